//! What somebody who signs in, or tries to, notices.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod changing;
mod hashes;
mod locking;
mod managing;
mod passwords;
mod sessions;
mod signing_in;
mod support;
