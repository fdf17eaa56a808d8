//! How questions become SQL: goldens that a reviewer can read, and what must hold for every one of them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod binding;
mod courses;
mod home;
mod options;
mod rows;
mod support;
