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

/// Settings that are never printed.
const SECRETS: [&str; 3] = ["databricks_token", "databricks_client_secret", "azure_storage_key"];

/// Every setting. In the environment `data_dir` is `KINEO_DATA_DIR`, and so on.
const REGISTRY: [Setting; 25] = [
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
    Setting {
        key: "databricks_host",
        default: "",
        meaning: "Address of the Databricks workspace, such as https://adb-1234.5.azuredatabricks.net. Empty where no customer is on Databricks.",
    },
    Setting {
        key: "databricks_auth",
        default: "service-principal",
        meaning: "How this program signs in there: service-principal, token, azure-service-principal or azure-managed-identity.",
    },
    Setting { key: "databricks_client_id", default: "", meaning: "Application id of the service principal or managed identity." },
    Setting { key: "databricks_client_secret", default: "", meaning: "Its secret. Never printed." },
    Setting { key: "databricks_tenant", default: "", meaning: "Entra tenant of an azure-service-principal." },
    Setting { key: "databricks_token", default: "", meaning: "A personal access token, with databricks_auth = token. Never printed." },
    Setting { key: "databricks_warehouse_id", default: "", meaning: "The SQL warehouse that answers dashboards." },
    Setting {
        key: "databricks_build_warehouse_id",
        default: "",
        meaning: "The SQL warehouse that loads run on; the one of dashboards if it is empty.",
    },
    Setting {
        key: "databricks_reader",
        default: "",
        meaning: "A principal that may read gold beside the one that signs in, such as the one of another installation.",
    },
    Setting {
        key: "databricks_people_group",
        default: "",
        meaning: "The group whose members may read a customer's published views with tools of their own; {customer} stands for the catalogue.",
    },
    Setting {
        key: "databricks_names_group",
        default: "",
        meaning: "The group whose members see people's names in those views; {customer} stands for the catalogue.",
    },
    Setting {
        key: "databricks_storage_root",
        default: "",
        meaning: "The folder in Azure storage that tables are kept in, such as abfss://lake@account.dfs.core.windows.net/kineo. Needed for databricks-direct.",
    },
    Setting {
        key: "azure_storage_key",
        default: "",
        meaning: "Account key for that storage; without it the Azure identity is used. Never printed.",
    },
    Setting { key: "azure_storage_endpoint", default: "", meaning: "Another address of that storage, for an emulator or a private link." },
    Setting { key: "databricks_retention_days", default: "90", meaning: "Days for which a release on Databricks can be read." },
    Setting {
        key: "databricks_wake_seconds",
        default: "8",
        meaning: "Seconds that a page waits for a warehouse that is starting before it says so.",
    },
    Setting { key: "databricks_task_minutes", default: "60", meaning: "Minutes after which a task of a load on Databricks is broken off." },
    Setting {
        key: "databricks_notify",
        default: "",
        meaning: "Mail addresses that Databricks tells of a failed run, with commas between them.",
    },
];

/// The settings in force.
pub struct Settings(BTreeMap<&'static str, String>);

impl std::fmt::Debug for Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let shown =
            |key: &str, value: &str| if SECRETS.contains(&key) && !value.is_empty() { "(hidden)".to_owned() } else { value.to_owned() };
        f.debug_map().entries(self.0.iter().map(|(key, value)| (key, shown(key, value)))).finish()
    }
}

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

    /// The first key of a beginning that was set to something else than its default, some left out.
    pub fn first_set(&self, beginning: &str, but: &[&str]) -> Option<&'static str> {
        let own = REGISTRY.iter().filter(|setting| setting.key.starts_with(beginning) && !but.contains(&setting.key));
        own.map(|setting| (setting.key, setting.default))
            .find(|(key, default)| self.0.get(key).is_some_and(|value| value != default))
            .map(|(key, _)| key)
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
