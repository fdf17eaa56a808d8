//! Answers, and what the service says when it refuses.

use bytes::Bytes;
use chrono::{DateTime, Utc};
use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::retry_after::retry_after;
use crate::error::{ApiError, Error};

/// So much of a message is kept.
const LONGEST_MESSAGE: usize = 2000;
const REQUEST_IDS: [&str; 3] = ["x-request-id", "x-databricks-request-id", "x-ms-request-id"];

/// An answer that is not an error.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Answer {
    /// The body as JSON. What is wrong with it is told by place alone, as the text may hold addresses of results.
    pub(crate) fn json<T: DeserializeOwned>(&self, doing: &str) -> Result<T, Error> {
        serde_json::from_slice(&self.body).map_err(|error| {
            let what =
                format!("{:?} error at line {}, column {} of {} bytes", error.classify(), error.line(), error.column(), self.body.len());
            Error::Unreadable { doing: doing.to_owned(), what }
        })
    }
}

/// The forms that an error's body has: the API's own, and that of OAuth.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Body {
    error_code: Option<serde_json::Value>,
    message: Option<String>,
    error: Option<serde_json::Value>,
    error_description: Option<String>,
    details: Option<Vec<Detail>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Detail {
    request_id: Option<String>,
}

/// The error that an answer tells of.
pub(crate) fn api_error(doing: &str, status: StatusCode, headers: &HeaderMap, body: &[u8], now: DateTime<Utc>) -> ApiError {
    let parsed: Body = serde_json::from_slice(body).unwrap_or_default();
    let text = |value: serde_json::Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let message = parsed.message.or(parsed.error_description).unwrap_or_else(|| plain(status, body));
    ApiError {
        doing: doing.to_owned(),
        status: status.as_u16(),
        error_code: parsed.error_code.or(parsed.error).map(text).unwrap_or_default(),
        message: message.chars().take(LONGEST_MESSAGE).collect(),
        request_id: request_id(headers).or_else(|| parsed.details?.into_iter().find_map(|detail| detail.request_id)),
        retry_after: retry_after(headers, now),
    }
}

/// An answer that is not JSON comes from something between here and the service: its text if it is short and no page.
fn plain(status: StatusCode, body: &[u8]) -> String {
    let text = String::from_utf8_lossy(body);
    let text = text.trim();
    let usable = !text.is_empty() && text.len() < 200 && !text.starts_with(['<', '{', '[']);
    let reason = status.canonical_reason().unwrap_or("no reason given");
    if usable { text.to_owned() } else { reason.to_owned() }
}

fn request_id(headers: &HeaderMap) -> Option<String> {
    REQUEST_IDS.iter().find_map(|name| headers.get(*name)?.to_str().ok().map(str::to_owned))
}
