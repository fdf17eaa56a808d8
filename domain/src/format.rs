//! Numbers and days as people read them, the same in the browser, on the server and in exports.

use chrono::{NaiveDate, NaiveDateTime};

use crate::query::Unit;

/// What stands where there is nothing.
pub const NOTHING: &str = "–";

/// `121,306`.
pub fn count(n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
    format!("{}{}", if n < 0 { "−" } else { "" }, groups.join(","))
}

/// `41.3k` of 41,256, `2.1M` of 2,068,000 and `1.2B` beyond, where a label has no room for more; below 10,000 the number itself.
pub fn short_count(n: i64) -> String {
    let tenths = |unit: i64, sign: &str| {
        let tenths = n.saturating_add(n.signum() * unit / 20) / (unit / 10);
        format!("{}.{}{sign}", tenths / 10, (tenths % 10).abs())
    };
    match n.saturating_abs() {
        0..10_000 => count(n),
        10_000..999_950 => tenths(1_000, "k"),
        999_950..999_950_000 => tenths(1_000_000, "M"),
        _ => tenths(1_000_000_000, "B"),
    }
}

/// `72%`: a rate in whole per cent, under a mark.
pub fn whole_percent(rate: f64) -> String {
    format!("{:.0}%", rate * 100.0)
}

/// A number without its unit: `71.8` of a rate 0.718, `14.2` of hours, `121,306` of a count.
pub fn bare(value: f64, unit: Unit) -> String {
    match unit {
        Unit::Rate => format!("{:.1}", value * 100.0),
        Unit::Hours | Unit::Days => grouped_tenths(value),
        Unit::Count => grouped_tenths(value.round()).trim_end_matches(".0").to_owned(),
    }
}

fn grouped_tenths(value: f64) -> String {
    let text = format!("{value:.1}");
    let (whole, tenth) = text.split_once('.').unwrap_or((&text, "0"));
    whole.parse().map_or_else(|_| text.clone(), |n: i64| format!("{}{}.{tenth}", if n == 0 && value < 0.0 { "−" } else { "" }, count(n)))
}

/// A number with its unit: `71.8%`, `14.2 h`, `121,306`.
pub fn with_unit(value: f64, unit: Unit) -> String {
    match unit {
        Unit::Rate => format!("{}%", bare(value, unit)),
        Unit::Hours => format!("{} h", bare(value, unit)),
        Unit::Days => format!("{} days", bare(value, unit)),
        Unit::Count => bare(value, unit),
    }
}

/// A change without its sign: `2.4 pts` of a rate, `1.8 h` of hours.
pub fn change(delta: f64, unit: Unit) -> String {
    match unit {
        Unit::Rate => format!("{:.1} pts", (delta * 100.0).abs()),
        Unit::Hours | Unit::Days | Unit::Count => with_unit(delta.abs(), unit),
    }
}

/// `30 Sep 2026`.
pub fn day(day: NaiveDate) -> String {
    day.format("%-d %b %Y").to_string()
}

/// `1 Oct 2026, 02:14`.
pub fn moment(moment: NaiveDateTime) -> String {
    moment.format("%-d %b %Y, %H:%M").to_string()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn numbers_read_as_in_the_look() {
        assert_eq!(count(121_306), "121,306");
        assert_eq!(count(-1_000), "−1,000");
        assert_eq!(count(12), "12");
        let counts = [9_999, 41_256, 999_949, 999_950, 20_200_000, 999_949_999, 999_950_000, -41_256];
        assert_eq!(counts.map(short_count), ["9,999", "41.3k", "999.9k", "1.0M", "20.2M", "999.9M", "1.0B", "-41.3k"]);
        assert_eq!(short_count(i64::MAX), "9223372036.8B");
        assert_eq!(whole_percent(0.7184), "72%");
        assert_eq!(with_unit(23.42, Unit::Days), "23.4 days");
        assert_eq!(with_unit(0.7184, Unit::Rate), "71.8%");
        assert_eq!(with_unit(14.21, Unit::Hours), "14.2 h");
        assert_eq!(with_unit(119_448.04, Unit::Hours), "119,448.0 h");
        assert_eq!(with_unit(5716.0, Unit::Count), "5,716");
        assert_eq!(change(-0.039, Unit::Rate), "3.9 pts");
        assert_eq!(day(NaiveDate::from_ymd_opt(2026, 9, 3).unwrap()), "3 Sep 2026");
    }
}
