//! A full load from exports to gold, by the product and by DuckDB, one after the other.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::Value;

use super::AS_OF;
use super::exports::Size;
use super::process_watch::{Cost, cost_of};
use super::report::Report;
use crate::paths;
use crate::process::Call;
use crate::tools::python;

/// Loads an export so many times with each. The data of the last load stays.
pub fn measure(report: &mut Report, size: Size, folder: &Path, data: &Path, times: usize) -> Result<()> {
    let name = size.name();
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..times {
        theirs.push(baseline(folder, &name)?);
        ours.push(product(folder, data, &name)?);
    }
    let time = median(ours.iter().map(|cost| cost.time).collect());
    let reference = median(theirs);
    let ratio = time.as_secs_f64() / reference.as_secs_f64();
    report.line(&format!("full load, {name}"), seconds(time), if name == "sample" { "under 3 s" } else { "" });
    report.line(&format!("DuckDB, {name}"), seconds(reference), "");
    report.line(&format!("load by DuckDB, {name}"), format!("{ratio:.2}"), "at most 2");
    if let Some(peak) = ours.iter().filter_map(|cost| cost.peak_megabytes).max() {
        report.line(&format!("peak memory, {name}"), format!("{peak} MB"), "under 6,000 MB");
    }
    Ok(())
}

/// The whole process, from its start to its end.
fn product(folder: &Path, data: &Path, customer: &str) -> Result<Cost> {
    remove(data)?;
    let call = Call::new(paths::kineo()?)
        .args(["load", "--customer", customer, "--create"])
        .args([folder])
        .args(["--as-of", AS_OF, "--json", "--data-dir"])
        .args([data]);
    cost_of(call, "kineo load")
}

/// Its own count, which leaves out the start of Python.
fn baseline(folder: &Path, name: &str) -> Result<Duration> {
    let out = paths::scratch("bench")?.join(format!("duckdb-{name}"));
    remove(&out)?;
    let threads = std::thread::available_parallelism()?.to_string();
    let figures = Call::new(python::for_baseline()?)
        .args([paths::root().join("bench").join("duckdb_baseline.py")])
        .args([folder, &out])
        .args(["--as-of", AS_OF, "--first-month", "1", "--threads", &threads, "--json"])
        .json()?;
    let total = figures.pointer("/seconds/total").and_then(Value::as_f64);
    total.map(Duration::from_secs_f64).context("the baseline prints no seconds.total")
}

fn remove(path: &Path) -> Result<()> {
    let removed = if path.is_dir() { std::fs::remove_dir_all(path) } else { std::fs::remove_file(path) };
    match removed {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("could not delete {}", path.display()))
        }
        _ => Ok(()),
    }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn seconds(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slow_run_does_not_move_the_median() {
        let times = [3, 1, 90, 2, 4].map(Duration::from_secs).to_vec();
        assert_eq!(median(times), Duration::from_secs(3));
    }
}
