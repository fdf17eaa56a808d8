//! What callers notice of the client, against a service inside the test that answers as told.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
