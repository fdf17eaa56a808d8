//! Signing in: one message for whatever was wrong, and the same work for it.

use std::net::IpAddr;

use chrono::{DateTime, Utc};
use domain::{Password, SessionToken};
use serde_json::json;
use store::{Attempt, Credentials, Gate};

use super::AccountsService;
use super::audit::{Actor, origin};
use super::error::AccountError;
use super::hashing::{Turn, Verdict};

impl AccountsService {
    /// Opens a session, or says that the address or the password is wrong.
    pub(super) async fn open(&self, email: &str, password: &Password, address: Option<IpAddr>) -> Result<SessionToken, AccountError> {
        let attempt = Attempt::new(email, address);
        // Before the queue, so that whoever is locked out does not fill it; after it, so that what failed meanwhile counts.
        self.pass(&attempt, self.clock.now()).await?;
        let turn = self.hashing.turn().await?;
        let now = self.clock.now();
        self.pass(&attempt, now).await?;
        let found = self.store.credentials(email).await?;
        let (verdict, turn) = self.compare(turn, password, found.as_ref()).await?;
        match found {
            Some(found) if verdict != Verdict::Wrong && may_sign_in(&found) => {
                if verdict == Verdict::RightButOutdated {
                    self.renew_hash(turn, password, &found).await?;
                }
                self.welcome(&found, &attempt, address, now).await
            }
            other => Err(self.refuse(other.as_ref(), verdict, &attempt, address, now).await?),
        }
    }

    /// Lets an attempt pass that does not have to wait.
    pub(super) async fn pass(&self, attempt: &Attempt, now: DateTime<Utc>) -> Result<(), AccountError> {
        match self.store.gate(attempt, now).await? {
            Gate::Open => Ok(()),
            Gate::Closed { retry_seconds } => Err(AccountError::TooMany { retry_seconds }),
        }
    }

    async fn compare(&self, turn: Turn, password: &Password, found: Option<&Credentials>) -> Result<(Verdict, Turn), AccountError> {
        let phc = match found {
            Some(found) => found.password_hash.clone(),
            None => self.hashing.decoy(self.secrets.salt())?,
        };
        self.hashing.verify(turn, password, &phc).await
    }

    async fn renew_hash(&self, turn: Turn, password: &Password, found: &Credentials) -> Result<(), AccountError> {
        let hash = self.hashing.hash(turn, password, self.secrets.salt()).await?;
        Ok(self.store.rehash(&found.account.id, &found.password_hash, &hash).await?)
    }

    async fn welcome(
        &self,
        found: &Credentials,
        attempt: &Attempt,
        address: Option<IpAddr>,
        now: DateTime<Utc>,
    ) -> Result<SessionToken, AccountError> {
        let token = self.secrets.session_token();
        self.store.attempt_succeeded(attempt, now).await?;
        self.store.open_session(&found.account.id, &token, now).await?;
        self.note(Some(&found.account), Actor::Holder, "sign-in", json!({ "address": origin(address) }), now).await?;
        Ok(token)
    }

    /// Counts and audits a failure. The audit knows the reason; whoever tried does not.
    async fn refuse(
        &self,
        found: Option<&Credentials>,
        verdict: Verdict,
        attempt: &Attempt,
        address: Option<IpAddr>,
        now: DateTime<Utc>,
    ) -> Result<AccountError, AccountError> {
        let reason = match (found, verdict) {
            (None, _) => "no such account",
            (Some(_), Verdict::Wrong) => "wrong password",
            (Some(_), _) => "disabled",
        };
        let account = found.map(|found| &found.account);
        let detail = json!({ "address": origin(address), "reason": reason });
        self.note(account, Actor::Unknown, "sign-in-failed", detail, now).await?;
        if let Gate::Closed { retry_seconds } = self.store.attempt_failed(attempt, now).await? {
            let detail = json!({ "address": origin(address), "seconds": retry_seconds });
            self.note(account, Actor::Unknown, "lock-out", detail, now).await?;
        }
        Ok(AccountError::invalid("password", "The e-mail address or the password is wrong. Check both and try again."))
    }
}

fn may_sign_in(found: &Credentials) -> bool {
    !found.account.disabled && !found.customer.disabled
}
