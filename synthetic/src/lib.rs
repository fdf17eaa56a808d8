//! Synthetic exports of a learning management system: 13 CSV files and a calendar workbook in the exact form of the
//! real ones, of two invented customers, at any size.
//!
//! Everything follows from a [`Spec`]: the same spec gives the same bytes. Most of the data is plausible, with every
//! oddity of real exports strewn in at regular distances, so that even a small export holds all of them.
//!
//! Rows are written person by person. What is known about a person follows from the seed and the person's number, so
//! memory holds one person's learning, the catalogue and the trees, whatever the size of the export.

mod catalogue;
mod chain;
mod course_rows;
mod dice;
mod error;
mod exports;
mod generate;
mod groups;
mod learning;
mod logins;
mod names;
mod people;
mod plan_rows;
mod plans;
mod scorm;
mod seminars;
mod spec;
mod stamp;
mod summary;
mod table;
mod themes;
mod trees;
mod workbook;
mod world;

pub use error::Error;
pub use generate::generate;
pub use spec::{Naming, Spec, Theme};
pub use summary::{FileRows, Login, Summary};
