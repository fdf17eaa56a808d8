//! The dashboards in a browser, their numbers from the double.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::counted_check;
use super::stand::{DEMO, Stand};
use crate::paths;
use crate::tally::Tally;
use crate::test::browser::{self, Setting};

/// The tests of pages that only make sense here.
const FILES: [&str; 1] = ["databricks"];

/// Runs them over the installation with Databricks.
pub fn check(stand: &Stand) -> Tally {
    match run(stand) {
        Ok(tally) => tally,
        Err(error) => counted_check("the pages over the double", &Err(error)),
    }
}

fn run(stand: &Stand) -> Result<Tally> {
    let logins = paths::scratch("spark")?.join("logins.json");
    let text = json!({ "logins": stand.logins.iter().collect::<Vec<&Value>>() }).to_string();
    std::fs::write(&logins, text).with_context(|| format!("could not write {}", logins.display()))?;
    let setting = Setting::over(&stand.remote, &logins)?;
    let call = stand.set(setting.node(&["--test", "--test-concurrency=1", "--test-reporter=spec"])?);
    let call = call.env("KINEO_DOUBLE", &stand.double.address).env("KINEO_EMBEDDED_DATA", &stand.embedded);
    let call = call.env("KINEO_CATALOGUE", stand.catalogue(DEMO)?);
    browser::counted_run(call.args(browser::named(&FILES)?))
}
