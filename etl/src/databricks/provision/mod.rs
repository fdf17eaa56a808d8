//! What a customer has on Databricks: catalogue, schemas, volumes, tables, grants, tags, job.
//!
//! A catalogue for each customer, `customer_<nnn>`, with the schemas `bronze`, `silver` and `gold`: models name `gold.dim_user`, and the
//! catalogue that a statement runs in says whose; one grant on a catalogue opens or closes a customer; dropping it removes everything.
//! `work` holds what a load needs on its way, `published` what people with tools of their own may see.

pub mod ddl;
mod found;
mod plan;
mod wanted;

use serde::Serialize;
use store::Customer;
use warehouse::catalogue_of;

pub use found::Found;
pub use plan::plan;
pub use wanted::{Grant, Wanted};

use super::deploy;
use super::platform::Platform;
use crate::catalogue::Catalogue;
use crate::error::EtlError;

/// What a step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Something is missing.
    Create,
    /// Something is not as it should be.
    Change,
    /// Something is there that should not be.
    Revoke,
    /// Everything goes.
    Remove,
}

/// One step of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// What it does.
    pub action: Action,
    /// To what: `schema customer_001.gold`.
    pub what: String,
    /// The statement that does it; nothing where it is done by another call, such as a job.
    pub statement: Option<String>,
}

impl Step {
    fn new(action: Action, what: impl Into<String>, statement: impl Into<String>) -> Self {
        Self { action, what: what.into(), statement: Some(statement.into()) }
    }
}

/// What must be done so that a customer has what it should have. Nothing to do is an empty plan; run later, what it finds is drift.
pub async fn look(platform: &Platform, customer: &Customer, catalogue: &Catalogue) -> Result<Vec<Step>, EtlError> {
    let wanted = Wanted::of(&platform.tables, &platform.access, customer, catalogue);
    let found = Found::look(platform, customer, &wanted).await?;
    let mut steps = plan(&wanted, &found);
    if !deploy::is_deployed(platform, customer, catalogue).await? {
        let action = if found.catalogue { Action::Change } else { Action::Create };
        steps.push(Step { action, what: format!("job {}", super::job::name_of(customer)), statement: None });
    }
    Ok(steps)
}

/// Does the steps of a plan in order. What was done stays done if one fails; the next plan goes on from there.
pub async fn apply(platform: &Platform, customer: &Customer, catalogue: &Catalogue, steps: &[Step]) -> Result<(), EtlError> {
    for step in steps {
        match &step.statement {
            Some(sql) => platform.do_it(&step.what, platform.bare_statement(customer, sql)).await?,
            None => deploy::deploy(platform, customer, catalogue).await.map(|_| ())?,
        }
    }
    Ok(())
}

/// What removing a customer deletes.
pub async fn look_for_removal(platform: &Platform, customer: &Customer, catalogue: &Catalogue) -> Result<Vec<Step>, EtlError> {
    let wanted = Wanted::of(&platform.tables, &platform.access, customer, catalogue);
    let found = Found::look(platform, customer, &wanted).await?;
    let name = catalogue_of(customer);
    let mut steps = Vec::new();
    if deploy::is_there(platform, customer).await? {
        steps.push(Step { action: Action::Remove, what: format!("job {} and its files", super::job::name_of(customer)), statement: None });
    }
    if found.catalogue {
        let what = format!("catalogue {name} with {} tables, {} volumes and everything in them", found.tables.len(), found.volumes.len());
        steps.push(Step::new(Action::Remove, what, format!("DROP CATALOG IF EXISTS {name} CASCADE")));
    }
    Ok(steps)
}

/// Removes everything. Tables in a storage of the installation's own are dropped by name here; their files are deleted by the caller.
pub async fn remove(platform: &Platform, customer: &Customer, steps: &[Step]) -> Result<(), EtlError> {
    for step in steps {
        match &step.statement {
            Some(sql) => platform.do_it(&step.what, platform.bare_statement(customer, sql)).await?,
            None => deploy::withdraw(platform, customer).await?,
        }
    }
    Ok(())
}
