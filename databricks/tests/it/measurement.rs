//! How fast results are read. Run with `cargo test --release -p databricks -- --ignored --nocapture`.

use std::sync::Arc;
use std::time::Instant;

use arrow_array::{Date32Array, Float64Array, Int64Array, RecordBatch, StringArray};
use arrow_ipc::CompressionType;
use arrow_ipc::writer::{IpcWriteOptions, StreamWriter};
use arrow_schema::{DataType, Field, Schema};
use databricks::StatementRequest;
use futures::TryStreamExt;
use serde_json::json;

use crate::support::{Double, Reply};

const ROWS: usize = 400_000;
const PARTS: usize = 10;

/// A part of about 20 MB before compression: a key, a day, a figure, a text.
fn part(compression: Option<CompressionType>) -> Vec<u8> {
    let fields = [("n", DataType::Int64), ("d", DataType::Date32), ("v", DataType::Float64), ("t", DataType::Utf8)];
    let schema = Arc::new(Schema::new(fields.map(|(name, kind)| Field::new(name, kind, true)).to_vec()));
    let options = IpcWriteOptions::default().try_with_compression(compression).unwrap();
    let mut writer = StreamWriter::try_new_with_options(Vec::new(), &schema, options).unwrap();
    for from in (0..ROWS).step_by(50_000) {
        let rows = from..from + 50_000;
        let batch = RecordBatch::try_new(
            Arc::clone(&schema),
            vec![
                Arc::new(Int64Array::from_iter_values(rows.clone().map(|n| n as i64))),
                Arc::new(Date32Array::from_iter_values(rows.clone().map(|n| (n % 20_000) as i32))),
                Arc::new(Float64Array::from_iter_values(rows.clone().map(|n| n as f64 / 7.0))),
                Arc::new(StringArray::from_iter_values(rows.map(|n| format!("Course number {}", n % 5_000)))),
            ],
        );
        writer.write(&batch.unwrap()).unwrap();
    }
    writer.into_inner().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measurement, not a test"]
async fn rows_per_second() {
    for (name, compression) in [("plain", None), ("LZ4", Some(CompressionType::LZ4_FRAME))] {
        let part = part(compression);
        let double = Double::start().await;
        let link = |n: usize| json!({ "external_link": double.url(&format!("/storage/{n}")), "chunk_index": n, "row_count": ROWS });
        let links: Vec<_> = (0..PARTS).map(link).collect();
        double.always(
            "POST /api/2.0/sql/statements",
            Reply::json(json!({
                "statement_id": "s", "status": { "state": "SUCCEEDED" }, "result": { "external_links": links },
                "manifest": { "total_chunk_count": PARTS, "total_row_count": PARTS * ROWS },
            })),
        );
        for n in 0..PARTS {
            double.always(&format!("GET /storage/{n}"), Reply::bytes(part.clone()));
        }
        let running = double.client().statements().execute(StatementRequest::arrow("w", "SELECT 1")).await.unwrap();
        let finished = running.finish().await.unwrap();
        let begun = Instant::now();
        let rows = finished.arrow().try_fold(0, |rows, batch| async move { Ok(rows + batch.num_rows()) }).await.unwrap();
        let seconds = begun.elapsed().as_secs_f64();
        let megabytes = (part.len() * PARTS) as f64 / 1e6;
        println!("{name}: {rows} rows, {megabytes:.0} MB in {seconds:.2} s: {:.1} million rows/s", rows as f64 / seconds / 1e6);
        assert_eq!(rows, PARTS * ROWS);
    }
}
