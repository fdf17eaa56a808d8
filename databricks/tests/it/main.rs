//! What callers notice of the client, against a service inside the test that answers as told.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod arrow_results;
mod auth;
mod cancelling;
mod catalog;
mod configuration;
mod files;
mod jobs;
mod measurement;
mod resilience;
mod secrets;
mod statements;
mod support;
mod topics;
