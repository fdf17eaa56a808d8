//! A drawn chart: primitives in reading order, each with the datum that it stands for.

use super::ink::Ink;

/// A place in a scene.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Fraction of the width, 0 to 1.
    pub x: f64,
    /// Pixels from the top.
    pub y: f64,
}

/// On which side of its place a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The place is where the text starts.
    Start,
    /// The place is the text's middle.
    Middle,
    /// The place is where the text ends.
    End,
}

/// A primitive.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A line through points.
    Line(Vec<Point>),
    /// A filled area between points.
    Area(Vec<Point>),
    /// A filled rectangle. One without a width is a tick, which is as wide as its ink says.
    Rect {
        /// Upper left corner.
        from: Point,
        /// Lower right corner.
        to: Point,
    },
    /// A filled circle.
    Dot {
        /// Its middle.
        at: Point,
        /// Pixels.
        radius: u32,
    },
    /// Text at its own size.
    Text {
        /// Where it stands.
        at: Point,
        /// On which side of that.
        anchor: Anchor,
        /// What it says.
        text: String,
    },
}

/// At which widths a mark is shown: below 480 px of its widget there is room for less.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Room {
    /// At every width.
    #[default]
    Any,
    /// Where there is room.
    Wide,
    /// Where there is little.
    Narrow,
}

/// A primitive with its meaning and its datum.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What is drawn.
    pub shape: Shape,
    /// What it means.
    pub ink: Ink,
    /// The datum it stands for, by its index; none for what belongs to all of them.
    pub datum: Option<usize>,
    /// At which widths it is shown.
    pub room: Room,
    /// Whether others are meant, where the ink does not say it.
    pub faint: bool,
}

/// A drawn chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Height in pixels.
    pub height: u32,
    /// What is drawn, from back to front.
    pub marks: Vec<Mark>,
}
