//! A key figure: value, change on the year before, what it is out of, and its course by year.

mod menu;
mod reading;

use domain::answer::{Answer, Widget, WidgetState};
use domain::dashboard::DashboardName;
use domain::problem::Problem;
use domain::query::{Measure, Unit};
use leptos::ev::KeyboardEvent;
use leptos::html::Details;
use leptos::prelude::*;

use crate::charts::{SceneView, spark};
use crate::ui::button;
use crate::ui::disclosure::toggle;
use crate::ui::icon::{Draw, Icon};
use menu::FigureMenu;
use reading::Reading;

stylance::import_crate_style!(css, "src/ui/figure/figure.module.css");

/// The dashboard that a figure opens. A figure is a link from the day on which its dashboard has a name here; none has one yet.
const fn dashboard_of(measure: Measure) -> Option<DashboardName> {
    match measure {
        Measure::CourseCompletionRate
        | Measure::ProgramCompletionRate
        | Measure::CertificationCompletionRate
        | Measure::EverCertified
        | Measure::SeminarAttendanceRate
        | Measure::AverageLearnerHours => None,
    }
}

/// Figures on one surface, side by side.
#[component]
pub fn Figures(
    /// The key figures of a dashboard.
    widgets: Vec<Widget>,
    /// The latest year that the viewer chose.
    year: Option<i32>,
    /// Asks for the numbers again.
    retry: Callback<()>,
    /// The address to ask again without JavaScript.
    #[prop(into)]
    here: String,
) -> impl IntoView {
    let figures = widgets.into_iter().map(|widget| figure(widget, year, retry, here.clone())).collect_view();
    view! {
        <section class=css::figures aria-label="Key figures">
            {figures}
        </section>
    }
}

fn figure(widget: Widget, year: Option<i32>, retry: Callback<()>, here: String) -> AnyView {
    let title = widget.spec.title;
    match widget.state {
        WidgetState::Failed(problem) => view! { <Failed title problem retry here /> }.into_any(),
        WidgetState::Ready { answer, trend } => match Reading::new(&widget.spec.query.measures, &answer, &trend, year) {
            Some(reading) => view! { <Figure id=widget.spec.id title reading trend /> }.into_any(),
            None => ().into_any(),
        },
    }
}

#[component]
fn Figure(id: String, title: String, reading: Reading, trend: Answer) -> impl IntoView {
    let details = NodeRef::<Details>::new();
    let on_keydown = move |event: KeyboardEvent| {
        let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
        if plain && event.key().eq_ignore_ascii_case("t") && let Some(details) = details.get_untracked() {
            toggle(&details);
        }
    };
    let heading = format!("figure-{id}");
    let named_by = heading.clone();
    let link = dashboard_of(reading.measure).map(|name| format!("/{name}"));
    let label = match link {
        Some(href) => view! { <a href=href>{title.clone()}</a> }.into_any(),
        None => title.clone().into_any(),
    };
    view! {
        <article class=css::figure aria-labelledby=named_by on:keydown=on_keydown>
            <header class=css::label>
                <h2 id=heading>{label}</h2>
                <FigureMenu title=title.clone() measure=reading.measure trend details />
            </header>
            {value(&reading)}
            {change(&reading)}
            <p class=css::of>{reading.of.clone()}</p>
            {course(&title, &reading)}
        </article>
    }
}

fn value(reading: &Reading) -> impl IntoView + use<> {
    let unit = match (reading.has_value, reading.unit()) {
        (true, Unit::Rate) => view! { <span class=css::unit>"%"</span> }.into_any(),
        (true, Unit::Hours) => view! { <span class=css::word>" h"</span> }.into_any(),
        _ => ().into_any(),
    };
    view! {
        <p class=css::value>
            {reading.value.clone()}
            {unit}
        </p>
    }
}

/// More is better for every figure of Home. A measure for which less is better needs its own colour here.
fn change(reading: &Reading) -> impl IntoView + use<> {
    let Some(change) = reading.change.as_ref() else {
        return view! { <p class=css::change>{no_change(reading)}</p> }.into_any();
    };
    let on = format!(" on {}", change.on);
    let Some(by) = reading.change_text() else {
        return view! { <p class=css::change>"no change"{on}</p> }.into_any();
    };
    let (class, icon, word) =
        if change.by > 0.0 { (css::good, Icon::ArrowUp, "up ") } else { (css::bad, Icon::ArrowDown, "down ") };
    view! {
        <p class=css::change>
            <span class=class>
                <Draw icon />
                <span class="sr-only">{word}</span>
                {by}
            </span>
            <span>{on}</span>
        </p>
    }
    .into_any()
}

fn no_change(reading: &Reading) -> String {
    let year = reading.chosen.and_then(|index| reading.years.get(index)).map(|(year, _)| year - 1);
    year.map_or_else(|| "no year to compare".to_owned(), |before| format!("nothing in {before} to compare"))
}

fn course(title: &str, reading: &Reading) -> impl IntoView + use<> {
    let (first, last) = (reading.years.first().map(|(year, _)| *year), reading.years.last().map(|(year, _)| *year));
    let caption = match (first, last) {
        (Some(first), Some(last)) if first != last => {
            view! {
                <span>{first}</span>
                <span>{last}</span>
            }
            .into_any()
        }
        (Some(only), _) => view! { <span>{only}</span> }.into_any(),
        _ => view! { <span>"no year has data"</span> }.into_any(),
    };
    view! {
        <figure class=css::spark>
            <SceneView scene=spark(&reading.points(), reading.chosen) name=reading.course(title) />
            <figcaption>{caption}</figcaption>
        </figure>
    }
}

/// One figure that could not be worked out, while the others stand.
#[component]
fn Failed(title: String, problem: Problem, retry: Callback<()>, here: String) -> impl IntoView {
    let name = title.clone();
    let on_click = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        retry.run(());
    };
    view! {
        <article class=css::figure aria-label=name>
            <header class=css::label>
                <h2>{title}</h2>
            </header>
            <div class=css::failed role="alert">
                <Draw icon=Icon::Alert />
                <strong>"This figure could not be loaded"</strong>
                <p>{problem.to_string()}</p>
                <a class=button::small() href=here on:click=on_click>
                    <Draw icon=Icon::Redo />
                    "Try again"
                </a>
            </div>
        </article>
    }
}
