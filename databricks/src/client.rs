//! The client, and the topics that it speaks of.

use std::fmt;
use std::sync::Arc;

use reqwest::redirect::Policy;

use crate::auth::Tokens;
use crate::catalog::Catalog;
use crate::config::Config;
use crate::error::{ConfigError, Error};
use crate::files::Files;
use crate::history::History;
use crate::host::Host;
use crate::http::Breaker;
use crate::jobs::Jobs;
use crate::statements::{Places, StatementsApi};
use crate::warehouses::Warehouses;
use crate::workspace::Workspace;

/// A workspace, as somebody. Clones share connections, token, breaker and places on warehouses.
#[derive(Clone)]
pub struct Client {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) config: Config,
    pub(crate) host: Host,
    pub(crate) http: reqwest::Client,
    pub(crate) tokens: Tokens,
    pub(crate) breaker: Breaker,
    pub(crate) places: Places,
}

impl Client {
    /// A client; nothing is sent yet.
    ///
    /// # Errors
    /// [`Error::Config`] when a field of the configuration cannot be used.
    pub fn new(config: Config) -> Result<Self, Error> {
        config.validate()?;
        let inner = Inner {
            host: Host::parse(&config.host)?,
            http: http(&config)?,
            tokens: Tokens::default(),
            breaker: Breaker::new(config.breaker),
            places: Places::new(config.statements.per_warehouse),
            config,
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// SQL statements on warehouses.
    pub fn statements(&self) -> StatementsApi {
        StatementsApi::new(self.clone())
    }

    /// SQL warehouses.
    pub fn warehouses(&self) -> Warehouses {
        Warehouses::new(self.clone())
    }

    /// What ran on warehouses.
    pub fn history(&self) -> History {
        History::new(self.clone())
    }

    /// Unity Catalog: catalogues, schemas, volumes, tables, grants.
    pub fn catalog(&self) -> Catalog {
        Catalog::new(self.clone())
    }

    /// Files and folders of volumes.
    pub fn files(&self) -> Files {
        Files::new(self.clone())
    }

    /// Jobs and their runs.
    pub fn jobs(&self) -> Jobs {
        Jobs::new(self.clone())
    }

    /// Notebooks and files of the workspace.
    pub fn workspace(&self) -> Workspace {
        Workspace::new(self.clone())
    }

    pub(crate) fn config(&self) -> &Config {
        &self.inner.config
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("config", &self.inner.config).finish_non_exhaustive()
    }
}

/// No redirects, so that the token goes nowhere else, and no proxy that is not named.
fn http(config: &Config) -> Result<reqwest::Client, Error> {
    let version = env!("CARGO_PKG_VERSION");
    let agent =
        config.agent.as_ref().map_or_else(|| format!("databricks-rs/{version}"), |agent| format!("databricks-rs/{version} {agent}"));
    let builder = reqwest::Client::builder().redirect(Policy::none()).connect_timeout(config.connect_timeout).user_agent(agent);
    let builder = match &config.proxy {
        Some(proxy) => builder.proxy(reqwest::Proxy::all(proxy).map_err(|_| bad_proxy())?),
        None => builder.no_proxy(),
    };
    builder.build().map_err(|_| ConfigError::new("agent", "cannot be sent in a header", "a name and a version, such as kineo/1.0").into())
}

fn bad_proxy() -> ConfigError {
    ConfigError::new("proxy", "is no address", "the proxy's address, such as http://proxy.example:3128")
}
