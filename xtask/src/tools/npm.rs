//! Tools and test libraries that npm installs from lock files.

use std::path::Path;

use anyhow::{Context, Result};

use crate::paths;
use crate::process::Call;

const TOOLS_PACKAGE: &str = include_str!("../../tools/package.json");

/// The lock file of Tailwind and binaryen.
pub const TOOLS_LOCK: &str = include_str!("../../tools/package-lock.json");

/// Written behind a finished installation; holds the lock file that it was made from.
const DONE: &str = "installed-lock.json";

/// Tailwind and binaryen, in the folder of the tools.
pub fn install_tools() -> Result<()> {
    let dir = paths::tools().join("node");
    std::fs::create_dir_all(&dir).with_context(|| format!("could not make the folder {}", dir.display()))?;
    if is_done(&dir, TOOLS_LOCK) {
        return Ok(());
    }
    write(&dir.join("package.json"), TOOLS_PACKAGE)?;
    write(&dir.join("package-lock.json"), TOOLS_LOCK)?;
    // `npm ci` refuses a lock file that lacks a binary of another platform, which some registries do not carry.
    install("install", &dir, TOOLS_LOCK)
}

/// What the browser tests use, beside them.
pub fn install_browser_tests() -> Result<()> {
    let dir = paths::root().join("e2e");
    let lock = dir.join("package-lock.json");
    let lock = std::fs::read_to_string(&lock).with_context(|| format!("could not read {}", lock.display()))?;
    if is_done(&dir, &lock) { Ok(()) } else { install("ci", &dir, &lock) }
}

fn install(how: &str, dir: &Path, lock: &str) -> Result<()> {
    let log = paths::tools().join("logs").join("npm.log");
    let call = Call::new("npm").args([how, "--no-audit", "--no-fund"]).in_dir(dir).logged(&log)?;
    call.run().with_context(|| format!("could not install the packages of {}", dir.join("package-lock.json").display()))?;
    write(&dir.join("node_modules").join(DONE), lock)
}

fn is_done(dir: &Path, lock: &str) -> bool {
    std::fs::read_to_string(dir.join("node_modules").join(DONE)).is_ok_and(|done| done == lock)
}

fn write(path: &Path, text: &str) -> Result<()> {
    std::fs::write(path, text).with_context(|| format!("could not write {}", path.display()))
}
