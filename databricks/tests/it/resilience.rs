//! Failures of the service and of the network.

use std::time::{Duration, Instant};

use databricks::catalog::NewCatalog;
use databricks::{Client, Error};
use serde_json::json;

use crate::support::{Double, Reply, config};

const GET: &str = "GET /api/2.0/sql/warehouses/w";
const POST: &str = "POST /api/2.1/unity-catalog/catalogs";

fn warehouse() -> Reply {
    Reply::json(json!({ "id": "w", "name": "small", "state": "RUNNING", "invented": { "by": "tomorrow" } }))
}

fn catalog() -> NewCatalog {
    NewCatalog { name: "c".to_owned(), ..NewCatalog::default() }
}

#[tokio::test]
async fn reading_is_tried_again_after_each_passing_failure() {
    let double = Double::start().await;
    for status in [500, 502, 503, 504] {
        let double = Double::start().await;
        double.then(GET, Reply::error(status, "INTERNAL_ERROR", "oh")).always(GET, warehouse());
        assert_eq!(double.client().warehouses().get("w").await.unwrap().name, "small");
        assert_eq!(double.count(GET), 2, "{status}");
    }
    double.then(GET, Reply::bytes(vec![b' '; 1000]).breaking_after(10)).always(GET, warehouse());
    double.client().warehouses().get("w").await.unwrap();
    assert_eq!(double.count(GET), 2);
}

#[tokio::test]
async fn attempts_are_bounded_and_the_last_error_is_told() {
    let double = Double::start().await;
    double.always(GET, Reply::error(500, "INTERNAL_ERROR", "oh").header("x-request-id", "r-1"));
    let error = double.client().warehouses().get("w").await.unwrap_err();
    assert_eq!(double.count(GET), 5);
    let Error::Api(api) = &error else { panic!("{error}") };
    assert_eq!((api.status, api.error_code.as_str(), api.message.as_str()), (500, "INTERNAL_ERROR", "oh"));
    assert_eq!(api.request_id.as_deref(), Some("r-1"));
    assert!(error.to_string().contains("warehouse w is looked at") && error.to_string().contains("r-1") && error.is_passing());
}

#[tokio::test]
async fn what_is_not_there_is_told_at_once() {
    let double = Double::start().await;
    double.always(GET, Reply::error(404, "RESOURCE_DOES_NOT_EXIST", "no such warehouse"));
    let error = double.client().warehouses().get("w").await.unwrap_err();
    assert!(error.is_not_found() && !error.is_passing());
    assert_eq!((error.error_code(), double.count(GET)), (Some("RESOURCE_DOES_NOT_EXIST"), 1));
}

#[tokio::test]
async fn making_is_tried_again_only_where_it_was_surely_not_taken() {
    for (reply, count) in [
        (Reply::error(429, "REQUEST_LIMIT_EXCEEDED", "slow"), 2),
        (Reply::error(503, "TEMPORARILY_UNAVAILABLE", "later"), 2),
        (Reply::error(500, "INTERNAL_ERROR", "oh"), 1),
        (Reply::error(504, "DEADLINE_EXCEEDED", "oh"), 1),
        (Reply::bytes(vec![b' '; 1000]).breaking_after(10), 1),
    ] {
        let double = Double::start().await;
        double.then(POST, reply.clone()).always(POST, Reply::json(json!({ "name": "c" })));
        let made = double.client().catalog().catalogs().create(&catalog()).await;
        assert_eq!((double.count(POST), made.is_ok()), (count, count == 2), "{reply:?}");
    }
}

#[tokio::test]
async fn the_pause_that_the_service_asks_for_is_kept() {
    // The clock of the test stands at the beginning of 2026.
    for value in ["1", "Thu, 01 Jan 2026 00:00:01 GMT"] {
        let double = Double::start().await;
        double.then(GET, Reply::error(429, "", "slow").header("retry-after", value)).always(GET, warehouse());
        let begun = Instant::now();
        double.client().warehouses().get("w").await.unwrap();
        assert!(begun.elapsed() >= Duration::from_millis(990), "{value}: {:?}", begun.elapsed());
        assert_eq!(double.count(GET), 2);
    }
}

#[tokio::test]
async fn the_pause_that_the_service_asks_for_has_a_bound() {
    let double = Double::start().await;
    double.then(GET, Reply::error(503, "", "slow").header("retry-after", "3600")).always(GET, warehouse());
    let mut config = double.config();
    config.retry.longest_retry_after = Duration::from_millis(60);
    let begun = Instant::now();
    Client::new(config).unwrap().warehouses().get("w").await.unwrap();
    assert!(begun.elapsed() >= Duration::from_millis(60) && begun.elapsed() < Duration::from_secs(10));
}

