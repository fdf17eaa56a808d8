//! The ledger: from which files each release was built.

use domain::{CustomerId, ReleaseId};
use sqlx::sqlite::SqliteRow;
use sqlx::{Sqlite, Transaction};

use crate::column::Columns;
use crate::error::{Doing, StoreError, is_taken};
use crate::store::Store;

/// A file that a release was built from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenFile {
    /// The source it was read as.
    pub source: String,
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub size: i64,
    /// SHA-256 of its content in hexadecimal.
    pub hash: String,
    /// The batch in which its rows stand in bronze.
    pub batch_id: String,
    /// Rows that were taken.
    pub rows: i64,
    /// Rows that were rejected.
    pub rejected: i64,
    /// Whether it was read by an earlier load and had not changed since.
    pub carried_forward: bool,
}

impl Store {
    /// The files of the release that dashboards show, one per source, by source.
    pub async fn current_files(&self, customer: &CustomerId) -> Result<Vec<TakenFile>, StoreError> {
        let select = "SELECT f.source, f.name, f.size, f.hash, f.batch_id, f.row_count, f.rejected, f.carried_forward FROM release_file f \
                      WHERE f.release_id = (SELECT id FROM release WHERE customer_id = $1 AND state = 'good' ORDER BY seq DESC LIMIT 1) \
                      ORDER BY f.source";
        let query = sqlx::query(select).bind(customer.as_str());
        query.fetch_all(&self.pool).await.doing("reading the ledger of files")?.iter().map(file_of).collect()
    }
}

/// Writes the files of a release that is being published.
pub(crate) async fn insert(transaction: &mut Transaction<'_, Sqlite>, id: &ReleaseId, files: &[TakenFile]) -> Result<(), StoreError> {
    let insert = "INSERT INTO release_file (release_id, source, name, size, hash, batch_id, row_count, rejected, carried_forward) \
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    for file in files {
        let query = sqlx::query(insert).bind(id.as_str()).bind(&file.source).bind(&file.name).bind(file.size).bind(&file.hash);
        let query = query.bind(&file.batch_id).bind(file.rows).bind(file.rejected).bind(i64::from(file.carried_forward));
        let done = query.execute(&mut **transaction).await;
        if is_taken(&done) {
            return Err(StoreError::conflict(format!("source {} has two files in one release: give one", file.source)));
        }
        done.doing("writing the ledger of files")?;
    }
    Ok(())
}

fn file_of(row: &SqliteRow) -> Result<TakenFile, StoreError> {
    let columns = Columns::new(row, "release_file", "source");
    Ok(TakenFile {
        source: columns.get("source")?,
        name: columns.get("name")?,
        size: columns.get("size")?,
        hash: columns.get("hash")?,
        batch_id: columns.get("batch_id")?,
        rows: columns.get("row_count")?,
        rejected: columns.get("rejected")?,
        carried_forward: columns.flag("carried_forward")?,
    })
}
