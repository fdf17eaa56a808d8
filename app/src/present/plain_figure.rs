//! What a figure without a line says: its value, its change on the year before, and what it is out of.

use domain::answer::{Answer, DashboardView, Widget};
use domain::filters::FilterField;
use domain::format::{NOTHING, bare, with_unit};
use domain::query::{Measure, Period, Unit};

use super::figure;
use crate::shown::{Change, Reading};

/// The title and the reading of a figure.
pub fn reading(widget: &Widget, answer: &Answer, trend: &Answer, view: &DashboardView) -> Option<(String, Reading)> {
    let measure = *widget.spec.query.measures.first()?;
    let (value, unit) = (answer.number(0, "value"), measure.unit());
    let reading = Reading {
        value: value.map_or_else(|| NOTHING.to_owned(), |value| bare(value, unit)),
        exact: value.map_or_else(String::new, |value| value.to_string()),
        unit: value.map_or("", |_| figure::symbol(unit)).to_owned(),
        change: change(measure, answer, trend, view),
        of: of(measure, answer),
        definition: measure.definition().to_owned(),
        points: Vec::new(),
        chosen: None,
        course: String::new(),
        ends: Vec::new(),
        heads: if trend.rows.is_empty() { Vec::new() } else { figure::heads(measure) },
        rows: figure::rows(trend, unit),
    };
    Some((title(widget, view), reading))
}

/// A figure in the year is named after it. What counts all time counts the chosen year alone once one is chosen, and says so.
fn title(widget: &Widget, view: &DashboardView) -> String {
    match (widget.spec.query.period, view.year) {
        (Period::InYear, Some(year)) => format!("Completed in {year}"),
        (Period::AllTimeUnlessChosen, Some(year)) if view.filters.has(FilterField::Year) => {
            format!("{}, {year} only", widget.spec.title.trim_end_matches(" all time"))
        }
        _ => widget.spec.title.clone(),
    }
}

fn change(measure: Measure, answer: &Answer, trend: &Answer, view: &DashboardView) -> Change {
    if trend.rows.is_empty() {
        return Change::Neither(share(answer).unwrap_or_else(|| reach(view)));
    }
    let years = figure::with_data(trend.by_year());
    let index = view.year.and_then(|year| years.iter().position(|(other, _)| *other == year));
    let Some(index) = index else { return Change::Neither("no year to compare".to_owned()) };
    let is_running = view.freshness.as_ref().is_some_and(|freshness| Some(freshness.current_year) == view.year);
    let on = |on: String| if is_running { format!("{on}, year not over") } else { on };
    match figure::change(&years, index, measure) {
        Change::Better(by, year) => Change::Better(by, on(year)),
        Change::Worse(by, year) => Change::Worse(by, on(year)),
        Change::BetterByLess(by, year) => Change::BetterByLess(by, on(year)),
        Change::WorseByMore(by, year) => Change::WorseByMore(by, on(year)),
        neither => neither,
    }
}

/// Of what is overdue: how much that is of what is open.
fn share(answer: &Answer) -> Option<String> {
    let (value, total) = (answer.number(0, "value")?, answer.number(0, "total")?);
    Some(if total > 0.0 { format!("{} of what is open", with_unit(value / total, Unit::Rate)) } else { "nothing is open".to_owned() })
}

/// The years that a figure of all time reaches over.
fn reach(view: &DashboardView) -> String {
    match (view.filters.has(FilterField::Year), view.years.as_slice()) {
        (true, _) => "clear the year for all time".to_owned(),
        (false, [first, .., last]) => format!("{first} to {last} together"),
        (false, [only]) => format!("in {only}"),
        (false, []) => "no year has data".to_owned(),
    }
}

fn of(measure: Measure, answer: &Answer) -> String {
    let things = measure.counted();
    let whole = |column| answer.number(0, column).filter(|n| *n > 0.5).map(|n| bare(n, Unit::Count));
    match measure {
        Measure::OverdueCourses => whole("total").map_or_else(|| format!("no {things}"), |total| format!("of {total} {things}")),
        Measure::AverageDaysToComplete => whole("denominator").map_or_else(|| format!("no {things}"), |n| format!("over {n} {things}")),
        _ => {
            let numerator = bare(answer.number(0, "numerator").unwrap_or_default(), Unit::Count);
            whole("denominator").map_or_else(|| format!("no {things}"), |n| format!("{numerator} of {n} {things}"))
        }
    }
}
