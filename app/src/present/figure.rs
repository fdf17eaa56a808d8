//! What a key figure says: value, change, what it is out of, course by year.

use domain::answer::{Answer, Widget, WidgetState};
use domain::dashboard::WidgetKind;
use domain::format::{NOTHING, bare, change as amount, with_unit};
use domain::query::{Measure, Unit};

use crate::charts::SparkPoint;
use crate::shown::{Change, Reading};

type Years = [(i32, Option<f64>)];

/// Reads a figure's answers under the latest year that the viewer chose, if any.
pub fn reading(measures: &[Measure], title: &str, answer: &Answer, trend: &Answer, year: Option<i32>) -> Option<Reading> {
    let measure = *measures.first()?;
    let (value, unit, years) = (answer.number(0, "value"), measure.unit(), with_data(trend.by_year()));
    let chosen = chosen_year(&years, year);
    Some(Reading {
        value: value.map_or_else(|| NOTHING.to_owned(), |value| bare(value, unit)),
        exact: value.map_or_else(String::new, |value| value.to_string()),
        unit: value.map_or("", |_| symbol(unit)).to_owned(),
        change: chosen.map_or_else(|| Change::Neither("no year to compare".to_owned()), |index| change(&years, index, measure)),
        of: of(measure, answer, measures.contains(&Measure::EverCertified)),
        definition: measure.definition().to_owned(),
        points: years.iter().map(|(year, value)| point(*year, *value, unit)).collect(),
        chosen,
        course: course(title, &years, unit),
        ends: ends(&years),
        heads: heads(measure),
        rows: rows(trend, unit),
    })
}

/// Whether a widget has nothing to show: a figure nothing to divide by, a chart or a table no rows. One that failed is not empty: nobody
/// knows.
pub fn has_nothing(widget: &Widget) -> bool {
    let WidgetState::Ready { answer, .. } = &widget.state else { return false };
    match widget.spec.kind {
        WidgetKind::KeyFigure | WidgetKind::Figure => {
            let out_of = answer.number(0, "denominator").or_else(|| answer.number(0, "total"));
            out_of.is_none_or(|out_of| out_of < 0.5)
        }
        WidgetKind::Columns | WidgetKind::RankedBars | WidgetKind::Table => answer.rows.is_empty(),
    }
}

pub(super) const fn symbol(unit: Unit) -> &'static str {
    match unit {
        Unit::Rate => "%",
        Unit::Hours => "h",
        Unit::Days => "days",
        Unit::Count => "",
    }
}

/// The years from the first to the last that has a value: other figures may reach further.
pub(super) fn with_data(years: Vec<(i32, Option<f64>)>) -> Vec<(i32, Option<f64>)> {
    let has_value = |(_, value): &(i32, Option<f64>)| value.is_some();
    let last = years.iter().rposition(has_value).map_or(0, |last| last + 1);
    years.into_iter().take(last).skip_while(|year| !has_value(year)).collect()
}

/// The chosen year's place, else that of the latest year with a value.
fn chosen_year(years: &Years, chosen: Option<i32>) -> Option<usize> {
    match chosen {
        Some(chosen) => years.iter().position(|(year, _)| *year == chosen),
        None => years.iter().rposition(|(_, value)| value.is_some()),
    }
}

/// Compares with the calendar's year before, not with the row before: a gap is no year.
pub(super) fn change(years: &Years, index: usize, measure: Measure) -> Change {
    let Some((year, value)) = years.get(index) else { return Change::Neither(String::new()) };
    let before = year - 1;
    let value_before = years.iter().find(|(other, _)| *other == before).and_then(|(_, value)| *value);
    let (Some(value), Some(value_before)) = (value, value_before) else {
        return Change::Neither(format!("nothing in {before} to compare"));
    };
    let (by, on) = (value - value_before, format!("on {before}"));
    let text = amount(by, measure.unit());
    if !text.contains(|c: char| ('1'..='9').contains(&c)) {
        return Change::Neither(format!("no change {on}"));
    }
    match (by > 0.0, measure.less_is_better()) {
        (true, false) => Change::Better(text, on),
        (false, false) => Change::Worse(text, on),
        (true, true) => Change::WorseByMore(text, on),
        (false, true) => Change::BetterByLess(text, on),
    }
}

