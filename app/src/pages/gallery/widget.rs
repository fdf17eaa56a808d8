//! A widget of the gallery: head, chart, table and legend.

use leptos::prelude::*;

use super::css;
use super::drawings::Example;
use crate::charts::{ChartView, Drawing, Legend};
use crate::ui::icon::{Draw, Icon};
use crate::ui::table::Table;

/// An example with all that belongs to it.
#[component]
pub fn ExampleWidget(
    /// The example.
    example: Example,
) -> impl IntoView {
    let Example { id, title, text, span, drawing } = example;
    let (heads, rows) = table(&drawing);
    let heading = format!("{id}-title");
    let named_by = heading.clone();
    let class = stylance::classes!(
        css::widget,
        if span == 7 {
            css::seven
        } else if span == 5 {
            css::five
        } else {
            css::four
        }
    );
    view! {
        <section class=class data-widget=id aria-labelledby=named_by>
            <header class=css::head>
                <div>
                    <h2 id=heading>{title}</h2>
                    <p>{text}</p>
                </div>
                <div class=css::tools>
                    <button type="button" data-table-toggle="" aria-label=format!("Table of {title}")>
                        <Draw icon=Icon::Table />
                    </button>
                    <button type="button" data-large-toggle="" aria-label=format!("Large: {title}")>
                        <Draw icon=Icon::Large />
                        <Draw icon=Icon::X />
                    </button>
                </div>
            </header>
            <ChartView id=format!("{id}-chart") name=title drawing=drawing.clone() />
            <details class=css::table data-table="">
                <summary>"Table"</summary>
                <Table caption=title heads rows />
            </details>
            <footer class=css::foot>
                <Legend drawing />
            </footer>
        </section>
    }
}

/// A widget that has no chart to show.
#[component]
pub fn Plain(
    /// What is the case.
    title: &'static str,
    /// Whether what stands there brings no surface of its own.
    #[prop(optional)]
    surface: bool,
    /// What stands there instead.
    children: Children,
) -> impl IntoView {
    view! {
        <section class=stylance::classes!(if surface { css::widget } else { css::bare }, css::four) aria-label=title>
            {children()}
        </section>
    }
}

/// The same values as rows.
fn table(drawing: &Drawing) -> (Vec<String>, Vec<Vec<String>>) {
    match drawing {
        Drawing::Columns { parts, columns, .. } => {
            let heads = [vec!["Mark".to_owned()], parts.clone(), vec!["Total".to_owned()]].concat();
            let values = |parts: &[i64]| parts.iter().map(|value| domain::format::count(*value)).collect();
            (
                heads,
                columns
                    .iter()
                    .map(|column| [vec![column.label.clone()], values(&column.parts), vec![column.total.clone()]].concat())
                    .collect(),
            )
        }
        Drawing::Bars { bars, .. } => {
            let row = |bar: &crate::charts::Bar| vec![bar.label.clone(), bar.value.clone(), bar.of.clone()];
            (["Name", "Rate", "Of"].map(str::to_owned).to_vec(), bars.iter().map(row).collect())
        }
        Drawing::Lines { steps, lines } => {
            let row = |(index, step): (usize, &String)| {
                std::iter::once(step.clone()).chain(lines.iter().map(|line| line.words[index].clone())).collect()
            };
            let heads = std::iter::once("Year".to_owned()).chain(lines.iter().map(|line| line.label.clone())).collect();
            (heads, steps.iter().enumerate().map(row).collect())
        }
    }
}
