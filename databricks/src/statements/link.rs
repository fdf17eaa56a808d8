//! Fetching a part of a result from the cloud's storage.

use std::time::Duration;

use bytes::Bytes;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use url::Url;

use super::answer::Link;
use crate::client::Client;
use crate::error::Error;
use crate::host::is_safe;
use crate::http::{Failure, Kind, broken, retry_after};

/// Fetches what a link points at, once. The link itself is the permission: no authorisation is sent, and no error names the address.
pub(super) async fn fetch(client: &Client, link: &Link, doing: &str, limit: Duration) -> Result<Bytes, Failure> {
    let work = async {
        let url = address(link).ok_or_else(|| last(doing, "its link is no https address"))?;
        let request = client.inner.http.get(url).headers(headers(link));
        let response = request.send().await.map_err(|error| broken(doing, limit, error))?;
        let status = response.status().as_u16();
        if !response.status().is_success() {
            let retry_after = retry_after(response.headers(), client.config().surroundings.now());
            return Err(Failure { retry_after, ..refused(doing, status) });
        }
        let announced = response.content_length();
        let body = response.bytes().await.map_err(|error| broken(doing, limit, error))?;
        let expected = link.byte_count.filter(|_| client.config().statements.check_byte_count).max(announced).unwrap_or(0);
        let whole = body.len() as u64 >= expected;
        if whole { Ok(body) } else { Err(damaged(doing, format!("{} bytes of {expected} came", body.len()))) }
    };
    tokio::time::timeout(limit, work).await.unwrap_or_else(|_| Err(Failure::timed_out(doing, limit)))
}

/// What came is not what was announced; it is fetched again.
pub(super) fn damaged(doing: &str, what: impl Into<String>) -> Failure {
    Failure { kind: Kind::Broken, ..last(doing, what) }
}

pub(super) fn last(doing: &str, what: impl Into<String>) -> Failure {
    Failure::last(Error::Unreadable { doing: doing.to_owned(), what: what.into() })
}

/// A link that ran out is refused with 403, by some storages with 401, 404 or 410; a new one is asked for.
fn refused(doing: &str, status: u16) -> Failure {
    let kind = if matches!(status, 401 | 403 | 404 | 410) { Kind::Broken } else { Kind::Status(status) };
    Failure { kind, ..last(doing, format!("the storage answers with HTTP {status}")) }
}

fn address(link: &Link) -> Option<Url> {
    Url::parse(&link.external_link).ok().filter(is_safe)
}

/// What the service wants to be sent with the request.
fn headers(link: &Link) -> HeaderMap {
    let pairs = link.http_headers.iter().flatten().filter_map(|(name, value)| {
        let mut value = HeaderValue::from_str(value).ok()?;
        value.set_sensitive(true);
        Some((HeaderName::from_bytes(name.as_bytes()).ok()?, value))
    });
    pairs.collect()
}
