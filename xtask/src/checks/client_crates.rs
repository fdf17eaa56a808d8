//! What the browser downloads: `app`, `domain`, the Leptos family, and what is on the list.

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::paths;
use crate::process::Call;

const TREE: [&str; 14] = [
    "tree",
    "--package",
    "app",
    "--no-default-features",
    "--features",
    "hydrate",
    "--target",
    "wasm32-unknown-unknown",
    "--edges",
    "normal,no-proc-macro",
    "--prefix",
    "none",
    "--format",
    "{p}",
];

/// Fails if the client has a crate that is not on the list, or the list one that the client does not have.
pub fn check() -> Result<()> {
    let (listed, used) = (listed()?, used()?);
    let more = joined(used.difference(&listed));
    let fewer = joined(listed.difference(&used));
    if !more.is_empty() {
        bail!("the browser would download {more}. Do without, or add the names to {} in the same change", list().display());
    }
    if !fewer.is_empty() {
        bail!("the browser no longer downloads {fewer}. Take the names out of {}", list().display());
    }
    Ok(())
}

fn list() -> PathBuf {
    paths::root().join("xtask").join("client-allow-list.txt")
}

fn listed() -> Result<BTreeSet<String>> {
    let text = std::fs::read_to_string(list()).with_context(|| format!("could not read {}", list().display()))?;
    Ok(text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect())
}

fn used() -> Result<BTreeSet<String>> {
    let tree = Call::cargo(&TREE).text()?;
    Ok(tree.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect())
}

fn joined<'a>(names: impl Iterator<Item = &'a String>) -> String {
    names.map(String::as_str).collect::<Vec<_>>().join(", ")
}
