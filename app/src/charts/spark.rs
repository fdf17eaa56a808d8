//! The line by year below a key figure.

use std::error::Error;
use std::ops::Range;

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use serde::{Deserialize, Serialize};

use super::backend::SceneBackend;
use super::ink::Ink;
use super::recorder::Recorder;
use super::scene::Scene;

const HEIGHT: u32 = 44;
/// Room for the dot above the highest value, in pixels.
const ABOVE: u32 = 4;
/// Room below the lowest value, so that it does not read as nothing.
const BELOW: u32 = 7;
const DOT: u32 = 4;

/// One value of a line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SparkPoint {
    /// How far right it stands, in any unit.
    pub at: i32,
    /// How high, in any unit that is fine enough; none leaves a gap.
    pub value: Option<i32>,
    /// What the pointer reads on it.
    pub label: String,
}

/// Draws a line. `chosen` is the index of the value that carries the dot.
///
/// The scale is the line's own: a spark line shows the course, the numbers stand beside it.
pub fn spark(points: &[SparkPoint], chosen: Option<usize>) -> Scene {
    let recorder = Recorder::default();
    // The backend cannot fail, and every coordinate below is finite.
    let drawn = draw(points, chosen, &recorder);
    if drawn.is_ok() { recorder.scene(HEIGHT) } else { Scene { height: HEIGHT, marks: Vec::new() } }
}

fn draw(points: &[SparkPoint], chosen: Option<usize>, recorder: &Recorder) -> Result<(), Box<dyn Error>> {
    let area = SceneBackend::new(recorder.clone(), HEIGHT).into_drawing_area();
    let (x, y) = (width_of(points), height_of(points));
    let floor = y.start;
    let mut chart = ChartBuilder::on(&area).build_cartesian_2d(x.clone(), y)?;
    for run in runs(points) {
        let line: Vec<(f64, f64)> = run.iter().filter_map(place).collect();
        let ends = line.first().zip(line.last()).map(|(first, last)| [(first.0, floor), (last.0, floor)]);
        let ground = ends.into_iter().flat_map(|[start, end]| std::iter::once(start).chain(line.clone()).chain([end]));
        chart.draw_series([Polygon::new(ground.collect::<Vec<_>>(), Ink::Area.colour().filled())])?;
        chart.draw_series([PathElement::new(line, Ink::Strong.colour().stroke_width(2))])?;
    }
    recorder.datum(chosen);
    let dot = chosen.and_then(|index| place(points.get(index)?));
    chart.draw_series(dot.map(|at| Circle::new(at, DOT, Ink::Strong.colour().filled())))?;
    let (top, half) = (chart.plotting_area().get_y_range().end, half_step(points));
    for (index, point) in points.iter().enumerate() {
        recorder.datum(Some(index));
        let at = f64::from(point.at);
        let (left, right) = ((at - half).max(x.start), (at + half).min(x.end));
        chart.draw_series([Rectangle::new([(left, top), (right, floor)], Ink::Hit.colour().filled())])?;
        let (font, colour) = (("sans-serif", 12), Ink::Label.colour());
        let style = TextStyle::from(font).color(&colour).pos(Pos::new(side(index, points.len()), VPos::Bottom));
        chart.draw_series([Text::new(point.label.clone(), (at, top), style)])?;
    }
    Ok(())
}

/// Where a value stands; nowhere if there is none.
fn place(point: &SparkPoint) -> Option<(f64, f64)> {
    Some((f64::from(point.at), f64::from(point.value?)))
}

/// A label never leaves the chart: the first stands to the right of its place, the last to the left.
fn side(index: usize, count: usize) -> HPos {
    if index * 3 < count {
        HPos::Left
    } else if index * 3 >= count * 2 {
        HPos::Right
    } else {
        HPos::Center
    }
}

/// Neighbouring values without a gap. A line never bridges a year that has none.
fn runs(points: &[SparkPoint]) -> impl Iterator<Item = &[SparkPoint]> {
    points.split(|point| point.value.is_none()).filter(|run| run.len() > 1)
}

