//! Files and folders of volumes.
//!
//! Endpoints `/api/2.0/fs/files{path}` and `/api/2.0/fs/directories{path}`, see <https://docs.databricks.com/api/workspace/files>. Paths are
//! absolute, such as `/Volumes/<catalogue>/<schema>/<volume>/<folder>/<file>`; any character may be in a name.

mod directories;
mod download;
mod upload;

pub use directories::DirectoryEntry;
pub use download::{Bytes, Download};

use std::path::Path;

use chrono::{DateTime, Utc};
use reqwest::header::HeaderMap;

use crate::client::Client;
use crate::error::Error;
use crate::http::{Call, absolute};

/// Files and folders of volumes.
#[derive(Debug, Clone)]
pub struct Files {
    client: Client,
}

/// What is known of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct FileInfo {
    /// Its size in bytes.
    pub content_length: Option<u64>,
    /// Its media type.
    pub content_type: Option<String>,
    /// When it was last written.
    pub last_modified: Option<DateTime<Utc>>,
}

impl FileInfo {
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
        Self {
            content_length: text("content-length").and_then(|text| text.parse().ok()),
            content_type: text("content-type").map(str::to_owned),
            last_modified: text("last-modified").and_then(|text| DateTime::parse_from_rfc2822(text).ok()).map(|time| time.to_utc()),
        }
    }
}

impl Files {
    pub(crate) fn new(client: Client) -> Self {
        Self { client }
    }

    /// Sends a file of this machine (`PUT /api/2.0/fs/files{path}`), in place of one that is there. It is read as it is sent, and from its
    /// beginning on each attempt.
    ///
    /// # Errors
    /// [`Error::File`] when the file cannot be read, [`Error::is_not_found`] when the volume is not there.
    pub async fn upload(&self, path: &str, file: &Path) -> Result<(), Error> {
        upload::upload(&self.client, path, file, true).await
    }

    /// Sends a file of this machine unless one is there.
    ///
    /// # Errors
    /// [`Error::is_already_there`] when one is, also when an attempt whose answer was lost has put it there; else those of [`Files::upload`].
    pub async fn upload_new(&self, path: &str, file: &Path) -> Result<(), Error> {
        upload::upload(&self.client, path, file, false).await
    }

    /// Sends bytes (`PUT /api/2.0/fs/files{path}`), in place of a file that is there.
    ///
    /// # Errors
    /// [`Error::is_not_found`] when the volume is not there.
    pub async fn write(&self, path: &str, content: impl Into<bytes::Bytes>) -> Result<(), Error> {
        upload::write(&self.client, path, content.into()).await
    }

    /// Fetches a file as a stream (`GET /api/2.0/fs/files{path}`).
    ///
    /// # Errors
    /// [`Error::is_not_found`] when there is none. A connection that breaks off is an error in the stream.
    pub async fn download(&self, path: &str) -> Result<Download, Error> {
        download::download(&self.client, path).await
    }

    /// What is known of a file (`HEAD /api/2.0/fs/files{path}`).
    ///
    /// # Errors
    /// [`Error::is_not_found`] when there is none.
    pub async fn info(&self, path: &str) -> Result<FileInfo, Error> {
        let call = Call::head(file_path(path)?, format!("file {path} is looked at"));
        Ok(FileInfo::of(&self.client.run(&call).await?.headers))
    }

    /// Removes a file (`DELETE /api/2.0/fs/files{path}`).
    ///
    /// # Errors
    /// [`Error::is_not_found`] when there is none, also when an attempt whose answer was lost has removed it.
    pub async fn delete(&self, path: &str) -> Result<(), Error> {
        self.client.done(&Call::delete(file_path(path)?, format!("file {path} is removed"))).await
    }
}

pub(super) fn file_path(path: &str) -> Result<String, Error> {
    Ok(format!("/api/2.0/fs/files{}", absolute(path)?))
}
