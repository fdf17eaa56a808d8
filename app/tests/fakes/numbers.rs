use std::ops::RangeInclusive;

use domain::answer::{Answer, Cell};

pub const YEARS: RangeInclusive<i32> = 2019..=2026;

const COURSES: [f64; 8] = [0.539, 0.566, 0.625, 0.672, 0.705, 0.690, 0.694, 0.718];
const PROGRAMS: [f64; 8] = [0.580, 0.555, 0.573, 0.605, 0.620, 0.622, 0.632, 0.643];
const CERTIFICATIONS: [f64; 8] = [0.610, 0.602, 0.640, 0.671, 0.663, 0.648, 0.625, 0.586];
const SEMINARS: [f64; 8] = [0.861, 0.760, 0.805, 0.853, 0.870, 0.876, 0.881, 0.887];
const HOURS: [f64; 8] = [8.1, 9.7, 10.2, 9.9, 11.0, 11.8, 12.4, 14.2];

fn by_year(index: usize) -> [f64; 8] {
    [COURSES, PROGRAMS, CERTIFICATIONS, SEMINARS, HOURS].get(index).copied().unwrap_or(COURSES)
}

fn totals(index: usize) -> (f64, f64, i64) {
    let totals = [
        (0.7182, 121_306.0, 168_914),
        (0.6430, 9_471.0, 14_729),
        (0.5860, 5_716.0, 9_754),
        (0.8870, 19_826.0, 22_351),
        (14.2, 119_448.0, 8_412),
    ];
    totals.get(index).copied().unwrap_or((0.0, 0.0, 0))
}

/// The figure: the look's over everything, a tenth of it in a year.
pub fn answer(index: usize, year: Option<i32>) -> Answer {
    let (value, numerator, denominator) = totals(index);
    let of_year = year.and_then(|year| by_year(index).get(usize::try_from(year - YEARS.start()).ok()?).copied());
    let (value, numerator, denominator) = match of_year {
        Some(value) => (value, numerator / 10.0, denominator / 10),
        None => (value, numerator, denominator),
    };
    let mut answer = row(Cell::Number(value), Cell::Number(numerator), Cell::Int(denominator));
    if index == 2 {
        answer.columns.push("ever_certified".to_owned());
        answer.rows.iter_mut().for_each(|row| row.push(Cell::Int(denominator * 772 / 1000)));
    }
    answer
}

/// Nothing to divide by.
pub fn nothing() -> Answer {
    row(Cell::Null, Cell::Int(0), Cell::Int(0))
}

/// The figure by year.
pub fn trend(index: usize) -> Answer {
    let row =
        |(year, value): (i32, f64)| vec![Cell::Int(year.into()), Cell::Number(value), Cell::Number(value * 1_000.0), Cell::Int(1_000)];
    let columns = ["year", "value", "numerator", "denominator"].map(str::to_owned).to_vec();
    Answer { columns, rows: YEARS.zip(by_year(index)).map(row).collect() }
}

fn row(value: Cell, numerator: Cell, denominator: Cell) -> Answer {
    Answer { columns: ["value", "numerator", "denominator"].map(str::to_owned).to_vec(), rows: vec![vec![value, numerator, denominator]] }
}
