//! `kineo databricks`.

mod bundle;
mod cost;
mod provision;

use std::process::ExitCode;

use anyhow::Result;

use crate::cli::Databricks;
use crate::parts::Parts;

pub use provision::make_everything;

/// Sets up, checks and removes what a customer has on Databricks.
pub async fn run(parts: &Parts, command: Databricks, json: bool) -> Result<ExitCode> {
    match command {
        Databricks::Plan { customer } => provision::plan(parts, &customer, json).await,
        Databricks::Apply { customer } => provision::apply(parts, &customer, json).await,
        Databricks::Check { customer } => provision::check(parts, &customer, json).await,
        Databricks::Remove { customer, yes } => provision::remove(parts, &customer, yes, json).await,
        Databricks::Cost { customer, since } => cost::run(parts, customer.as_ref(), since, json).await,
        Databricks::Bundle { customer, folder } => bundle::run(parts, &customer, &folder, json).await,
    }
}
