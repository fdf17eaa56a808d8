//! Models that are reached step by step: pairs lead to pairs until a step finds none that is new.
//!
//! Each step keeps only what was not found before, so a ring ends when it has gone round and several ways to the same pair cost
//! one row, which a recursive query (no duplicates removed, a bound on its depth) cannot promise.

use warehouse::arrow::array::RecordBatch;
use warehouse::arrow::datatypes::SchemaRef;
use warehouse::datafusion::error::Result;

use super::workshop::Workshop;
use crate::catalogue::Walk;

/// Finds `work.reached`.
pub async fn reach(workshop: &Workshop, walk: &Walk) -> Result<()> {
    let (schema, start) = rows(workshop, &walk.start).await?;
    workshop.register_rows("work.start", schema.clone(), start.clone())?;
    let (mut latest, mut reached) = (start.clone(), start);
    while latest.iter().any(|batch| batch.num_rows() > 0) {
        workshop.register_rows("work.latest", schema.clone(), latest)?;
        workshop.register_rows("work.reached", schema.clone(), reached.clone())?;
        latest = rows(workshop, &walk.step).await?.1;
        reached.extend(latest.iter().cloned());
    }
    workshop.register_rows("work.reached", schema, reached)
}

async fn rows(workshop: &Workshop, sql: &str) -> Result<(SchemaRef, Vec<RecordBatch>)> {
    let frame = workshop.query(sql).await?;
    let schema: SchemaRef = frame.schema().inner().clone();
    let rows = frame.collect().await?;
    let rows: Vec<RecordBatch> = rows.into_iter().filter(|batch| batch.num_rows() > 0).collect();
    Ok((rows.first().map_or(schema, |batch| batch.schema()), rows))
}
