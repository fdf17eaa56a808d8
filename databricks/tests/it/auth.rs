//! Tokens: asked for once, fresh, replaced after a refusal.

use std::time::Duration;

use databricks::{Client, Config, Credentials, Error};
use serde_json::json;

use crate::support::{Double, Reply};

const TOKEN_LINE: &str = "POST /oidc/v1/token";
const WAREHOUSE: &str = "GET /api/2.0/sql/warehouses/w";

fn machine(double: &Double) -> Config {
    let mut config = double.config();
    config.credentials = Credentials::machine("app", "s3cret");
    config
}

fn token(text: &str, seconds: u64) -> Reply {
    Reply::json(json!({ "access_token": text, "token_type": "Bearer", "expires_in": seconds }))
}

fn warehouse() -> Reply {
    Reply::json(json!({ "id": "w", "state": "RUNNING" }))
}

#[tokio::test]
async fn many_callers_ask_for_one_token() {
    let double = Double::start().await;
    double.always(TOKEN_LINE, token("t1", 3600).after(Duration::from_millis(20))).always(WAREHOUSE, warehouse());
    let client = Client::new(machine(&double)).unwrap();
    let calls = (0..20).map(|_| client.warehouses());
    futures::future::try_join_all(calls.map(|warehouses| async move { warehouses.get("w").await })).await.unwrap();
    let asked = double.seen(TOKEN_LINE);
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0].header("authorization"), Some("Basic YXBwOnMzY3JldA=="));
    assert_eq!(asked[0].text(), "grant_type=client_credentials&scope=all-apis");
    assert_eq!(double.count(WAREHOUSE), 20);
    assert!(double.seen(WAREHOUSE).iter().all(|seen| seen.header("authorization") == Some("Bearer t1")));
}

#[tokio::test]
async fn a_token_is_replaced_before_it_runs_out() {
    let double = Double::start().await;
    double.then(TOKEN_LINE, token("t1", 1)).then(TOKEN_LINE, token("t2", 3600)).always(WAREHOUSE, warehouse());
    let client = Client::new(machine(&double)).unwrap();
    client.warehouses().get("w").await.unwrap();
    // The margin is longer than its life, so that it counts as half of it.
    tokio::time::sleep(Duration::from_millis(550)).await;
    client.warehouses().get("w").await.unwrap();
    let used: Vec<_> = double.seen(WAREHOUSE).iter().map(|seen| seen.header("authorization").unwrap().to_owned()).collect();
    assert_eq!(used, ["Bearer t1", "Bearer t2"]);
}

#[tokio::test]
async fn a_valid_token_outlives_its_issuers_failure() {
    let double = Double::start().await;
    let refused = Reply::json(json!({ "error": "server_error" })).status(400);
    double.then(TOKEN_LINE, token("t1", 2)).always(TOKEN_LINE, refused).always(WAREHOUSE, warehouse());
    let client = Client::new(machine(&double)).unwrap();
    client.warehouses().get("w").await.unwrap();
    tokio::time::sleep(Duration::from_millis(1050)).await;
    client.warehouses().get("w").await.unwrap();
    assert_eq!(double.count(TOKEN_LINE), 2);
    assert_eq!(double.seen(WAREHOUSE)[1].header("authorization"), Some("Bearer t1"));
}

#[tokio::test]
async fn a_refused_token_is_replaced_once() {
    let double = Double::start().await;
    double.then(TOKEN_LINE, token("t1", 3600)).then(TOKEN_LINE, token("t2", 3600)).then(TOKEN_LINE, token("t3", 3600));
    double.then(WAREHOUSE, Reply::error(401, "UNAUTHENTICATED", "no")).then(WAREHOUSE, warehouse());
    let client = Client::new(machine(&double)).unwrap();
    client.warehouses().get("w").await.unwrap();
    assert_eq!(double.seen(WAREHOUSE)[1].header("authorization"), Some("Bearer t2"));
    double.always(WAREHOUSE, Reply::error(401, "UNAUTHENTICATED", "no"));
    let error = client.warehouses().get("w").await.unwrap_err();
    assert!(matches!(error, Error::Unauthorised { .. }), "{error}");
    assert_eq!((double.count(TOKEN_LINE), double.count(WAREHOUSE)), (3, 4));
}

#[tokio::test]
async fn a_refused_personal_token_is_not_tried_again() {
    let double = Double::start().await;
    double.always(WAREHOUSE, Reply::error(401, "UNAUTHENTICATED", "no"));
    let error = double.client().warehouses().get("w").await.unwrap_err();
    assert!(matches!(error, Error::Unauthorised { .. }) && error.status() == Some(401), "{error}");
    assert_eq!(double.count(WAREHOUSE), 1);
}

