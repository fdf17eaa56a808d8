//! The one place that reads the environment.
#![expect(clippy::disallowed_methods, reason = "xtask has no configuration: these few variables are its settings")]

use std::ffi::OsString;
use std::path::PathBuf;

/// The folder of the pinned tools, where `KINEO_TOOLS_DIR` names one.
pub fn tools_dir() -> Option<PathBuf> {
    std::env::var_os("KINEO_TOOLS_DIR").filter(|dir| !dir.is_empty()).map(PathBuf::from)
}

/// A Chromium to use, where `KINEO_CHROMIUM` names one.
pub fn chromium() -> Option<PathBuf> {
    std::env::var_os("KINEO_CHROMIUM").filter(|path| !path.is_empty()).map(PathBuf::from)
}

/// Where programs are looked for.
pub fn search_path() -> OsString {
    std::env::var_os("PATH").unwrap_or_default()
}

/// The variables that cargo sets for what it runs. They must not reach a cargo called from here: build scripts that watch one
/// would run again with every switch between `cargo build` and `cargo xtask`.
pub fn set_by_cargo() -> Vec<OsString> {
    const PREFIXES: [&str; 4] = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_"];
    let of_cargo = |name: &OsString| name.to_str().is_some_and(|name| PREFIXES.iter().any(|prefix| name.starts_with(prefix)));
    std::env::vars_os().map(|(name, _)| name).filter(of_cargo).collect()
}
