//! `cargo xtask bench`: the figures of speed and size that the project promises, measured in one run.

mod exports;
mod loads;
mod pages;
mod process_watch;
mod report;

use std::process::ExitCode;

use anyhow::Result;

use crate::args::Args;
use crate::checks::brotli_sizes;
use crate::progress::Progress;
use crate::{demo, paths, prerequisites};
use exports::Size;
use report::Report;

/// The day that every load is computed for.
pub const AS_OF: &str = "2024-09-30";

/// `cargo xtask bench [--scale N] [--repeat N] [--no-build]`.
pub fn run(mut args: Args) -> Result<ExitCode> {
    let scale = args.value("--scale")?.unwrap_or(100);
    let repeat = args.value("--repeat")?.unwrap_or(5);
    let as_built = args.flag("--no-build");
    args.end()?;
    prerequisites::check()?;
    if !as_built {
        demo::make(&Progress::new(demo::STEPS))?;
    }
    let mut report = Report::default();
    for (size, times) in [(Size::new(1), repeat), (Size::new(scale), 1)] {
        let folder = exports::folder(size)?;
        let data = paths::scratch(&format!("bench/data-{}", size.name()))?;
        loads::measure(&mut report, size, &folder, &data, times)?;
        pages::measure(&mut report, size, &data)?;
    }
    client(&mut report)?;
    pages::interactive(&mut report)?;
    println!("\n{report}");
    Ok(ExitCode::SUCCESS)
}

fn client(report: &mut Report) -> Result<()> {
    let total: u64 = brotli_sizes()?.iter().map(|(_, size)| size).sum();
    report.line("client, brotli", format!("{} kB", total / 1000), "at most 250 kB");
    Ok(())
}
