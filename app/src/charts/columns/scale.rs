//! A value axis, for columns that are too many to label each.

use domain::format::short_count;

use plotters::style::text_anchor::HPos;

use crate::charts::ink::Ink;
use crate::charts::plane::Plane;
use crate::charts::recorder::Recorder;

/// Up to so many columns each carries its value, and there is no axis.
const LABELLED: usize = 12;
const MOST_LINES: i64 = 4;
/// What a line's value stands below it, so that both share a middle; in pixels.
const MIDDLE: f64 = 4.0;
/// Above this a step would be no whole number of 64 bits; nobody counts that far.
const HIGHEST: i64 = 1_000_000_000_000_000;

/// Whether each of so many columns carries its value.
pub const fn is_labelled_directly(count: usize) -> bool {
    count <= LABELLED
}

/// Draws the lines to read values by.
pub fn grid(plane: &Plane, recorder: &Recorder, ceiling: f64, share: bool) {
    recorder.datum(None);
    // Truncated on purpose: a line above the highest column reads nothing.
    #[expect(clippy::cast_possible_truncation)]
    let highest = if share { 100 } else { ceiling as i64 };
    for value in ticks(highest) {
        #[expect(clippy::cast_precision_loss)]
        let at = if share { value as f64 / 100.0 * ceiling } else { value as f64 };
        plane.level(at, 0.5, Ink::Grid);
        let words = if share { format!("{value}%") } else { short_count(value) };
        plane.text((0.0, at), MIDDLE, HPos::Right, &words, Ink::Scale);
    }
}

/// Round values up to the highest, at most four.
fn ticks(highest: i64) -> impl Iterator<Item = i64> {
    let highest = highest.min(HIGHEST);
    let powers = std::iter::successors(Some(1_i64), |power| power.checked_mul(10));
    let mut steps = powers.flat_map(|power| [power, 2 * power, 5 * power]);
    let step = steps.find(|step| highest / step <= MOST_LINES).unwrap_or(HIGHEST);
    (1..=highest / step).map(move |line| line * step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_at_most_four_lines_at_round_values() {
        assert_eq!(ticks(41_256).collect::<Vec<_>>(), [10_000, 20_000, 30_000, 40_000]);
        assert_eq!(ticks(100).collect::<Vec<_>>(), [50, 100]);
        assert_eq!(ticks(3).collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(ticks(0).count(), 0);
        assert!(ticks(i64::MAX).count() <= 4);
    }
}
