//! A small table: the same numbers as a chart, for those who read rather than look.

use leptos::prelude::*;

stylance::import_crate_style!(css, "src/ui/table/table.module.css");

/// A table whose first column names the row. The others hold numbers, unless they are said to hold words.
#[component]
pub fn Table(
    /// What it shows.
    #[prop(into)]
    caption: String,
    /// The heads of the columns.
    heads: Vec<String>,
    /// The rows, a cell for each head.
    rows: Vec<Vec<String>>,
    /// The columns that hold words, by index; the first always does.
    #[prop(optional)]
    words: &'static [usize],
) -> impl IntoView {
    let class = |index: usize| (index > 0 && !words.contains(&index)).then_some(css::number);
    let head = |(index, head): (usize, String)| view! { <th scope="col" class=class(index)>{head}</th> };
    let row = |cells: Vec<String>| {
        let mut cells = cells.into_iter().enumerate();
        let name = cells.next().map(|(_, name)| name);
        view! {
            <tr>
                <th scope="row">{name}</th>
                {cells.map(|(index, cell)| view! { <td class=class(index)>{cell}</td> }).collect_view()}
            </tr>
        }
    };
    view! {
        <table class=css::table>
            <caption class=css::caption>{caption}</caption>
            <thead>
                <tr>{heads.into_iter().enumerate().map(head).collect_view()}</tr>
            </thead>
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}
