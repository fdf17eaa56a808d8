//! Bars by category, ranked by rate; once a category is chosen, its courses.

use domain::answer::{Answer, Cell, ChosenFilter, DashboardView, Widget};
use domain::filters::FilterField;
use domain::format::{NOTHING, count, with_unit};
use domain::query::Unit;

use super::{answers, count_of, heads, rate};
use crate::charts::{Bar, Drawing, Tip};
use crate::links::{ALL, Links, TABLE};
use crate::shown::{ChartReading, ShownChart};

/// A ranking begins with so many; the rest is a click away.
const FIRST: usize = 12;

pub(super) fn chart(widget: &Widget, view: &DashboardView, links: &Links) -> ShownChart {
    let answers = answers(widget);
    let courses = matches!(answers, Ok((_, Some(_))));
    let year = view.year.map_or_else(String::new, |year| format!("{year}; "));
    ShownChart {
        id: widget.spec.id.clone(),
        title: if courses { title_of_courses(&view.chosen) } else { widget.spec.title.clone() },
        subtitle: format!("{year}{}", if courses { "select a course to filter" } else { "select a category for its courses" }),
        span: widget.spec.span,
        above: courses.then(|| ("All categories".to_owned(), links.filtered(&without_drill(links)))),
        scales: Vec::new(),
        reading: answers.map(|(answer, drill)| match drill {
            Some(courses) => {
                reading(widget, courses, &Level { field: FilterField::Course, id: "course_id", name: "course", head: "Course" }, links)
            }
            None => {
                reading(widget, answer, &Level { field: FilterField::Category, id: "category", name: "category", head: "Category" }, links)
            }
        }),
    }
}

fn title_of_courses(chosen: &[ChosenFilter]) -> String {
    let categories: Vec<&str> =
        chosen.iter().filter(|filter| filter.field == FilterField::Category).map(|filter| filter.label.as_str()).collect();
    match categories.as_slice() {
        [only] => format!("Courses of {only}"),
        several => format!("Courses of {} categories", several.len()),
    }
}

fn without_drill(links: &Links) -> domain::filters::Filters {
    links.filters.cleared(FilterField::Category).cleared(FilterField::Course)
}

/// What the bars are: the filter that one chooses, and the columns with its value and its name.
struct Level {
    field: FilterField,
    id: &'static str,
    name: &'static str,
    head: &'static str,
}

fn reading(widget: &Widget, answer: &Answer, level: &Level, links: &Links) -> ChartReading {
    let rows: Vec<Row> = (0..answer.rows.len()).map(|row| Row::of(answer, row, level)).collect();
    let any_chosen = links.filters.has(level.field);
    let all = links.has(ALL, &widget.spec.id) || rows.len() <= FIRST;
    let shown = rows.iter().take(if all { rows.len() } else { FIRST });
    let definition = widget.spec.query.measures.first().map_or("", |measure| measure.definition());
    ChartReading {
        drawing: Drawing::Bars {
            part: "Complete".to_owned(),
            bars: shown.map(|row| row.bar(level, links, any_chosen)).collect(),
            target: None,
        },
        foot: String::new(),
        definition: definition.to_owned(),
        table: links.has(TABLE, &widget.spec.id).then(|| {
            let heads = heads([level.head, "Complete", "Total", "Rate"]);
            (heads, rows.iter().map(Row::cells).collect())
        }),
        more: more(widget, links, rows.len(), all),
    }
}

/// The way to all bars, or back to the first.
fn more(widget: &Widget, links: &Links, bars: usize, all: bool) -> Option<(String, String)> {
    let words =
        if all { format!("Show the first {FIRST}") } else { format!("Show all {}", count(i64::try_from(bars).unwrap_or(i64::MAX))) };
    (bars > FIRST).then(|| (words, links.switched(ALL, &widget.spec.id)))
}

struct Row {
    id: String,
    name: String,
    complete: i64,
    total: i64,
}

impl Row {
    fn of(answer: &Answer, row: usize, level: &Level) -> Self {
        let text = |column| match answer.cell(row, column) {
            Some(Cell::Text(text)) => text.clone(),
            Some(Cell::Int(id)) => id.to_string(),
            _ => NOTHING.to_owned(),
        };
        Self {
            id: text(level.id),
            name: text(level.name),
            complete: count_of(answer, row, "complete"),
            total: count_of(answer, row, "total"),
        }
    }

    fn percent(&self) -> String {
        rate(self.complete, self.total).map_or_else(|| NOTHING.to_owned(), |rate| with_unit(rate, Unit::Rate))
    }

    fn bar(&self, level: &Level, links: &Links, any_chosen: bool) -> Bar {
        let chosen = links.filters.holds(level.field, &self.id);
        // A rate is at most 1, so hundredths of a per cent fit.
        #[expect(clippy::cast_possible_truncation)]
        let length = (rate(self.complete, self.total).unwrap_or_default() * 10_000.0).round() as i32;
        Bar {
            label: self.name.clone(),
            value: self.percent(),
            of: format!("{} of {}", count(self.complete), count(self.total)),
            rate: length,
            pale: any_chosen && !chosen,
            tip: self.tip(level, links, chosen),
        }
    }

    fn tip(&self, level: &Level, links: &Links, chosen: bool) -> Tip {
        let (complete, not_complete) = (count(self.complete), count(self.total - self.complete));
        let does = match (chosen, level.field) {
            (true, _) => "select to clear",
            (false, FilterField::Category) => "select for its courses",
            (false, _) => "select to filter",
        };
        Tip {
            name: format!("{}: {complete} of {} complete, {}", self.name, count(self.total), self.percent()),
            href: links.toggled(level.field, &self.id),
            chosen,
            lines: vec![("Complete".to_owned(), complete), ("Not complete".to_owned(), not_complete)],
            note: format!("{} of {} · {does}", self.percent(), count(self.total)),
        }
    }

    fn cells(&self) -> Vec<String> {
        vec![self.name.clone(), count(self.complete), count(self.total), self.percent()]
    }
}
