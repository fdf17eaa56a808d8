//! A small table: the same numbers as a chart, for those who read rather than look.

use leptos::prelude::*;

stylance::import_crate_style!(css, "src/ui/table/table.module.css");

/// A table whose first column names the row. Every other column holds numbers.
#[component]
pub fn Table(
    /// What it shows.
    #[prop(into)]
    caption: String,
    /// The heads of the columns.
    heads: Vec<String>,
    /// The rows, a cell for each head.
    rows: Vec<Vec<String>>,
) -> impl IntoView {
    let head = |(index, head): (usize, String)| view! { <th scope="col" class=(index > 0).then_some(css::number)>{head}</th> };
    let row = |cells: Vec<String>| {
        let mut cells = cells.into_iter();
        let name = cells.next().unwrap_or_default();
        view! {
            <tr>
                <th scope="row">{name}</th>
                {cells.map(|cell| view! { <td class=css::number>{cell}</td> }).collect_view()}
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
