//! Cancelling until it holds, asked for or by dropping.

use std::time::Duration;

use databricks::{Error, StatementRequest, StatementState};
use serde_json::json;

use crate::support::{Double, Reply};

const SUBMIT: &str = "POST /api/2.0/sql/statements";
const POLL: &str = "GET /api/2.0/sql/statements/s";
const CANCEL: &str = "POST /api/2.0/sql/statements/s/cancel";

fn state(state: &str) -> Reply {
    Reply::json(json!({ "statement_id": "s", "status": { "state": state } }))
}

/// A service that runs a statement and takes its cancelling.
async fn running() -> (Double, databricks::Running) {
    let double = Double::start().await;
    double.then(SUBMIT, state("RUNNING")).always(CANCEL, Reply::json(json!({})));
    let running = double.client().statements().execute(StatementRequest::json("w", "SELECT 1")).await.unwrap();
    (double, running)
}

#[tokio::test]
async fn a_lost_cancelling_is_repeated() {
    let (double, running) = running().await;
    double.then(POLL, state("PENDING")).then(POLL, state("RUNNING")).then(POLL, state("CANCELED"));
    assert_eq!(running.cancel().await.unwrap(), StatementState::Canceled);
    assert_eq!((double.count(CANCEL), double.count(POLL)), (3, 3));
    tokio::time::sleep(Duration::from_millis(30)).await;
    assert_eq!(double.count(CANCEL), 3);
}

#[tokio::test]
async fn a_cancelling_that_fails_is_repeated() {
    let (double, running) = running().await;
    for _ in 0..6 {
        double.then(CANCEL, Reply::error(500, "", "oh"));
    }
    double.then(POLL, state("RUNNING")).always(POLL, state("CANCELED"));
    assert_eq!(running.cancel().await.unwrap(), StatementState::Canceled);
    assert!(double.count(CANCEL) > 6);
}

#[tokio::test]
async fn a_statement_may_be_quicker_than_its_cancelling() {
    let (double, running) = running().await;
    double.then(CANCEL, Reply::error(400, "BAD_REQUEST", "it has ended")).then(POLL, state("SUCCEEDED"));
    assert_eq!(running.cancel().await.unwrap(), StatementState::Succeeded);
}

#[tokio::test]
async fn a_cancelling_that_never_holds_is_told() {
    let (double, running) = running().await;
    double.always(POLL, state("RUNNING"));
    let error = running.cancel().await.unwrap_err();
    assert!(matches!(&error, Error::NotCancelled { state: StatementState::Running, .. }), "{error}");
    assert!(double.count(CANCEL) > 3);
}

#[tokio::test]
async fn dropping_cancels_until_it_holds() {
    let (double, running) = running().await;
    double.then(POLL, state("RUNNING")).then(POLL, state("CANCELED"));
    drop(running);
    double.until(POLL, 2).await;
    tokio::time::sleep(Duration::from_millis(30)).await;
    assert_eq!((double.count(CANCEL), double.count(POLL)), (2, 2));
}

#[tokio::test]
async fn dropping_what_waits_for_the_end_cancels() {
    let (double, running) = running().await;
    double.always(POLL, state("RUNNING"));
    tokio::time::timeout(Duration::from_millis(40), running.finish()).await.unwrap_err();
    double.until(CANCEL, 2).await;
    double.always(POLL, state("CANCELED"));
}

#[tokio::test]
async fn giving_up_while_a_statement_is_sent_cancels_it() {
    let double = Double::start().await;
    double
        .then(SUBMIT, state("RUNNING").after(Duration::from_millis(60)))
        .always(CANCEL, Reply::json(json!({})))
        .always(POLL, state("CANCELED"));
    let client = double.client();
    let api = client.statements();
    tokio::time::timeout(Duration::from_millis(20), api.execute(StatementRequest::json("w", "SELECT 1"))).await.unwrap_err();
    double.until(CANCEL, 1).await;
}

#[tokio::test]
async fn what_ended_or_was_let_go_is_not_cancelled() {
    let (double, running) = running().await;
    assert_eq!(running.detach(), "s");
    double.then(SUBMIT, state("SUCCEEDED"));
    drop(double.client().statements().execute(StatementRequest::json("w", "SELECT 1")).await.unwrap());
    tokio::time::sleep(Duration::from_millis(40)).await;
    assert_eq!(double.count(CANCEL), 0);
}

#[test]
fn dropping_without_a_runtime_is_no_harm() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (_, running) = runtime.block_on(running());
    drop(runtime);
    drop(running);
}
