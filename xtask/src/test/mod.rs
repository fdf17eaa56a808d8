//! `cargo xtask test`: makes what the tests need, runs them, and closes with `N passed, N failed`.

mod browser;
mod cells;
mod rust;
mod spark;

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::args::Args;
use crate::progress::Progress;
use crate::tally::Tally;
use crate::{checks, demo, prerequisites};

pub use browser::Setting;

/// `cargo xtask test [all|rust|cells|spark|browser|check] [NAME]…`.
pub fn run(mut args: Args) -> Result<ExitCode> {
    let make = if args.flag("--no-build") { nothing } else { make };
    let words = args.words()?;
    let (group, names) = words.split_first().map_or(("all", &[][..]), |(group, names)| (group.as_str(), names));
    prerequisites::check()?;
    let tally = match group {
        "all" if names.is_empty() => all(make),
        "rust" if names.is_empty() => part("Rust tests", rust::run),
        "cells" if names.is_empty() => part("Client and binary", make) + part("Cells of gold", cells::run),
        "spark" if names.is_empty() => part("Client and binary", make) + part("Spark", spark::run),
        "browser" => part("Client and binary", make) + part("Browser tests", || browser::run(names)),
        "check" => checks::run(names)?,
        _ => bail!("there is no group of tests \"{}\". Use all, rust, cells, spark, browser or check", words.join(" ")),
    };
    println!();
    Ok(tally.close())
}

/// Everything, however much of it fails: one run shows all there is to mend.
fn all(make: fn() -> Result<Tally>) -> Tally {
    let mut tally = part("Client and binary", make);
    tally += checks::all();
    tally += part("Rust tests", rust::run);
    tally += part("Cells of gold", cells::run);
    tally += part("Spark", spark::run);
    tally += part("Browser tests", || browser::run(&[]));
    tally
}

fn make() -> Result<Tally> {
    demo::make(&Progress::new(demo::STEPS))?;
    Ok(Tally::default())
}

/// What is built is taken as it is.
fn nothing() -> Result<Tally> {
    Ok(Tally::default())
}

/// Runs one part; one that cannot run counts as failed.
fn part(name: &str, run: impl FnOnce() -> Result<Tally>) -> Tally {
    println!("\n== {name}");
    run().unwrap_or_else(|error| {
        println!("failed: {name}: {error:#}");
        Tally::one(false)
    })
}
