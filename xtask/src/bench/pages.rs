//! The pages over HTTP, as the server answers them, and in Chromium, as somebody waits for them.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::exports::Size;
use super::report::Report;
use crate::paths;
use crate::process::Call;
use crate::test::Setting;
use crate::tools::{chromium, npm};

const EMAIL: &str = "bench@kineo.example";
const PASSWORD: &str = "a password for benchmarks only";

/// Each page: its name in the report, and the script that asks for it many times, first with a question that is new each time, then with
/// the same one.
const PAGES: [(&str, &str); 2] = [("Home", "e2e/home_speed.mjs"), ("Courses", "e2e/courses_speed.mjs")];

/// How long the server takes for each page, and a browser for a filter.
pub fn measure(report: &mut Report, size: Size, data: &Path) -> Result<()> {
    let customer = size.name();
    let account = ["user", "create", "--customer", &customer, EMAIL, "--role", "analyst", "--data-dir"];
    Call::new(paths::kineo()?).args(account).args([data]).told(PASSWORD)?;
    let uncached = if customer == "sample" { "under 50 ms" } else { "under 500 ms" };
    for (page, script) in PAGES {
        let figures = node(script, data)?.json()?;
        report.line(&format!("{page} uncached, p95, {customer}"), milliseconds(&figures, "uncached")?, uncached);
        report.line(&format!("{page} cached, p95, {customer}"), milliseconds(&figures, "cached")?, "under 5 ms");
    }
    in_browser(report, &customer, data)
}

/// From a click on a year to the page that shows it, and what a first load costs. Nobody promised any of it yet but the first use.
fn in_browser(report: &mut Report, customer: &str, data: &Path) -> Result<()> {
    let browser = chromium::find_or_install()?;
    npm::install_browser_tests()?;
    let figures = node("e2e/courses_browser.mjs", data)?.env("KINEO_CHROMIUM", browser).json()?;
    let mut line = |what: &str, figure: String, promise: &str| report.line(&format!("Courses, {what}, {customer}"), figure, promise);
    line("click on a year until painted, median", milliseconds(&figures, "click_median")?, "");
    line("click on a year until painted, p95", milliseconds(&figures, "click_p95")?, "");
    line("navigation to interactive, median", milliseconds(&figures, "interactive")?, "under 1,000 ms");
    line("requests of a first load", whole(&figures, "requests")?, "");
    line("bytes of a first load", format!("{:.0} kB", number(&figures, "bytes")? / 1000.0), "");
    line("tasks over 50 ms of a first load", whole(&figures, "long_tasks")?, "");
    line("longest of them", milliseconds(&figures, "longest_task")?, "");
    Ok(())
}

/// From navigation to Home until it answers, in Chromium with an empty cache.
pub fn interactive(report: &mut Report) -> Result<()> {
    let figures = Setting::prepare("interactive")?.node(&["e2e/interactive.mjs"])?.json()?;
    report.line("navigation to interactive, median", milliseconds(&figures, "interactive")?, "under 1,000 ms");
    Ok(())
}

fn node(script: &str, data: &Path) -> Result<Call> {
    let call = Call::new("node").args([script]).env("KINEO_BINARY", paths::kineo()?).env("KINEO_DIST", paths::dist());
    Ok(call.env("KINEO_DATA", data).env("KINEO_EMAIL", EMAIL).env("KINEO_PASSWORD", PASSWORD))
}

fn milliseconds(figures: &Value, name: &str) -> Result<String> {
    Ok(format!("{:.1} ms", number(figures, name)?))
}

fn whole(figures: &Value, name: &str) -> Result<String> {
    Ok(format!("{:.0}", number(figures, name)?))
}

fn number(figures: &Value, name: &str) -> Result<f64> {
    figures[name].as_f64().with_context(|| format!("the script prints no {name}"))
}
