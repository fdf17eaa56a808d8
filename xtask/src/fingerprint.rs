//! Whether files have changed since something was made from them.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// A number that changes when a file below one of the paths, its name, or `extra` changes; what lies below `except` does not count.
pub fn of(root: &Path, inputs: &[&str], except: &str, extra: &str) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    extra.hash(&mut hasher);
    let except = root.join(except);
    for input in inputs {
        for file in files_below(&root.join(input))?.iter().filter(|file| !file.starts_with(&except)) {
            file.strip_prefix(root).unwrap_or(file).hash(&mut hasher);
            let content = std::fs::read(file).with_context(|| format!("could not read {}", file.display()))?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_file_changes_the_fingerprint_and_a_generated_one_does_not() {
        let root = std::env::temp_dir().join(format!("kineo-fingerprint-{}", std::process::id()));
        std::fs::create_dir_all(root.join("style/build")).unwrap();
        let write = |name: &str, text: &str| std::fs::write(root.join(name), text).unwrap();
        let now = || of(&root, &["style", "missing"], "style/build", "1").unwrap();
        write("style/main.css", "a");
        let first = now();
        write("style/build/out.css", "generated");
        assert_eq!(now(), first);
        write("style/main.css", "b");
        assert_ne!(now(), first);
        assert_ne!(of(&root, &["style", "missing"], "style/build", "2").unwrap(), now());
        std::fs::remove_dir_all(root).unwrap();
    }
}
