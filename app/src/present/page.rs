//! From words to what the browser gets: HTML of what is read and followed, values of what is drawn.

use domain::answer::{ChosenFilter, DashboardView};
use domain::dashboard::DashboardName;
use domain::filters::FilterField;
use domain::specs::standard;
use leptos::prelude::*;

use crate::links::Links;
use crate::page::{Page, PageChart, PageTable};
use crate::shown::{Reason, ReasonKind, ShownChart, ShownDashboard, ShownFreshness, ShownTable};
use crate::ui::actions::PageActions;
use crate::ui::button;
use crate::ui::chips::Chips;
use crate::ui::data_table::{table_body, table_title, table_tools};
use crate::ui::figure::Figures;
use crate::ui::freshness::{FreshnessLine, FreshnessNotes};
use crate::ui::icon::Icon;
use crate::ui::page_head::PageHead;
use crate::ui::state::State;
use crate::ui::waiting::Waiting;
use crate::ui::widget::{chart_foot, chart_head};

/// The page of a dashboard.
pub fn page(view: &DashboardView, shown: ShownDashboard, links: &Links) -> Page {
    let ShownDashboard { freshness, chosen, release, year, figures, charts, table, reason } = shown;
    let of_chips = (links.clone(), chosen.clone());
    let figures = match reason {
        Some(reason) => html(empty(reason, view, links)),
        None => html(view! { <Figures figures here=links.here() /> }),
    };
    Page {
        release,
        year,
        chosen,
        head: html(head(view.spec.title.clone(), freshness)),
        chips: html(view! { <Chips links=of_chips.0 chosen=of_chips.1 /> }),
        figures,
        charts: charts.into_iter().map(|chart| self::chart(chart, links)).collect(),
        table: table.map(|table| self::table(&table, links)),
    }
}

/// The page of a dashboard whose numbers are not there yet: what was chosen stays in reach.
pub fn waiting_page(dashboard: DashboardName, message: &str, retry_seconds: u64, links: &Links) -> Page {
    let chosen: Vec<_> = links.filters.pairs().map(unnamed).collect();
    let of_chips = (links.clone(), chosen.clone());
    Page {
        head: html(head(standard(dashboard).title, None)),
        chips: html(view! { <Chips links=of_chips.0 chosen=of_chips.1 /> }),
        figures: html(view! { <Waiting message=message.to_owned() retry_seconds href=links.here() /> }),
        chosen,
        ..Page::default()
    }
}

/// Names are among what is not there yet.
fn unnamed((field, value): (FilterField, &str)) -> ChosenFilter {
    ChosenFilter { field, value: value.to_owned(), label: value.to_owned() }
}

/// Rendered as it stands, without marks for a client: it is not taken over.
fn html(view: impl IntoView) -> String {
    view.into_view().to_html()
}

fn head(title: String, freshness: Option<ShownFreshness>) -> impl IntoView {
    let notes = freshness.clone().map(|freshness| view! { <FreshnessNotes freshness /> });
    view! {
        <PageHead title actions=view! { <PageActions /> }.into_any()>
            {freshness.map(|freshness| view! { <FreshnessLine freshness /> })}
        </PageHead>
        {notes}
    }
}

fn chart(chart: ShownChart, links: &Links) -> PageChart {
    let (head, foot) = (html(chart_head(&chart, links)), html(chart_foot(&chart, links)));
    let drawn = chart.reading.ok().filter(|reading| reading.table.is_none() && !reading.drawing.is_empty());
    PageChart { id: chart.id, title: chart.title, span: chart.span, head, drawing: drawn.map(|reading| reading.drawing), foot }
}

fn table(table: &ShownTable, links: &Links) -> PageTable {
    PageTable {
        id: table.id.clone(),
        title: html(table_title(table)),
        tools: html(table_tools(table, links)),
        body: html(table_body(table, links)),
    }
}

/// Nothing to show, with the way out where there is one.
fn empty(reason: Reason, view: &DashboardView, links: &Links) -> AnyView {
    let icon = match reason.kind {
        ReasonKind::NoPerson => Icon::Person,
        ReasonKind::NoRelease => Icon::Stack,
        ReasonKind::NothingMatches => Icon::Search,
    };
    if reason.kind != ReasonKind::NothingMatches || links.filters.is_empty() {
        return view! { <State icon title=reason.title text=reason.text /> }.into_any();
    }
    let clear = |field: FilterField| {
        let href = links.filtered(&links.filters.cleared(field));
        view! {
            <a class=button::small() href=href>
                {format!("Clear {}", field.title().to_ascii_lowercase())}
            </a>
        }
    };
    let buttons = view.spec.filters.iter().copied().filter(|field| links.filters.has(*field)).map(clear).collect_view();
    let all = view.spec.name.path();
    view! {
        <State icon title=reason.title text=reason.text>
            {buttons}
            <a class=button::small() href=all>
                "Clear all"
            </a>
        </State>
    }
    .into_any()
}
