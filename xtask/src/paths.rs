//! Where things are.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::environment;
use crate::process::Call;

/// The workspace's root.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// The folder of the pinned tools.
pub fn tools() -> PathBuf {
    environment::tools_dir().unwrap_or_else(|| root().join(".tools"))
}

/// The web client as Trunk leaves it.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Cargo's target folder, wherever the environment or a configuration puts it.
pub fn target() -> Result<PathBuf> {
    let metadata = Call::cargo(&["metadata", "--no-deps", "--format-version", "1"]).json()?;
    metadata["target_directory"].as_str().map(PathBuf::from).context("`cargo metadata` names no target_directory")
}

/// The binary.
pub fn kineo() -> Result<PathBuf> {
    Ok(target()?.join("release").join(format!("kineo{}", std::env::consts::EXE_SUFFIX)))
}

/// A folder for what a test or a benchmark leaves behind.
pub fn scratch(name: &str) -> Result<PathBuf> {
    let dir = target()?.join("xtask").join(name);
    std::fs::create_dir_all(&dir).with_context(|| format!("could not make the folder {}", dir.display()))?;
    Ok(dir)
}
