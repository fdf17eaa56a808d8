//! The home page over HTTP, as the server answers it.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::exports::Size;
use super::report::Report;
use crate::paths;
use crate::process::Call;
use crate::test::Setting;

const EMAIL: &str = "bench@kineo.example";
const PASSWORD: &str = "a password for benchmarks only";

/// Asks for Home many times, first with a question that is new each time, then with the same one.
pub fn measure(report: &mut Report, size: Size, data: &Path) -> Result<()> {
    let customer = size.name();
    let account = ["user", "create", "--customer", &customer, EMAIL, "--role", "analyst", "--data-dir"];
    Call::new(paths::kineo()?).args(account).args([data]).told(PASSWORD)?;
    let figures = Call::new("node")
        .args(["e2e/home_speed.mjs"])
        .env("KINEO_BINARY", paths::kineo()?)
        .env("KINEO_DIST", paths::dist())
        .env("KINEO_DATA", data)
        .env("KINEO_EMAIL", EMAIL)
        .env("KINEO_PASSWORD", PASSWORD)
        .json()?;
    let uncached = if customer == "sample" { "under 50 ms" } else { "under 500 ms" };
    report.line(&format!("Home uncached, p95, {customer}"), milliseconds(&figures, "uncached")?, uncached);
    report.line(&format!("Home cached, p95, {customer}"), milliseconds(&figures, "cached")?, "under 5 ms");
    Ok(())
}

/// From navigation to a page that answers, in Chromium with an empty cache.
pub fn interactive(report: &mut Report) -> Result<()> {
    let figures = Setting::prepare("interactive")?.node(&["e2e/interactive.mjs"])?.json()?;
    report.line("navigation to interactive, median", milliseconds(&figures, "interactive")?, "under 1,000 ms");
    Ok(())
}

fn milliseconds(figures: &Value, name: &str) -> Result<String> {
    let p95 = figures[name].as_f64().with_context(|| format!("the script prints no {name}"))?;
    Ok(format!("{p95:.1} ms"))
}
