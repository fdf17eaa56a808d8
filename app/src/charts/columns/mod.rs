//! Columns side by side: plain, stacked, or as shares of the whole.

mod fill;
mod scale;
mod steps;
#[cfg(test)]
mod tests;
mod totals;

use plotters::style::text_anchor::HPos;

use self::fill::fill;
use self::scale::grid;
use self::steps::Steps;
use super::drawing::Column;
use super::ink::Ink;
use super::labels::{Labels, NARROW, WIDE, forms};
use super::plane::{Frame, Plane};
use super::recorder::Recorder;
use super::scene::{Room, Scene};
use super::text_width::text_width;

pub use self::fill::fills;
pub use self::scale::is_labelled_directly;
pub use self::steps::are_few;

const FRAME: Frame = Frame { height: 262, top: 24, bottom: 220 };
/// Base lines of what stands below a column, in pixels below the axis.
const LABEL: f64 = 19.0;
const NOTE: f64 = 35.0;
/// Between a column and its total, in pixels.
const ABOVE: f64 = 8.0;
/// Between the parts of a stack, and the end of what is pale, in pixels.
const EDGE: f64 = 2.0;
/// Below the upper end of a part, in pixels: the base line of its value, and the height that this takes.
const WITHIN: f64 = 17.0;
const ROOM_WITHIN: f64 = 22.0;
/// What the values of an axis take, in pixels; `chart_view.module.css` keeps it free.
const MARGIN: f64 = 44.0;

/// Draws columns.
pub fn columns(parts: &[String], columns: &[Column], share: bool) -> Scene {
    let recorder = Recorder::default();
    let stacks: Vec<Vec<f64>> = columns.iter().map(|column| heights(column, share)).collect();
    let highest = stacks.iter().map(|stack| stack.iter().sum()).fold(0.0, f64::max);
    let ceiling = if highest > 0.0 { highest } else { 1.0 };
    if let Some(plane) = Plane::new(&recorder, FRAME, 0.0..1.0, 0.0..ceiling) {
        let chart = Chart { plane, recorder: &recorder, steps: Steps::of(columns.len()), columns, stacks };
        chart.draw(parts, share, ceiling);
    }
    recorder.scene(FRAME.height)
}

/// The heights of a column's parts.
fn heights(column: &Column, share: bool) -> Vec<f64> {
    // Exact up to 2^53, and what is beyond cannot be seen.
    #[expect(clippy::cast_precision_loss)]
    let values: Vec<f64> = column.parts.iter().map(|part| (*part).max(0) as f64).collect();
    let total: f64 = values.iter().sum();
    if share && total > 0.0 { values.iter().map(|value| value / total).collect() } else { values }
}

struct Chart<'a> {
    plane: Plane,
    recorder: &'a Recorder,
    steps: Steps,
    columns: &'a [Column],
    stacks: Vec<Vec<f64>>,
}

impl Chart<'_> {
    fn draw(&self, parts: &[String], share: bool, ceiling: f64) {
        let direct = is_labelled_directly(self.columns.len());
        if !direct {
            grid(&self.plane, self.recorder, ceiling, share);
        }
        for (index, column) in self.columns.iter().enumerate() {
            self.recorder.datum(Some(index));
            self.stack(index, column.strong, parts.len());
            if share && direct {
                self.within(index, column, parts);
            }
        }
        self.recorder.datum(None);
        // Half a pixel lower the line is as sharp as the screen.
        self.plane.level(0.0, 0.5, Ink::Axis);
        self.below();
        self.totals(direct);
    }

    fn stack(&self, index: usize, strong: bool, parts: usize) {
        let (x, edge) = (self.steps.bar(index), self.plane.pixels(EDGE));
        let mut from = 0.0;
        for (part, height) in self.stacks[index].iter().enumerate().filter(|(_, height)| **height > 0.0) {
            let (fill, to) = (fill(part, parts, strong), from + height);
            // What is not nothing is seen, be it at the cost of the gap.
            let start = if from > 0.0 { (from + edge).min(to - edge / 2.0) } else { from };
            self.recorder.faint(fill.faint);
            self.plane.rect(x, (start, to), fill.body);
            if let Some(cap) = fill.cap {
                self.plane.rect(x, ((to - edge).max(start), to), cap);
            }
            self.recorder.faint(false);
            from = to;
        }
    }

    /// The values of a column's parts, where they fit.
    fn within(&self, index: usize, column: &Column, parts: &[String]) {
        let (mut to, centre) = (0.0, self.steps.centre(index));
        for (part, height) in self.stacks[index].iter().enumerate() {
            to += height;
            let words = column.tip.lines.iter().find(|(name, _)| Some(name) == parts.get(part)).map(|(_, words)| words.as_str());
            let fits = |width: f64| words.filter(|words| text_width(words) <= self.steps.bar_width() * width);
            if *height < self.plane.pixels(ROOM_WITHIN) {
                continue;
            }
            for (room, text) in forms(fits(WIDE), fits(NARROW)) {
                self.recorder.room(room);
                self.plane.text((centre, to), WITHIN, HPos::Center, text, fill(part, parts.len(), column.strong).text);
            }
        }
        self.recorder.room(Room::Any);
    }

    /// Names, and notes below those whose names show.
    fn below(&self) {
        let wider = |column: &'_ Column| text_width(&column.label) < text_width(&column.note);
        let layout = self.columns.iter().map(|column| if wider(column) { column.note.as_str() } else { column.label.as_str() });
        let labels = self.labels(layout.map(|text| (text, text)).collect());
        for (index, column) in self.columns.iter().enumerate() {
            for (text, below, ink) in [(&column.label, LABEL, Ink::Value), (&column.note, NOTE, Ink::Note)] {
                let texts = labels.at(index).map(|(room, _)| (room, text.as_str())).filter(|(_, text)| !text.is_empty());
                self.write(index, 0.0, below, texts, ink);
            }
        }
    }

    /// The one column that is meant, if it is one.
    fn meant(&self) -> Option<usize> {
        let mut strong = (0..self.columns.len()).filter(|index| self.columns[*index].strong);
        strong.next().filter(|_| strong.next().is_none())
    }

    fn labels<'t>(&self, texts: Vec<(&'t str, &'t str)>) -> Labels<'t> {
        // The values of an axis take their share of the width.
        let left = if is_labelled_directly(self.columns.len()) { 1.0 } else { 1.0 - MARGIN / NARROW };
        Labels::new(texts, self.steps.width * left, self.meant())
    }

    /// Writes a text for a column, so many pixels below a value.
    fn write<'t>(&self, index: usize, at: f64, below: f64, texts: impl Iterator<Item = (Room, &'t str)>, ink: Ink) {
        self.recorder.datum(Some(index));
        let all = self.columns.iter().all(|column| column.strong);
        let ink = if self.columns[index].strong && !all { Ink::Emphasis } else { ink };
        for (room, text) in texts {
            self.recorder.room(room);
            let (x, side) = self.steps.place(index, text);
            self.plane.text((x, at), below, side, text, ink);
        }
        self.recorder.room(Room::Any);
    }
}
