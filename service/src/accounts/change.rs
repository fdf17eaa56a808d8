//! What the holder of a session does with it: look who they are, sign out, change the password.

use chrono::{DateTime, Utc};
use domain::{Password, SessionToken, Viewer};
use serde_json::json;
use store::{Account, Attempt, Credentials, Gate, Session};

use super::AccountsService;
use super::audit::Actor;
use super::error::AccountError;
use super::hashing::Verdict;
use super::rules;

impl AccountsService {
    /// Whoever holds the session.
    pub(super) async fn who(&self, token: &SessionToken) -> Result<Viewer, AccountError> {
        let Session { account, customer, csrf_token, .. } = self.held(token, self.clock.now()).await?;
        let name = if account.name.trim().is_empty() { account.email.clone() } else { account.name };
        Ok(Viewer {
            name,
            email: account.email,
            roles: account.roles,
            customer: customer.slug,
            customer_name: customer.name,
            brand: customer.brand,
            has_person: account.person.is_some(),
            csrf_token,
        })
    }

    /// Ends the session. One that has ended already is fine.
    pub(super) async fn close(&self, token: &SessionToken, csrf_token: &str) -> Result<(), AccountError> {
        let now = self.clock.now();
        let Some(session) = self.store.session(token, now).await? else { return Ok(()) };
        own_change(&session, csrf_token)?;
        self.store.close_session(token).await?;
        Ok(self.note(Some(&session.account), Actor::Holder, "sign-out", json!({}), now).await?)
    }

    /// Changes the password and lets the session go on under a new token.
    pub(super) async fn renew(
        &self,
        token: &SessionToken,
        csrf_token: &str,
        current: &Password,
        new: &Password,
    ) -> Result<SessionToken, AccountError> {
        let now = self.clock.now();
        let session = self.held(token, now).await?;
        own_change(&session, csrf_token)?;
        let account = &session.account;
        rules::check("new_password", new, &account.email, &account.name)?;
        let old = self.proven(account, current, now).await?;
        if new == current {
            return Err(AccountError::invalid("new_password", "This is your current password. Choose another one."));
        }
        let hash = self.hashing.hash(self.hashing.turn().await?, new, self.secrets.salt()).await?;
        let next = self.secrets.session_token();
        self.store.replace_password(&account.id, (&old.password_hash, &hash), (token, &next), now).await?;
        self.note(Some(account), Actor::Holder, "password-change", json!({}), now).await?;
        Ok(next)
    }

    async fn held(&self, token: &SessionToken, now: DateTime<Utc>) -> Result<Session, AccountError> {
        self.store.session(token, now).await?.ok_or(AccountError::SignedOut)
    }

    /// The credentials of an account whose current password is this one.
    ///
    /// Failures are counted apart from those of signing in: whoever found an open session can neither guess on nor lock the owner out.
    async fn proven(&self, account: &Account, current: &Password, now: DateTime<Utc>) -> Result<Credentials, AccountError> {
        let attempt = Attempt::new(&format!("change of password of {}", account.id), None);
        self.pass(&attempt, now).await?;
        let turn = self.hashing.turn().await?;
        self.pass(&attempt, now).await?;
        let found = self.store.credentials(&account.email).await?.ok_or(AccountError::SignedOut)?;
        if self.hashing.verify(turn, current, &found.password_hash).await?.0 != Verdict::Wrong {
            self.store.attempt_succeeded(&attempt, now).await?;
            return Ok(found);
        }
        self.note(Some(account), Actor::Holder, "password-change-failed", json!({}), now).await?;
        if let Gate::Closed { retry_seconds } = self.store.attempt_failed(&attempt, now).await? {
            self.note(Some(account), Actor::Holder, "lock-out", json!({ "seconds": retry_seconds }), now).await?;
        }
        Err(AccountError::invalid("current_password", "This is not your current password. Check it and try again."))
    }
}

/// Refuses a change that another site had the browser send.
fn own_change(session: &Session, csrf_token: &str) -> Result<(), AccountError> {
    if session.made_this(csrf_token) {
        return Ok(());
    }
    Err(AccountError::invalid("csrf_token", "This page is out of date. Reload it and try again."))
}
