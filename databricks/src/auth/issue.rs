//! Asking for a token.
//!
//! - Databricks: <https://docs.databricks.com/aws/en/dev-tools/auth/oauth-m2m>
//! - Entra: <https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow>
//! - managed identities: <https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token>

use std::time::Duration;

use reqwest::RequestBuilder;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

use crate::client::Client;
use crate::credentials::Credentials;
use crate::error::Error;
use crate::http::{Attempts, Failure, Kind, Safety, api_error, broken};

/// Databricks on Azure, as Entra knows it.
const AZURE_DATABRICKS: &str = "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d";
/// Where a token's answer names no end.
const SHORT: Duration = Duration::from_secs(300);
/// What Azure's metadata service speaks.
const IMDS_VERSION: &str = "2018-02-01";

/// A token and how long it lives.
pub(crate) struct Issued {
    pub(crate) token: SecretString,
    pub(crate) lifetime: Duration,
}

#[derive(Deserialize)]
struct Answer {
    access_token: SecretText,
    expires_in: Option<Seconds>,
}

/// A text that becomes a secret as it is read.
struct SecretText(SecretString);

impl<'de> Deserialize<'de> for SecretText {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self(SecretString::from(text)))
    }
}

/// A number; Azure's metadata service writes it as a text.
#[derive(Deserialize)]
#[serde(untagged)]
enum Seconds {
    Number(f64),
    Text(String),
}

impl Seconds {
    fn duration(&self) -> Option<Duration> {
        let seconds = match self {
            Self::Number(number) => *number,
            Self::Text(text) => text.parse().ok()?,
        };
        Duration::try_from_secs_f64(seconds).ok()
    }
}

/// Asks for a token, again where the issuer is busy or out of reach.
pub(crate) async fn issue(client: &Client) -> Result<Issued, Error> {
    let mut attempts = Attempts::new(client.config(), client.config().total_timeout);
    loop {
        let limit = attempts.time_left(client.config().request_timeout);
        let failure = match attempt(client, limit).await {
            Ok(issued) => return Ok(issued),
            Err(failure) => failure,
        };
        let Some(pause) = attempts.after(&failure, Safety::Idempotent) else { return Err(told(client, failure)) };
        tracing::warn!(error = hidden(client, &failure.error.to_string()), ?pause, "a token is asked for again");
        tokio::time::sleep(pause).await;
    }
}

async fn attempt(client: &Client, limit: Duration) -> Result<Issued, Failure> {
    const DOING: &str = "a token is issued";
    let exchange = async {
        let response = request(client).send().await.map_err(|error| broken(DOING, limit, error))?;
        let (status, headers) = (response.status(), response.headers().clone());
        let body = response.bytes().await.map_err(|error| broken(DOING, limit, error))?;
        if !status.is_success() {
            return Err(Failure::refused(api_error(DOING, status, &headers, &body, client.config().surroundings.now())));
        }
        let unreadable = || Failure::last(Error::Unreadable { doing: DOING.to_owned(), what: "it holds no access_token".to_owned() });
        let answer: Answer = serde_json::from_slice(&body).map_err(|_| unreadable())?;
        let lifetime = answer.expires_in.and_then(|seconds| seconds.duration()).unwrap_or(SHORT);
        Ok(Issued { token: answer.access_token.0, lifetime })
    };
    tokio::time::timeout(limit, exchange).await.unwrap_or_else(|_| Err(Failure::timed_out(DOING, limit)))
}

fn request(client: &Client) -> RequestBuilder {
    let http = &client.inner.http;
    let grant = |scope: String| vec![("grant_type", "client_credentials".to_owned()), ("scope", scope)];
    match &client.config().credentials {
        // Never asked: `Tokens` hands a personal token out as it is.
        Credentials::Token(_) => http.get(client.inner.host.at("/oidc/v1/token")),
        Credentials::Machine { client_id, client_secret } => {
            let url = client.inner.host.at("/oidc/v1/token");
            http.post(url).basic_auth(client_id, Some(client_secret.expose_secret())).form(&grant("all-apis".to_owned()))
        }
        Credentials::Entra { tenant_id, client_id, client_secret, authority } => {
            let mut form = grant(format!("{AZURE_DATABRICKS}/.default"));
            form.push(("client_id", client_id.clone()));
            form.push(("client_secret", client_secret.expose_secret().to_owned()));
            // `Credentials::validate` has seen to it that the directory is one segment.
            http.post(format!("{}/{tenant_id}/oauth2/v2.0/token", authority.trim_end_matches('/'))).form(&form)
        }
        Credentials::ManagedIdentity { client_id, endpoint } => {
            let query = [("api-version", IMDS_VERSION), ("resource", AZURE_DATABRICKS)];
            let chosen: Vec<_> = client_id.iter().map(|id| ("client_id", id.as_str())).collect();
            http.get(endpoint).header("metadata", "true").query(&query).query(&chosen)
        }
    }
}

/// An error of the issuer's as one about the token; without the secret, should the issuer repeat it.
fn told(client: &Client, failure: Failure) -> Error {
    let issuer = match &client.config().credentials {
        Credentials::Token(_) | Credentials::Machine { .. } => "the workspace",
        Credentials::Entra { .. } => "Entra",
        Credentials::ManagedIdentity { .. } => "Azure's metadata service",
    };
    let what = match (&failure.error, failure.kind) {
        (Error::Api(error), Kind::Status(status)) => format!("{} {} (HTTP {status})", error.error_code, error.message),
        (error, _) => error.to_string(),
    };
    Error::Token { issuer: issuer.to_owned(), what: hidden(client, what.trim()) }
}

fn hidden(client: &Client, text: &str) -> String {
    match &client.config().credentials {
        Credentials::Machine { client_secret, .. } | Credentials::Entra { client_secret, .. } => {
            text.replace(client_secret.expose_secret(), "[redacted]")
        }
        Credentials::Token(_) | Credentials::ManagedIdentity { .. } => text.to_owned(),
    }
}
