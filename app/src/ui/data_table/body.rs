//! The table itself.

use leptos::prelude::*;

use super::css;
use super::pager::pager;
use crate::shown::{CellText, CellTone, ColumnHead, TableReading};
use crate::ui::icon::{Draw, Icon};
use crate::ui::link::stay;

/// Columns that a narrow widget leaves out, until there is room or others are hidden: dates and what is said elsewhere.
const WIDE_ONLY: [&str; 8] = ["organisation", "manager", "status", "enrolled", "started", "completed", "due", "days"];

/// Heads, rows and the pager.
pub fn body(title: &str, reading: &TableReading) -> AnyView {
    let classes: Vec<String> = reading.columns.iter().map(|column| class(column)).collect();
    let heads = reading.columns.iter().zip(&classes).map(|(column, class)| head(column, class.clone())).collect::<Vec<_>>();
    let rows = reading.rows.iter().map(|row| self::row(row, &classes)).collect::<Vec<_>>();
    let label = format!("{title}, scrolls sideways");
    let caption = title.to_owned();
    view! {
        <div class=css::scroll tabindex="0" role="region" aria-label=label>
            <table class=css::table>
                <caption class="sr-only">{caption}</caption>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {pager(reading)}
    }
    .into_any()
}

fn class(column: &[ColumnHead]) -> String {
    let number = column.iter().any(|head| head.number).then_some(css::number);
    let wide = column.iter().all(|head| WIDE_ONLY.contains(&head.key.as_str())).then_some(css::wide);
    let wraps = column.iter().any(|head| head.key == "course").then_some(css::wraps);
    stylance::classes!(number, wide, wraps)
}

/// The values of a column have a link each, one above the other, as they stand in the rows.
fn head(column: &[ColumnHead], class: String) -> AnyView {
    let sorted = column.iter().map(|head| head.sorted.clone()).find(|sorted| !sorted.is_empty());
    let links = column.iter().map(sort_link).collect::<Vec<_>>();
    view! {
        <th scope="col" class=class aria-sort=sorted>
            {links}
        </th>
    }
    .into_any()
}

fn sort_link(head: &ColumnHead) -> AnyView {
    let icon = match head.sorted.as_str() {
        "ascending" => Some(Icon::Up),
        "descending" => Some(Icon::Down),
        _ => None,
    };
    let class = if icon.is_some() { stylance::classes!(css::sort, css::sorted) } else { css::sort.to_owned() };
    let drawn = icon.map(|icon| view! { <Draw icon /> });
    stay(class, head.href.clone(), false, (head.title.clone(), drawn).into_any())
}

fn row(cells: &[Vec<CellText>], classes: &[String]) -> AnyView {
    let mut cells = cells.iter().zip(classes);
    let first = cells.next().map(|(values, class)| view! { <th scope="row" class=class.clone()>{values_of(values, true)}</th> });
    let rest = cells.map(|(values, class)| view! { <td class=class.clone()>{values_of(values, false)}</td> }).collect::<Vec<_>>();
    view! {
        <tr>
            {first} {rest}
        </tr>
    }
    .into_any()
}

/// The first value of a pair is the one that is looked for.
fn values_of(values: &[CellText], names_the_row: bool) -> AnyView {
    let mut values = values.iter();
    let first = values.next().map(|value| main_value(value, names_the_row));
    let second = values.next().map(|value| view! { <small>{value.text.clone()}</small> });
    (first, second).into_any()
}

/// A learner's rows are on this page, a course is in the LMS.
fn link(value: &CellText) -> AnyView {
    let (text, href) = (value.text.clone(), value.href.clone());
    if href.starts_with('/') {
        return view! { <b>{stay("", href, false, text.into_any())}</b> }.into_any();
    }
    let outside = view! {
        <span>
            <a href=href target="_blank" rel="external noopener">
                {text}
                <span class="sr-only">", in the LMS"</span>
            </a>
        </span>
    };
    outside.into_any()
}

fn main_value(value: &CellText, names_the_row: bool) -> AnyView {
    let text = value.text.clone();
    let (class, icon) = match value.tone {
        CellTone::Plain if !value.href.is_empty() => return link(value),
        CellTone::Plain if names_the_row => return view! { <b>{text}</b> }.into_any(),
        CellTone::Plain => return view! { <span>{text}</span> }.into_any(),
        CellTone::Done => (css::done, Icon::Ok),
        CellTone::Begun => (css::begun, Icon::Half),
        CellTone::Open => (css::open, Icon::Ring),
        CellTone::Overdue => (css::overdue, Icon::Stop),
    };
    let remark = (value.tone == CellTone::Overdue).then(|| view! { <small>"overdue"</small> });
    view! {
        <span class=stylance::classes!(css::tag, class)>
            <Draw icon />
            <span>{text}</span>
        </span>
        {remark}
    }
    .into_any()
}
