//! A client of the REST API of Databricks: SQL statements, Unity Catalog, files, jobs, workspace objects, warehouses, query history.
//!
//! It knows nothing of who uses it. A [`Client`] is made from a [`Config`] and cheap to clone; its topics are methods: [`Client::statements`],
//! [`Client::catalog`] and so on. Every call is authorised, limited in time, tried again where that is safe, and fails with an [`Error`] that
//! says what to do next. Secrets show nowhere. Calls need a tokio runtime.
//!
//! Paths, fields and values are those of the vendor's API reference (<https://docs.databricks.com/api/workspace>); each function names its
//! endpoint. Values of enumerations and fields that are not known do not disturb.

mod auth;
pub mod catalog;
mod client;
mod config;
mod credentials;
mod error;
pub mod files;
pub mod history;
mod host;
mod http;
pub mod jobs;
mod open_enum;
pub mod statements;
mod surroundings;
pub mod warehouses;
pub mod workspace;

pub use client::Client;
pub use config::{Breaker, Config, JobsVersion, Retry, Statements};
pub use credentials::{Credentials, ENTRA_AUTHORITY, IMDS_ENDPOINT};
pub use error::{ApiError, ConfigError, Error, StatementError};
pub use http::Listing;
pub use statements::{Finished, Outcome, Parameter, QueryTag, Running, StatementRequest, StatementState};
pub use surroundings::Surroundings;
