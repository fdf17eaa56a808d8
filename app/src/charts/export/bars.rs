//! Ranked bars: rows of name, bar and value, or where there is little room name and value above the bar.

use super::file::{File, Weight};
use super::scene::token;
use super::wrap::in_two;
use crate::charts::bars::bar;
use crate::charts::drawing::Bar;
use crate::charts::scene::Shape;
use crate::charts::text_width::{TEXT_SIZE, text_width};

/// Below this width names and values stand above the bars, as in the page.
const ROWS: f64 = 384.0;
const NAME: f64 = 128.0;
const BETWEEN: f64 = 12.0;
const HEIGHT: f64 = 14.0;
const ROW: f64 = 40.0;
const STACKED_ROW: f64 = 56.0;
/// Sizes of texts in a row.
const SIZE: f64 = 13.0;
const SMALL: f64 = 12.0;
const NAME_LINE: f64 = 15.0;

/// Draws the bars, and goes below them.
pub fn draw(file: &mut File, bars: &[Bar], target: Option<i32>) {
    let widest = |size: f64, of: fn(&Bar) -> &str| bars.iter().map(|bar| text_width(of(bar)) * size / TEXT_SIZE * 1.06).fold(0.0, f64::max);
    let value = widest(SIZE, |bar| &bar.value).max(widest(SMALL, |bar| &bar.of));
    for bar in bars {
        if file.inner() < ROWS {
            stacked(file, bar, target);
        } else {
            row(file, bar, target, value);
        }
    }
}

fn row(file: &mut File, bar: &Bar, target: Option<i32>, value: f64) {
    let (right, left) = (file.inner(), NAME + BETWEEN);
    let names = in_two(&bar.label, NAME, SIZE);
    let first = if names.len() > 1 { 16.0 } else { 24.0 };
    for (line, name) in (0..).zip(&names) {
        file.text(0.0, first + f64::from(line) * NAME_LINE, SIZE, Weight::Normal, name_token(bar), name);
    }
    track(file, bar, target, (left, (ROW - HEIGHT) / 2.0), right - left - value - BETWEEN);
    let middle = if bar.of.is_empty() { 24.0 } else { 17.0 };
    file.anchored((right, middle), "end", SIZE, Weight::Strong, "ink", &bar.value);
    file.anchored((right, 32.0), "end", SMALL, Weight::Normal, "ink-3", &bar.of);
    file.skip(ROW);
}

fn stacked(file: &mut File, bar: &Bar, target: Option<i32>) {
    let (right, of) = (file.inner(), text_width(&bar.of));
    let value = text_width(&bar.value) * SIZE / TEXT_SIZE * 1.06;
    let names = in_two(&bar.label, right - of - value - BETWEEN * 2.0, SIZE);
    for (line, name) in (0..).zip(&names) {
        file.text(0.0, 14.0 + f64::from(line) * NAME_LINE, SIZE, Weight::Normal, name_token(bar), name);
    }
    let second = if names.len() > 1 { NAME_LINE } else { 0.0 };
    file.reading((right, 14.0), &bar.value, &bar.of);
    track(file, bar, target, (0.0, 24.0 + second), right);
    file.skip(STACKED_ROW - 8.0 + second);
}

/// A bar that is not meant has a paler name too.
const fn name_token(bar: &Bar) -> &'static str {
    if bar.tip.chosen { "ink" } else { "ink-2" }
}

/// The bar itself, from the same scene as in the page.
fn track(file: &mut File, shown: &Bar, target: Option<i32>, at: (f64, f64), width: f64) {
    for mark in bar(shown, target, 14).marks {
        if let Shape::Rect { from, to } = mark.shape {
            let share = to.x - from.x;
            let tick = if mark.ink == crate::charts::Ink::Target { 1.5 } else { 2.0 };
            let back = if share > 0.0 || mark.ink == crate::charts::Ink::Target { 0.0 } else { 2.0 };
            let (wide, radius) = if share > 0.0 { (share * width, 2.0) } else { (tick, 0.0) };
            file.rect((at.0 + from.x * width - back, at.1), (wide, HEIGHT), radius, token(mark.ink));
        }
    }
}
