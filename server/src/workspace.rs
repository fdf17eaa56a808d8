//! The Databricks workspace of an installation, as the settings state it. What is missing or wrong is refused at start, with the key to set.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Result, bail};
use etl::databricks::job::JobOptions;
use etl::databricks::provision::ddl::TableOptions;
use etl::databricks::{Access, Platform};
use url::Url;
use warehouse::Home;
use warehouse::databricks::{Client, Config, Credentials};
use warehouse::remote::RemoteOptions;

use crate::settings::Settings;

/// A page that got no answer for so long is told to ask for less.
const LONGEST: Duration = Duration::from_secs(120);

/// What is set up, if anything is.
pub struct Workspace {
    /// For loads and provisioning.
    pub platform: Platform,
    /// For dashboards.
    pub remote: RemoteOptions,
    /// Where tables are, if they are in a storage of the installation's own.
    pub storage: Option<Home>,
}

impl Workspace {
    /// Reads the settings. None where no workspace is set.
    pub fn of(settings: &Settings) -> Result<Option<Self>> {
        let Some(host) = settings.text("databricks_host") else {
            return match settings.first_set("databricks_", &["databricks_host"]) {
                Some(key) => bail!("setting {key} is set and databricks_host is not: set databricks_host to the workspace's address"),
                None => Ok(None),
            };
        };
        let config = Config::new(host, credentials(settings)?);
        config.validate().map_err(|error| anyhow::anyhow!("the settings databricks_… cannot be used: {error}"))?;
        let client = Client::new(config)?;
        let jobs = job_options(settings)?;
        let platform = Platform { client, jobs, tables: table_options(settings)?, access: access(settings) };
        let wake = Duration::from_secs(settings.value("databricks_wake_seconds")?);
        let remote = RemoteOptions { warehouse_id: needed(settings, "databricks_warehouse_id")?, wake, longest: LONGEST };
        Ok(Some(Self { platform, remote, storage: storage(settings)? }))
    }
}

/// What an installation sets for jobs.
pub fn job_options(settings: &Settings) -> Result<JobOptions> {
    let dashboards = settings.text("databricks_warehouse_id").unwrap_or_default();
    let warehouse_id = settings.text("databricks_build_warehouse_id").unwrap_or(dashboards).to_owned();
    let mails = settings.text("databricks_notify").unwrap_or_default().split(',');
    let notify = mails.map(str::trim).filter(|mail| !mail.is_empty()).map(str::to_owned).collect();
    Ok(JobOptions { warehouse_id, notify, task_minutes: settings.value("databricks_task_minutes")?, retries: 1 })
}

fn needed(settings: &Settings, key: &str) -> Result<String> {
    match settings.text(key) {
        Some(value) => Ok(value.to_owned()),
        None => bail!("setting {key} is missing: set it in the settings file, or KINEO_{} in the environment", key.to_uppercase()),
    }
}

fn credentials(settings: &Settings) -> Result<Credentials> {
    let of = |key: &str| needed(settings, key);
    Ok(match settings.text("databricks_auth").unwrap_or_default() {
        "token" => Credentials::token(of("databricks_token")?),
        "service-principal" => Credentials::machine(of("databricks_client_id")?, of("databricks_client_secret")?),
        "azure-service-principal" => {
            Credentials::entra(of("databricks_tenant")?, of("databricks_client_id")?, of("databricks_client_secret")?)
        }
        "azure-managed-identity" => Credentials::managed_identity(settings.text("databricks_client_id").map(str::to_owned)),
        other => bail!(
            "setting databricks_auth cannot be \"{other}\": use service-principal, token, azure-service-principal or azure-managed-identity"
        ),
    })
}

fn table_options(settings: &Settings) -> Result<TableOptions> {
    let storage_root = settings.text("databricks_storage_root").map(str::to_owned);
    let retention_days: u32 = settings.value("databricks_retention_days")?;
    if retention_days < 7 {
        bail!("setting databricks_retention_days cannot be below 7: releases of the last days must stay readable");
    }
    Ok(TableOptions { storage_root, retention_days })
}

fn access(settings: &Settings) -> Access {
    let text = |key: &str| settings.text(key).map(str::to_owned);
    Access { reader: text("databricks_reader"), people_group: text("databricks_people_group"), names_group: text("databricks_names_group") }
}

