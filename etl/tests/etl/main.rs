//! What a load does with exports, good and bad, and what the models do with rows.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod examples;
