//! Tools and test libraries that npm installs from lock files.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::paths;
use crate::process::Call;

/// Written behind a finished installation; holds the lock file that it was made from.
const DONE: &str = "installed-lock.json";

/// Tailwind and binaryen as package.json names them, in the folder of the tools.
pub fn install_tools() -> Result<()> {
    let (root, dir) = (paths::root(), paths::tools().join("node"));
    std::fs::create_dir_all(&dir).with_context(|| format!("could not make the folder {}", dir.display()))?;
    let lock = read(&root.join("package-lock.json"))?;
    if is_done(&dir, &lock) {
        return Ok(());
    }
    write(&dir.join("package.json"), &read(&root.join("package.json"))?)?;
    write(&dir.join("package-lock.json"), &lock)?;
    // `npm ci` refuses a lock file that lacks a binary of another platform, which some registries do not carry.
    install("install", &dir, &lock)
}

/// What the browser tests use, beside them.
pub fn install_browser_tests() -> Result<()> {
    let dir = paths::root().join("e2e");
    let lock = read(&dir.join("package-lock.json"))?;
    if is_done(&dir, &lock) { Ok(()) } else { install("ci", &dir, &lock) }
}

fn install(how: &str, dir: &Path, lock: &str) -> Result<()> {
    let log = paths::tools().join("logs").join("npm.log");
    let call = Call::new("npm").args([how, "--include=dev", "--no-audit", "--no-fund"]).in_dir(dir).logged(&log)?;
    call.run().with_context(|| format!("could not install the packages of {}", dir.join("package-lock.json").display()))?;
    write(&done(dir), lock)
}

fn is_done(dir: &Path, lock: &str) -> bool {
    std::fs::read_to_string(done(dir)).is_ok_and(|installed| installed == lock)
}

fn done(dir: &Path) -> PathBuf {
    dir.join("node_modules").join(DONE)
}

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("could not read {}", path.display()))
}

fn write(path: &Path, text: &str) -> Result<()> {
    std::fs::write(path, text).with_context(|| format!("could not write {}", path.display()))
}
