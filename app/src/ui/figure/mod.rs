//! A key figure: value, change on the year before, what it is out of, and its course by year.

mod menu;

use leptos::prelude::*;

use crate::charts::{SceneView, spark};
use crate::shown::{Change, Reading, ShownFigure};
use crate::ui::button;
use crate::ui::icon::{Draw, Icon};
use menu::FigureMenu;

stylance::import_crate_style!(css, "src/ui/figure/figure.module.css");

/// Figures on one surface, side by side.
#[component]
pub fn Figures(
    /// The key figures of a dashboard.
    figures: Vec<ShownFigure>,
    /// The address to ask again.
    #[prop(into)]
    here: String,
) -> impl IntoView {
    let class = if figures.len() == 4 { stylance::classes!(css::figures, css::four) } else { css::figures.to_owned() };
    let figures = figures.into_iter().map(|shown| figure(shown, here.clone())).collect_view();
    view! {
        <section class=class aria-label="Key figures">
            {figures}
        </section>
    }
}

fn figure(shown: ShownFigure, here: String) -> AnyView {
    let ShownFigure { id, title, link, reading } = shown;
    match reading {
        Ok(reading) => view! { <Figure id title link reading /> }.into_any(),
        Err(reason) => view! { <Failed title reason here /> }.into_any(),
    }
}

#[component]
fn Figure(id: String, title: String, #[prop(optional_no_strip)] link: Option<String>, reading: Reading) -> impl IntoView {
    let heading = format!("figure-{id}");
    let named_by = heading.clone();
    let label = match link {
        // Another dashboard is another page, with a title of its own.
        Some(href) => view! { <a href=href rel="external">{title.clone()}</a> }.into_any(),
        None => title.clone().into_any(),
    };
    let Reading { value, exact, unit, change: by, of, definition, points, chosen, course, ends, heads, rows } = reading;
    let unit_class = if unit == "%" { css::unit } else { css::word };
    view! {
        <article class=css::figure aria-labelledby=named_by data-figure="" data-widget=id>
            <header class=css::label>
                <h2 id=heading>{label}</h2>
                <FigureMenu title definition heads rows />
            </header>
            <p class=css::value data-value=exact>{value}<span class=unit_class>{unit}</span></p>
            {change(by)}
            <p class=css::of>{of}</p>
            {(!course.is_empty())
                .then(|| {
                    view! {
                        <figure class=css::spark>
                            <SceneView scene=spark(&points, chosen) name=course />
                            <figcaption>{ends.into_iter().map(|end| view! { <span>{end}</span> }).collect_view()}</figcaption>
                        </figure>
                    }
                })}
        </article>
    }
}

/// The change with its arrow, and the direction in a word for those who do not see the arrow.
fn change(change: Change) -> AnyView {
    let (class, icon, direction, by, on) = match change {
        Change::Better(by, on) => (css::good, Icon::ArrowUp, "up ", by, on),
        Change::Worse(by, on) => (css::bad, Icon::ArrowDown, "down ", by, on),
        Change::BetterByLess(by, on) => (css::good, Icon::ArrowDown, "down ", by, on),
        Change::WorseByMore(by, on) => (css::bad, Icon::ArrowUp, "up ", by, on),
        Change::Neither(words) => return view! { <p class=css::change>{words}</p> }.into_any(),
    };
    view! {
        <p class=css::change>
            <span class=class>
                <Draw icon />
                <span class="sr-only">{direction}</span>
                {by}
            </span>
            <span>{format!(" {on}")}</span>
        </p>
    }
    .into_any()
}

/// One figure that could not be worked out, while the others stand.
#[component]
fn Failed(title: String, reason: String, here: String) -> impl IntoView {
    let name = title.clone();
    view! {
        <article class=css::figure aria-label=name>
            <header class=css::label>
                <h2>{title}</h2>
            </header>
            <div class=css::failed role="alert">
                <Draw icon=Icon::Alert />
                <strong>"This figure could not be loaded"</strong>
                <p>{reason}</p>
                <a class=button::small() href=here data-retry="">
                    <Draw icon=Icon::Redo />
                    "Try again"
                </a>
            </div>
        </article>
    }
}