/// Where tables are, for reading them without a warehouse.
fn storage(settings: &Settings) -> Result<Option<Home>> {
    let Some(root) = settings.text("databricks_storage_root") else { return Ok(None) };
    let Ok(root) = Url::parse(root) else {
        bail!("setting databricks_storage_root cannot be \"{root}\": use abfss://CONTAINER@ACCOUNT.dfs.core.windows.net/FOLDER");
    };
    if root.scheme() != "abfss" || root.username().is_empty() {
        bail!("setting databricks_storage_root must name container and account: abfss://CONTAINER@ACCOUNT.dfs.core.windows.net/FOLDER");
    }
    Ok(Some(Home::Storage { options: Arc::new(storage_options(settings, &root)), root }))
}

fn storage_options(settings: &Settings, root: &Url) -> HashMap<String, String> {
    let account = root.host_str().and_then(|host| host.split('.').next()).unwrap_or_default();
    let mut options = HashMap::from([("azure_storage_account_name".to_owned(), account.to_owned())]);
    let mut set = |name: &str, key: &str| {
        if let Some(value) = settings.text(key) {
            options.insert(name.to_owned(), value.to_owned());
        }
    };
    set("azure_storage_account_key", "azure_storage_key");
    set("azure_storage_endpoint", "azure_storage_endpoint");
    if settings.text("azure_storage_key").is_none() && settings.text("databricks_auth") == Some("azure-service-principal") {
        set("azure_storage_client_id", "databricks_client_id");
        set("azure_storage_client_secret", "databricks_client_secret");
        set("azure_storage_tenant_id", "databricks_tenant");
    }
    if settings.text("azure_storage_key").is_none() && settings.text("databricks_auth") == Some("azure-managed-identity") {
        set("azure_storage_client_id", "databricks_client_id");
    }
    if settings.text("azure_storage_endpoint").is_some_and(|endpoint| endpoint.starts_with("http://127.0.0.1:")) {
        options.insert("azure_allow_http".to_owned(), "true".to_owned());
    }
    options
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn refused(values: &[(&'static str, &str)]) -> String {
        let mut settings = Settings::read(None).unwrap();
        for (key, value) in values {
            settings.set(key, Some((*value).to_owned()));
        }
        Workspace::of(&settings).err().map_or_else(|| "not refused".to_owned(), |error| format!("{error:#}"))
    }

    const WHOLE: [(&str, &str); 5] = [
        ("databricks_host", "https://adb-1.2.azuredatabricks.net"),
        ("databricks_client_id", "id"),
        ("databricks_client_secret", "hidden-words"),
        ("databricks_warehouse_id", "w"),
        ("databricks_storage_root", "abfss://lake@account.dfs.core.windows.net/kineo"),
    ];

    #[test]
    fn without_a_workspace_nothing_is_set_up_and_with_all_keys_it_is() {
        assert!(Workspace::of(&Settings::read(None).unwrap()).unwrap().is_none());
        assert_eq!(refused(&WHOLE), "not refused");
    }

    #[test]
    fn what_is_missing_is_named_with_its_key() {
        for key in ["databricks_client_id", "databricks_client_secret", "databricks_warehouse_id"] {
            let others: Vec<_> = WHOLE.into_iter().filter(|(name, _)| *name != key).collect();
            let said = refused(&others);
            assert!(said.contains(key) && said.contains(&key.to_uppercase()), "{key}: {said}");
        }
        assert!(refused(&WHOLE[1..]).contains("databricks_host"));
    }

    #[test]
    fn what_cannot_be_is_named_with_what_to_write() {
        let with = |key, value| refused(&[&WHOLE[..], &[(key, value)]].concat());
        assert!(with("databricks_host", "http://adb-1.2.azuredatabricks.net").contains("https"));
        assert!(with("databricks_auth", "password").contains("azure-managed-identity"));
        assert!(with("databricks_storage_root", "/mnt/lake").contains("abfss://CONTAINER@ACCOUNT"));
        assert!(with("databricks_retention_days", "1").contains("databricks_retention_days"));
        assert!(with("databricks_wake_seconds", "soon").contains("databricks_wake_seconds"));
    }

    #[test]
    fn secrets_are_not_printed() {
        let mut settings = Settings::read(None).unwrap();
        WHOLE.iter().for_each(|(key, value)| settings.set(key, Some((*value).to_owned())));
        assert!(!format!("{settings:?}").contains("hidden-words"));
    }
}
