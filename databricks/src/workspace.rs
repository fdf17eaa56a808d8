//! Notebooks, files and folders of the workspace.
//!
//! Endpoints below `/api/2.0/workspace`, see <https://docs.databricks.com/api/workspace/workspace>.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::json;

use crate::client::Client;
use crate::error::Error;
use crate::http::Call;
use crate::open_enum::open_enum;

open_enum! {
    /// What an import makes of its content.
    ImportFormat {
        /// What its name and first line say: a notebook or a file.
        Auto = "AUTO",
        /// A file as it is.
        Raw = "RAW",
        /// A notebook's source; needs a language.
        Source = "SOURCE",
        /// A notebook of Jupyter.
        Jupyter = "JUPYTER",
    }
}

open_enum! {
    /// What an object is.
    ObjectType {
        /// A notebook.
        Notebook = "NOTEBOOK",
        /// A folder.
        Directory = "DIRECTORY",
        /// A library.
        Library = "LIBRARY",
        /// A file.
        File = "FILE",
        /// A copy of a repository.
        Repo = "REPO",
        /// A dashboard.
        Dashboard = "DASHBOARD",
    }
}

open_enum! {
    /// A notebook's language.
    Language {
        /// Python.
        Python = "PYTHON",
        /// R.
        R = "R",
        /// Scala.
        Scala = "SCALA",
        /// SQL.
        Sql = "SQL",
    }
}

/// An object of the workspace. Times are milliseconds since 1970 (UTC).
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct ObjectInfo {
    /// Where it is.
    pub path: String,
    /// What it is.
    pub object_type: Option<ObjectType>,
    /// Its id.
    pub object_id: Option<i64>,
    /// A notebook's language.
    pub language: Option<Language>,
    /// A file's size in bytes.
    pub size: Option<u64>,
    /// When it was made.
    pub created_at: Option<i64>,
    /// When it was last changed.
    pub modified_at: Option<i64>,
}

/// An import: what becomes of which content.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Import {
    /// Where to, such as `/Workspace/Shared/load.py`.
    pub path: String,
    /// The content, at most 10 MB.
    pub content: Vec<u8>,
    /// What becomes of it.
    pub format: ImportFormat,
    /// A notebook's language, for [`ImportFormat::Source`].
    pub language: Option<Language>,
    /// Whether what is there is replaced; else it is an error.
    pub overwrite: bool,
}

impl Import {
    /// A file as it is, in place of what is there.
    pub fn raw(path: impl Into<String>, content: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), content: content.into(), format: ImportFormat::Raw, language: None, overwrite: true }
    }

    /// A notebook or a file, as its name and first line say, in place of what is there.
    pub fn auto(path: impl Into<String>, content: impl Into<Vec<u8>>) -> Self {
        Self { format: ImportFormat::Auto, ..Self::raw(path, content) }
    }
}

/// Objects of the workspace.
#[derive(Debug, Clone)]
pub struct Workspace {
    client: Client,
}

impl Workspace {
    pub(crate) fn new(client: Client) -> Self {
        Self { client }
    }

    /// Puts an object there (`POST /api/2.0/workspace/import`). Its folder must be there.
    ///
    /// # Errors
    /// [`Error::is_already_there`] when something is there and is not to be replaced.
    pub async fn import(&self, import: &Import) -> Result<(), Error> {
        let mut body = json!({
            "path": import.path,
            "content": STANDARD.encode(&import.content),
            "format": import.format,
            "overwrite": import.overwrite,
        });
        if let Some(language) = &import.language {
            body["language"] = json!(language);
        }
        let call = self.post("import", format!("{} is imported", import.path), &body)?;
        self.client.done(&if import.overwrite { call.idempotent() } else { call }).await
    }

    /// Makes a folder and those above it (`POST /api/2.0/workspace/mkdirs`); one that is there stays.
    ///
    /// # Errors
    /// [`Error::is_already_there`] when a file is in its place.
    pub async fn mkdirs(&self, path: &str) -> Result<(), Error> {
        let call = self.post("mkdirs", format!("folder {path} is made"), &json!({ "path": path }))?;
        self.client.done(&call.idempotent()).await
    }

    /// Removes an object (`POST /api/2.0/workspace/delete`), a folder with what is in it if `recursive`.
    ///
    /// # Errors
    /// [`Error::is_not_found`] when there is none, also when an attempt whose answer was lost has removed it.
    pub async fn delete(&self, path: &str, recursive: bool) -> Result<(), Error> {
        let call = self.post("delete", format!("{path} is removed"), &json!({ "path": path, "recursive": recursive }))?;
        self.client.done(&call.idempotent()).await
    }

    /// What is there (`GET /api/2.0/workspace/get-status`).
    ///
    /// # Errors
    /// [`Error::is_not_found`] when nothing is.
    pub async fn get_status(&self, path: &str) -> Result<ObjectInfo, Error> {
        let call = Call::get("/api/2.0/workspace/get-status", format!("{path} is looked at"));
        self.client.json(&call.query("path", path)).await
    }

    fn post(&self, what: &str, doing: String, body: &serde_json::Value) -> Result<Call, Error> {
        Call::post(format!("/api/2.0/workspace/{what}"), doing).json(body)
    }
}
