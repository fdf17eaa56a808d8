//! Wall-clock times as seconds, and their text in an export.

use chrono::{Datelike, NaiveDate};

use crate::dice::Dice;

/// Seconds since 1970 on the wall clock of the LMS.
pub(crate) type Stamp = i64;

pub(crate) const DAY: i64 = 86_400;

/// The days an export can hold, as text, so that writing a time is a copy.
pub(crate) struct Clock {
    /// Day number of the first text.
    first: i64,
    days: Vec<[u8; 10]>,
    /// The first moment of learning.
    pub(crate) start: Stamp,
    /// The end of the day of the export.
    pub(crate) now: Stamp,
}

impl Clock {
    pub(crate) fn new(as_of: NaiveDate, years: u32) -> Self {
        let first = day_number(NaiveDate::from_ymd_opt(1995, 1, 1).unwrap_or_default());
        let last = day_number(NaiveDate::from_ymd_opt(2060, 12, 31).unwrap_or_default());
        let today = day_number(as_of);
        Self {
            first,
            days: (first..=last).map(day_text).collect(),
            start: (today - i64::from(years) * 365) * DAY,
            now: today * DAY + DAY - 1,
        }
    }

    /// Appends `DD/MM/YYYY, HH:MM:SS`; a time outside 1995–2060 is clamped.
    pub(crate) fn write(&self, out: &mut Vec<u8>, stamp: Stamp) {
        let last = self.days.len() as i64 - 1;
        let day = (stamp.div_euclid(DAY) - self.first).clamp(0, last) as usize;
        let second = stamp.rem_euclid(DAY) as u32;
        out.extend_from_slice(&self.days[day]);
        out.extend_from_slice(b", ");
        for (part, mark) in [(second / 3600, &b":"[..]), (second / 60 % 60, b":"), (second % 60, b"")] {
            out.extend_from_slice(&two_digits(part));
            out.extend_from_slice(mark);
        }
    }

    /// How far into the years of learning a time lies: 0 at the start, 1 at the end.
    pub(crate) fn progress(&self, stamp: Stamp) -> f64 {
        let share = (stamp - self.start) as f64 / (self.now - self.start) as f64;
        share.clamp(0.0, 1.0)
    }

    /// The moment at that share of the years of learning.
    pub(crate) fn at(&self, share: f64) -> Stamp {
        self.start + ((self.now - self.start) as f64 * share) as i64
    }

    /// 23:30 on the last day of the year of a time, or of the year before where that day is yet to come.
    pub(crate) fn new_years_eve(&self, stamp: Stamp) -> Stamp {
        let year = year_of(stamp.min(self.now));
        let eve = |year| {
            let day = NaiveDate::from_ymd_opt(year, 12, 31).map_or(0, day_number);
            day * DAY + 23 * 3600 + 1800
        };
        if eve(year) <= self.now { eve(year) } else { eve(year - 1) }
    }
}

/// A time in working hours of that day, Monday to Friday mostly.
pub(crate) fn at_work(stamp: Stamp, dice: &mut Dice) -> Stamp {
    let day = stamp.div_euclid(DAY);
    // Day 0 was a Thursday.
    let weekend = match (day + 4).rem_euclid(7) {
        6 => 2,
        0 => 1,
        _ => 0,
    };
    let back = if weekend > 0 && dice.chance(0.9) { 3 - weekend } else { 0 };
    (day - back) * DAY + 7 * 3600 + dice.below(11 * 3600) as i64
}

pub(crate) fn day_number(date: NaiveDate) -> i64 {
    i64::from(date.num_days_from_ce()) - 719_163
}

pub(crate) fn year_of(stamp: Stamp) -> i32 {
    date_of(stamp.div_euclid(DAY)).year()
}

fn date_of(day: i64) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt((day + 719_163) as i32).unwrap_or_default()
}

fn day_text(day: i64) -> [u8; 10] {
    let date = date_of(day);
    let [d1, d2] = two_digits(date.day());
    let [m1, m2] = two_digits(date.month());
    let [y1, y2] = two_digits(date.year() as u32 / 100);
    let [y3, y4] = two_digits(date.year() as u32 % 100);
    [d1, d2, b'/', m1, m2, b'/', y1, y2, y3, y4]
}

fn two_digits(number: u32) -> [u8; 2] {
    [b'0' + (number / 10 % 10) as u8, b'0' + (number % 10) as u8]
}
