//! Results as Arrow, by links to a storage.

use std::sync::Arc;
use std::time::Duration;

use arrow_array::{Int64Array, RecordBatch, StringArray};
use arrow_ipc::CompressionType;
use arrow_ipc::writer::{IpcWriteOptions, StreamWriter};
use arrow_schema::{DataType, Field, Schema, TimeUnit};
use databricks::{Client, Config, Error, StatementRequest};
use futures::{StreamExt, TryStreamExt};
use serde_json::{Value, json};

use crate::support::{Double, Reply};

const SUBMIT: &str = "POST /api/2.0/sql/statements";
const ROWS: usize = 100;

fn batch(from: usize, rows: usize) -> RecordBatch {
    let schema = Schema::new(vec![Field::new("n", DataType::Int64, false), Field::new("t", DataType::Utf8, true)]);
    let numbers = Int64Array::from_iter_values((from..from + rows).map(|n| n as i64));
    let texts = StringArray::from_iter((from..from + rows).map(|n| (n % 3 > 0).then(|| format!("text {n}"))));
    RecordBatch::try_new(Arc::new(schema), vec![Arc::new(numbers), Arc::new(texts)]).unwrap()
}

/// A part as the storage has it: two batches, in LZ4 frames.
fn part(index: usize) -> Vec<u8> {
    let options = IpcWriteOptions::default().try_with_compression(Some(CompressionType::LZ4_FRAME)).unwrap();
    let first = batch(index * ROWS, ROWS / 2);
    let mut writer = StreamWriter::try_new_with_options(Vec::new(), &first.schema(), options).unwrap();
    writer.write(&first).unwrap();
    writer.write(&batch(index * ROWS + ROWS / 2, ROWS / 2)).unwrap();
    writer.into_inner().unwrap()
}

fn chunk(index: usize) -> String {
    format!("GET /api/2.0/sql/statements/s/result/chunks/{index}")
}

fn storage(index: usize) -> String {
    format!("GET /storage/{index}")
}

fn link(double: &Double, index: usize, expiration: &str) -> Value {
    json!({
        "external_link": double.url(&format!("/storage/{index}?sig=s1gnature")), "expiration": expiration, "chunk_index": index,
        "row_count": ROWS, "row_offset": index * ROWS, "byte_count": part(index).len(), "http_headers": { "x-kind": "block" },
    })
}

fn links(double: &Double, index: usize) -> Reply {
    Reply::json(json!({ "external_links": [link(double, index, "2026-01-01T00:15:00Z")] }))
}

/// A service with a result of so many parts, its storage left to the test.
async fn result(parts: usize) -> Double {
    let double = Double::start().await;
    let chunks: Vec<_> =
        (0..parts).map(|n| json!({ "chunk_index": n, "row_count": ROWS, "row_offset": n * ROWS, "byte_count": part(n).len() })).collect();
    double.always(
        SUBMIT,
        Reply::json(json!({
            "statement_id": "s",
            "status": { "state": "SUCCEEDED" },
            "manifest": { "format": "ARROW_STREAM", "total_chunk_count": parts, "total_row_count": parts * ROWS, "chunks": chunks },
            "result": { "external_links": [link(&double, 0, "2026-01-01T00:15:00Z")] },
        })),
    );
    for index in 0..parts {
        double.always(&chunk(index), links(&double, index));
    }
    double
}

/// The rows' first column.
async fn read(config: Config) -> Result<Vec<i64>, Error> {
    let client = Client::new(config).unwrap();
    let finished = client.statements().execute(StatementRequest::arrow("w", "SELECT n, t")).await?.finish().await?;
    let batches: Vec<_> = finished.arrow().try_collect().await?;
    let column = |batch: RecordBatch| batch.column(0).as_any().downcast_ref::<Int64Array>().unwrap().values().to_vec();
    Ok(batches.into_iter().flat_map(column).collect())
}

fn all(parts: usize) -> Vec<i64> {
    (0..(parts * ROWS) as i64).collect()
}

#[tokio::test]
async fn parts_come_in_order_whatever_they_take() {
    let double = result(6).await;
    for index in 0..6 {
        double.always(&storage(index), Reply::bytes(part(index)).after(Duration::from_millis(30 - 5 * index as u64)));
    }
    assert_eq!(read(double.config()).await.unwrap(), all(6));
    for index in 0..6 {
        let seen = double.seen(&storage(index));
        assert_eq!((seen.len(), seen[0].header("authorization"), seen[0].header("x-kind")), (1, None, Some("block")));
        assert_eq!(seen[0].query, "sig=s1gnature");
    }
    assert_eq!(double.count(&chunk(0)), 0);
}

