//! SQL warehouses: which there are, whether they run, starting and stopping.
//!
//! Endpoints below `/api/2.0/sql/warehouses`, see <https://docs.databricks.com/api/workspace/warehouses>.

use serde::Deserialize;

use crate::client::Client;
use crate::error::Error;
use crate::http::{Call, Listing, Page, pages, segment};
use crate::open_enum::open_enum;

const PATH: &str = "/api/2.0/sql/warehouses";

open_enum! {
    /// What a warehouse does.
    WarehouseState {
        /// It comes up: minutes, seconds if serverless.
        Starting = "STARTING",
        /// It answers.
        Running = "RUNNING",
        /// It goes down.
        Stopping = "STOPPING",
        /// It costs nothing; a statement starts it.
        Stopped = "STOPPED",
        /// It is being removed.
        Deleting = "DELETING",
        /// It is gone.
        Deleted = "DELETED",
    }
}

open_enum! {
    /// How well a warehouse is.
    HealthStatus {
        /// Well.
        Healthy = "HEALTHY",
        /// Slower than it should be.
        Degraded = "DEGRADED",
        /// Not able to answer.
        Failed = "FAILED",
    }
}

/// A warehouse.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Warehouse {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it does.
    pub state: Option<WarehouseState>,
    /// How well it is.
    pub health: Option<Health>,
    /// Its size, such as `Small`.
    pub cluster_size: Option<String>,
    /// Minutes without a statement until it stops; 0 is never.
    pub auto_stop_mins: Option<u32>,
    /// The fewest clusters.
    pub min_num_clusters: Option<u32>,
    /// The most clusters.
    pub max_num_clusters: Option<u32>,
    /// How many clusters run.
    pub num_clusters: Option<u32>,
    /// Whether the service provides the machines.
    pub enable_serverless_compute: Option<bool>,
    /// `PRO` or `CLASSIC`.
    pub warehouse_type: Option<String>,
    /// Who made it.
    pub creator_name: Option<String>,
}

/// How well a warehouse is, and why.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Health {
    /// In a word.
    pub status: Option<HealthStatus>,
    /// In a line.
    pub summary: Option<String>,
    /// In full.
    pub details: Option<String>,
}

/// SQL warehouses.
#[derive(Debug, Clone)]
pub struct Warehouses {
    client: Client,
}

#[derive(Deserialize)]
struct WarehousePage {
    #[serde(default)]
    warehouses: Vec<Warehouse>,
    next_page_token: Option<String>,
}

impl Page for WarehousePage {
    type Item = Warehouse;

    fn into_parts(self) -> (Vec<Warehouse>, Option<String>) {
        (self.warehouses, self.next_page_token)
    }
}

impl Warehouses {
    pub(crate) fn new(client: Client) -> Self {
        Self { client }
    }

    /// Those that may be seen (`GET /api/2.0/sql/warehouses`).
    pub fn list(&self) -> Listing<Warehouse> {
        pages::<WarehousePage>(self.client.clone(), Ok(Call::get(PATH, "warehouses are listed")))
    }

    /// One (`GET /api/2.0/sql/warehouses/{id}`).
    ///
    /// # Errors
    /// [`Error::is_not_found`] when there is none of this id.
    pub async fn get(&self, id: &str) -> Result<Warehouse, Error> {
        self.client.json(&Call::get(format!("{PATH}/{}", segment(id)?), format!("warehouse {id} is looked at"))).await
    }

    /// Starts one (`POST /api/2.0/sql/warehouses/{id}/start`), without waiting until it runs; one that runs stays so.
    ///
    /// # Errors
    /// [`Error::is_not_found`] when there is none of this id.
    pub async fn start(&self, id: &str) -> Result<(), Error> {
        self.tell(id, "start", "started").await
    }

    /// Stops one (`POST /api/2.0/sql/warehouses/{id}/stop`), without waiting until it stands.
    ///
    /// # Errors
    /// [`Error::is_not_found`] when there is none of this id.
    pub async fn stop(&self, id: &str) -> Result<(), Error> {
        self.tell(id, "stop", "stopped").await
    }

    async fn tell(&self, id: &str, what: &str, done: &str) -> Result<(), Error> {
        let call = Call::post(format!("{PATH}/{}/{what}", segment(id)?), format!("warehouse {id} is {done}"));
        self.client.done(&call.idempotent().json(&serde_json::json!({}))?).await
    }
}
