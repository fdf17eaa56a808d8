//! What users and operators notice of the metadata store.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod accounts;
mod attempts;
mod audit;
mod customers;
mod opening;
mod publishing;
mod release_rules;
mod releases;
mod runs;
mod scopes;
mod sessions;
mod support;
