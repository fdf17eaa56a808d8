//! The token of a client: replaced before it runs out, by one caller however many need it.

use tokio::sync::Mutex;
use tokio::time::Instant;

use super::bearer::Bearer;
use super::issue::{Issued, issue};
use crate::client::Client;
use crate::credentials::Credentials;
use crate::error::Error;

/// The token that is in use.
#[derive(Default)]
pub(crate) struct Tokens {
    held: Mutex<Option<Held>>,
}

struct Held {
    bearer: Bearer,
    /// When it is replaced.
    fresh_until: Instant,
    /// When it runs out.
    valid_until: Instant,
}

impl Tokens {
    /// A token that does not run out soon.
    pub(crate) async fn get(&self, client: &Client) -> Result<Bearer, Error> {
        if let Credentials::Token(token) = &client.config().credentials {
            return Ok(Bearer::new(token.clone(), 0)?);
        }
        let mut held = self.held.lock().await;
        match held.as_ref() {
            Some(current) if Instant::now() < current.fresh_until => Ok(current.bearer.clone()),
            Some(current) => {
                let (bearer, valid_until) = (current.bearer.clone(), current.valid_until);
                replace(client, &mut held).await.or_else(|error| still(bearer, valid_until, error))
            }
            None => replace(client, &mut held).await,
        }
    }

    /// Another token than the one that was refused; none where there is no other.
    pub(crate) async fn renewed(&self, client: &Client, refused: &Bearer) -> Result<Option<Bearer>, Error> {
        if matches!(client.config().credentials, Credentials::Token(_)) {
            return Ok(None);
        }
        let mut held = self.held.lock().await;
        match held.as_ref() {
            Some(current) if current.bearer.number != refused.number => Ok(Some(current.bearer.clone())),
            _ => replace(client, &mut held).await.map(Some),
        }
    }
}

async fn replace(client: &Client, held: &mut Option<Held>) -> Result<Bearer, Error> {
    let number = held.as_ref().map_or(1, |held| held.bearer.number + 1);
    let asked = Instant::now();
    let Issued { token, lifetime } = issue(client).await?;
    let bearer = Bearer::new(token, number)?;
    let margin = client.config().token_margin.min(lifetime / 2);
    *held = Some(Held { bearer: bearer.clone(), fresh_until: asked + (lifetime - margin), valid_until: asked + lifetime });
    tracing::debug!(number, ?lifetime, "a token was issued");
    Ok(bearer)
}

/// The old token, as long as it is valid: its issuer may be back before it is not.
fn still(bearer: Bearer, valid_until: Instant, error: Error) -> Result<Bearer, Error> {
    if Instant::now() >= valid_until {
        return Err(error);
    }
    tracing::warn!(%error, "the token could not be replaced; the old one is valid for a while");
    Ok(bearer)
}
