//! Statements and their results as JSON.

use std::time::{Duration, Instant};

use databricks::statements::{ColumnType, OnWaitTimeout};
use databricks::{Client, Error, Outcome, Parameter, StatementRequest, StatementState};
use serde_json::{Value, json};

use crate::support::{Double, Reply};

const SUBMIT: &str = "POST /api/2.0/sql/statements";
const POLL: &str = "GET /api/2.0/sql/statements/s";
const CANCEL: &str = "POST /api/2.0/sql/statements/s/cancel";

fn state(state: &str) -> Reply {
    Reply::json(json!({ "statement_id": "s", "status": { "state": state } }))
}

fn chunk(index: u64) -> String {
    format!("GET /api/2.0/sql/statements/s/result/chunks/{index}")
}

fn rows(from: u64, to: u64) -> Value {
    (from..to).map(|n| json!([n.to_string(), null])).collect()
}

/// A result of 5 rows in three parts, of which the first is there.
fn parted() -> Value {
    json!({
        "statement_id": "s",
        "status": { "state": "SUCCEEDED" },
        "manifest": {
            "format": "JSON_ARRAY",
            "schema": { "column_count": 2, "columns": [
                { "name": "n", "position": 0, "type_name": "LONG", "type_text": "BIGINT" },
                { "name": "v", "position": 1, "type_name": "VARIANT", "type_text": "VARIANT" },
            ] },
            "total_row_count": 5, "total_chunk_count": 3, "truncated": false,
            "chunks": [
                { "chunk_index": 0, "row_offset": 0, "row_count": 2 },
                { "chunk_index": 1, "row_offset": 2, "row_count": 2 },
                { "chunk_index": 2, "row_offset": 4, "row_count": 1 },
            ],
        },
        "result": { "chunk_index": 0, "row_count": 2, "data_array": rows(0, 2), "next_chunk_index": 1, "next_chunk_internal_link": "/x" },
    })
}

fn part(index: u64, from: u64, to: u64) -> Reply {
    Reply::json(json!({ "chunk_index": index, "row_count": to - from, "data_array": rows(from, to) }))
}

async fn read(double: &Double, request: StatementRequest) -> Result<Vec<Vec<Option<String>>>, Error> {
    double.client().statements().execute(request).await?.finish().await?.json_rows().await
}

#[tokio::test]
async fn a_request_says_all_that_was_asked() {
    let double = Double::start().await;
    double.always(SUBMIT, state("CLOSED"));
    let mut request = StatementRequest::arrow("w", "SELECT :a").within("main", "gold").tag("run", "7");
    request = request.bind(Parameter::text("a", "x")).bind(Parameter::new("d", "2026-01-01", "DATE")).bind(Parameter::null("z", "INT"));
    (request.row_limit, request.byte_limit, request.wait_timeout) = (Some(10), Some(99), 30);
    request.on_wait_timeout = OnWaitTimeout::Cancel;
    drop(double.client().statements().execute(request).await.unwrap());
    let expected = json!({
        "statement": "SELECT :a", "warehouse_id": "w", "catalog": "main", "schema": "gold", "wait_timeout": "30s", "on_wait_timeout": "CANCEL",
        "disposition": "EXTERNAL_LINKS", "format": "ARROW_STREAM", "row_limit": 10, "byte_limit": 99,
        "parameters": [
            { "name": "a", "value": "x", "type": "STRING" }, { "name": "d", "value": "2026-01-01", "type": "DATE" }, { "name": "z", "type": "INT" },
        ],
        "query_tags": [{ "key": "run", "value": "7" }],
    });
    assert_eq!(double.seen(SUBMIT)[0].json(), expected);
}

#[tokio::test]
async fn a_request_that_contradicts_itself_is_not_sent() {
    let double = Double::start().await;
    let mut inline = StatementRequest::arrow("w", "SELECT 1");
    inline.disposition = databricks::statements::Disposition::Inline;
    let mut waiting = StatementRequest::json("w", "SELECT 1");
    waiting.wait_timeout = 3;
    for request in [inline, waiting, StatementRequest::json("", "SELECT 1"), StatementRequest::json("w", " ")] {
        let error = double.client().statements().execute(request).await.unwrap_err();
        assert!(matches!(error, Error::Request { .. }), "{error}");
    }
    assert_eq!(double.count(SUBMIT), 0);
}

