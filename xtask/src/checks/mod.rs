//! Rules of the project that a program can check. Each counts as one test.

mod client_crates;
mod client_size;
mod dependencies;
mod features;
mod format;
mod lint;
mod staircase;

use anyhow::{Result, bail};

use crate::tally::Tally;

pub use client_size::brotli_sizes;

type Check = (&'static str, fn() -> Result<()>);

/// Quick ones first.
const ALL: [Check; 7] = [
    ("format", format::check),
    ("staircase", staircase::check),
    ("features", features::check),
    ("client-crates", client_crates::check),
    ("client-size", client_size::check),
    ("dependencies", dependencies::check),
    ("lint", lint::check),
];

/// Every check.
pub fn all() -> Tally {
    count(&ALL)
}

/// The checks of the given names, or all.
pub fn run(names: &[String]) -> Result<Tally> {
    let known: Vec<&str> = ALL.iter().map(|(name, _)| *name).collect();
    if let Some(unknown) = names.iter().find(|name| !known.contains(&name.as_str())) {
        bail!("there is no check \"{unknown}\". There are {}", known.join(", "));
    }
    let chosen: Vec<Check> = ALL.into_iter().filter(|(name, _)| names.is_empty() || names.iter().any(|n| n == name)).collect();
    Ok(count(&chosen))
}

fn count(checks: &[Check]) -> Tally {
    checks.iter().fold(Tally::default(), |tally, check| tally + Tally::one(passes(check)))
}

fn passes((name, check): &Check) -> bool {
    println!("\n== Check {name}");
    let done = check();
    match &done {
        Ok(()) => println!("passed: {name}"),
        Err(error) => println!("failed: {name}: {error:#}"),
    }
    done.is_ok()
}