fn width_of(points: &[SparkPoint]) -> Range<f64> {
    match (points.first(), points.last()) {
        (Some(first), Some(last)) if first.at < last.at => f64::from(first.at)..f64::from(last.at),
        (Some(only), _) => f64::from(only.at) - 1.0..f64::from(only.at),
        _ => 0.0..1.0,
    }
}

fn half_step(points: &[SparkPoint]) -> f64 {
    let range = width_of(points);
    let steps = u32::try_from(points.len().saturating_sub(1).max(1)).unwrap_or(u32::MAX);
    (range.end - range.start) / f64::from(steps) / 2.0
}

/// The values' range, widened so that the lowest stands [`BELOW`] the floor and the highest [`ABOVE`] under the ceiling.
fn height_of(points: &[SparkPoint]) -> Range<f64> {
    let values = || points.iter().filter_map(|point| point.value);
    let (low, high) = match (values().min(), values().max()) {
        (Some(low), Some(high)) if low < high => (f64::from(low), f64::from(high)),
        (Some(flat), _) => (f64::from(flat) - 0.5, f64::from(flat) + 0.5),
        _ => (0.0, 1.0),
    };
    let per_pixel = (high - low) / f64::from(HEIGHT - ABOVE - BELOW);
    low - per_pixel * f64::from(BELOW)..high + per_pixel * f64::from(ABOVE)
}

#[cfg(test)]
mod tests {
    use super::super::scene::Shape;
    use super::*;

    fn points(values: &[Option<i32>]) -> Vec<SparkPoint> {
        let point = |(year, value): (i32, &Option<i32>)| SparkPoint { at: year, value: *value, label: year.to_string() };
        (2019..).zip(values).map(point).collect()
    }

    fn lines(scene: &Scene) -> Vec<&Vec<super::super::scene::Point>> {
        scene.marks.iter().filter_map(|mark| if let Shape::Line(points) = &mark.shape { Some(points) } else { None }).collect()
    }

    #[test]
    fn the_highest_value_stands_highest_and_the_line_spans_the_width() {
        let scene = spark(&points(&[Some(5), Some(9), Some(7)]), Some(2));
        let line = lines(&scene)[0];
        assert!(line[1].y < line[2].y && line[2].y < line[0].y);
        assert!((line[1].y - f64::from(ABOVE)).abs() < 0.1 && (line[0].y - f64::from(HEIGHT - BELOW)).abs() < 0.1);
        assert!(line[0].x.abs() < 0.001 && (line[2].x - 1.0).abs() < 0.001);
    }

    #[test]
    fn a_year_without_a_value_is_a_gap() {
        let scene = spark(&points(&[Some(1), Some(2), None, Some(3), Some(4)]), Some(4));
        assert_eq!(lines(&scene).len(), 2);
    }

    #[test]
    fn the_dot_and_every_label_know_their_datum() {
        let scene = spark(&points(&[Some(1), Some(2), Some(3)]), Some(1));
        let dots: Vec<_> = scene.marks.iter().filter(|mark| matches!(mark.shape, Shape::Dot { .. })).collect();
        assert_eq!(dots.iter().map(|mark| mark.datum).collect::<Vec<_>>(), [Some(1)]);
        let labels = scene.marks.iter().filter(|mark| mark.ink == Ink::Label);
        assert_eq!(labels.map(|mark| mark.datum).collect::<Vec<_>>(), [Some(0), Some(1), Some(2)]);
    }

    #[test]
    fn one_value_none_and_equal_values_can_be_drawn() {
        assert!(lines(&spark(&points(&[Some(4)]), Some(0))).is_empty());
        assert!(spark(&[], None).marks.is_empty());
        let flat = spark(&points(&[Some(4), Some(4)]), Some(1));
        assert!(lines(&flat)[0].iter().all(|point| (point.y - 20.5).abs() < 0.1));
    }
}
