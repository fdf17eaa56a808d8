//! How many statements run on a warehouse at a time.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::error::Error;

/// The places on each warehouse.
pub(crate) struct Places {
    each: usize,
    warehouses: Mutex<HashMap<String, Arc<Semaphore>>>,
}

/// A place on a warehouse, free again once dropped.
pub(crate) type Place = OwnedSemaphorePermit;

impl Places {
    pub(crate) fn new(each: usize) -> Self {
        Self { each: each.min(Semaphore::MAX_PERMITS), warehouses: Mutex::default() }
    }

    /// A place on a warehouse, in the order of asking.
    pub(crate) async fn take(&self, warehouse_id: &str, timeout: Duration) -> Result<Place, Error> {
        let places = self.of(warehouse_id);
        let busy = || Error::Busy { warehouse_id: warehouse_id.to_owned(), after: timeout };
        let place = tokio::time::timeout(timeout, places.acquire_owned()).await.map_err(|_| busy())?;
        place.map_err(|_| busy())
    }

    fn of(&self, warehouse_id: &str) -> Arc<Semaphore> {
        let mut warehouses = self.warehouses.lock().unwrap_or_else(PoisonError::into_inner);
        let places = warehouses.entry(warehouse_id.to_owned()).or_insert_with(|| Arc::new(Semaphore::new(self.each)));
        Arc::clone(places)
    }
}
