//! What must hold of whole tables.

use super::workshop::Workshop;
use crate::catalogue::{Action, Model};
use crate::error::EtlError;

/// Something that a check or a rule found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The table.
    pub table: String,
    /// The rule or check.
    pub rule: String,
    /// What follows.
    pub action: Action,
    /// What is wrong and what to do.
    pub reason: String,
    /// How much of it.
    pub count: u64,
}

/// Runs a model's checks; only what was found comes back.
pub async fn check(workshop: &Workshop, model: &Model) -> Result<Vec<Finding>, EtlError> {
    let mut findings = Vec::new();
    for check in &model.twin.checks {
        let count =
            workshop.number(&check.count).await.map_err(EtlError::compute(format!("check {} of {}", check.name, model.full_name())))?;
        if let Some(count) = u64::try_from(count).ok().filter(|count| *count > 0) {
            let (table, rule, reason) = (model.full_name(), check.name.clone(), check.reason.clone());
            findings.push(Finding { table, rule, action: check.action, reason, count });
        }
    }
    Ok(findings)
}
