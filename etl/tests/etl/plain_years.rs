//! The years of a customer by plain loops and days to try them with.

use chrono::{Days, Months, NaiveDate};
use proptest::prelude::*;

use crate::rows;

pub fn none() -> NaiveDate {
    NaiveDate::from_ymd_opt(1900, 1, 1).unwrap()
}

/// Days about the years that count and beyond both ends, the edges of months among them.
pub fn day() -> impl Strategy<Value = NaiveDate> {
    let edge = |year: i32, month: u32, before: bool| {
        let first = NaiveDate::from_ymd_opt(year, month, 1).unwrap();
        if before { first - Days::new(1) } else { first }
    };
    let within = (2010..=2038_i32, 1..=365_u32).prop_map(|(year, day)| NaiveDate::from_yo_opt(year, day).unwrap());
    prop_oneof![within, (2011..=2038_i32, 1..=12_u32, any::<bool>()).prop_map(move |(year, month, before)| edge(year, month, before))]
}

#[derive(Clone, Copy)]
pub struct Year {
    pub number: i32,
    pub start: NaiveDate,
    pub end: NaiveDate,
}

pub fn years(first_month: u32) -> Vec<Year> {
    let year = |number: i32| {
        let start = NaiveDate::from_ymd_opt(if first_month > 1 { number - 1 } else { number }, first_month, 1).unwrap();
        Year { number, start, end: start + Months::new(12) - Days::new(1) }
    };
    (2012..=2036).map(year).collect()
}

pub fn year_table(years: &[Year]) -> String {
    let lines = years.iter().map(|year| format!("{} | {} | {}", year.number, year.start, year.end));
    rows::table("fy_began | fy_start_date | fy_end_date", lines.chain([format!("N/A | {0} | {0}", none())]))
}

/// The label of the year that holds a day, by looking through all of them.
pub fn label(years: &[Year], day: NaiveDate) -> String {
    let holds = |year: &&Year| year.start <= day && day <= year.end;
    if day == none() { "N/A".to_owned() } else { years.iter().find(holds).map_or(String::new(), |year| year.number.to_string()) }
}

/// The years that a record meets.
pub fn met(years: &[Year], began: NaiveDate, completed: NaiveDate, as_of: NaiveDate) -> Vec<Year> {
    let mut met = Vec::new();
    for year in years {
        let known = !label(years, began).is_empty();
        if known && year.start <= as_of && began <= year.end && (completed == none() || completed >= year.start) {
            met.push(*year);
        }
    }
    met
}
