//! A call, before it is sent.

use std::time::Duration;

use bytes::Bytes;
use reqwest::Method;
use serde::Serialize;

use crate::error::Error;

/// When a call may be sent a second time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Safety {
    /// Twice is like once.
    Idempotent,
    /// Only if it was surely not taken: no connection, 429 or 503.
    Once,
}

/// A call of the API.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub(crate) method: Method,
    /// Already percent-encoded.
    pub(crate) path: String,
    pub(crate) query: Vec<(&'static str, String)>,
    pub(crate) body: Option<Bytes>,
    pub(crate) safety: Safety,
    /// What is being done, for errors: "table a.b.c cannot be read".
    pub(crate) doing: String,
    /// How long an attempt may take, where it is not the usual time.
    pub(crate) timeout: Option<Duration>,
}

impl Call {
    fn new(method: Method, path: impl Into<String>, doing: impl Into<String>, safety: Safety) -> Self {
        Self { method, path: path.into(), query: Vec::new(), body: None, safety, doing: doing.into(), timeout: None }
    }

    pub(crate) fn get(path: impl Into<String>, doing: impl Into<String>) -> Self {
        Self::new(Method::GET, path, doing, Safety::Idempotent)
    }

    pub(crate) fn head(path: impl Into<String>, doing: impl Into<String>) -> Self {
        Self::new(Method::HEAD, path, doing, Safety::Idempotent)
    }

    pub(crate) fn put(path: impl Into<String>, doing: impl Into<String>) -> Self {
        Self::new(Method::PUT, path, doing, Safety::Idempotent)
    }

    pub(crate) fn delete(path: impl Into<String>, doing: impl Into<String>) -> Self {
        Self::new(Method::DELETE, path, doing, Safety::Idempotent)
    }

    pub(crate) fn post(path: impl Into<String>, doing: impl Into<String>) -> Self {
        Self::new(Method::POST, path, doing, Safety::Once)
    }

    pub(crate) fn patch(path: impl Into<String>, doing: impl Into<String>) -> Self {
        Self::new(Method::PATCH, path, doing, Safety::Once)
    }

    /// Twice is like once, whatever the method says.
    pub(crate) fn idempotent(self) -> Self {
        Self { safety: Safety::Idempotent, ..self }
    }

    pub(crate) fn query(mut self, name: &'static str, value: impl ToString) -> Self {
        self.query.retain(|(known, _)| *known != name);
        self.query.push((name, value.to_string()));
        self
    }

    pub(crate) fn each(mut self, name: &'static str, values: impl IntoIterator<Item = impl ToString>) -> Self {
        self.query.extend(values.into_iter().map(|value| (name, value.to_string())));
        self
    }

    pub(crate) fn maybe(self, name: &'static str, value: Option<impl ToString>) -> Self {
        match value {
            Some(value) => self.query(name, value),
            None => self,
        }
    }

    pub(crate) fn json(self, body: &impl Serialize) -> Result<Self, Error> {
        let body = serde_json::to_vec(body).map_err(|error| Error::Request { what: format!("{}: {error}", self.doing) })?;
        Ok(Self { body: Some(body.into()), ..self })
    }
}
