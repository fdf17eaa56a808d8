//! What a load does with exports, good and bad, and what the models do with rows.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod bad_files;
mod bad_rows;
mod examples;
mod headers;
mod hierarchy;
mod kept_rejects;
mod loads;
mod plain_years;
mod recount;
mod releases;
mod rows;
mod support;
mod years;
