//! What tests share: a whole platform in a folder of its own, customers with generated exports that are really loaded, people who
//! sign in to them, and the plain rows of their tables. For development only.
//!
//! Tests that change nothing share one platform with two customers ([`shared`]), which is loaded once per process; a test that loads,
//! lets time pass or breaks something makes one of its own ([`TestPlatform::empty`]).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot be set up has failed")]

mod customers;
mod people;
mod platform;
mod rows;
mod runtime;
mod shared;

pub use customers::TestCustomer;
pub use platform::TestPlatform;
pub use rows::{Row, Rows};
pub use runtime::run;
pub use shared::{Shared, shared};

/// A day, from `YYYY-MM-DD`.
pub fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

/// A moment, from RFC 3339.
pub fn moment(text: &str) -> chrono::DateTime<chrono::Utc> {
    text.parse().unwrap()
}
