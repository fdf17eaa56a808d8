//! Password hashes. The store keeps them and compares nothing: hashing is slow and belongs to the one who signs people in.

use chrono::{DateTime, Utc};
use domain::{AccountId, SessionToken};
use sqlx::Row;

use crate::accounts::{Account, changed, email_key};
use crate::customers::Customer;
use crate::error::{Doing, StoreError};
use crate::sessions::token_hash;
use crate::store::Store;

/// An account with what is needed to sign in to it.
#[derive(Clone)]
pub struct Credentials {
    /// The account.
    pub account: Account,
    /// Its customer.
    pub customer: Customer,
    /// PHC string of the password's hash.
    pub password_hash: String,
}

impl Store {
    /// The account of an address with its hash, also if it is disabled.
    pub async fn credentials(&self, email: &str) -> Result<Option<Credentials>, StoreError> {
        let Some(account) = self.account_by_email(email).await? else { return Ok(None) };
        let Some(customer) = self.customer_by_id(&account.customer_id).await? else { return Ok(None) };
        let query = sqlx::query("SELECT password_hash FROM account WHERE email_key = $1").bind(email_key(email));
        let Some(row) = query.fetch_optional(&self.pool).await.doing("reading a password's hash")? else { return Ok(None) };
        let password_hash = row.try_get("password_hash").doing("reading a password's hash")?;
        Ok(Some(Credentials { account, customer, password_hash }))
    }

    /// Sets a new password's hash and ends every session of the account.
    pub async fn set_password_hash(&self, id: &AccountId, hash: &str) -> Result<(), StoreError> {
        let query = sqlx::query("UPDATE account SET password_hash = $2 WHERE id = $1").bind(id.as_str()).bind(hash);
        changed(query.execute(&self.pool).await.doing("setting a password")?.rows_affected(), id)?;
        self.close_sessions(id).await
    }

    /// Keeps the same password under a newer hash. Does nothing if the password has changed meanwhile.
    pub async fn rehash(&self, id: &AccountId, old: &str, new: &str) -> Result<(), StoreError> {
        let query = sqlx::query("UPDATE account SET password_hash = $3 WHERE id = $1 AND password_hash = $2");
        query.bind(id.as_str()).bind(old).bind(new).execute(&self.pool).await.doing("renewing a password's hash").map(|_| ())
    }

    /// Sets a new password's hash, ends every other session of the account and lets this one go on under a new token: all or nothing.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if the session ended, or the password changed, meanwhile.
    pub async fn replace_password(
        &self,
        id: &AccountId,
        hashes: (&str, &str),
        tokens: (&SessionToken, &SessionToken),
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        let update = sqlx::query("UPDATE account SET password_hash = $3 WHERE id = $1 AND password_hash = $2");
        let set = update.bind(id.as_str()).bind(hashes.0).bind(hashes.1).execute(&mut *transaction).await.doing("setting a password")?;
        let close = sqlx::query("DELETE FROM session WHERE account_id = $1 AND token_hash <> $2");
        close.bind(id.as_str()).bind(token_hash(tokens.0)).execute(&mut *transaction).await.doing("ending sessions")?;
        let update = sqlx::query("UPDATE session SET token_hash = $3, last_seen_at = $4 WHERE account_id = $1 AND token_hash = $2");
        let update = update.bind(id.as_str()).bind(token_hash(tokens.0)).bind(token_hash(tokens.1)).bind(now.timestamp_micros());
        let renewed = update.execute(&mut *transaction).await.doing("renewing a session")?;
        if set.rows_affected() == 0 || renewed.rows_affected() == 0 {
            return Err(StoreError::conflict("the password or the session changed meanwhile: sign in and try again"));
        }
        transaction.commit().await.doing("setting a password")
    }
}