#[tokio::test]
async fn no_more_is_fetched_ahead_than_allowed() {
    let double = result(8).await;
    for index in 0..8 {
        double.always(&storage(index), Reply::bytes(part(index)));
    }
    let mut config = double.config();
    config.statements.fetch_ahead = 2;
    let client = Client::new(config).unwrap();
    let finished = client.statements().execute(StatementRequest::arrow("w", "SELECT 1")).await.unwrap().finish().await.unwrap();
    let mut batches = finished.arrow();
    assert_eq!(batches.next().await.unwrap().unwrap().num_rows(), ROWS / 2);
    tokio::time::sleep(Duration::from_millis(60)).await;
    let fetched: usize = (0..8).map(|index| double.count(&storage(index))).sum();
    assert!((1..=3).contains(&fetched), "{fetched}");
    assert_eq!(batches.count().await, 15);
}

#[tokio::test]
async fn a_link_that_was_refused_is_asked_for_anew() {
    let double = result(2).await;
    double.then(&storage(0), Reply::bytes("<Error>sig=s1gnature</Error>").status(403)).always(&storage(0), Reply::bytes(part(0)));
    double.always(&storage(1), Reply::bytes(part(1)));
    assert_eq!(read(double.config()).await.unwrap(), all(2));
    assert_eq!((double.count(&chunk(0)), double.count(&storage(0))), (1, 2));
}

#[tokio::test]
async fn a_link_that_ran_out_is_not_tried() {
    let double = result(1).await;
    let mut answer = double_answer(&double);
    answer["result"]["external_links"][0] = link(&double, 0, "2025-12-31T23:59:59Z");
    double.then(SUBMIT, Reply::json(answer)).always(&storage(0), Reply::bytes(part(0)));
    assert_eq!(read(double.config()).await.unwrap(), all(1));
    assert_eq!((double.count(&chunk(0)), double.count(&storage(0))), (1, 1));
}

fn double_answer(double: &Double) -> Value {
    json!({
        "statement_id": "s", "status": { "state": "SUCCEEDED" }, "manifest": { "total_chunk_count": 1, "total_row_count": ROWS },
        "result": { "external_links": [link(double, 0, "2026-01-01T00:15:00Z")] },
    })
}

#[tokio::test]
async fn every_kind_of_damage_is_fetched_again() {
    let whole = part(0);
    let middle = whole.len() / 2;
    let other = part(1).len();
    let mut long = part(0);
    long.extend_from_slice(b"and more");
    for (name, damaged) in [
        ("half", Reply::bytes(whole[..middle].to_vec())),
        ("broken off", Reply::bytes(whole.clone()).breaking_after(middle)),
        ("nothing", Reply::bytes("")),
        ("no Arrow", Reply::bytes(vec![7; whole.len()])),
        ("more than Arrow", Reply::bytes(long)),
        ("500", Reply::error(500, "", "oh")),
        ("slow down", Reply::error(503, "", "oh")),
    ] {
        let double = result(1).await;
        double.then(&storage(0), damaged).always(&storage(0), Reply::bytes(whole.clone()));
        assert_eq!(read(double.config()).await.unwrap(), all(1), "{name} of {other}");
        assert_eq!(double.count(&storage(0)), 2, "{name}");
    }
}

#[tokio::test]
async fn rows_that_are_missing_are_noticed_without_byte_counts() {
    // A stream that ends between two messages reads as a shorter one.
    let first = batch(0, ROWS / 2);
    let mut writer = StreamWriter::try_new(Vec::new(), &first.schema()).unwrap();
    writer.write(&first).unwrap();
    let short = writer.into_inner().unwrap();
    let double = result(1).await;
    double.always(&storage(0), Reply::bytes(short));
    let mut config = double.config();
    config.statements.check_byte_count = false;
    let error = read(config).await.unwrap_err();
    assert!(matches!(&error, Error::Chunk { chunk: 0, what, .. } if what.contains("50 rows came and 100")), "{error}");
    assert_eq!(double.count(&storage(0)), 5);
}

