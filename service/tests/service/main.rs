//! Dashboards on customers that were really loaded: right numbers, nobody else's rows, quick and fresh.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod adding_up;
mod asking;
mod cache;
mod course_options;
mod courses;
mod figures;
mod freshness;
mod isolation;
mod labels;
mod options;
mod paging;
mod reference;
mod releases;
mod rows;
mod sessions;
