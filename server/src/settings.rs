//! Settings: the command line before the environment before the file before the default. One registry, which prints itself.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// One setting.
struct Setting {
    key: &'static str,
    default: &'static str,
    meaning: &'static str,
}

/// Every setting. In the environment `data_dir` is `KINEO_DATA_DIR`, and so on.
const REGISTRY: [Setting; 7] = [
    Setting { key: "data_dir", default: "kineo-data", meaning: "Where metadata and tables are kept." },
    Setting { key: "listen", default: "127.0.0.1:8080", meaning: "Address and port that `kineo serve` listens on." },
    Setting { key: "dist", default: "dist", meaning: "The client's files, as Trunk makes them." },
    Setting {
        key: "public_origin",
        default: "",
        meaning: "Scheme, host and port under which browsers reach the pages. Needed behind a proxy, and https outside loopback.",
    },
    Setting { key: "memory_mb", default: "3072", meaning: "Megabytes that queries and loads hold before they spill to disk." },
    Setting { key: "threads", default: "0", meaning: "Threads that work on one query; 0 for one per core." },
    Setting { key: "cached_dashboards", default: "10000", meaning: "Answers that are kept in memory; 0 for none." },
];

/// The settings in force.
#[derive(Debug)]
pub struct Settings(BTreeMap<&'static str, String>);

impl Settings {
    /// Reads the file, if one is given, and the environment.
    pub fn read(file: Option<&Path>) -> Result<Self> {
        let mut values: BTreeMap<&'static str, String> = REGISTRY.iter().map(|s| (s.key, s.default.to_owned())).collect();
        if let Some(path) = file {
            values.extend(from_file(path)?);
        }
        values.extend(REGISTRY.iter().filter_map(|setting| Some((setting.key, from_environment(setting.key)?))));
        Ok(Self(values))
    }

    /// Sets what the command line says.
    pub fn set(&mut self, key: &'static str, value: Option<String>) {
        if let Some(value) = value {
            self.0.insert(key, value);
        }
    }

    /// A text; nothing if it is empty.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// A folder.
    pub fn folder(&self, key: &str) -> PathBuf {
        PathBuf::from(self.text(key).unwrap_or("."))
    }

    /// A value of a type that can be read from text.
    pub fn value<T: std::str::FromStr>(&self, key: &str) -> Result<T> {
        let text = self.0.get(key).map_or("", String::as_str);
        let Ok(value) = text.parse() else { bail!("setting {key} cannot be \"{text}\": run `kineo settings` to see what it means") };
        Ok(value)
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that reads settings from the environment")]
fn from_environment(key: &str) -> Option<String> {
    std::env::var(format!("KINEO_{}", key.to_uppercase())).ok()
}

fn from_file(path: &Path) -> Result<Vec<(&'static str, String)>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("settings file {} cannot be read", path.display()))?;
    let table: toml::Table = text.parse().with_context(|| format!("settings file {} is not TOML", path.display()))?;
    let known = |key: &str| REGISTRY.iter().find(|setting| setting.key == key).map(|setting| setting.key);
    let entry = |(key, value): (&String, &toml::Value)| match known(key) {
        Some(key) => Ok((key, value.as_str().map_or_else(|| value.to_string(), str::to_owned))),
        None => bail!("settings file {}: there is no setting \"{key}\"; run `kineo settings` to see all", path.display()),
    };
    table.iter().map(entry).collect()
}

/// Every setting as TOML with what it means.
pub fn reference() -> String {
    let line = |s: &Setting| format!("# {} (KINEO_{})\n{} = \"{}\"\n", s.meaning, s.key.to_uppercase(), s.key, s.default);
    REGISTRY.iter().map(line).collect::<Vec<_>>().join("\n")
}
