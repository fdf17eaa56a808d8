//! A page of the enrolments behind the figures.

mod columns;

use domain::answer::{Answer, Cell, DashboardView, Freshness, Widget, WidgetState};
use domain::dashboard::WidgetKind;
use domain::filters::FilterField;
use domain::format::{NOTHING, bare, count, day};
use domain::paging::Paging;
use domain::query::{Dimension, Unit};

use super::way_out;
use crate::links::Links;
use crate::shown::{CellText, CellTone, ShownTable, TableReading};

/// The table of a dashboard; nothing for other kinds of widget.
pub fn table(widget: &Widget, view: &DashboardView, links: &Links) -> Option<ShownTable> {
    if widget.spec.kind != WidgetKind::Table {
        return None;
    }
    let (subtitle, reading) = match &widget.state {
        WidgetState::Failed(problem) => (String::new(), Err(way_out(problem))),
        WidgetState::Ready { answer, rows, .. } => {
            let rows = rows.unwrap_or_default();
            (subtitle(rows, view), Ok(reading(widget, answer, rows, view, links)))
        }
    };
    Some(ShownTable { id: widget.spec.id.clone(), title: widget.spec.title.clone(), subtitle, reading })
}

fn subtitle(rows: u64, view: &DashboardView) -> String {
    let open = view.year.map_or_else(String::new, |year| format!(" open in {year}"));
    let narrowed = [FilterField::StatusInYear, FilterField::Status].into_iter().any(|field| view.filters.has(field));
    let of_status = if narrowed { " with the chosen status" } else { "" };
    let things = if rows == 1 { "enrolment" } else { "enrolments" };
    format!("{} {things}{open}{of_status}", number(rows))
}

fn number(n: u64) -> String {
    count(i64::try_from(n).unwrap_or(i64::MAX))
}

fn reading(widget: &Widget, answer: &Answer, rows: u64, view: &DashboardView, links: &Links) -> TableReading {
    let shown = columns::shown(links);
    let paging = &view.paging;
    let row = |row| shown.iter().map(|column| column.iter().map(|key| cell(answer, row, *key, view, links)).collect()).collect();
    let pages = rows.div_ceil(u64::from(paging.size)).max(1);
    TableReading {
        columns: shown.iter().map(|column| columns::heads(column, widget, view, links)).collect(),
        rows: (0..answer.rows.len()).map(row).collect(),
        range: range(paging, answer.rows.len(), rows),
        page: paging.page,
        pages,
        sizes: Paging::SIZES
            .map(|size| (size.to_string(), links.paged(&Paging { size, page: 1, ..*paging }), size == paging.size))
            .to_vec(),
        turns: turns(paging, pages, links),
        choices: columns::choices(links),
    }
}

fn range(paging: &Paging, shown: usize, rows: u64) -> String {
    let first = paging.offset();
    match shown {
        0 => "No rows".to_owned(),
        shown => format!("{}–{} of {}", number(first + 1), number(first + shown as u64), number(rows)),
    }
}

/// First, before, next, last; empty where the page is there already.
fn turns(paging: &Paging, pages: u64, links: &Links) -> [String; 4] {
    let page = paging.page;
    let to = |there: bool, page: u64| if there { links.paged(&Paging { page, ..*paging }) } else { String::new() };
    [to(page > 1, 1), to(page > 1, page.saturating_sub(1)), to(page < pages, page + 1), to(page < pages, pages)]
}

fn cell(answer: &Answer, row: usize, key: Dimension, view: &DashboardView, links: &Links) -> CellText {
    let value = answer.cell(row, key.key()).unwrap_or(&Cell::Null);
    let text = match value {
        Cell::Null => NOTHING.to_owned(),
        Cell::Text(text) => text.clone(),
        Cell::Date(date) => day(*date),
        Cell::Int(n) => count(*n),
        Cell::Number(n) => bare(*n, Unit::Count),
    };
    CellText { text, tone: tone(answer, row, key, value, view.freshness.as_ref()), href: href(answer, row, key, view, links) }
}

/// A learner leads to all that is theirs, a course to where it stands in the LMS.
fn href(answer: &Answer, row: usize, key: Dimension, view: &DashboardView, links: &Links) -> String {
    let id = |column: Dimension| match answer.cell(row, column.key()) {
        Some(Cell::Int(id)) => Some(*id),
        _ => None,
    };
    let found = match key {
        Dimension::Learner => id(Dimension::UserId).map(|learner| links.toggled(FilterField::Learner, &learner.to_string())),
        Dimension::Course => id(Dimension::CourseId).zip(view.course_address.as_ref()).map(|(course, address)| address.of(course)),
        _ => None,
    };
    found.unwrap_or_default()
}

fn tone(answer: &Answer, row: usize, key: Dimension, value: &Cell, freshness: Option<&Freshness>) -> CellTone {
    match (key, value) {
        (Dimension::Status | Dimension::StatusInYear, Cell::Text(status)) => tone_of(status),
        (Dimension::Due, Cell::Date(due)) => {
            let is_open = answer.cell(row, Dimension::Completed.key()).is_none_or(|cell| *cell == Cell::Null);
            if is_open && freshness.is_some_and(|freshness| *due < freshness.as_of) { CellTone::Overdue } else { CellTone::Plain }
        }
        _ => CellTone::Plain,
    }
}

fn tone_of(status: &str) -> CellTone {
    match status.to_ascii_lowercase().as_str() {
        "complete" | "complete via rpl" => CellTone::Done,
        "in progress" => CellTone::Begun,
        _ => CellTone::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_range_says_which_rows_of_how_many() {
        let paging = |page, size| Paging { page, size, sort: None };
        assert_eq!(range(&paging(1, 10), 10, 38_640), "1–10 of 38,640");
        assert_eq!(range(&paging(4, 25), 3, 78), "76–78 of 78");
        assert_eq!(range(&paging(1, 10), 0, 0), "No rows");
    }

    #[test]
    fn the_ends_lead_nowhere_further() {
        let links = Links::of("/courses", "sort=-due").unwrap_or_default();
        let paging = Paging { page: 2, ..Paging::default() };
        assert_eq!(turns(&Paging::default(), 2, &links), ["", "", "/courses?page=2", "/courses?page=2"].map(str::to_owned));
        assert_eq!(turns(&paging, 2, &links), ["/courses", "/courses", "", ""].map(str::to_owned));
    }

    #[test]
    fn a_status_is_read_without_regard_to_case() {
        assert_eq!(
            ["Complete via RPL", "complete", "In progress", "Not yet started"].map(tone_of),
            [CellTone::Done, CellTone::Done, CellTone::Begun, CellTone::Open]
        );
    }
}
