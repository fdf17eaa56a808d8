//! What the audit keeps of signing in. Never what was typed.

use std::net::IpAddr;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use store::{Account, AuditEntry, StoreError};

use super::AccountsService;

/// Who did it.
pub(super) enum Actor {
    /// The holder of the account.
    Holder,
    /// The operator of the machine.
    Operator,
    /// Somebody who did not prove to be anyone.
    Unknown,
}

/// Where an attempt came from, as it stands in the audit.
pub(super) fn origin(address: Option<IpAddr>) -> Value {
    json!(address.map(|address| address.to_canonical().to_string()))
}

impl AccountsService {
    /// Writes an entry about an account, or about one that does not exist.
    pub(super) async fn note(
        &self,
        account: Option<&Account>,
        actor: Actor,
        action: &str,
        detail: Value,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let subject = account.map_or_else(|| "an account that does not exist".to_owned(), |account| account.email.clone());
        let actor = match (actor, account) {
            (Actor::Holder, Some(account)) => account.id.to_string(),
            (Actor::Operator, _) => "operator".to_owned(),
            (Actor::Unknown | Actor::Holder, _) => "unknown".to_owned(),
        };
        let customer_id = account.map(|account| account.customer_id.clone());
        self.store.audit(AuditEntry { at, customer_id, actor, action: action.to_owned(), subject, detail }).await
    }
}
