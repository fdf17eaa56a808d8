//! Who may do what.

use serde::{Deserialize, Serialize};

use super::ROOT;
use crate::client::Client;
use crate::error::Error;
use crate::http::{Call, Listing, Page, pages, segment};
use crate::open_enum::open_enum;

open_enum! {
    /// What a privilege is about.
    SecurableType {
        /// The metastore.
        Metastore = "metastore",
        /// A catalogue.
        Catalog = "catalog",
        /// A schema.
        Schema = "schema",
        /// A table or a view.
        Table = "table",
        /// A volume.
        Volume = "volume",
        /// A function.
        Function = "function",
        /// A place outside.
        ExternalLocation = "external_location",
        /// What opens a place outside.
        StorageCredential = "storage_credential",
    }
}

/// What somebody may do. Privileges are as the service writes them: `SELECT`, `USE_SCHEMA`, `READ_VOLUME`, …
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct PrivilegeAssignment {
    /// A user's address, a group's name or a principal's application id.
    pub principal: String,
    /// What they may do.
    pub privileges: Vec<String>,
}

/// What somebody may do from now on, and what no more.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PermissionsChange {
    /// A user's address, a group's name or a principal's application id.
    pub principal: String,
    /// What is granted.
    pub add: Vec<String>,
    /// What is revoked.
    pub remove: Vec<String>,
}

#[derive(Deserialize)]
struct Assignments {
    #[serde(default)]
    privilege_assignments: Vec<PrivilegeAssignment>,
    next_page_token: Option<String>,
}

impl Page for Assignments {
    type Item = PrivilegeAssignment;

    fn into_parts(self) -> (Vec<PrivilegeAssignment>, Option<String>) {
        (self.privilege_assignments, self.next_page_token)
    }
}

/// Grants (<https://docs.databricks.com/api/workspace/grants>).
#[derive(Debug, Clone)]
pub struct Grants {
    pub(super) client: Client,
}

impl Grants {
    /// What was granted on a thing itself (`GET …/permissions/{securable_type}/{full_name}`).
    pub fn list(&self, securable: &SecurableType, full_name: &str) -> Listing<PrivilegeAssignment> {
        let call = path(securable, full_name)
            .map(|path| Call::get(path, format!("grants on {securable} {full_name} are read")).query("max_results", 0));
        pages::<Assignments>(self.client.clone(), call)
    }

    /// Grants and revokes (`PATCH …/permissions/{securable_type}/{full_name}`), and gives what is granted then. Granting what is granted, or
    /// revoking what is not, changes nothing.
    ///
    /// # Errors
    /// [`Error::is_not_found`] when the thing or a principal is not there.
    pub async fn update(
        &self,
        securable: &SecurableType,
        full_name: &str,
        changes: &[PermissionsChange],
    ) -> Result<Vec<PrivilegeAssignment>, Error> {
        let call = Call::patch(path(securable, full_name)?, format!("grants on {securable} {full_name} are changed")).idempotent();
        let answer: Assignments = self.client.json(&call.json(&serde_json::json!({ "changes": changes }))?).await?;
        Ok(answer.privilege_assignments)
    }
}

fn path(securable: &SecurableType, full_name: &str) -> Result<String, Error> {
    Ok(format!("{ROOT}/permissions/{}/{}", segment(securable.as_str())?, segment(full_name)?))
}
