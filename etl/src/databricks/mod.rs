//! Building a customer's lakehouse on Databricks: the same models as scripts of a job, the same files, the same releases.

pub mod bundle;
pub mod job;
pub mod provision;
pub mod script;
mod walk;
