//! The binary and the tests ask for the same features of each dependency. If they did not, DataFusion would be compiled twice.

use std::collections::BTreeSet;

use anyhow::{Result, bail};

use crate::process::Call;

/// Fails if a crate of the binary has other features in the tests.
pub fn check() -> Result<()> {
    let binary = crates(&["--package", "server", "--edges", "normal,build"])?;
    let tests = crates(&["--workspace", "--edges", "normal,build,dev"])?;
    let other: Vec<&str> = binary.difference(&tests).map(String::as_str).collect();
    if !other.is_empty() {
        bail!(
            "these have other features in `cargo build --package server` than in `cargo test --workspace`; name the missing ones in \
             the root's Cargo.toml:\n  {}",
            other.join("\n  ")
        );
    }
    Ok(())
}

fn crates(selection: &[&str]) -> Result<BTreeSet<String>> {
    let tree = Call::cargo(&["tree", "--prefix", "none", "--format", "{p} [{f}]"]).args(selection).text()?;
    // A crate seen before is marked with a star.
    Ok(tree.lines().map(|line| line.trim_end_matches(" (*)").to_owned()).collect())
}
