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
    area: DrawingArea<SceneBackend, Coordinates>,
    per_pixel: f64,
}

impl Plane {
    /// A plane for values of a range; none if plotters cannot make it, which for finite ranges it can.
    pub fn new(recorder: &Recorder, frame: Frame, x: Range<f64>, y: Range<f64>) -> Option<Self> {
        let area: DrawingArea<SceneBackend, Shift> = SceneBackend::new(recorder.clone(), frame.height).into_drawing_area();
        let per_pixel = (y.end - y.start) / f64::from(frame.bottom - frame.top);
        let (above, below) = (frame.top * UNITS_PER_PIXEL, (frame.height - frame.bottom) * UNITS_PER_PIXEL);
        let chart = ChartBuilder::on(&area).margin_top(above).margin_bottom(below).build_cartesian_2d(x, y).ok()?;
        Some(Self { area: chart.plotting_area().clone(), per_pixel })
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

    /// A text on a base line so many pixels below a value.
    pub fn text(&self, (x, y): (f64, f64), below: f64, side: HPos, text: &str, ink: Ink) {
        let (font, colour) = (("sans-serif", 12), ink.colour());
        let style = TextStyle::from(font).color(&colour).pos(Pos::new(side, VPos::Bottom));
        self.draw(&Text::new(text.to_owned(), (x, y - self.pixels(below)), style));
    }

    /// The backend cannot fail, so neither can this.
    fn draw<'a, E>(&self, element: &'a E)
    where
        &'a E: PointCollection<'a, (f64, f64)>,
        E: Drawable<SceneBackend>,
    {
        let _ = self.area.draw(element);
    }
}
