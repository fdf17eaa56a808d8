//! Columns by year: what was complete of what was open.

use domain::answer::{Answer, DashboardView, Widget};
use domain::filters::FilterField;
use domain::format::{NOTHING, count, short_count, whole_percent, with_unit};
use domain::query::Unit;

use super::{answers, count_of, heads, rate};
use crate::charts::{Column, Drawing, Tip};
use crate::links::{Links, SCALE, TABLE};
use crate::shown::{ChartReading, ShownChart};

const SHARE: &str = "share";

pub(super) fn chart(widget: &Widget, view: &DashboardView, links: &Links) -> ShownChart {
    let share = links.has(SCALE, SHARE);
    ShownChart {
        id: widget.spec.id.clone(),
        title: widget.spec.title.clone(),
        subtitle: "Enrolments open in each year; select a year to filter".to_owned(),
        span: widget.spec.span,
        above: None,
        scales: [("Count", !share), ("Share", share)].map(|(name, shown)| scale(name, shown, links)).to_vec(),
        reading: answers(widget).map(|(answer, _)| reading(widget, answer, view, links, share)),
    }
}

/// The way to a scale; the one that is shown leads to where it is.
fn scale(name: &str, shown: bool, links: &Links) -> (String, String, bool) {
    (name.to_owned(), if shown { links.here() } else { links.switched(SCALE, SHARE) }, shown)
}

fn reading(widget: &Widget, answer: &Answer, view: &DashboardView, links: &Links, share: bool) -> ChartReading {
    let years: Vec<Year> = answer.years().map(|(row, year)| Year::of(answer, row, year)).collect();
    let definition = widget.spec.query.measures.first().map_or("", |measure| measure.definition());
    ChartReading {
        drawing: Drawing::Columns {
            parts: vec!["Complete".to_owned(), "Not complete".to_owned()],
            columns: years.iter().map(|year| year.column(view, links)).collect(),
            share,
        },
        foot: "% is the share complete".to_owned(),
        definition: definition.to_owned(),
        table: links.has(TABLE, &widget.spec.id).then(|| {
            let heads = heads(["Year", "Complete", "Not complete", "Total", "Rate"]);
            (heads, years.iter().map(Year::row).collect())
        }),
        more: None,
    }
}

struct Year {
    year: i32,
    complete: i64,
    not_complete: i64,
    total: i64,
}

impl Year {
    fn of(answer: &Answer, row: usize, year: i32) -> Self {
        let count = |column| count_of(answer, row, column);
        Self { year, complete: count("complete"), not_complete: count("not_complete"), total: count("total") }
    }

    fn percent(&self) -> String {
        rate(self.complete, self.total).map_or_else(|| NOTHING.to_owned(), |rate| with_unit(rate, Unit::Rate))
    }

    fn column(&self, view: &DashboardView, links: &Links) -> Column {
        Column {
            label: self.year.to_string(),
            note: rate(self.complete, self.total).map_or_else(|| NOTHING.to_owned(), whole_percent),
            total: count(self.total),
            short_total: short_count(self.total),
            parts: vec![self.complete, self.not_complete],
            strong: view.year == Some(self.year),
            tip: self.tip(links),
        }
    }

    fn tip(&self, links: &Links) -> Tip {
        let (year, percent) = (self.year.to_string(), self.percent());
        let chosen = links.filters.holds(FilterField::Year, &year);
        let does = if chosen { "select to clear" } else { "select to filter" };
        Tip {
            name: format!("{year}: {} of {} complete, {percent}", count(self.complete), count(self.total)),
            href: links.toggled(FilterField::Year, &year),
            chosen,
            lines: vec![("Complete".to_owned(), count(self.complete)), ("Not complete".to_owned(), count(self.not_complete))],
            note: format!("{percent} of {} · {does}", count(self.total)),
        }
    }

    fn row(&self) -> Vec<String> {
        vec![self.year.to_string(), count(self.complete), count(self.not_complete), count(self.total), self.percent()]
    }
}
