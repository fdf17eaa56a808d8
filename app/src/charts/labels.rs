//! Labels that do not fit get shorter, then thinner, and are never slanted or cut.

use super::scene::Room;
use super::text_width::text_width;

/// The least width of a chart where there is room, in pixels; the long forms are laid out for it.
pub const WIDE: f64 = 480.0;
/// The least width of a chart, on a phone.
pub const NARROW: f64 = 290.0;
/// Between two labels.
const GAP: f64 = 5.0;

/// Which labels of a row show: every so manieth, counted from the last, and the chosen one instead of its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Every {
    stride: usize,
    count: usize,
    chosen: Option<usize>,
}

impl Every {
    /// As many of the labels as fit, each as wide as the widest, on steps of a width in pixels.
    fn fitting(widest: f64, step: f64, count: usize, chosen: Option<usize>) -> Self {
        // At least 1, and no more than a text is long.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let stride = ((widest + GAP) / step).ceil().max(1.0) as usize;
        Self { stride, count, chosen }
    }

    fn shows(self, index: usize) -> bool {
        let from_last = self.count.saturating_sub(index + 1);
        let beside = |chosen: usize| chosen.abs_diff(index) < self.stride;
        self.chosen == Some(index) || (from_last.is_multiple_of(self.stride) && !self.chosen.is_some_and(beside))
    }
}

/// A row of labels below or above marks.
pub struct Labels<'a> {
    texts: Vec<(&'a str, &'a str)>,
    shorten: bool,
    wide: Every,
    narrow: Every,
}

impl<'a> Labels<'a> {
    /// Labels in their long and short form, on steps of a share of the width.
    pub fn new(texts: Vec<(&'a str, &'a str)>, step: f64, chosen: Option<usize>) -> Self {
        let widest = |of: fn(&(&'a str, &'a str)) -> &'a str| texts.iter().map(|text| text_width(of(text))).fold(0.0, f64::max);
        let (long, short, count) = (widest(|text| text.0), widest(|text| text.1), texts.len());
        let shorten = long + GAP > step * WIDE;
        let wide = Every::fitting(if shorten { short } else { long }, step * WIDE, count, chosen);
        let narrow = Every::fitting(short, step * NARROW, count, chosen);
        Self { texts, shorten, wide, narrow }
    }

    /// What stands at a mark, and at which widths.
    pub fn at(&self, index: usize) -> impl Iterator<Item = (Room, &'a str)> {
        let (long, short) = self.texts.get(index).copied().unwrap_or_default();
        let wide = self.wide.shows(index).then_some(if self.shorten { short } else { long });
        let narrow = self.narrow.shows(index).then_some(short);
        forms(wide, narrow)
    }
}

/// The same text at both widths is one.
pub fn forms<'a>(wide: Option<&'a str>, narrow: Option<&'a str>) -> impl Iterator<Item = (Room, &'a str)> {
    let both = wide.is_some() && wide == narrow;
    let first = wide.map(|text| (if both { Room::Any } else { Room::Wide }, text));
    let second = narrow.filter(|_| !both).map(|text| (Room::Narrow, text));
    first.into_iter().chain(second).filter(|(_, text)| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(count: usize, chosen: Option<usize>, room: Room) -> Vec<usize> {
        let years: Vec<String> = (0..count).map(|index| (2019 + index).to_string()).collect();
        let labels = Labels::new(
            years.iter().map(|year| (year.as_str(), year.as_str())).collect(),
            1.0 / f64::from(u32::try_from(count).unwrap()),
            chosen,
        );
        (0..count).filter(|index| labels.at(*index).any(|(at, _)| at == Room::Any || at == room)).collect()
    }

    #[test]
    fn eight_years_all_show_and_thirteen_are_thinned_where_it_is_narrow() {
        assert_eq!(shown(8, Some(7), Room::Narrow).len(), 8);
        assert_eq!(shown(13, Some(12), Room::Wide).len(), 13);
        assert_eq!(shown(13, Some(12), Room::Narrow), [0, 2, 4, 6, 8, 10, 12]);
    }

    #[test]
    fn what_shows_stays_when_another_is_chosen_but_for_its_neighbours() {
        assert_eq!(shown(13, None, Room::Narrow), [0, 2, 4, 6, 8, 10, 12]);
        assert_eq!(shown(13, Some(5), Room::Narrow), [0, 2, 5, 8, 10, 12]);
    }

    #[test]
    fn a_text_gets_shorter_before_it_gets_thinner() {
        let labels = Labels::new(vec![("1,234,567", "1.2M"); 8], 1.0 / 8.0, None);
        assert_eq!(labels.at(3).collect::<Vec<_>>(), [(Room::Wide, "1,234,567"), (Room::Narrow, "1.2M")]);
        let labels = Labels::new(vec![("1,234,567", "1.2M"); 12], 1.0 / 12.0, None);
        assert_eq!(labels.at(11).collect::<Vec<_>>(), [(Room::Any, "1.2M")]);
    }

    #[test]
    fn nothing_to_say_is_no_label() {
        assert_eq!(Labels::new(vec![("", "")], 1.0, None).at(0).count(), 0);
    }
}
