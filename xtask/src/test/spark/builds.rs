//! Every gold table, cell by cell, and what the loads said.

use anyhow::{Result, bail};
use serde_json::Value;

use super::counted_check;
use super::stand::Stand;
use crate::paths;
use crate::process::Call;
use crate::tally::Tally;
use crate::tools::python;

/// Compares both builds of each customer.
pub fn check(stand: &Stand) -> Tally {
    stand.loads.iter().fold(Tally::default(), |tally, (customer, embedded, remote)| {
        let cells = counted_check(&format!("every cell of gold of {customer} on both engines"), &cells(stand, customer));
        // The demo's exports were loaded before, so that the embedded load had nothing to report.
        let is_new = embedded["state"] == "published";
        let reports = if is_new {
            counted_check(&format!("the reports of both loads of {customer}"), &reports(embedded, remote))
        } else {
            Tally::default()
        };
        let as_it_should_be = counted_check(&format!("nothing of {customer} has drifted"), &no_drift(stand, customer));
        tally + cells + reports + as_it_should_be
    })
}

fn cells(stand: &Stand, customer: &str) -> Result<()> {
    let [embedded, remote] = stand.gold(customer)?;
    let compare = Call::new(python::for_baseline()?).args([paths::root().join("bench").join("compare.py")]);
    let (equal, report) = compare.args([embedded, remote]).verdict()?;
    println!("{}", report.lines().last().unwrap_or_default());
    if !equal {
        bail!("{}", report.lines().filter(|line| !line.contains(": equal, ")).collect::<Vec<_>>().join("\n"));
    }
    Ok(())
}

/// What arrived, what was rejected and why, and what was found must be told alike.
fn reports(embedded: &Value, remote: &Value) -> Result<()> {
    for part in ["files", "rejected", "examples", "warnings", "left_out"] {
        let [one, other] = [embedded, remote].map(|load| &load["report"][part]);
        if one != other {
            bail!("the loads differ in {part}:\n  embedded {one}\n  remote   {other}");
        }
    }
    Ok(())
}

fn no_drift(stand: &Stand, customer: &str) -> Result<()> {
    let found = stand.kineo(&["databricks", "check", "--json", "--customer", customer])?.json()?;
    if found["steps"].as_array().is_some_and(Vec::is_empty) { Ok(()) } else { bail!("{}", found["steps"]) }
}