#[tokio::test]
async fn a_part_with_too_few_bytes_is_fetched_again_though_it_reads() {
    let first = batch(0, ROWS / 2);
    let mut writer = StreamWriter::try_new(Vec::new(), &first.schema()).unwrap();
    writer.write(&first).unwrap();
    let short = writer.into_inner().unwrap();
    let double = Double::start().await;
    let mut link = link(&double, 0, "2026-01-01T00:15:00Z");
    (link["row_count"], link["byte_count"]) = (Value::Null, json!(short.len() + 1));
    let mut answer = double_answer(&double);
    answer["result"]["external_links"] = json!([link]);
    double.then(SUBMIT, Reply::json(answer)).always(&chunk(0), Reply::json(json!({ "external_links": [link] })));
    double.then(&storage(0), Reply::bytes(short)).always(&storage(0), Reply::bytes(part(0)));
    assert_eq!(read(double.config()).await.unwrap(), all(1));
    assert_eq!(double.count(&storage(0)), 2);
}

#[tokio::test]
async fn damage_that_stays_is_an_error_after_what_was_whole() {
    let double = result(3).await;
    double.always(&storage(0), Reply::bytes(part(0))).always(&storage(2), Reply::bytes(part(2)));
    double.always(&storage(1), Reply::bytes(part(1)[..40].to_vec()));
    let finished = double.client().statements().execute(StatementRequest::arrow("w", "SELECT 1")).await.unwrap().finish().await.unwrap();
    let items: Vec<_> = finished.arrow().collect().await;
    let whole = items.iter().filter(|item| item.is_ok()).count();
    assert_eq!((items.len(), whole), (3, 2));
    assert!(matches!(items[2], Err(Error::Chunk { chunk: 1, .. })));
    assert!(!format!("{:?}", items[2]).contains("s1gnature"));
}

#[tokio::test]
async fn a_storage_that_refuses_for_good_is_not_asked_again() {
    let double = result(1).await;
    double.always(&storage(0), Reply::error(400, "", "no"));
    let error = read(double.config()).await.unwrap_err();
    assert!(matches!(&error, Error::Chunk { .. }) && error.to_string().contains("HTTP 400"), "{error}");
    assert_eq!(double.count(&storage(0)), 1);
}

#[tokio::test]
async fn a_link_in_the_clear_is_not_followed() {
    let double = Double::start().await;
    let mut answer = double_answer(&double);
    answer["result"]["external_links"][0]["external_link"] = json!("http://storage.example/part?sig=s1gnature");
    double.then(SUBMIT, Reply::json(answer));
    let error = read(double.config()).await.unwrap_err();
    assert!(error.to_string().contains("no https address") && !error.to_string().contains("s1gnature"), "{error}");
}

#[tokio::test]
async fn a_result_without_rows_has_no_batches_but_a_schema() {
    let double = Double::start().await;
    let columns = json!([
        { "name": "n", "type_name": "INT" }, { "name": "v", "type_name": "DECIMAL", "type_precision": 18, "type_scale": 2 },
        { "name": "a", "type_name": "TIMESTAMP", "type_text": "TIMESTAMP" }, { "name": "b", "type_name": "TIMESTAMP", "type_text": "TIMESTAMP_NTZ" },
    ]);
    let manifest = json!({ "total_row_count": 0, "total_chunk_count": 0, "schema": { "columns": columns } });
    double.always(
        SUBMIT,
        Reply::json(json!({ "statement_id": "s", "status": { "state": "SUCCEEDED" }, "manifest": manifest, "result": {} })),
    );
    let finished = double.client().statements().execute(StatementRequest::arrow("w", "SELECT 1")).await.unwrap().finish().await.unwrap();
    assert_eq!(finished.arrow().count().await, 0);
    let time = |zone: Option<&str>| DataType::Timestamp(TimeUnit::Microsecond, zone.map(Into::into));
    let expected = [DataType::Int32, DataType::Decimal128(18, 2), time(Some("Etc/UTC")), time(None)];
    let schema = finished.schema().unwrap();
    assert_eq!(schema.fields().iter().map(|field| field.data_type().clone()).collect::<Vec<_>>(), expected);
}

#[tokio::test]
async fn a_slow_reader_gets_everything() {
    let double = result(4).await;
    for index in 0..4 {
        double.always(&storage(index), Reply::bytes(part(index)));
    }
    let mut config = double.config();
    config.download_timeout = Duration::from_millis(40);
    let client = Client::new(config).unwrap();
    let finished = client.statements().execute(StatementRequest::arrow("w", "SELECT 1")).await.unwrap().finish().await.unwrap();
    let rows = finished.arrow().try_fold(0, |rows, batch| async move {
        tokio::time::sleep(Duration::from_millis(50)).await;
        Ok(rows + batch.num_rows())
    });
    assert_eq!(rows.await.unwrap(), 4 * ROWS);
    let fetched: usize = (0..4).map(|index| double.count(&storage(index))).sum();
    assert_eq!(fetched, 4);
}
