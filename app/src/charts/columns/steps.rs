//! Where columns stand from side to side.

use plotters::style::text_anchor::HPos;

use crate::charts::labels::{NARROW, WIDE};
use crate::charts::text_width::text_width;

/// How much of its step a column takes.
const SHARE: f64 = 0.68;
/// Fewer columns than these stand in the middle and no wider: a single one would be a wall.
const FEWEST: usize = 4;

/// Beside a chart there is a widget's padding, at least so many pixels.
const PADDING: f64 = 14.0;

/// Whether columns are so few that they stand in the middle, each on a quarter of the width.
pub const fn are_few(count: usize) -> bool {
    count < FEWEST
}

/// Equal steps over the width.
pub struct Steps {
    /// The share of the width that each takes.
    pub width: f64,
    from: f64,
    count: usize,
}

impl Steps {
    /// So many steps.
    pub fn of(count: usize) -> Self {
        let share = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        let width = 1.0 / share(count.max(FEWEST));
        let from = if are_few(count) { (1.0 - width * share(count)) / 2.0 } else { 0.0 };
        Self { width, from, count }
    }

    /// The share of the width that a column takes.
    pub fn bar_width(&self) -> f64 {
        self.width * SHARE
    }

    /// The middle of a step.
    pub fn centre(&self, index: usize) -> f64 {
        self.from + (f64::from(u32::try_from(index).unwrap_or(u32::MAX)) + 0.5) * self.width
    }

    /// Left and right side of a column.
    pub fn bar(&self, index: usize) -> (f64, f64) {
        let (centre, half) = (self.centre(index), self.bar_width() / 2.0);
        (centre - half, centre + half)
    }

    /// Where the text of a column stands: in its middle, unless it would leave the widget.
    pub fn place(&self, index: usize, text: &str) -> (f64, HPos) {
        let is_wide = text_width(text) > self.width * NARROW + 2.0 * PADDING;
        match index {
            0 if is_wide => (self.bar(0).0, HPos::Left),
            _ if is_wide && index + 1 == self.count => (self.bar(index).1, HPos::Right),
            _ => (self.centre(index), HPos::Center),
        }
    }

    /// Whether two texts so many steps apart, each in a long and a short form, do not touch.
    pub fn are_apart(&self, one: (&str, &str), other: (&str, &str), steps: usize) -> bool {
        let apart = f64::from(u32::try_from(steps).unwrap_or(u32::MAX)) * self.width;
        // One that stands at a side reaches as far as it is wide.
        let fits = |a: &str, b: &str, width: f64| text_width(a).max(text_width(b)) * 1.5 < apart * width;
        fits(one.0, other.0, WIDE) && fits(one.1, other.1, NARROW)
    }
}
