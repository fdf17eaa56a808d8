//! The browser of the browser tests.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::environment;
use crate::process::Call;

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
/// With a font whose widths are those of Arial: pages are looked at and measured with it.
const INSTALL: &str = "apt-get update && apt-get install --yes --no-install-recommends chromium fonts-liberation";

/// A Chromium or Chrome of this machine; installed where apt and rights allow, else named.
pub fn find_or_install() -> Result<PathBuf> {
    if let Some(found) = find() {
        return Ok(found);
    }
    if may_install() {
        Call::new("sh").args(["-c", INSTALL]).env("DEBIAN_FRONTEND", "noninteractive").run()?;
    }
    match find() {
        Some(found) => Ok(found),
        None => bail!("the browser tests need Chromium: sudo sh -c '{INSTALL}', or name one in KINEO_CHROMIUM"),
    }
}

fn find() -> Option<PathBuf> {
    let path = environment::search_path();
    let on_path = std::env::split_paths(&path).flat_map(|dir| NAMES.map(|name| dir.join(name)));
    environment::chromium().into_iter().chain(on_path).chain([Path::new(MAC).to_path_buf()]).find(|file| file.is_file())
}

fn may_install() -> bool {
    let root = Call::new("id").args(["-u"]).text().is_ok_and(|id| id.trim() == "0");
    root && Call::new("apt-get").args(["--version"]).text().is_ok()
}
