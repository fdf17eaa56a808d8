//! The binary `kineo`.

use anyhow::{Context, Result};

use crate::process::Call;

/// Builds it; cargo skips what has not changed. Its progress is shown as it is.
pub fn build() -> Result<()> {
    Call::cargo(&["build", "--release", "--package", "server"]).run().context("could not build the binary")
}
