//! deny.toml: licences, sources and banned crates.

use anyhow::{Context, Result};

use crate::process::Call;
use crate::tools::{self, cargo_tool};

/// Fails if a dependency breaks a rule of deny.toml. Advisories are left out: they need a database that is no package.
pub fn check() -> Result<()> {
    cargo_tool::DENY.install()?;
    let call = Call::cargo(&["deny", "--log-level", "error", "check", "bans", "licenses", "sources"]);
    call.env("PATH", tools::search_path()?).run().context("a dependency breaks a rule of deny.toml")
}
