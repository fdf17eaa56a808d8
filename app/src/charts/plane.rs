//! What the charts draw on: plotters' coordinates for the data, and pixels for what keeps its size beside them.

use std::ops::Range;

use plotters::coord::Shift;
use plotters::coord::types::RangedCoordf64;
use plotters::element::{Drawable, PointCollection};
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::backend::{SceneBackend, UNITS_PER_PIXEL};
use super::ink::Ink;
use super::recorder::Recorder;

type Coordinates = Cartesian2d<RangedCoordf64, RangedCoordf64>;

/// Where in a scene the values stand, in pixels from the top.
#[derive(Clone, Copy)]
pub struct Frame {
    /// The whole height.
    pub height: u32,
    /// Where the highest value stands.
    pub top: u32,
    /// Where the lowest value stands.
    pub bottom: u32,
}

/// A drawing area with coordinates.
pub struct Plane {
    /// Where values stand. What lies beyond is drawn at its edge.
    area: DrawingArea<SceneBackend, Coordinates>,
    /// The whole scene, for what stands beside values.
    whole: DrawingArea<SceneBackend, Shift>,
    per_pixel: f64,
}

impl Plane {
    /// A plane for values of a range; none if plotters cannot make it, which for finite ranges it can.
    pub fn new(recorder: &Recorder, frame: Frame, x: Range<f64>, y: Range<f64>) -> Option<Self> {
        let whole = SceneBackend::new(recorder.clone(), frame.height).into_drawing_area();
        let per_pixel = (y.end - y.start) / f64::from(frame.bottom - frame.top);
        let (above, below) = (frame.top * UNITS_PER_PIXEL, (frame.height - frame.bottom) * UNITS_PER_PIXEL);
        let chart = ChartBuilder::on(&whole).margin_top(above).margin_bottom(below).build_cartesian_2d(x, y).ok()?;
        let area = chart.plotting_area().clone();
        Some(Self { area, whole, per_pixel })
    }

    /// As much of the values' unit as so many pixels are high.
    pub fn pixels(&self, pixels: f64) -> f64 {
        self.per_pixel * pixels
    }

    /// A filled rectangle.
    pub fn rect(&self, x: (f64, f64), y: (f64, f64), ink: Ink) {
        self.draw(&Rectangle::new([(x.0, y.1), (x.1, y.0)], ink.colour().filled()));
    }

    /// A line.
    pub fn line(&self, points: Vec<(f64, f64)>, ink: Ink) {
        self.draw(&PathElement::new(points, ink.colour().stroke_width(1)));
    }

    /// A dot of a radius in pixels.
    pub fn dot(&self, at: (f64, f64), radius: u32, ink: Ink) {
        self.draw(&Circle::new(at, radius, ink.colour().filled()));
    }

    /// A line over the whole width, so many pixels below a value.
    pub fn level(&self, value: f64, below: f64, ink: Ink) {
        let ends = [0.0, 1.0].map(|x| self.below((x, value), below));
        // The backend cannot fail, so neither can this.
        let _ = self.whole.draw(&PathElement::new(ends.to_vec(), ink.colour().stroke_width(1)));
    }

    /// A text on a base line so many pixels below a value.
    pub fn text(&self, at: (f64, f64), below: f64, side: HPos, text: &str, ink: Ink) {
        let (font, colour) = (("sans-serif", 12), ink.colour());
        let style = TextStyle::from(font).color(&colour).pos(Pos::new(side, VPos::Bottom));
        let _ = self.whole.draw(&Text::new(text.to_owned(), self.below(at, below), style));
    }

    /// The place of a value, so many pixels lower.
    fn below(&self, at: (f64, f64), pixels: f64) -> (i32, i32) {
        let (x, y) = self.area.map_coordinate(&at);
        // A chart is some hundred pixels high.
        #[expect(clippy::cast_possible_truncation)]
        let lower = (pixels * f64::from(UNITS_PER_PIXEL)) as i32;
        (x, y + lower)
    }

    fn draw<'a, E>(&self, element: &'a E)
    where
        &'a E: PointCollection<'a, (f64, f64)>,
        E: Drawable<SceneBackend>,
    {
        let _ = self.area.draw(element);
    }
}
