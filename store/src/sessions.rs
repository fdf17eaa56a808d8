//! Sessions. The browser holds the token, the store its hash: a copy of the database opens no session.

use std::fmt::Write;

use chrono::{DateTime, TimeDelta, Utc};
use domain::{AccountId, SessionToken};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::accounts::Account;
use crate::column::Columns;
use crate::customers::Customer;
use crate::error::{Doing, StoreError};
use crate::store::Store;

/// A session that nobody uses for this long is over.
pub const IDLE_TIME_OUT: TimeDelta = TimeDelta::hours(8);
/// A session is over this long after it was opened, however much it is used.
pub const ABSOLUTE_TIME_OUT: TimeDelta = TimeDelta::days(7);
/// A use is written down only if the last one is older: a page must not cost a write for each of its requests.
const TOUCH: TimeDelta = TimeDelta::minutes(1);

/// A session that has not ended, of an account and a customer that are not disabled.
#[derive(Clone)]
pub struct Session {
    /// Whose it is.
    pub account: Account,
    /// The account's customer.
    pub customer: Customer,
    /// Must come with every change that the session makes. Follows from the token and cannot be turned back into it.
    pub csrf_token: String,
    /// When they signed in.
    pub opened_at: DateTime<Utc>,
    /// When it was last used, to the minute.
    pub last_seen_at: DateTime<Utc>,
}

impl Session {
    /// Whether a change that came with this CSRF token is the session's own. Takes the same time however much of it is right.
    pub fn made_this(&self, csrf_token: &str) -> bool {
        self.csrf_token.as_bytes().ct_eq(csrf_token.as_bytes()).into()
    }
}

impl Store {
    /// Opens a session under a token of at least 32 random bytes.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if there is no such account or it is disabled.
    pub async fn open_session(&self, id: &AccountId, token: &SessionToken, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.forget_ended_sessions(now).await?;
        let insert = "INSERT INTO session (token_hash, account_id, opened_at, last_seen_at) \
                      SELECT $2, a.id, $3, $3 FROM account a WHERE a.id = $1 AND a.disabled = 0";
        let query = sqlx::query(insert).bind(id.as_str()).bind(token_hash(token)).bind(now.timestamp_micros());
        let opened = query.execute(&self.pool).await.doing("opening a session")?;
        if opened.rows_affected() == 0 { Err(StoreError::not_found(format!("account {id} that may sign in"))) } else { Ok(()) }
    }

    /// The session of a token, and a note that it was used. None if it has ended, or the account or its customer is disabled.
    pub async fn session(&self, token: &SessionToken, now: DateTime<Utc>) -> Result<Option<Session>, StoreError> {
        let Some((id, opened_at, last_seen_at)) = self.live_session(token, now).await? else { return Ok(None) };
        let Some(account) = self.account(&id).await?.filter(|account| !account.disabled) else { return Ok(None) };
        let customer = self.customer_by_id(&account.customer_id).await?;
        let Some(customer) = customer.filter(|customer| !customer.disabled) else { return Ok(None) };
        if now - last_seen_at >= TOUCH {
            self.touch(token, now).await?;
        }
        Ok(Some(Session { account, customer, csrf_token: csrf_token(token), opened_at, last_seen_at }))
    }

    /// Ends a session. One that has ended already stays so.
    pub async fn close_session(&self, token: &SessionToken) -> Result<(), StoreError> {
        let query = sqlx::query("DELETE FROM session WHERE token_hash = $1").bind(token_hash(token));
        query.execute(&self.pool).await.doing("ending a session").map(|_| ())
    }

    /// Ends every session of an account but one.
    pub async fn close_other_sessions(&self, id: &AccountId, keep: &SessionToken) -> Result<(), StoreError> {
        let query = sqlx::query("DELETE FROM session WHERE account_id = $1 AND token_hash <> $2").bind(id.as_str());
        query.bind(token_hash(keep)).execute(&self.pool).await.doing("ending sessions").map(|_| ())
    }

    /// Ends every session of an account.
    pub async fn close_sessions(&self, id: &AccountId) -> Result<(), StoreError> {
        let query = sqlx::query("DELETE FROM session WHERE account_id = $1").bind(id.as_str());
        query.execute(&self.pool).await.doing("ending sessions").map(|_| ())
    }

    async fn live_session(
        &self,
        token: &SessionToken,
        now: DateTime<Utc>,
    ) -> Result<Option<(AccountId, DateTime<Utc>, DateTime<Utc>)>, StoreError> {
        let select = "SELECT account_id, opened_at, last_seen_at FROM session \
                      WHERE token_hash = $1 AND last_seen_at > $2 AND opened_at > $3";
        let (idle, absolute) = oldest(now);
        let query = sqlx::query(select).bind(token_hash(token)).bind(idle).bind(absolute);
        let Some(row) = query.fetch_optional(&self.pool).await.doing("reading a session")? else { return Ok(None) };
        let columns = Columns::new(&row, "session", "account_id");
        let account = AccountId::new(columns.get::<String>("account_id")?);
        Ok(Some((account, columns.time("opened_at")?, columns.time("last_seen_at")?)))
    }

    async fn touch(&self, token: &SessionToken, now: DateTime<Utc>) -> Result<(), StoreError> {
        let query = sqlx::query("UPDATE session SET last_seen_at = $2 WHERE token_hash = $1 AND last_seen_at < $2");
        query.bind(token_hash(token)).bind(now.timestamp_micros()).execute(&self.pool).await.doing("noting a session's use").map(|_| ())
    }

    async fn forget_ended_sessions(&self, now: DateTime<Utc>) -> Result<(), StoreError> {
        let (idle, absolute) = oldest(now);
        let query = sqlx::query("DELETE FROM session WHERE last_seen_at <= $1 OR opened_at <= $2").bind(idle).bind(absolute);
        query.execute(&self.pool).await.doing("forgetting sessions that ended").map(|_| ())
    }
}

/// The last use and the opening at or before which a session is over.
fn oldest(now: DateTime<Utc>) -> (i64, i64) {
    ((now - IDLE_TIME_OUT).timestamp_micros(), (now - ABSOLUTE_TIME_OUT).timestamp_micros())
}

/// What the store knows of a token. Plain SHA-256 will do: there is nothing to guess in 32 random bytes.
pub(crate) fn token_hash(token: &SessionToken) -> String {
    hex(&Sha256::digest(token.expose()))
}

fn csrf_token(token: &SessionToken) -> String {
    hex(&Sha256::new().chain_update("csrf ").chain_update(token.expose()).finalize())
}

/// Bytes as text of the alphabet 0–9, a–f.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
