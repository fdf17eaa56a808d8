//! Secrets show nowhere: not in `Debug`, not in errors, not in what is logged.

use std::io::Write;
use std::sync::{Arc, Mutex};

use databricks::{Client, Credentials, StatementRequest};
use serde_json::json;
use tracing_subscriber::fmt::MakeWriter;

use crate::support::{Double, Reply, TOKEN};

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// An error with all that is below it.
fn told(error: &dyn std::error::Error) -> String {
    let mut text = format!("{error} {error:?}");
    let mut source = error.source();
    while let Some(inner) = source {
        text.push_str(&format!(" {inner} {inner:?}"));
        source = inner.source();
    }
    text
}

fn clean(text: &str, expected: &str) {
    for secret in [TOKEN, "s3cret", "issued-token", "s1gnature", "block-secret"] {
        assert!(!text.contains(secret), "{secret} is in: {text}");
    }
    assert!(text.contains(expected), "{expected} is not in: {text}");
}

#[test]
fn debug_hides_secrets() {
    let config = databricks::Config::new("https://h.example", Credentials::machine("app-1", "s3cret"));
    clean(&format!("{config:?} {:?}", Client::new(config.clone()).unwrap()), "app-1");
    clean(&format!("{:?}", Credentials::token(TOKEN)), "REDACTED");
    clean(&format!("{:?}", Credentials::entra("t", "app-1", "s3cret")), "app-1");
}

#[test]
fn errors_and_logs_hide_secrets() {
    let log = Log::default();
    // All of `tracing`, the HTTP library's own included, from the test's thread, which is where the runtime works too.
    let subscriber = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(log.clone()).with_ansi(false).finish();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let errors = tracing::subscriber::with_default(subscriber, || runtime.block_on(failures()));
    clean(&errors, "Databricks");
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    clean(&log, "a part of a result is fetched again");
    clean(&log, "Databricks is asked again");
    clean(&log, "a token is asked for again");
}

/// All ways to fail that have a secret at hand.
async fn failures() -> String {
    let double = Double::start().await;
    let link =
        json!({ "external_link": double.url("/storage?sig=s1gnature"), "chunk_index": 0, "http_headers": { "x-key": "block-secret" } });
    let answer = json!({
        "statement_id": "s", "status": { "state": "SUCCEEDED" }, "manifest": { "total_chunk_count": 1, "total_row_count": 1 },
        "result": { "external_links": [link.clone()] },
    });
    double.always("POST /api/2.0/sql/statements", Reply::json(answer));
    double.always("GET /api/2.0/sql/statements/s/result/chunks/0", Reply::json(json!({ "external_links": [link] })));
    double
        .then("GET /storage", Reply::error(403, "", "sig=s1gnature"))
        .always("GET /storage", Reply::bytes(vec![0; 100]).breaking_after(10));
    let finished = double.client().statements().execute(StatementRequest::arrow("w", "SELECT 1")).await.unwrap().finish().await.unwrap();
    let mut text = format!("Databricks {finished:?}");
    text.push_str(&told(&finished.json_rows().await.unwrap_err()));

    let warehouse = "GET /api/2.0/sql/warehouses/w";
    double.always(warehouse, Reply::error(500, "", &format!("what is Bearer {TOKEN}?")));
    text.push_str(&told(&double.client().warehouses().get("w").await.unwrap_err()));
    double.always(warehouse, Reply::error(401, "", TOKEN));
    text.push_str(&told(&double.client().warehouses().get("w").await.unwrap_err()));

    let mut config = double.config();
    config.credentials = Credentials::machine("app", "s3cret");
    double.then("POST /oidc/v1/token", Reply::error(503, "", "s3cret"));
    double.then("POST /oidc/v1/token", Reply::json(json!({ "access_token": "issued-token", "expires_in": 3600 })));
    double.then(warehouse, Reply::bytes("issued-token"));
    text.push_str(&told(&Client::new(config.clone()).unwrap().warehouses().get("w").await.unwrap_err()));
    double.always("POST /oidc/v1/token", Reply::json(json!({ "access_token": 7, "s3cret": "s3cret" })));
    text.push_str(&told(&Client::new(config).unwrap().warehouses().get("w").await.unwrap_err()));
    text
}
