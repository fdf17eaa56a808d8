//! Calls of the API: sent as somebody, limited in time, tried again where that is safe.

mod answer;
mod attempt;
mod breaker;
mod call;
mod pages;
mod path;
mod retry;
mod retry_after;
mod send;

pub(crate) use answer::api_error;
pub(crate) use attempt::{Failure, Kind, broken};
pub(crate) use breaker::Breaker;
pub(crate) use call::{Call, Safety};
pub use pages::Listing;
pub(crate) use pages::{Page, pages};
pub(crate) use path::{absolute, segment};
pub(crate) use retry::Attempts;
pub(crate) use retry_after::retry_after;
pub(crate) use send::Exchange;
