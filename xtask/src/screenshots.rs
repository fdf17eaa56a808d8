//! Pictures of the pages: those of docs/images, and all widths and themes in target/screenshots.

use std::process::ExitCode;

use anyhow::Result;

use crate::args::Args;
use crate::progress::Progress;
use crate::test::Setting;
use crate::{demo, paths, prerequisites};

/// `cargo xtask screenshots`.
pub fn run(args: Args) -> Result<ExitCode> {
    args.end()?;
    prerequisites::check()?;
    demo::make(&Progress::new(demo::STEPS))?;
    let all = paths::target()?.join("screenshots");
    Setting::prepare("screenshots")?.node(&["e2e/screenshots.mjs"])?.env("KINEO_PICTURES", all).run()?;
    Ok(ExitCode::SUCCESS)
}
