//! Runs of the load job.

use serde_json::json;
use store::{RunId, RunState, Store};

use crate::support::{customer, day, is_conflict, is_not_found, minutes, noon, publish, release_of};

#[tokio::test]
async fn a_run_is_read_back_before_and_after_its_end() {
    let store = Store::open_in_memory().await.unwrap();
    let northwind = customer(&store, "northwind").await;
    let run = store.start_run(&northwind, day("2024-09-30"), noon()).await.unwrap();
    assert_eq!((run.state, run.finished_at, run.report.is_null()), (RunState::Running, None, true));
    assert_eq!((run.as_of, run.started_at), (day("2024-09-30"), noon()));
    let report = json!({ "message": "user.csv is empty" });
    store.finish_run(&run.id, RunState::Refused, &report, noon() + minutes(2)).await.unwrap();
    let ended = store.latest_run(&northwind.id).await.unwrap().unwrap();
    assert_eq!((ended.state, ended.finished_at, ended.report), (RunState::Refused, Some(noon() + minutes(2)), report));
}

#[tokio::test]
async fn one_load_at_a_time_per_customer() {
    let store = Store::open_in_memory().await.unwrap();
    let (northwind, other) = (customer(&store, "northwind").await, customer(&store, "other").await);
    let first = store.start_run(&northwind, day("2024-09-30"), noon()).await.unwrap();
    let second = store.start_run(&northwind, day("2024-09-30"), noon()).await;
    assert!(is_conflict(&second), "{second:?}");
    store.start_run(&other, day("2024-09-30"), noon()).await.unwrap();
    store.finish_run(&first.id, RunState::Unchanged, &json!({}), noon()).await.unwrap();
    store.start_run(&northwind, day("2024-09-30"), noon()).await.unwrap();
}

#[tokio::test]
async fn what_broke_off_is_failed_and_the_next_run_may_start() {
    let store = Store::open_in_memory().await.unwrap();
    let (northwind, other) = (customer(&store, "northwind").await, customer(&store, "other").await);
    let broken = store.start_run(&northwind, day("2024-09-30"), noon()).await.unwrap();
    let theirs = store.start_run(&other, day("2024-09-30"), noon()).await.unwrap();
    assert_eq!(store.abandon_running(&northwind.id, noon() + minutes(9)).await.unwrap(), 1);
    assert_eq!(store.abandon_running(&northwind.id, noon() + minutes(9)).await.unwrap(), 0);
    let broken = store.run(&broken.id).await.unwrap().unwrap();
    assert_eq!((broken.state, broken.finished_at), (RunState::Failed, Some(noon() + minutes(9))));
    assert_eq!(store.run(&theirs.id).await.unwrap().unwrap().state, RunState::Running);
    store.start_run(&northwind, day("2024-09-30"), noon()).await.unwrap();
}

#[tokio::test]
async fn a_run_ends_once_and_is_published_with_a_release_only() {
    let store = Store::open_in_memory().await.unwrap();
    let northwind = customer(&store, "northwind").await;
    let run = store.start_run(&northwind, day("2024-09-30"), noon()).await.unwrap();
    assert!(is_conflict(&store.finish_run(&run.id, RunState::Published, &json!({}), noon()).await));
    assert!(is_conflict(&store.finish_run(&run.id, RunState::Running, &json!({}), noon()).await));
    store.publish(release_of(&run, 1), &[], noon()).await.unwrap();
    assert!(is_conflict(&store.finish_run(&run.id, RunState::Failed, &json!({}), noon()).await));
    store.finish_run(&run.id, RunState::Published, &json!({ "rows": 3 }), noon() + minutes(1)).await.unwrap();
    let ended = store.run(&run.id).await.unwrap().unwrap();
    assert_eq!((ended.state, ended.finished_at, ended.report), (RunState::Published, Some(noon()), json!({ "rows": 3 })));
    assert!(is_conflict(&store.finish_run(&RunId::new("gone"), RunState::Failed, &json!({}), noon()).await));
}

#[tokio::test]
async fn runs_are_listed_newest_first_also_within_one_moment() {
    let store = Store::open_in_memory().await.unwrap();
    let (northwind, other) = (customer(&store, "northwind").await, customer(&store, "other").await);
    for version in 1..=4 {
        publish(&store, &northwind, &format!("2024-09-0{version}"), version, noon()).await;
    }
    publish(&store, &other, "2024-12-31", 1, noon()).await;
    let days: Vec<_> = store.runs(&northwind.id, 3).await.unwrap().iter().map(|run| run.as_of.to_string()).collect();
    assert_eq!(days, ["2024-09-04", "2024-09-03", "2024-09-02"]);
    assert_eq!(store.latest_run(&northwind.id).await.unwrap().unwrap().as_of, day("2024-09-04"));
}

#[tokio::test]
async fn nothing_is_loaded_for_a_disabled_customer() {
    let store = Store::open_in_memory().await.unwrap();
    let mut northwind = customer(&store, "northwind").await;
    let run = store.start_run(&northwind, day("2024-09-30"), noon()).await.unwrap();
    northwind.disabled = true;
    store.update_customer(&northwind).await.unwrap();
    assert!(is_conflict(&store.scope_of_run(&run).await));
    assert_eq!(store.abandon_running(&northwind.id, noon()).await.unwrap(), 1);
    assert!(is_conflict(&store.start_run(&northwind, day("2024-09-30"), noon()).await));
    let mut forged = run.clone();
    forged.id = RunId::new("forged");
    assert!(is_not_found(&store.scope_of_run(&forged).await));
}