#[tokio::test]
async fn a_token_that_ran_out_may_be_refused_in_other_words() {
    let double = Double::start().await;
    double.then(TOKEN_LINE, token("t1", 3600)).then(TOKEN_LINE, token("t2", 3600));
    double.then(WAREHOUSE, Reply::error(403, "403", "Invalid access token.")).then(WAREHOUSE, warehouse());
    Client::new(machine(&double)).unwrap().warehouses().get("w").await.unwrap();
    assert_eq!(double.seen(WAREHOUSE)[1].header("authorization"), Some("Bearer t2"));
}

#[tokio::test]
async fn an_issuer_that_refuses_is_named() {
    let double = Double::start().await;
    double.always(TOKEN_LINE, Reply::json(json!({ "error": "invalid_client", "error_description": "unknown s3cret" })).status(401));
    let error = Client::new(machine(&double)).unwrap().warehouses().get("w").await.unwrap_err();
    let text = error.to_string();
    assert!(matches!(error, Error::Token { .. }) && text.contains("invalid_client") && !text.contains("s3cret"), "{text}");
    assert_eq!(double.count(TOKEN_LINE), 1);
}

#[tokio::test]
async fn entra_is_asked_for_the_scope_of_databricks() {
    let double = Double::start().await;
    let line = "POST /tenant-1/oauth2/v2.0/token";
    double.then(line, Reply::json(json!({})).status(503)).always(line, token("e1", 3600)).always(WAREHOUSE, warehouse());
    let mut config = double.config();
    config.credentials = Credentials::Entra {
        tenant_id: "tenant-1".to_owned(),
        client_id: "app".to_owned(),
        client_secret: "s3cret".to_owned().into(),
        authority: double.url(""),
    };
    Client::new(config).unwrap().warehouses().get("w").await.unwrap();
    let scope = "scope=2ff814a6-3304-4ab8-85cb-cd0e6f879c1d%2F.default";
    assert_eq!(double.seen(line)[1].text(), format!("grant_type=client_credentials&{scope}&client_id=app&client_secret=s3cret"));
    assert_eq!(double.seen(WAREHOUSE)[0].header("authorization"), Some("Bearer e1"));
}

#[tokio::test]
async fn a_managed_identity_asks_the_machine() {
    let double = Double::start().await;
    let line = "GET /metadata/identity/oauth2/token";
    double
        .always(line, Reply::json(json!({ "access_token": "m1", "expires_in": "86399", "expires_on": "1" })))
        .always(WAREHOUSE, warehouse());
    let mut config = double.config();
    config.credentials =
        Credentials::ManagedIdentity { client_id: Some("id-1".to_owned()), endpoint: double.url("/metadata/identity/oauth2/token") };
    let client = Client::new(config).unwrap();
    client.warehouses().get("w").await.unwrap();
    client.warehouses().get("w").await.unwrap();
    let asked = double.seen(line);
    assert_eq!((asked.len(), asked[0].header("metadata")), (1, Some("true")));
    assert_eq!(asked[0].query, "api-version=2018-02-01&resource=2ff814a6-3304-4ab8-85cb-cd0e6f879c1d&client_id=id-1");
    assert_eq!(double.seen(WAREHOUSE)[1].header("authorization"), Some("Bearer m1"));
}

#[tokio::test]
async fn a_token_that_runs_out_while_a_statement_is_watched_is_replaced() {
    let double = Double::start().await;
    let poll = "GET /api/2.0/sql/statements/s";
    let running = Reply::json(json!({ "statement_id": "s", "status": { "state": "RUNNING" } }));
    let done =
        json!({ "statement_id": "s", "status": { "state": "SUCCEEDED" }, "manifest": { "total_row_count": 0, "total_chunk_count": 0 } });
    double.then(TOKEN_LINE, token("t1", 3600)).then(TOKEN_LINE, token("t2", 3600));
    double.then("POST /api/2.0/sql/statements", running.clone());
    double.then(poll, running).then(poll, Reply::error(401, "UNAUTHENTICATED", "expired")).then(poll, Reply::json(done));
    let client = Client::new(machine(&double)).unwrap();
    let statement = client.statements().execute(databricks::StatementRequest::json("w", "SELECT 1")).await.unwrap();
    assert_eq!(statement.finish().await.unwrap().row_count(), 0);
    let used: Vec<_> = double.seen(poll).iter().map(|seen| seen.header("authorization").unwrap().to_owned()).collect();
    assert_eq!(used, ["Bearer t1", "Bearer t1", "Bearer t2"]);
}
