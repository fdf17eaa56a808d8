//! Volumes: places for files.

use serde::{Deserialize, Serialize};

use super::{listed, path_of};
use crate::client::Client;
use crate::error::Error;
use crate::http::{Call, Listing, Page, pages};
use crate::open_enum::open_enum;

open_enum! {
    /// Who looks after a volume's files.
    VolumeType {
        /// The catalogue: they go with the volume.
        Managed = "MANAGED",
        /// Somebody else: they stay when the volume goes.
        External = "EXTERNAL",
    }
}

/// A volume.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct VolumeInfo {
    /// Its name.
    pub name: String,
    /// The catalogue that it is in.
    pub catalog_name: String,
    /// The schema that it is in.
    pub schema_name: String,
    /// Catalogue, schema and name.
    pub full_name: String,
    /// Who looks after its files.
    pub volume_type: Option<VolumeType>,
    /// Where they are.
    pub storage_location: Option<String>,
    /// What its owner says of it.
    pub comment: Option<String>,
    /// Who owns it.
    pub owner: Option<String>,
    /// When it was made.
    pub created_at: Option<i64>,
    /// When it was last changed.
    pub updated_at: Option<i64>,
}

/// A volume to be made.
#[derive(Debug, Clone, Serialize)]
pub struct NewVolume {
    /// Its name.
    pub name: String,
    /// The catalogue that it goes in.
    pub catalog_name: String,
    /// The schema that it goes in.
    pub schema_name: String,
    /// Who looks after its files.
    pub volume_type: VolumeType,
    /// Where an external volume's files are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub storage_location: Option<String>,
    /// What is said of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

impl NewVolume {
    /// A volume whose files the catalogue looks after.
    pub fn managed(catalog: impl Into<String>, schema: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            catalog_name: catalog.into(),
            schema_name: schema.into(),
            volume_type: VolumeType::Managed,
            storage_location: None,
            comment: None,
        }
    }
}

/// What to change about a volume; what is none stays.
#[derive(Debug, Clone, Default, Serialize)]
pub struct VolumeUpdate {
    /// Another name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_name: Option<String>,
    /// Another text about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// Another owner.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
}

#[derive(Deserialize)]
struct VolumeInfoPage {
    #[serde(default)]
    volumes: Vec<VolumeInfo>,
    next_page_token: Option<String>,
}

impl Page for VolumeInfoPage {
    type Item = VolumeInfo;

    fn into_parts(self) -> (Vec<VolumeInfo>, Option<String>) {
        (self.volumes, self.next_page_token)
    }
}

/// Volumes (<https://docs.databricks.com/api/workspace/volumes>).
#[derive(Debug, Clone)]
pub struct Volumes {
    pub(super) client: Client,
}

impl Volumes {
    /// Those of a schema that may be seen (`GET …/volumes`).
    pub fn list(&self, catalog: &str, schema: &str) -> Listing<VolumeInfo> {
        let call = listed("volumes", format!("volumes of schema {catalog}.{schema} are listed"));
        pages::<VolumeInfoPage>(self.client.clone(), Ok(call.query("catalog_name", catalog).query("schema_name", schema)))
    }

    /// One (`GET …/volumes/{full_name}`).
    ///
    /// # Errors
    /// [`Error::is_not_found`] when there is none.
    pub async fn get(&self, full_name: &str) -> Result<VolumeInfo, Error> {
        self.client.json(&Call::get(path_of("volumes", full_name)?, format!("volume {full_name} is looked at"))).await
    }

    /// Makes one (`POST …/volumes`).
    ///
    /// # Errors
    /// [`Error::is_already_there`] when one of this name is.
    pub async fn create(&self, new: &NewVolume) -> Result<VolumeInfo, Error> {
        let doing = format!("volume {}.{}.{} is made", new.catalog_name, new.schema_name, new.name);
        self.client.json(&Call::post(format!("{}/volumes", super::ROOT), doing).json(new)?).await
    }

    /// Changes one (`PATCH …/volumes/{full_name}`).
    ///
    /// # Errors
    /// [`Error::is_not_found`] when there is none.
    pub async fn update(&self, full_name: &str, update: &VolumeUpdate) -> Result<VolumeInfo, Error> {
        self.client.json(&Call::patch(path_of("volumes", full_name)?, format!("volume {full_name} is changed")).json(update)?).await
    }

    /// Removes one (`DELETE …/volumes/{full_name}`), a managed one with its files.
    ///
    /// # Errors
    /// [`Error::is_not_found`] when there is none, also when an attempt whose answer was lost has removed it.
    pub async fn delete(&self, full_name: &str) -> Result<(), Error> {
        self.client.done(&Call::delete(path_of("volumes", full_name)?, format!("volume {full_name} is removed"))).await
    }
}
