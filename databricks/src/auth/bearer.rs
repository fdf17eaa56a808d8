//! A token as it is sent.

use std::fmt;

use reqwest::header::HeaderValue;
use secrecy::{ExposeSecret, SecretString};

use crate::error::ConfigError;

/// A token, hidden from `Debug`.
#[derive(Clone)]
pub(crate) struct Bearer {
    header: HeaderValue,
    token: SecretString,
    /// Which of the tokens of this client it is.
    pub(crate) number: u64,
}

impl Bearer {
    pub(crate) fn new(token: SecretString, number: u64) -> Result<Self, ConfigError> {
        let text = SecretString::from(format!("Bearer {}", token.expose_secret()));
        let unfit = |_| ConfigError::new("credentials.token", "cannot be sent in a header", "the token alone, on one line");
        let mut header = HeaderValue::from_str(text.expose_secret()).map_err(unfit)?;
        header.set_sensitive(true);
        Ok(Self { header, token, number })
    }

    pub(crate) fn header(&self) -> HeaderValue {
        self.header.clone()
    }

    /// A text of the service's, without the token should it repeat it.
    pub(crate) fn hidden_in(&self, text: &str) -> String {
        text.replace(self.token.expose_secret(), "[redacted]")
    }
}

impl fmt::Debug for Bearer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bearer").field("number", &self.number).finish_non_exhaustive()
    }
}
