//! The pages as a browser without JavaScript gets them, over the whole router and fake ports.
#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod fakes;
#[path = "web/mod.rs"]
mod web;