fn of(measure: Measure, answer: &Answer, with_ever_certified: bool) -> String {
    let whole = |column| answer.number(0, column).map(f64::round);
    let things = measure.counted();
    let (Some(numerator), Some(denominator)) = (whole("numerator"), whole("denominator").filter(|n| *n > 0.0)) else {
        return format!("no {things}");
    };
    let hours = if measure.unit() == Unit::Hours { " h" } else { "" };
    let text = format!("{}{hours} of {} {things}", bare(numerator, Unit::Count), bare(denominator, Unit::Count));
    match whole(Measure::EverCertified.key()).filter(|_| with_ever_certified) {
        Some(ever) => format!("{text} · ever certified {}", with_unit(ever / denominator, Unit::Rate)),
        None => text,
    }
}

fn point(year: i32, value: Option<f64>, unit: Unit) -> SparkPoint {
    // Far finer than a pixel. A value beyond the range, which no rate and no average is, would be drawn at its edge.
    #[expect(clippy::cast_possible_truncation)]
    let height = value.map(|value| (value * 10_000.0).round() as i32);
    SparkPoint { at: year, value: height, label: format!("{year}: {}", in_words(value, unit)) }
}

fn in_words(value: Option<f64>, unit: Unit) -> String {
    value.map_or_else(|| NOTHING.to_owned(), |value| with_unit(value, unit))
}

/// What the line shows, for those who do not see it.
fn course(title: &str, years: &Years, unit: Unit) -> String {
    let with_value = || years.iter().filter_map(|(year, value)| Some((year, (*value)?)));
    match (with_value().next(), with_value().next_back()) {
        (Some((first, from)), Some((last, to))) if first != last => {
            format!("{title} by year, {first} to {last}: from {} to {}", with_unit(from, unit), with_unit(to, unit))
        }
        (Some((year, value)), _) => format!("{title} in {year}: {}", with_unit(value, unit)),
        _ => format!("{title}: no year has data"),
    }
}

fn ends(years: &Years) -> Vec<String> {
    match years {
        [] => vec!["no year has data".to_owned()],
        [(only, _)] => vec![only.to_string()],
        [(first, _), .., (last, _)] => vec![first.to_string(), last.to_string()],
    }
}

pub(super) fn rows(trend: &Answer, unit: Unit) -> Vec<Vec<String>> {
    let whole = |row, column| in_words(trend.number(row, column).map(f64::round), Unit::Count);
    let row = |(row, (year, value)): (usize, (i32, Option<f64>))| {
        vec![year.to_string(), in_words(value, unit), whole(row, "numerator"), whole(row, "denominator")]
    };
    trend.by_year().into_iter().enumerate().map(row).collect()
}

