//! The address of a workspace.

use std::net::IpAddr;

use url::{Host as UrlHost, Url};

use crate::error::ConfigError;

const WRITE: &str = "the workspace's address alone, such as https://adb-1234567890123456.7.azuredatabricks.net";

/// An address that was checked: https (or http to this machine), without path, query or user.
#[derive(Debug, Clone)]
pub(crate) struct Host(Url);

impl Host {
    pub(crate) fn parse(text: &str) -> Result<Self, ConfigError> {
        let url = Url::parse(text).map_err(|_| ConfigError::new("host", "is no address", WRITE))?;
        let fault = if !is_safe(&url) {
            Some("is not https")
        } else if !matches!(url.path(), "" | "/") {
            Some("has a path")
        } else if url.query().is_some() || url.fragment().is_some() {
            Some("has a query or a fragment")
        } else if !url.username().is_empty() || url.password().is_some() {
            Some("has a user or a password")
        } else {
            None
        };
        fault.map_or(Ok(Self(url)), |fault| Err(ConfigError::new("host", fault, WRITE)))
    }

    /// The whole address of a path that is already percent-encoded.
    pub(crate) fn at(&self, path: &str) -> String {
        format!("{}{path}", self.0.as_str().trim_end_matches('/'))
    }
}

/// Whether what is sent there cannot be read on the way: https, or an address of this machine.
pub(crate) fn is_safe(url: &Url) -> bool {
    url.has_host() && (url.scheme() == "https" || url.scheme() == "http" && is_loopback(url))
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(UrlHost::Domain(name)) => name == "localhost",
        Some(UrlHost::Ipv4(ip)) => IpAddr::V4(ip).is_loopback(),
        Some(UrlHost::Ipv6(ip)) => IpAddr::V6(ip).is_loopback(),
        None => false,
    }
}
