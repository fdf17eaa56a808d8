//! Folders of volumes.

use serde::Deserialize;

use super::Files;
use crate::error::Error;
use crate::http::{Call, Listing, Page, absolute, pages};

/// What is in a folder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct DirectoryEntry {
    /// The whole path.
    pub path: String,
    /// The last part of it.
    pub name: String,
    /// Whether it is a folder.
    pub is_directory: bool,
    /// A file's size in bytes.
    pub file_size: Option<u64>,
    /// When it was last written, in milliseconds since 1970 (UTC).
    pub last_modified: Option<i64>,
}

#[derive(Deserialize)]
struct DirectoryPage {
    #[serde(default)]
    contents: Vec<DirectoryEntry>,
    next_page_token: Option<String>,
}

impl Page for DirectoryPage {
    type Item = DirectoryEntry;

    fn into_parts(self) -> (Vec<DirectoryEntry>, Option<String>) {
        (self.contents, self.next_page_token)
    }
}

impl Files {
    /// Makes a folder and those above it (`PUT /api/2.0/fs/directories{path}`); one that is there stays.
    ///
    /// # Errors
    /// [`Error::is_not_found`] when the volume is not there.
    pub async fn create_directory(&self, path: &str) -> Result<(), Error> {
        self.client.done(&Call::put(directory_path(path)?, format!("folder {path} is made"))).await
    }

    /// What is in a folder (`GET /api/2.0/fs/directories{path}`).
    pub fn list_directory(&self, path: &str) -> Listing<DirectoryEntry> {
        let call = directory_path(path).map(|encoded| Call::get(encoded, format!("folder {path} is listed")));
        pages::<DirectoryPage>(self.client.clone(), call)
    }

    /// Whether a folder is there (`HEAD /api/2.0/fs/directories{path}`).
    ///
    /// # Errors
    /// What the call brings, other than that it is not there.
    pub async fn directory_exists(&self, path: &str) -> Result<bool, Error> {
        match self.client.done(&Call::head(directory_path(path)?, format!("folder {path} is looked at"))).await {
            Ok(()) => Ok(true),
            Err(error) if error.is_not_found() => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Removes an empty folder (`DELETE /api/2.0/fs/directories{path}`).
    ///
    /// # Errors
    /// [`Error::Api`] when it is not empty; [`Error::is_not_found`] when there is none.
    pub async fn delete_directory(&self, path: &str) -> Result<(), Error> {
        self.client.done(&Call::delete(directory_path(path)?, format!("folder {path} is removed"))).await
    }
}

fn directory_path(path: &str) -> Result<String, Error> {
    Ok(format!("/api/2.0/fs/directories{}", absolute(path)?))
}
