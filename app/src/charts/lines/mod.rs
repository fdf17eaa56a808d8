//! Lines over the same steps, each labelled at its end.

mod ends;
#[cfg(test)]
mod tests;

use plotters::style::text_anchor::HPos;

use self::ends::ends;
use super::drawing::Line;
use super::ink::Ink;
use super::labels::{Labels, NARROW, WIDE};
use super::plane::{Frame, Plane};
use super::recorder::Recorder;
use super::scene::{Room, Scene};

pub use self::ends::names_fit;

const FRAME: Frame = Frame { height: 136, top: 18, bottom: 108 };
/// Base line of the steps' names, in pixels below the lowest value.
const NAMES: f64 = 25.0;
/// What a text stands below its value, so that both share a middle; in pixels.
const MIDDLE: f64 = 4.0;
const DOT: u32 = 4;
/// A value without neighbours, which no line would show.
const ALONE: u32 = 3;
/// What stands beside the lines takes this much of the width for which names are laid out.
const BESIDE: f64 = 140.0;

/// Draws lines. They need not start at nothing, so the lowest and the highest value stand beside them.
pub fn lines(steps: &[String], lines: &[Line]) -> Scene {
    let recorder = Recorder::default();
    let (low, high) = (value_at(lines, false), value_at(lines, true));
    if let (Some((low, _)), Some((high, _))) = (low, high) {
        let range = if low < high { f64::from(low)..f64::from(high) } else { f64::from(low) - 1.0..f64::from(low) + 1.0 };
        if let Some(plane) = Plane::new(&recorder, FRAME, 0.0..1.0, range.clone()) {
            Chart { plane, recorder: &recorder, steps, lines, low: range.start }.draw();
        }
    }
    recorder.scene(FRAME.height)
}

/// The lowest or the highest value with its words.
fn value_at(lines: &[Line], highest: bool) -> Option<(i32, &str)> {
    let values = lines.iter().flat_map(|line| {
        let words = line.words.iter().map(String::as_str).chain(std::iter::repeat(""));
        line.values.iter().zip(words).filter_map(|(value, words)| Some(((*value)?, words)))
    });
    if highest { values.max_by_key(|(value, _)| *value) } else { values.min_by_key(|(value, _)| *value) }
}

/// What stands to the left of the lines.
pub fn scale(lines: &[Line]) -> impl Iterator<Item = (i32, &str)> {
    let (low, high) = (value_at(lines, false), value_at(lines, true));
    high.into_iter().chain(low.filter(|low| high.is_some_and(|high| low.0 < high.0)))
}

/// The ink of a line: one that is meant, one that it is compared with, or kinds side by side.
pub fn ink(line: usize, lines: usize) -> Ink {
    if lines == 2 && line == 1 { Ink::Compared } else { Ink::kind(line) }
}

struct Chart<'a> {
    plane: Plane,
    recorder: &'a Recorder,
    steps: &'a [String],
    lines: &'a [Line],
    low: f64,
}

impl Chart<'_> {
    fn draw(&self) {
        for (value, words) in scale(self.lines) {
            let at = f64::from(value);
            self.plane.level(at, 0.5, Ink::Grid);
            self.plane.text((0.0, at), MIDDLE, HPos::Right, words, Ink::Scale);
        }
        // The one that is meant lies above the others.
        for (index, line) in self.lines.iter().enumerate().rev() {
            self.recorder.datum(Some(index));
            self.line(line, ink(index, self.lines.len()));
        }
        for end in ends(self.lines, &self.plane, self.low) {
            self.recorder.datum(Some(end.line));
            self.plane.text((1.0, end.at), MIDDLE, HPos::Left, &end.text, end.ink);
        }
        self.recorder.datum(None);
        self.names();
    }

    /// A line never bridges a step that has no value.
    fn line(&self, line: &Line, ink: Ink) {
        let places: Vec<Option<(f64, f64)>> =
            line.values.iter().enumerate().map(|(index, value)| Some((self.x(index), f64::from((*value)?)))).collect();
        for run in places.split(Option::is_none) {
            let run: Vec<(f64, f64)> = run.iter().copied().flatten().collect();
            match run.as_slice() {
                [] => {}
                [alone] => self.plane.dot(*alone, ALONE, ink),
                _ => self.plane.line(run, ink),
            }
        }
        let chosen = line.tips.iter().position(|tip| tip.chosen).or_else(|| places.iter().rposition(Option::is_some));
        if ink != Ink::Compared
            && let Some(at) = chosen.and_then(|index| *places.get(index)?)
        {
            self.plane.dot(at, DOT, ink);
        }
    }

    fn x(&self, index: usize) -> f64 {
        let share = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        if self.steps.len() > 1 { share(index) / share(self.steps.len() - 1) } else { 0.5 }
    }

    fn names(&self) {
        let texts: Vec<_> = self.steps.iter().map(|name| (name.as_str(), name.as_str())).collect();
        // Labels are laid out for the whole width; what stands beside the lines leaves less of it.
        let step = self.x(1).min(1.0) * (1.0 - BESIDE / if self.steps.len() > 1 { NARROW } else { WIDE });
        let labels = Labels::new(texts, step, None);
        for index in 0..self.steps.len() {
            for (room, text) in labels.at(index) {
                self.recorder.room(room);
                self.plane.text((self.x(index), self.low), NAMES, HPos::Center, text, Ink::Note);
            }
        }
        self.recorder.room(Room::Any);
    }
}
