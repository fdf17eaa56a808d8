//! The pictures of docs/images.

use std::process::ExitCode;

use anyhow::Result;

use crate::args::Args;
use crate::progress::Progress;
use crate::test::Setting;
use crate::{demo, prerequisites};

/// `cargo xtask screenshots`.
pub fn run(args: Args) -> Result<ExitCode> {
    args.end()?;
    prerequisites::check()?;
    demo::make(&Progress::new(demo::STEPS))?;
    Setting::prepare("screenshots")?.node(&["e2e/screenshots.mjs"])?.run()?;
    Ok(ExitCode::SUCCESS)
}
