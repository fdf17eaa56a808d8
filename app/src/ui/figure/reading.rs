//! What a key figure says, worked out from its answers: value, change, what it is out of, course.

use domain::answer::Answer;
use domain::format::{NOTHING, bare, with_unit};
use domain::query::{Measure, Unit};

use crate::charts::SparkPoint;

/// A change on the year before.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// In the measure's own unit; a rate as a fraction.
    pub by: f64,
    /// The year compared with.
    pub on: i32,
}

/// A key figure, ready to be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The measure.
    pub measure: Measure,
    /// The value without its unit, or a dash.
    pub value: String,
    /// Whether there is a value.
    pub has_value: bool,
    /// What it is out of.
    pub of: String,
    /// The change on the year before, where both years have a value.
    pub change: Option<Change>,
    /// The values by year, ascending.
    pub years: Vec<(i32, Option<f64>)>,
    /// The index in `years` that the change is about and the dot stands on.
    pub chosen: Option<usize>,
}

impl Reading {
    /// Reads a figure's answers under the chosen year, if one is chosen.
    pub fn new(measures: &[Measure], answer: &Answer, trend: &Answer, year: Option<i32>) -> Option<Self> {
        let measure = *measures.first()?;
        let (value, unit) = (answer.number(0, "value"), measure.unit());
        let years = trend.by_year();
        let chosen = chosen_year(&years, year);
        Some(Self {
            measure,
            value: value.map_or_else(|| NOTHING.to_owned(), |value| bare(value, unit)),
            has_value: value.is_some(),
            of: of(measure, answer, measures.contains(&Measure::EverCertified)),
            change: chosen.and_then(|index| change_on_year_before(&years, index)),
            years,
            chosen,
        })
    }

    /// How the value is read.
    pub const fn unit(&self) -> Unit {
        self.measure.unit()
    }

    /// `2.4 pts`; nothing where the shown digits are all zero.
    pub fn change_text(&self) -> Option<String> {
        let change = self.change.as_ref()?;
        Some(domain::format::change(change.by, self.unit())).filter(|text| text.contains(|c: char| ('1'..='9').contains(&c)))
    }

    /// The course as points of a line.
    pub fn points(&self) -> Vec<SparkPoint> {
        let point = |(year, value): &(i32, Option<f64>)| SparkPoint {
            at: f64::from(*year),
            value: *value,
            label: format!("{year}: {}", self.in_words(*value)),
        };
        self.years.iter().map(point).collect()
    }

    /// What the line shows, in words.
    pub fn course(&self, title: &str) -> String {
        let with_value = || self.years.iter().filter_map(|(year, value)| Some((year, (*value)?)));
        match (with_value().next(), with_value().next_back()) {
            (Some((first, from)), Some((last, to))) if first != last => {
                format!("{title} by year, {first} to {last}: from {} to {}", with_unit(from, self.unit()), with_unit(to, self.unit()))
            }
            (Some((year, value)), _) => format!("{title} in {year}: {}", with_unit(value, self.unit())),
            _ => format!("{title}: no year has data"),
        }
    }

    /// A value with its unit, or a dash.
    pub fn in_words(&self, value: Option<f64>) -> String {
        value.map_or_else(|| NOTHING.to_owned(), |value| with_unit(value, self.unit()))
    }
}

/// The chosen year's place, else that of the latest year with a value.
fn chosen_year(years: &[(i32, Option<f64>)], chosen: Option<i32>) -> Option<usize> {
    match chosen {
        Some(chosen) => years.iter().position(|(year, _)| *year == chosen),
        None => years.iter().rposition(|(_, value)| value.is_some()),
    }
}

/// Compares with the calendar's year before, not with the row before: a gap is no year.
fn change_on_year_before(years: &[(i32, Option<f64>)], index: usize) -> Option<Change> {
    let (year, value) = years.get(index)?;
    let before = years.iter().find(|(other, _)| *other == year - 1)?;
    Some(Change { by: (*value)? - before.1?, on: before.0 })
}

fn of(measure: Measure, answer: &Answer, with_ever_certified: bool) -> String {
    let whole = |column| answer.number(0, column).map(f64::round);
    let things = measure.counted();
    let (Some(numerator), Some(denominator)) = (answer.number(0, "numerator"), whole("denominator")) else {
        return format!("no {things}");
    };
    if denominator < 1.0 {
        return format!("no {things}");
    }
    let denominator_text = bare(denominator, Unit::Count);
    let mut text = match measure.unit() {
        Unit::Hours => format!("{} h of {denominator_text} {things}", bare(numerator, Unit::Count)),
        Unit::Rate | Unit::Count => format!("{} of {denominator_text} {things}", bare(numerator, Unit::Count)),
    };
    if with_ever_certified && let Some(ever) = whole(Measure::EverCertified.key()) {
        text.push_str(&format!(" · ever certified {}", with_unit(ever / denominator, Unit::Rate)));
    }
    text
}

/// The rows of the table view: year, value, numerator, denominator.
pub fn table(measure: Measure, trend: &Answer) -> Vec<Vec<String>> {
    let whole = |row, column| {
        let number = trend.number(row, column).map(f64::round);
        number.map_or_else(|| NOTHING.to_owned(), |number| bare(number, Unit::Count))
    };
    let value = |row| trend.number(row, "value").map_or_else(|| NOTHING.to_owned(), |value| with_unit(value, measure.unit()));
    let row = |(row, (year, _)): (usize, (i32, Option<f64>))| {
        vec![year.to_string(), value(row), whole(row, "numerator"), whole(row, "denominator")]
    };
    trend.by_year().into_iter().enumerate().map(row).collect()
}

