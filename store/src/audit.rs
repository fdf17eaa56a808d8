//! Who did what, when: written once, never changed.

use chrono::{DateTime, Utc};
use domain::CustomerId;
use sqlx::sqlite::SqliteRow;

use crate::column::Columns;
use crate::error::{Doing, StoreError};
use crate::store::Store;

/// One thing that somebody did.
#[derive(Clone, Debug, PartialEq)]
pub struct AuditEntry {
    /// When.
    pub at: DateTime<Utc>,
    /// For which customer; none if it could not be told, as with a sign-in to an account that does not exist.
    pub customer_id: Option<CustomerId>,
    /// Who: the id of an account, `operator`, or `unknown`.
    pub actor: String,
    /// What was done: `sign-in`, `password-change` and so on.
    pub action: String,
    /// To what it was done.
    pub subject: String,
    /// The rest. Never a password, a token, or what was typed into a field.
    pub detail: serde_json::Value,
}

impl Store {
    /// Writes an entry.
    pub async fn audit(&self, entry: AuditEntry) -> Result<(), StoreError> {
        let insert = "INSERT INTO audit (at, customer_id, actor, action, subject, detail) VALUES ($1, $2, $3, $4, $5, $6)";
        let query = sqlx::query(insert)
            .bind(entry.at.timestamp_micros())
            .bind(entry.customer_id.as_ref().map(CustomerId::as_str))
            .bind(entry.actor)
            .bind(entry.action)
            .bind(entry.subject)
            .bind(entry.detail.to_string());
        query.execute(&self.pool).await.doing("writing the audit").map(|_| ())
    }

    /// The newest entries of a customer, newest first.
    pub async fn audit_of(&self, customer: &CustomerId, limit: u32) -> Result<Vec<AuditEntry>, StoreError> {
        let select = "SELECT seq, at, customer_id, actor, action, subject, detail FROM audit \
                      WHERE customer_id = $1 ORDER BY seq DESC LIMIT $2";
        let query = sqlx::query(select).bind(customer.as_str()).bind(i64::from(limit));
        query.fetch_all(&self.pool).await.doing("reading the audit")?.iter().map(entry_of).collect()
    }
}

fn entry_of(row: &SqliteRow) -> Result<AuditEntry, StoreError> {
    let columns = Columns::new(row, "audit", "action");
    Ok(AuditEntry {
        at: columns.time("at")?,
        customer_id: columns.get::<Option<String>>("customer_id")?.map(CustomerId::new),
        actor: columns.get("actor")?,
        action: columns.get("action")?,
        subject: columns.get("subject")?,
        detail: columns.parse("detail")?,
    })
}
