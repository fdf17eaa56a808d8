//! What can go wrong while writing an export.

use std::io;
use std::path::PathBuf;

use rust_xlsxwriter::XlsxError;

/// Why an export was not written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The size or the day asked for cannot be made.
    #[error("an export with {what} cannot be generated; {remedy}")]
    Spec {
        /// What was asked for.
        what: String,
        /// What to ask for instead.
        remedy: &'static str,
    },
    /// The folder for the files cannot be made.
    #[error("the folder {folder} cannot be created; check the path and its permissions", folder = folder.display())]
    Folder {
        /// The folder asked for.
        folder: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A CSV file cannot be written.
    #[error("{file} cannot be written; check the permissions of the folder and the free space on its disk", file = file.display())]
    Write {
        /// The file in question.
        file: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The calendar workbook cannot be written.
    #[error("{file} cannot be written; check the permissions of the folder and the free space on its disk", file = file.display())]
    Workbook {
        /// The file in question.
        file: PathBuf,
        /// What the workbook library said.
        source: XlsxError,
    },
}
