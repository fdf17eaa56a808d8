//! The marks of a chart: what a reader is told, where each leads, and what stands in it.

use super::bars::row;
use super::css;
use super::tooltip::{Key, tooltip};
use crate::charts::columns::fills;
use crate::charts::drawing::{Bar, Column, Drawing, Line, Tip};
use crate::charts::ink::Ink;
use crate::charts::lines::ink;

/// A mark, ready to be shown.
pub struct Placed {
    /// Its class; it says on which side the tooltip stands.
    pub class: String,
    /// What a reader is told.
    pub name: String,
    /// Where it leads, if anywhere.
    pub href: String,
    /// Whether it is chosen.
    pub chosen: bool,
    /// What stands in it.
    pub html: String,
}

/// The marks of a chart, from the left or from above.
pub fn marks(drawing: &Drawing) -> Vec<Placed> {
    match drawing {
        Drawing::Columns { parts, columns, .. } => {
            let count = columns.len();
            columns.iter().enumerate().map(|(index, column)| of_column(column, parts, beside(index, count))).collect()
        }
        Drawing::Bars { bars, target, .. } => {
            let count = bars.len();
            bars.iter().enumerate().map(|(index, bar)| of_bar(bar, *target, below_or_above(index, count))).collect()
        }
        Drawing::Lines { steps, lines } => {
            let count = steps.len();
            (0..count).map(|index| of_step(&steps[index], index, lines, beside(index, count))).collect()
        }
    }
}

fn of_column(column: &Column, parts: &[String], side: &'static str) -> Placed {
    let key = |name: &str| {
        let part = parts.iter().position(|part| part == name)?;
        let ink = fills(parts.len()).nth(part)?;
        // The key shows the fill of the mark that it explains.
        Some(Key::Box(if ink == Ink::Strong && !column.strong { Ink::Pale } else { ink }))
    };
    let lines = column.tip.lines.iter().map(|(name, value)| (key(name), name.as_str(), value.as_str()));
    placed(&column.tip, side, tooltip(&column.label, lines, &column.tip.note))
}

fn of_bar(bar: &Bar, target: Option<i32>, side: &'static str) -> Placed {
    let lines = bar.tip.lines.iter().map(|(name, value)| (None, name.as_str(), value.as_str()));
    let html = row(bar, target) + &tooltip(&bar.label, lines, &bar.tip.note);
    placed(&bar.tip, side, html)
}

/// The values of all lines at one step are one mark: side by side they could not be told apart by where they are.
fn of_step(step: &str, index: usize, lines: &[Line], side: &'static str) -> Placed {
    let tips = || lines.iter().filter_map(|line| line.tips.get(index));
    let names: Vec<&str> = tips().map(|tip| tip.name.as_str()).filter(|name| !name.is_empty()).collect();
    let told = Tip {
        name: names.join("; "),
        href: tips().map(|tip| &tip.href).find(|href| !href.is_empty()).cloned().unwrap_or_default(),
        chosen: tips().any(|tip| tip.chosen),
        ..Tip::default()
    };
    let note = tips().map(|tip| tip.note.as_str()).find(|note| !note.is_empty()).unwrap_or_default();
    let listed = lines.iter().enumerate().map(|(line, drawn)| {
        let words = drawn.words.get(index).map_or("", String::as_str);
        (Some(Key::Line(ink(line, lines.len()))), drawn.label.as_str(), words)
    });
    placed(&told, side, tooltip(step, listed, note))
}

fn placed(tip: &Tip, side: &'static str, html: String) -> Placed {
    let class = stylance::classes!(css::mark, side);
    Placed { class, name: tip.name.clone(), href: tip.href.clone(), chosen: tip.chosen, html }
}

/// A tooltip stands where there is more room, and never over its mark.
const fn beside(index: usize, count: usize) -> &'static str {
    if index * 2 + 1 < count { css::after } else { css::before }
}

const fn below_or_above(index: usize, count: usize) -> &'static str {
    if index * 2 < count { css::below } else { css::above }
}