#[tokio::test]
async fn parts_come_together_in_order() {
    let double = Double::start().await;
    double.then(SUBMIT, state("PENDING")).then(POLL, state("RUNNING")).then(POLL, Reply::json(parted()));
    double.then(&chunk(1), part(1, 2, 4).after(Duration::from_millis(30))).then(&chunk(2), part(2, 4, 5));
    let finished = double.client().statements().execute(StatementRequest::json("w", "SELECT n, v")).await.unwrap().finish().await.unwrap();
    let rows = finished.json_rows().await.unwrap();
    let expected: Vec<_> = (0..5).map(|n| vec![Some(n.to_string()), None]).collect();
    assert_eq!(rows, expected);
    assert_eq!((finished.row_count(), finished.columns()[0].type_name.clone()), (5, Some(ColumnType::Long)));
    assert_eq!(finished.columns()[1].type_name, Some(ColumnType::Other("VARIANT".to_owned())));
    assert_eq!(double.count(CANCEL), 0);
}

#[tokio::test]
async fn half_a_part_is_fetched_again() {
    let double = Double::start().await;
    double.then(SUBMIT, Reply::json(parted()));
    double.then(&chunk(1), part(1, 2, 3)).then(&chunk(1), part(1, 2, 4)).then(&chunk(2), part(2, 4, 5));
    assert_eq!(read(&double, StatementRequest::json("w", "SELECT 1")).await.unwrap().len(), 5);
    assert_eq!(double.count(&chunk(1)), 2);
}

#[tokio::test]
async fn a_part_that_stays_half_is_an_error() {
    let double = Double::start().await;
    double.then(SUBMIT, Reply::json(parted())).always(&chunk(1), part(1, 2, 3)).always(&chunk(2), part(2, 4, 5));
    let error = read(&double, StatementRequest::json("w", "SELECT 1")).await.unwrap_err();
    assert!(matches!(&error, Error::Chunk { chunk: 1, .. }) && error.to_string().contains("2 were announced"), "{error}");
    assert_eq!(double.count(&chunk(1)), 5);
}

#[tokio::test]
async fn rows_that_no_part_announces_are_missed() {
    for manifest in [
        json!({ "total_row_count": 9, "total_chunk_count": 1 }),
        json!({ "total_row_count": 9, "total_chunk_count": 0 }),
        json!({ "total_row_count": 9, "total_chunk_count": 1, "chunks": [{ "chunk_index": 0, "row_count": 2 }] }),
        json!({ "total_row_count": 1, "total_chunk_count": 1 }),
        Value::Null,
    ] {
        let double = Double::start().await;
        let mut answer = parted();
        answer["manifest"] = manifest.clone();
        double.then(SUBMIT, Reply::json(answer));
        let error = read(&double, StatementRequest::json("w", "SELECT 1")).await.unwrap_err();
        assert!(matches!(error, Error::Incomplete { .. }), "{manifest}: {error}");
    }
}

#[tokio::test]
async fn a_result_that_was_cut_off_is_an_error_unless_it_was_asked_for() {
    let cut = |rows: u64| {
        let mut answer = parted();
        answer["manifest"] = json!({ "total_row_count": rows, "total_chunk_count": 1, "truncated": true });
        Reply::json(answer)
    };
    let double = Double::start().await;
    double.then(SUBMIT, cut(2)).then(SUBMIT, cut(2)).then(SUBMIT, cut(2));
    let error = read(&double, StatementRequest::json("w", "SELECT 1")).await.unwrap_err();
    assert!(matches!(error, Error::Truncated { rows: 2, .. }), "{error}");
    let mut limited = StatementRequest::json("w", "SELECT 1");
    limited.row_limit = Some(2);
    assert_eq!(read(&double, limited.clone()).await.unwrap().len(), 2);
    // Fewer than the limit: something else cut it off.
    limited.row_limit = Some(3);
    assert!(matches!(read(&double, limited).await.unwrap_err(), Error::Truncated { .. }));
}

