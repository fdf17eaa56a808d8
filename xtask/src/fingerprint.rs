//! Whether files have changed since something was made from them.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// A number that changes when a file below one of the paths, its name, or `extra` changes. Paths that do not exist count as such.
pub fn of(root: &Path, inputs: &[&str], extra: &str) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    extra.hash(&mut hasher);
    for input in inputs {
        for file in files_below(&root.join(input))? {
            file.strip_prefix(root).unwrap_or(&file).hash(&mut hasher);
            let content = std::fs::read(&file).with_context(|| format!("could not read {}", file.display()))?;
            content.hash(&mut hasher);
        }
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// The files at or below a path, in order.
pub fn files_below(path: &Path) -> Result<BTreeSet<PathBuf>> {
    let mut found = BTreeSet::new();
    if path.is_file() {
        found.insert(path.to_path_buf());
    } else if path.is_dir() {
        for entry in std::fs::read_dir(path).with_context(|| format!("could not list {}", path.display()))? {
            let entry = entry.with_context(|| format!("could not list {}", path.display()))?;
            found.append(&mut files_below(&entry.path())?);
        }
    }
    Ok(found)
}
