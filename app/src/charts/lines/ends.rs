//! What stands behind the end of each line: its last value and its name, side by side where they would touch.

use super::ink;
use crate::charts::drawing::Line;
use crate::charts::ink::Ink;
use crate::charts::plane::Plane;
use crate::charts::text_width::text_width;

/// Between two base lines, in pixels.
const APART: f64 = 16.0;
/// The room behind the lines, in pixels; `view.module.css` keeps it free.
const ROOM: f64 = 82.0;

/// A text behind the end of a line.
pub struct End {
    /// The line.
    pub line: usize,
    /// The value that it stands at.
    pub at: f64,
    /// What it says.
    pub text: String,
    /// Whether it is the line that is meant.
    pub ink: Ink,
}

/// Whether every line's name has room behind its end. Where not, the ends carry values alone and a legend the names.
pub fn names_fit(lines: &[Line]) -> bool {
    lines.iter().all(|line| last(line).is_none_or(|(_, words)| text_width(&format!("{words} {}", line.label)) <= ROOM))
}

/// The last value of a line, with its words.
fn last(line: &Line) -> Option<(i32, &str)> {
    let index = line.values.iter().rposition(Option::is_some)?;
    Some((line.values.get(index).copied().flatten()?, line.words.get(index).map_or("", String::as_str)))
}

/// The texts behind the lines, from above, none over another and none far below the lowest value.
pub fn ends(lines: &[Line], plane: &Plane, lowest: f64) -> Vec<End> {
    let named = names_fit(lines);
    let end = |(index, line): (usize, &Line)| {
        let (value, words) = last(line)?;
        let text = if named { format!("{words} {}", line.label) } else { words.to_owned() };
        let ink = if ink(index, lines.len()) == Ink::Strong { Ink::EndEmphasis } else { Ink::End };
        Some(End { line: index, at: f64::from(value), text, ink })
    };
    let mut ends: Vec<End> = lines.iter().enumerate().filter_map(end).collect();
    ends.sort_by(|a, b| b.at.total_cmp(&a.at));
    let apart = plane.pixels(APART);
    for index in 1..ends.len() {
        ends[index].at = ends[index].at.min(ends[index - 1].at - apart);
    }
    let mut floor = lowest - apart;
    for end in ends.iter_mut().rev() {
        end.at = end.at.max(floor);
        floor = end.at + apart;
    }
    ends
}
