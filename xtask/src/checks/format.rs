//! The code is as rustfmt writes it.

use anyhow::{Context, Result};

use crate::process::Call;

/// Fails if `cargo fmt` would change a file.
pub fn check() -> Result<()> {
    Call::cargo(&["fmt", "--all", "--check"]).run().context("some code is not formatted: run `cargo fmt --all`")
}
