//! The columns of the learner details: which are shown, how they pair up, and where their heads lead.

use domain::answer::{DashboardView, Widget};
use domain::paging::Paging;
use domain::query::{Dimension, Sort};

use crate::links::{HIDE, Links};
use crate::shown::ColumnHead;

/// Two values of a row can stand above each other, which saves width without leaving anything out.
const PAIRS: [&[Dimension]; 10] = [
    &[Dimension::Learner, Dimension::Position],
    &[Dimension::Organisation, Dimension::Manager],
    &[Dimension::Course, Dimension::Category],
    &[Dimension::StatusInYear],
    &[Dimension::Status],
    &[Dimension::Enrolled],
    &[Dimension::Started],
    &[Dimension::Completed],
    &[Dimension::Due],
    &[Dimension::Days],
];

/// The columns that are shown, each with the values that it holds. Learner and course always are: without them no row says what it is.
pub fn shown(links: &Links) -> Vec<Vec<Dimension>> {
    let pairs = PAIRS.iter().map(|pair| pair.iter().copied().filter(|key| is_shown(*key, links)).collect::<Vec<_>>());
    pairs.filter(|pair| !pair.is_empty()).collect()
}

fn can_be_hidden(key: Dimension) -> bool {
    !matches!(key, Dimension::Learner | Dimension::Course)
}

fn is_shown(key: Dimension, links: &Links) -> bool {
    !can_be_hidden(key) || !links.has(HIDE, key.key())
}

/// Every column that can be hidden: its title, the address that hides or shows it, and whether it is shown.
pub fn choices(links: &Links) -> Vec<(String, String, bool)> {
    let all = PAIRS.iter().flat_map(|pair| pair.iter().copied()).filter(|key| can_be_hidden(*key));
    all.map(|key| (title(key, None), links.switched(HIDE, key.key()), is_shown(key, links))).collect()
}

/// The heads of a column.
pub fn heads(column: &[Dimension], widget: &Widget, view: &DashboardView, links: &Links) -> Vec<ColumnHead> {
    let sort = view.paging.sort.or(widget.spec.query.sort);
    column.iter().map(|key| head(*key, sort, view, links)).collect()
}

fn head(key: Dimension, sort: Option<Sort>, view: &DashboardView, links: &Links) -> ColumnHead {
    let is_sorted = sort.filter(|sort| sort.by == key);
    let next = Sort { by: key, descending: is_sorted.is_some_and(|sort| !sort.descending) };
    let sorted = is_sorted.map_or("", |sort| if sort.descending { "descending" } else { "ascending" });
    ColumnHead {
        key: key.key().to_owned(),
        title: title(key, view.year),
        href: links.paged(&Paging { sort: Some(next), page: 1, ..view.paging }),
        sorted: sorted.to_owned(),
        number: matches!(key, Dimension::Enrolled | Dimension::Started | Dimension::Completed | Dimension::Due | Dimension::Days),
    }
}

fn title(key: Dimension, year: Option<i32>) -> String {
    let words = match key {
        Dimension::Learner => "Learner",
        Dimension::Position => "Position",
        Dimension::Organisation => "Organisation",
        Dimension::Manager => "Manager",
        Dimension::Course => "Course",
        Dimension::Category => "Category",
        Dimension::StatusInYear => return year.map_or_else(|| "Status in the year".to_owned(), |year| format!("Status in {year}")),
        Dimension::Status => "Status now",
        Dimension::Enrolled => "Enrolled",
        Dimension::Started => "Started",
        Dimension::Completed => "Completed",
        Dimension::Due => "Due",
        Dimension::Days => "Days",
        Dimension::Year => "Year",
        Dimension::UserId => "User id",
        Dimension::CourseId => "Course id",
    };
    words.to_owned()
}
