//! The result of every query of every dashboard, from both engines.

use anyhow::{Result, bail};
use serde_json::Value;

use super::counted_check;
use super::numbers::difference;
use super::stand::{AWKWARD, DEMO, Stand};
use crate::tally::Tally;

const DASHBOARDS: [&str; 2] = ["home", "courses"];

/// Asks both for every dashboard, as every role and under filters of each kind.
pub fn check(stand: &Stand) -> Tally {
    let mut tally = Tally::default();
    let mut widgets = 0;
    for customer in [DEMO, AWKWARD] {
        for dashboard in DASHBOARDS {
            let done = compare(stand, customer, dashboard).map(|equal| widgets += equal);
            tally += counted_check(&format!("the numbers of {dashboard} of {customer} on both engines"), &done);
        }
    }
    println!("{widgets} results of widgets are equal on both engines");
    tally
}

/// How many results of widgets were equal.
fn compare(stand: &Stand, customer: &str, dashboard: &str) -> Result<usize> {
    let whole = asked(stand, false, customer, dashboard, &[])?;
    let mut equal = same(stand, customer, dashboard, &[])?;
    for filter in filters(&whole) {
        equal += same(stand, customer, dashboard, &["--filter", &filter])?;
    }
    let emails = stand.logins.iter().filter(|login| login["customer"] == customer).filter_map(|login| login["email"].as_str());
    for email in emails {
        equal += same(stand, customer, dashboard, &["--as", email])?;
    }
    Ok(equal)
}

/// One filter of each kind, of values that the dashboard shows.
fn filters(whole: &Value) -> Vec<String> {
    let mut found = vec!["user-status=Active".to_owned()];
    let first = |id: &str, column: &str, key: &str| {
        let row = whole.pointer(&format!("/widgets/{id}/rows/0/{column}"))?;
        Some(format!("{key}={}", row.as_str().map_or_else(|| row.to_string(), str::to_owned)))
    };
    found.extend(first("completions_by_year", "year", "year"));
    found.extend(first("learner_details", "category", "category"));
    found.extend(first("learner_details", "course_id", "course"));
    found.extend(first("learner_details", "user_id", "learner"));
    found.extend(first("learner_details", "status", "status"));
    found.extend(["organisation=1", "position=1", "manager=1", "audience=1"].map(str::to_owned));
    found
}

fn same(stand: &Stand, customer: &str, dashboard: &str, more: &[&str]) -> Result<usize> {
    let one = asked(stand, false, customer, dashboard, more)?;
    let other = asked(stand, true, customer, dashboard, more)?;
    match difference(&one, &other, "") {
        None => Ok(one["widgets"].as_object().map_or(0, serde_json::Map::len)),
        Some(difference) => bail!("{} differs: {difference}", more.join(" ")),
    }
}

/// The numbers, without what names the release.
pub fn asked(stand: &Stand, there: bool, customer: &str, dashboard: &str, more: &[&str]) -> Result<Value> {
    let args = [&["figures", "--json", "--customer", customer, "--dashboard", dashboard], more].concat();
    let call = if there { stand.kineo(&args)? } else { stand.kineo_embedded(&args)? };
    let mut figures = call.json()?;
    if let Some(map) = figures.as_object_mut() {
        map.remove("release");
    }
    Ok(figures)
}
