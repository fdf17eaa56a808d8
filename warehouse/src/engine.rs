//! What an engine does for the warehouse: it answers statements of the common dialect from one release of one customer.

use async_trait::async_trait;
use domain::Answer;
use store::{Release, Scope};

use crate::compile::Statement;
use crate::error::WarehouseError;
use crate::row_stream::RowStream;

/// Answers statements. The statement is the same text whatever the engine; which customer's tables it reads, the scope says, and at which
/// versions, the release.
#[async_trait]
pub trait Engine: Send + Sync {
    /// All rows of a statement.
    ///
    /// # Errors
    /// [`WarehouseError::WakingUp`] while the engine starts, [`WarehouseError::MissingTable`] if the release lacks a table that is asked for.
    async fn answer(&self, scope: &Scope, release: &Release, statement: &Statement) -> Result<Answer, WarehouseError>;

    /// The rows of a statement, a part at a time. They end early only with an error.
    async fn rows(&self, scope: &Scope, release: &Release, statement: &Statement) -> Result<RowStream, WarehouseError>;
}
