//! Warehouses, query history and the workspace.

use databricks::history::{QueryFilter, QueryStatus};
use databricks::warehouses::{HealthStatus, WarehouseState};
use databricks::workspace::{Import, ImportFormat, Language, ObjectType};
use futures::TryStreamExt;
use serde_json::json;

use crate::support::{Double, Reply};

#[tokio::test]
async fn warehouses_are_seen_started_and_stopped() {
    let double = Double::start().await;
    let path = "/api/2.0/sql/warehouses";
    let one = json!({ "id": "w", "state": "STOPPED", "health": { "status": "DEGRADED" }, "num_clusters": 0 });
    double.then(&format!("GET {path}"), Reply::json(json!({ "warehouses": [one, { "id": "v", "state": "DREAMING" }] })));
    double.then(&format!("GET {path}/w"), Reply::json(one));
    double.then(&format!("POST {path}/w/start"), Reply::error(500, "", "oh")).then(&format!("POST {path}/w/start"), Reply::json(json!({})));
    double.then(&format!("POST {path}/w/stop"), Reply::json(json!({})));
    let warehouses = double.client().warehouses();
    let all: Vec<_> = warehouses.list().try_collect().await.unwrap();
    assert_eq!(all[1].state, Some(WarehouseState::Other("DREAMING".to_owned())));
    let warehouse = warehouses.get("w").await.unwrap();
    assert_eq!((warehouse.state, warehouse.health.unwrap().status), (Some(WarehouseState::Stopped), Some(HealthStatus::Degraded)));
    warehouses.start("w").await.unwrap();
    warehouses.stop("w").await.unwrap();
    assert_eq!(double.count(&format!("POST {path}/w/start")), 2);
}

#[tokio::test]
async fn the_history_is_filtered_and_paged() {
    let double = Double::start().await;
    let line = "GET /api/2.0/sql/history/queries";
    let query = json!({
        "query_id": "s", "status": "FINISHED", "duration": 1500, "query_start_time_ms": 1, "rows_produced": 3, "is_final": true,
        "metrics": { "total_time_ms": 1500, "compilation_time_ms": 200, "read_bytes": 4096, "rows_read_count": 10, "result_from_cache": false, "new": 1 },
        "query_source": { "job_info": { "job_id": "7", "job_run_id": "9", "job_task_run_id": "10" } },
        "query_tags": [{ "key": "run", "value": "7" }, { "key": "bare" }],
    });
    double.then(line, Reply::json(json!({ "res": [query], "has_next_page": true, "next_page_token": "p+2" })));
    double.then(
        line,
        Reply::json(json!({ "res": [{ "query_id": "t", "status": "PAUSED" }], "has_next_page": false, "next_page_token": "p3" })),
    );
    let mut filter = QueryFilter::default();
    filter.started_from = Some("2026-01-01T00:00:00Z".parse().unwrap());
    filter.started_to = Some("2026-01-02T00:00:00Z".parse().unwrap());
    (filter.warehouse_ids, filter.statement_ids) = (vec!["w".to_owned(), "v".to_owned()], vec!["s".to_owned()]);
    (filter.statuses, filter.include_metrics) = (vec![QueryStatus::Finished, QueryStatus::Failed], true);
    let queries: Vec<_> = double.client().history().list(&filter).try_collect().await.unwrap();
    let metrics = queries[0].metrics.as_ref().unwrap();
    assert_eq!((metrics.total_time_ms, metrics.read_bytes, metrics.rows_read_count), (Some(1500), Some(4096), Some(10)));
    let job = queries[0].query_source.as_ref().unwrap().job_info.as_ref().unwrap();
    assert_eq!((job.job_id.as_deref(), job.job_run_id.as_deref()), (Some("7"), Some("9")));
    assert_eq!((queries[0].query_tags[0].value.as_deref(), queries[0].query_tags[1].value.as_deref()), (Some("7"), None));
    assert_eq!((queries.len(), queries[1].status.clone()), (2, Some(QueryStatus::Other("PAUSED".to_owned()))));
    let range = "filter_by.query_start_time_range";
    let expected = format!(
        "{range}.start_time_ms=1767225600000&{range}.end_time_ms=1767312000000&filter_by.warehouse_ids=w&filter_by.warehouse_ids=v\
         &filter_by.statement_ids=s&filter_by.statuses=FINISHED&filter_by.statuses=FAILED&include_metrics=true"
    );
    let asked: Vec<_> = double.seen(line).into_iter().map(|seen| seen.query).collect();
    assert_eq!(asked, [expected.clone(), format!("{expected}&page_token=p%2B2")]);
}

#[tokio::test]
async fn objects_of_the_workspace_come_and_go() {
    let double = Double::start().await;
    let path = "/api/2.0/workspace";
    let import = format!("POST {path}/import");
    double.then(&import, Reply::error(500, "", "oh")).then(&import, Reply::json(json!({})));
    double.then(&import, Reply::error(400, "RESOURCE_ALREADY_EXISTS", "there"));
    double.then(&format!("POST {path}/mkdirs"), Reply::json(json!({}))).then(&format!("POST {path}/delete"), Reply::json(json!({})));
    double.then(&format!("GET {path}/get-status"), Reply::json(json!({ "path": "/Shared/a b.py", "object_type": "FILE", "size": 3 })));
    let workspace = double.client().workspace();
    workspace.mkdirs("/Shared").await.unwrap();
    workspace.import(&Import::raw("/Shared/a.py", "abc")).await.unwrap();
    let mut new = Import::auto("/Shared/n", "abc");
    (new.format, new.language, new.overwrite) = (ImportFormat::Source, Some(Language::Sql), false);
    assert!(workspace.import(&new).await.unwrap_err().is_already_there());
    let status = workspace.get_status("/Shared/a b.py").await.unwrap();
    assert_eq!((status.object_type, status.size), (Some(ObjectType::File), Some(3)));
    workspace.delete("/Shared", true).await.unwrap();
    let sent: Vec<_> = double.seen(&import).iter().map(|seen| seen.json()).collect();
    assert_eq!(sent[1], json!({ "path": "/Shared/a.py", "content": "YWJj", "format": "RAW", "overwrite": true }));
    assert_eq!(sent[2], json!({ "path": "/Shared/n", "content": "YWJj", "format": "SOURCE", "language": "SQL", "overwrite": false }));
    assert_eq!(double.seen(&format!("POST {path}/delete"))[0].json(), json!({ "path": "/Shared", "recursive": true }));
    assert_eq!(double.seen(&format!("GET {path}/get-status"))[0].query, "path=%2FShared%2Fa+b.py");
}