pub(super) fn heads(measure: Measure) -> Vec<String> {
    let (value, numerator) = match measure {
        Measure::AverageDaysToComplete => ("Average", "Days"),
        Measure::AverageLearnerHours => ("Average", "Hours"),
        Measure::SeminarAttendanceRate => ("Rate", "Attended"),
        Measure::CertificationCompletionRate => ("Rate", "Certified"),
        _ => ("Rate", "Complete"),
    };
    let (first, rest) = measure.counted().split_at(1);
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

    fn read(measures: &[Measure], answer: &Answer, trend: &Answer, year: Option<i32>) -> Reading {
        reading(measures, "Course completion rate", answer, trend, year).unwrap()
    }

    const RATE: &[Measure] = &[Measure::CourseCompletionRate];

    #[test]
    fn a_rate_says_what_it_is_out_of_and_how_it_changed() {
        let by_year = trend(&[(2024, Some(0.70)), (2025, Some(0.694)), (2026, Some(0.718))]);
        let reading = read(RATE, &figure(Cell::Number(0.7182), Cell::Int(121_306), 168_914), &by_year, None);
        assert_eq!((reading.value.as_str(), reading.unit.as_str()), ("71.8", "%"));
        assert_eq!(reading.of, "121,306 of 168,914 enrolments");
        assert_eq!(reading.change, Change::Better("2.4 pts".to_owned(), "on 2025".to_owned()));
    }

    #[test]
    fn a_chosen_year_is_compared_with_the_year_before_it() {
        let by_year = trend(&[(2023, Some(0.5)), (2024, Some(0.4)), (2026, Some(0.9))]);
        let change = |year| read(RATE, &figure(Cell::Number(0.6), Cell::Int(6), 10), &by_year, Some(year)).change;
        assert_eq!(change(2024), Change::Worse("10.0 pts".to_owned(), "on 2023".to_owned()));
        assert_eq!(change(2023), Change::Neither("nothing in 2022 to compare".to_owned()));
        assert_eq!(change(2026), Change::Neither("nothing in 2025 to compare".to_owned()), "2024 is not the year before");
        assert_eq!(change(2030), Change::Neither("no year to compare".to_owned()));
    }

    #[test]
    fn the_latest_year_without_a_value_is_not_compared() {
        let by_year = trend(&[(2024, Some(0.5)), (2025, Some(0.4)), (2026, None)]);
        let reading = read(RATE, &figure(Cell::Number(0.4), Cell::Int(4), 10), &by_year, None);
        assert_eq!((reading.chosen, reading.change), (Some(1), Change::Worse("10.0 pts".to_owned(), "on 2024".to_owned())));
    }

    #[test]
    fn nothing_to_divide_by_is_no_zero() {
        let reading = read(RATE, &figure(Cell::Null, Cell::Int(0), 0), &trend(&[]), None);
        assert_eq!((reading.value.as_str(), reading.unit.as_str(), reading.of.as_str()), ("–", "", "no enrolments"));
        let zero = read(RATE, &figure(Cell::Number(0.0), Cell::Int(0), 12), &trend(&[]), None);
        assert_eq!((zero.value.as_str(), zero.unit.as_str(), zero.of.as_str()), ("0.0", "%", "0 of 12 enrolments"));
    }

    #[test]
    fn hours_and_ever_certified_have_their_own_words() {
        let hours = [Measure::AverageLearnerHours];
        let reading = read(&hours, &figure(Cell::Number(14.2), Cell::Number(119_448.04), 8_412), &trend(&[]), None);
        assert_eq!((reading.of.as_str(), reading.unit.as_str()), ("119,448 h of 8,412 learners", "h"));
        let measures = [Measure::CertificationCompletionRate, Measure::EverCertified];
        let mut certified = figure(Cell::Number(0.586), Cell::Int(5_716), 9_754);
        certified.columns.push("ever_certified".to_owned());
        certified.rows[0].push(Cell::Int(7_530));
        let reading = read(&measures, &certified, &trend(&[]), None);
        assert_eq!(reading.of, "5,716 of 9,754 assignments · ever certified 77.2%");
    }

    #[test]
    fn a_change_too_small_to_be_shown_is_none() {
        let by_year = trend(&[(2025, Some(0.5)), (2026, Some(0.5004))]);
        let reading = read(RATE, &figure(Cell::Number(0.5), Cell::Int(5), 10), &by_year, None);
        assert_eq!(reading.change, Change::Neither("no change on 2025".to_owned()));
    }

    #[test]
    fn the_line_has_a_name_in_words() {
        let by_year = trend(&[(2019, Some(0.539)), (2020, None), (2026, Some(0.718))]);
        let reading = read(RATE, &figure(Cell::Number(0.7), Cell::Int(7), 10), &by_year, None);
        assert_eq!(reading.course, "Course completion rate by year, 2019 to 2026: from 53.9% to 71.8%");
        assert_eq!((reading.ends, reading.points[1].label.as_str()), (vec!["2019".to_owned(), "2026".to_owned()], "2020: –"));
    }
}
