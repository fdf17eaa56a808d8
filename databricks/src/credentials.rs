//! Who asks: a person's token, a service principal, or an identity of Azure.

use secrecy::{ExposeSecret, SecretString};
use url::Url;

use crate::error::ConfigError;
use crate::host::is_safe;

/// Where Entra issues tokens, unless told otherwise.
pub const ENTRA_AUTHORITY: &str = "https://login.microsoftonline.com";
/// Where a machine of Azure asks for the token of its managed identity.
pub const IMDS_ENDPOINT: &str = "http://169.254.169.254/metadata/identity/oauth2/token";

/// How a client proves who it is. Secrets show neither in `Debug` nor in errors or logs.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Credentials {
    /// A personal access token.
    Token(SecretString),
    /// A service principal of Databricks: OAuth, machine to machine, at the workspace's `/oidc/v1/token`.
    Machine {
        /// The principal's application id.
        client_id: String,
        /// Its secret.
        client_secret: SecretString,
    },
    /// A service principal of Entra.
    Entra {
        /// The directory's id.
        tenant_id: String,
        /// The application's id.
        client_id: String,
        /// Its secret.
        client_secret: SecretString,
        /// Who issues the token; usually [`ENTRA_AUTHORITY`].
        authority: String,
    },
    /// The identity of the machine on Azure that this runs on.
    ManagedIdentity {
        /// Which identity, where a machine has several.
        client_id: Option<String>,
        /// Where to ask; usually [`IMDS_ENDPOINT`].
        endpoint: String,
    },
}

impl Credentials {
    /// A personal access token.
    pub fn token(token: impl Into<String>) -> Self {
        Self::Token(SecretString::from(token.into()))
    }

    /// A service principal of Databricks.
    pub fn machine(client_id: impl Into<String>, client_secret: impl Into<String>) -> Self {
        Self::Machine { client_id: client_id.into(), client_secret: SecretString::from(client_secret.into()) }
    }

    /// A service principal of Entra, at the public authority.
    pub fn entra(tenant_id: impl Into<String>, client_id: impl Into<String>, client_secret: impl Into<String>) -> Self {
        Self::Entra {
            tenant_id: tenant_id.into(),
            client_id: client_id.into(),
            client_secret: SecretString::from(client_secret.into()),
            authority: ENTRA_AUTHORITY.to_owned(),
        }
    }

    /// The identity of this machine on Azure; `client_id` chooses one where there are several.
    pub fn managed_identity(client_id: Option<String>) -> Self {
        Self::ManagedIdentity { client_id, endpoint: IMDS_ENDPOINT.to_owned() }
    }

    pub(crate) fn validate(&self) -> Result<(), ConfigError> {
        match self {
            Self::Token(token) => secret("credentials.token", token),
            Self::Machine { client_id, client_secret } => {
                filled("credentials.client_id", client_id)?;
                secret("credentials.client_secret", client_secret)
            }
            Self::Entra { tenant_id, client_id, client_secret, authority } => {
                filled("credentials.tenant_id", tenant_id)?;
                segment("credentials.tenant_id", tenant_id)?;
                filled("credentials.client_id", client_id)?;
                secret("credentials.client_secret", client_secret)?;
                address("credentials.authority", authority, ENTRA_AUTHORITY)
            }
            Self::ManagedIdentity { endpoint, .. } if endpoint == IMDS_ENDPOINT => Ok(()),
            Self::ManagedIdentity { endpoint, .. } => address("credentials.endpoint", endpoint, IMDS_ENDPOINT),
        }
    }
}

fn filled(field: &'static str, text: &str) -> Result<(), ConfigError> {
    if text.trim().is_empty() { Err(ConfigError::new(field, "is empty", "the id that the identity's page shows")) } else { Ok(()) }
}

fn segment(field: &'static str, text: &str) -> Result<(), ConfigError> {
    let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.')) && !text.starts_with('.');
    if plain {
        Ok(())
    } else {
        Err(ConfigError::new(field, "is no id", "the directory's id, such as 72f988bf-86f1-41af-91ab-2d7cd011db47"))
    }
}

fn secret(field: &'static str, secret: &SecretString) -> Result<(), ConfigError> {
    let text = secret.expose_secret();
    if text.is_empty() {
        return Err(ConfigError::new(field, "is empty", "the secret as it was shown when it was made"));
    }
    let plain = text.bytes().all(|byte| byte.is_ascii_graphic());
    if plain {
        Ok(())
    } else {
        Err(ConfigError::new(field, "holds a space, a line break or a letter beyond ASCII", "the secret alone, on one line"))
    }
}

fn address(field: &'static str, text: &str, usual: &str) -> Result<(), ConfigError> {
    if Url::parse(text).is_ok_and(|url| is_safe(&url)) { Ok(()) } else { Err(ConfigError::new(field, "is no https address", usual)) }
}
