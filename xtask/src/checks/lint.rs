//! clippy and clippy.toml.

use anyhow::{Context, Result};

use crate::process::Call;

const DENY_WARNINGS: [&str; 3] = ["--", "--deny", "warnings"];

/// Fails on any warning, in the code of the server and in the code that only the browser runs.
pub fn check() -> Result<()> {
    // The profile of the tests: macros and build scripts are compiled already.
    let workspace = Call::cargo(&["clippy", "--release", "--workspace", "--all-targets"]).args(DENY_WARNINGS).run();
    let client = ["clippy", "--profile", "wasm-release", "--package", "app", "--features", "hydrate", "--target", "wasm32-unknown-unknown"];
    let client = Call::cargo(&client).args(DENY_WARNINGS).run();
    workspace.and(client).context("clippy has something to say")
}