#[tokio::test]
async fn a_statement_that_fails_half_way_says_why() {
    let double = Double::start().await;
    let failed = json!({ "statement_id": "s", "status": {
        "state": "FAILED", "sql_state": "42P01", "error": { "error_code": "BAD_REQUEST", "message": "TABLE_OR_VIEW_NOT_FOUND" },
    } });
    double.then(SUBMIT, state("PENDING")).then(POLL, state("RUNNING")).then(POLL, Reply::json(failed));
    let error = read(&double, StatementRequest::json("w", "SELECT 1")).await.unwrap_err();
    let Error::Statement(statement) = &error else { panic!("{error}") };
    assert_eq!(statement.state, StatementState::Failed);
    assert_eq!((statement.error_code.as_deref(), statement.sql_state.as_deref()), (Some("BAD_REQUEST"), Some("42P01")));
    assert!(error.to_string().contains("TABLE_OR_VIEW_NOT_FOUND") && error.to_string().contains("42P01"));
    tokio::time::sleep(Duration::from_millis(30)).await;
    assert_eq!(double.count(CANCEL), 0);
}

#[tokio::test]
async fn a_deadline_leaves_the_statement_running() {
    let double = Double::start().await;
    double.then(SUBMIT, state("PENDING")).always(POLL, state("PENDING"));
    let mut running = double.client().statements().execute(StatementRequest::json("w", "SELECT 1")).await.unwrap();
    let begun = Instant::now();
    let outcome = running.wait(Some(Duration::from_millis(40))).await.unwrap();
    assert!(matches!(outcome, Outcome::StillRunning(StatementState::Pending)), "{outcome:?}");
    assert!(begun.elapsed() >= Duration::from_millis(40) && double.count(CANCEL) == 0);
    double.always(POLL, Reply::json(parted()));
    assert!(matches!(running.wait(Some(Duration::from_secs(5))).await.unwrap(), Outcome::Finished(_)));
    assert!(matches!(running.wait(None).await.unwrap_err(), Error::Request { .. }));
}

#[tokio::test]
async fn a_statement_is_not_sent_twice_unawares() {
    for (retry, count) in [(false, 1), (true, 2)] {
        let double = Double::start().await;
        double.then(SUBMIT, state("PENDING").breaking_after(5)).always(SUBMIT, Reply::json(parted()));
        let mut request = StatementRequest::json("w", "INSERT INTO t VALUES (1)");
        request.retry_submit = retry;
        let result = double.client().statements().execute(request).await;
        assert_eq!(double.count(SUBMIT), count);
        match result {
            Ok(running) => assert!(retry && *running.state() == StatementState::Succeeded),
            Err(error) => assert!(!retry && matches!(error, Error::SubmissionUnknown { .. }), "{error}"),
        }
    }
}

#[tokio::test]
async fn a_busy_service_is_asked_again_for_any_statement() {
    let double = Double::start().await;
    double.then(SUBMIT, Reply::error(429, "", "")).then(SUBMIT, Reply::error(503, "", "")).then(SUBMIT, state("CLOSED"));
    drop(double.client().statements().execute(StatementRequest::json("w", "INSERT INTO t VALUES (1)")).await.unwrap());
    assert_eq!(double.count(SUBMIT), 3);
}

#[tokio::test]
async fn statements_wait_for_a_place_on_their_warehouse() {
    let double = Double::start().await;
    double.always(SUBMIT, Reply::json(parted()).after(Duration::from_millis(15)));
    let mut config = double.config();
    config.statements.per_warehouse = 2;
    let client = Client::new(config).unwrap();
    let asked = (0..8).map(|_| client.statements());
    let all = futures::future::try_join_all(asked.map(|api| async move { api.execute(StatementRequest::json("w", "SELECT 1")).await }));
    all.await.unwrap();
    assert_eq!((double.count(SUBMIT), double.most_at_a_time(SUBMIT)), (8, 2));
}

#[tokio::test]
async fn a_place_is_held_until_the_statement_ended() {
    let double = Double::start().await;
    double.always(SUBMIT, state("RUNNING"));
    let mut config = double.config();
    (config.statements.per_warehouse, config.statements.queue_timeout) = (1, Duration::from_millis(30));
    let client = Client::new(config).unwrap();
    let first = client.statements().execute(StatementRequest::json("w", "SELECT 1")).await.unwrap();
    let error = client.statements().execute(StatementRequest::json("w", "SELECT 1")).await.unwrap_err();
    assert!(matches!(error, Error::Busy { .. }), "{error}");
    // Another warehouse has places of its own.
    let other = client.statements().execute(StatementRequest::json("v", "SELECT 1")).await.unwrap();
    double.always(POLL, Reply::json(parted()));
    first.finish().await.unwrap();
    other.finish().await.unwrap();
    client.statements().execute(StatementRequest::json("w", "SELECT 1")).await.unwrap().detach();
}
