//! Building a customer's lakehouse on Databricks: the same models as scripts of a job, the same files, the same releases.

pub mod bundle;
pub mod cost;
pub mod deploy;
pub mod job;
pub mod platform;
pub mod provision;
pub mod script;
pub mod views;
mod walk;

pub use platform::{Access, Platform};