/// The heads of the table view.
pub fn table_heads(measure: Measure) -> Vec<String> {
    let (value, numerator) = match measure {
        Measure::AverageLearnerHours => ("Average", "Hours"),
        Measure::SeminarAttendanceRate => ("Rate", "Attended"),
        Measure::CertificationCompletionRate => ("Rate", "Certified"),
        _ => ("Rate", "Complete"),
    };
    let counted = measure.counted();
    let (first, rest) = counted.split_at(1);
    ["Year", value, numerator, &(first.to_uppercase() + rest)].map(str::to_owned).to_vec()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use domain::answer::Cell;

    use super::*;

    fn answer(columns: &[&str], rows: Vec<Vec<Cell>>) -> Answer {
        Answer { columns: columns.iter().map(|name| (*name).to_owned()).collect(), rows }
    }

    fn figure(value: Cell, numerator: Cell, denominator: i64) -> Answer {
        answer(&["value", "numerator", "denominator"], vec![vec![value, numerator, Cell::Int(denominator)]])
    }

    fn trend(values: &[(i64, Option<f64>)]) -> Answer {
        let row = |(year, value): &(i64, Option<f64>)| vec![Cell::Int(*year), value.map_or(Cell::Null, Cell::Number)];
        answer(&["year", "value"], values.iter().map(row).collect())
    }

    const RATE: &[Measure] = &[Measure::CourseCompletionRate];

    #[test]
    fn a_rate_says_what_it_is_out_of_and_how_it_changed() {
        let by_year = trend(&[(2024, Some(0.70)), (2025, Some(0.694)), (2026, Some(0.718))]);
        let reading = Reading::new(RATE, &figure(Cell::Number(0.7182), Cell::Int(121_306), 168_914), &by_year, None).unwrap();
        assert_eq!((reading.value.as_str(), reading.of.as_str()), ("71.8", "121,306 of 168,914 enrolments"));
        assert_eq!(reading.change_text().as_deref(), Some("2.4 pts"));
        assert_eq!(reading.change.unwrap().on, 2025);
    }

    #[test]
    fn a_chosen_year_is_compared_with_the_year_before_it() {
        let by_year = trend(&[(2023, Some(0.5)), (2024, Some(0.6)), (2026, Some(0.9))]);
        let reading = |year| Reading::new(RATE, &figure(Cell::Number(0.6), Cell::Int(6), 10), &by_year, year).unwrap();
        assert_eq!(reading(Some(2024)).change.unwrap().on, 2023);
        assert!(reading(Some(2023)).change.is_none(), "2022 has no data");
        assert!(reading(Some(2026)).change.is_none(), "2025 is a gap, and 2024 is not the year before");
        assert_eq!(reading(Some(2030)).chosen, None);
    }

    #[test]
    fn the_latest_year_without_a_value_is_not_compared() {
        let by_year = trend(&[(2024, Some(0.5)), (2025, Some(0.4)), (2026, None)]);
        let reading = Reading::new(RATE, &figure(Cell::Number(0.4), Cell::Int(4), 10), &by_year, None).unwrap();
        assert_eq!((reading.chosen, reading.change.unwrap().on), (Some(1), 2024));
    }

    #[test]
    fn nothing_to_divide_by_is_no_zero() {
        let reading = Reading::new(RATE, &figure(Cell::Null, Cell::Int(0), 0), &trend(&[]), None).unwrap();
        assert_eq!((reading.value.as_str(), reading.of.as_str(), reading.has_value), ("–", "no enrolments", false));
        let zero = Reading::new(RATE, &figure(Cell::Number(0.0), Cell::Int(0), 12), &trend(&[]), None).unwrap();
        assert_eq!((zero.value.as_str(), zero.of.as_str(), zero.has_value), ("0.0", "0 of 12 enrolments", true));
    }

    #[test]
    fn hours_and_ever_certified_have_their_own_words() {
        let hours = [Measure::AverageLearnerHours];
        let reading = Reading::new(&hours, &figure(Cell::Number(14.2), Cell::Number(119_448.04), 8_412), &trend(&[]), None).unwrap();
        assert_eq!(reading.of, "119,448 h of 8,412 learners");
        let measures = [Measure::CertificationCompletionRate, Measure::EverCertified];
        let mut certified = figure(Cell::Number(0.586), Cell::Int(5_716), 9_754);
        certified.columns.push("ever_certified".to_owned());
        certified.rows[0].push(Cell::Int(7_530));
        let reading = Reading::new(&measures, &certified, &trend(&[]), None).unwrap();
        assert_eq!(reading.of, "5,716 of 9,754 assignments · ever certified 77.2%");
    }

    #[test]
    fn an_invisible_change_is_none() {
        let by_year = trend(&[(2025, Some(0.5)), (2026, Some(0.5004))]);
        let reading = Reading::new(RATE, &figure(Cell::Number(0.5), Cell::Int(5), 10), &by_year, None).unwrap();
        assert_eq!(reading.change_text(), None);
    }

    #[test]
    fn the_line_has_a_name_in_words() {
        let by_year = trend(&[(2019, Some(0.539)), (2020, None), (2026, Some(0.718))]);
        let reading = Reading::new(RATE, &figure(Cell::Number(0.7), Cell::Int(7), 10), &by_year, None).unwrap();
        assert_eq!(reading.course("Course completion rate"), "Course completion rate by year, 2019 to 2026: from 53.9% to 71.8%");
    }
}