#[tokio::test]
async fn a_late_answer_is_given_up() {
    let double = Double::start().await;
    double.then(GET, warehouse().after(Duration::from_secs(5))).always(GET, warehouse());
    let mut config = double.config();
    config.request_timeout = Duration::from_millis(250);
    Client::new(config.clone()).unwrap().warehouses().get("w").await.unwrap();
    assert_eq!(double.count(GET), 2);
    double.always(POST, Reply::json(json!({ "name": "c" })).after(Duration::from_secs(5)));
    let error = Client::new(config).unwrap().catalog().catalogs().create(&catalog()).await.unwrap_err();
    assert!(matches!(error, Error::TimedOut { .. }), "{error}");
    assert_eq!(double.count(POST), 1);
}

#[tokio::test]
async fn all_attempts_together_have_a_limit() {
    let double = Double::start().await;
    double.always(GET, Reply::error(503, "", "later"));
    let mut config = double.config();
    config.retry.attempts = 1_000_000;
    config.breaker.failures = 1_000_000;
    config.total_timeout = Duration::from_millis(300);
    let begun = Instant::now();
    let error = Client::new(config).unwrap().warehouses().get("w").await.unwrap_err();
    // The last attempt may have been cut short by the limit.
    assert!(error.status() == Some(503) || matches!(error, Error::TimedOut { .. }), "{error}");
    assert!(begun.elapsed() < Duration::from_secs(5) && double.count(GET) > 2);
}

#[tokio::test]
async fn nobody_there_is_told() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let error = Client::new(config(address)).unwrap().warehouses().get("w").await.unwrap_err();
    assert!(matches!(error, Error::Connection { sent: false, .. }), "{error}");
    // Addresses may hold secrets.
    assert!(!format!("{error:?}").contains("/api/2.0"), "{error:?}");
}

#[tokio::test]
async fn the_breaker_opens_and_closes() {
    let double = Double::start().await;
    let mut config = double.config();
    (config.retry.attempts, config.breaker.failures, config.breaker.pause) = (1, 3, Duration::from_millis(80));
    let client = Client::new(config).unwrap();
    let warehouses = client.warehouses();
    for _ in 0..3 {
        double.then(GET, Reply::error(500, "", "oh"));
        assert_eq!(warehouses.get("w").await.unwrap_err().status(), Some(500));
    }
    let error = warehouses.get("w").await.unwrap_err();
    let Error::BreakerOpen { retry_in, .. } = error else { panic!("{error}") };
    assert!(retry_in <= Duration::from_millis(80) && !retry_in.is_zero());
    assert_eq!(double.count(GET), 3);
    // One trial that fails opens it anew.
    tokio::time::sleep(Duration::from_millis(90)).await;
    double.then(GET, Reply::error(500, "", "oh"));
    assert_eq!(warehouses.get("w").await.unwrap_err().status(), Some(500));
    assert!(matches!(warehouses.get("w").await.unwrap_err(), Error::BreakerOpen { .. }));
    // During a trial nobody else is let through; one that succeeds closes it.
    tokio::time::sleep(Duration::from_millis(90)).await;
    double.then(GET, warehouse().after(Duration::from_millis(30))).always(GET, warehouse());
    let (first, second) = futures::future::join(warehouses.get("w"), warehouses.get("w")).await;
    assert!(first.is_ok() && matches!(second, Err(Error::BreakerOpen { .. })));
    warehouses.get("w").await.unwrap();
    assert_eq!(double.count(GET), 6);
}

#[tokio::test]
async fn refusals_do_not_open_the_breaker() {
    let double = Double::start().await;
    double.always(GET, Reply::error(403, "PERMISSION_DENIED", "no"));
    let mut config = double.config();
    (config.retry.attempts, config.breaker.failures) = (1, 2);
    let client = Client::new(config).unwrap();
    for _ in 0..5 {
        assert_eq!(client.warehouses().get("w").await.unwrap_err().status(), Some(403));
    }
    assert_eq!(double.count(GET), 5);
}

#[tokio::test]
async fn a_trial_that_is_given_up_lets_another_through() {
    let double = Double::start().await;
    let mut config = double.config();
    (config.retry.attempts, config.breaker.failures, config.breaker.pause) = (1, 1, Duration::from_millis(10));
    let client = Client::new(config).unwrap();
    double.then(GET, Reply::error(500, "", "oh")).then(GET, warehouse().after(Duration::from_secs(9))).then(GET, warehouse());
    client.warehouses().get("w").await.unwrap_err();
    tokio::time::sleep(Duration::from_millis(20)).await;
    let warehouses = client.warehouses();
    tokio::time::timeout(Duration::from_millis(50), warehouses.get("w")).await.unwrap_err();
    client.warehouses().get("w").await.unwrap();
}

#[tokio::test]
async fn an_answer_that_is_no_json_is_told_without_its_text() {
    let double = Double::start().await;
    double.always(GET, Reply::bytes("{\"id\": sig=secret}"));
    let error = double.client().warehouses().get("w").await.unwrap_err();
    assert!(matches!(error, Error::Unreadable { .. }) && !format!("{error} {error:?}").contains("secret"), "{error}");
}
