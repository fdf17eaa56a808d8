//! How fresh the numbers are: always under the title, per source on demand.

use domain::answer::{Freshness, RefusedLoad, SourceFreshness};
use domain::format::{NOTHING, count, day, moment};
use leptos::prelude::*;

use crate::ui::disclosure::{Disclosure, css as disclosure};
use crate::ui::icon::{Draw, Icon};
use crate::ui::note::{Note, Tone};
use crate::ui::table::Table;

stylance::import_crate_style!(css, "src/ui/freshness/freshness.module.css");

/// The line under the title, which opens to the sources.
#[component]
pub fn FreshnessLine(
    /// Of what is shown.
    freshness: Freshness,
) -> impl IntoView {
    let (class, icon) = if is_doubtful(&freshness) { (css::warn, Icon::Alert) } else { (css::good, Icon::Ok) };
    let summary = view! {
        <span class=class>
            <Draw icon />
        </span>
        <span>{line(&freshness)}</span>
        <span class=css::more>
            "Sources"
            <Draw icon=Icon::Down />
        </span>
    };
    view! {
        <Disclosure
            class=css::freshness
            summary_class=css::summary
            summary=summary.into_any()
            panel_class=stylance::classes!(css::panel, disclosure::pop)
        >
            <Table caption="Rows of each source in this data" heads=heads() words=&[3] rows=freshness.sources.iter().map(source).collect() />
        </Disclosure>
    }
}

/// What is unusual about the data, above everything else.
#[component]
pub fn FreshnessNotes(
    /// Of what is shown.
    freshness: Freshness,
) -> impl IntoView {
    let stale = freshness.is_stale().then(|| stale_note(&freshness));
    let refused = freshness.refused_load.as_ref().map(|load| refused_note(load, &freshness));
    view! {
        {stale}
        {refused}
    }
}

fn stale_note(freshness: &Freshness) -> impl IntoView + use<> {
    let text = format!(
        "The newest data is of {}. A customer admin can check whether the export of last night arrived and load it.",
        day(freshness.as_of)
    );
    view! {
        <Note tone=Tone::Warn title=format!("These figures are {} old", days(freshness.age_days))>
            <p>{text}</p>
        </Note>
    }
}

fn refused_note(load: &RefusedLoad, freshness: &Freshness) -> impl IntoView + use<> {
    let text = format!(
        "{} The data of {} stays. A customer admin can correct the export and load it again.",
        sentence(&load.reason),
        day(freshness.as_of)
    );
    view! {
        <Note tone=Tone::Warn title=format!("The load of {} was refused", moment(load.at))>
            <p>{text}</p>
        </Note>
    }
}

const fn is_doubtful(freshness: &Freshness) -> bool {
    freshness.is_stale() || freshness.refused_load.is_some()
}

/// `Data as of 30 Sep 2026 · loaded 1 Oct 2026, 02:14 · 37 rows rejected`.
fn line(freshness: &Freshness) -> String {
    let mut line = format!("Data as of {} · loaded {}", day(freshness.as_of), moment(freshness.loaded_at));
    match freshness.rejected {
        0 => {}
        1 => line.push_str(" · 1 row rejected"),
        n => line.push_str(&format!(" · {} rows rejected", count(n))),
    }
    line
}

fn heads() -> Vec<String> {
    ["Source", "Rows", "Rejected", "File"].map(str::to_owned).to_vec()
}

fn source(source: &SourceFreshness) -> Vec<String> {
    let file = source.file.clone().unwrap_or_else(|| NOTHING.to_owned());
    let file = if source.carried_forward { format!("{file}, of an earlier load") } else { file };
    vec![source.source.clone(), count(source.rows), count(source.rejected), file]
}

fn days(days: i64) -> String {
    if days == 1 { "1 day".to_owned() } else { format!("{days} days") }
}

fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.ends_with('.') { text.to_owned() } else { format!("{text}.") }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use chrono::NaiveDate;
    use domain::ids::ReleaseId;

    use super::*;

    fn freshness(rejected: i64, age_days: i64) -> Freshness {
        let as_of = NaiveDate::from_ymd_opt(2026, 9, 30).unwrap();
        let loaded_at = NaiveDate::from_ymd_opt(2026, 10, 1).unwrap().and_hms_opt(2, 14, 0).unwrap();
        Freshness { release: ReleaseId::new("r"), as_of, loaded_at, rejected, age_days, refused_load: None, sources: Vec::new() }
    }

    #[test]
    fn the_line_says_day_time_and_rejected_rows() {
        assert_eq!(line(&freshness(37, 1)), "Data as of 30 Sep 2026 · loaded 1 Oct 2026, 02:14 · 37 rows rejected");
        assert_eq!(line(&freshness(1, 1)), "Data as of 30 Sep 2026 · loaded 1 Oct 2026, 02:14 · 1 row rejected");
        assert_eq!(line(&freshness(0, 1)), "Data as of 30 Sep 2026 · loaded 1 Oct 2026, 02:14");
    }

    #[test]
    fn data_of_three_days_ago_is_doubtful() {
        assert!(!is_doubtful(&freshness(0, 2)) && is_doubtful(&freshness(0, 3)));
    }
}
