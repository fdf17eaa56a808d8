//! Jobs and their runs.

use std::time::Duration;

use databricks::jobs::{
    JobSettings, LifeCycleState, ResultState, RunFilter, RunNow, Source, SparkPythonTask, StatusState, Task, TerminationType,
};
use databricks::{Client, Error, JobsVersion};
use futures::TryStreamExt;
use serde_json::json;

use crate::support::{Double, Reply};

const RUN_NOW: &str = "POST /api/2.2/jobs/run-now";
const GET_RUN: &str = "GET /api/2.2/jobs/runs/get";

#[tokio::test]
async fn a_job_is_made_from_what_it_does() {
    let double = Double::start().await;
    double.then("POST /api/2.2/jobs/create", Reply::json(json!({ "job_id": 7 })));
    let python =
        SparkPythonTask { python_file: "/Workspace/load.py".to_owned(), parameters: vec!["a".to_owned()], source: Some(Source::Workspace) };
    let mut task = Task { task_key: "load".to_owned(), spark_python_task: Some(python), ..Task::default() };
    task.more.insert("environment_variables".to_owned(), json!({ "A": "1" }));
    let settings =
        JobSettings { name: Some("nightly".to_owned()), tasks: vec![task], max_concurrent_runs: Some(1), ..JobSettings::default() };
    assert_eq!(double.client().jobs().create(&settings).await.unwrap(), 7);
    let expected = json!({ "name": "nightly", "max_concurrent_runs": 1, "tasks": [{
        "task_key": "load", "environment_variables": { "A": "1" },
        "spark_python_task": { "python_file": "/Workspace/load.py", "parameters": ["a"], "source": "WORKSPACE" },
    }] });
    assert_eq!(double.seen("POST /api/2.2/jobs/create")[0].json(), expected);
}

#[tokio::test]
async fn settings_are_written_back_as_they_were_read() {
    let double = Double::start().await;
    let page =
        |key: &str| json!({ "tasks": [{ "task_key": key, "hologram_task": { "size": 3 } }], "job_clusters": [{ "job_cluster_key": key }] });
    let mut first = page("a");
    (first["name"], first["schedule"]) = (json!("nightly"), json!({ "quartz_cron_expression": "0" }));
    double.then("GET /api/2.2/jobs/get", Reply::json(json!({ "job_id": 7, "settings": first, "next_page_token": "2" })));
    double.then("GET /api/2.2/jobs/get", Reply::json(json!({ "job_id": 7, "settings": page("b") })));
    double.then("POST /api/2.2/jobs/reset", Reply::error(500, "", "oh")).then("POST /api/2.2/jobs/reset", Reply::json(json!({})));
    let jobs = double.client().jobs();
    let job = jobs.get(7).await.unwrap();
    jobs.reset(7, &job.settings).await.unwrap();
    let mut whole = first.clone();
    whole["tasks"].as_array_mut().unwrap().push(page("b")["tasks"][0].clone());
    whole["job_clusters"].as_array_mut().unwrap().push(page("b")["job_clusters"][0].clone());
    assert_eq!(double.seen("POST /api/2.2/jobs/reset")[1].json(), json!({ "job_id": 7, "new_settings": whole }));
}

#[tokio::test]
async fn jobs_are_listed_and_removed() {
    let double = Double::start().await;
    double.then("GET /api/2.2/jobs/list", Reply::json(json!({ "jobs": [{ "job_id": 1 }], "next_page_token": "2" })));
    double.then("GET /api/2.2/jobs/list", Reply::json(json!({ "jobs": [{ "job_id": 2, "settings": { "name": "n" } }] })));
    double.then("POST /api/2.2/jobs/delete", Reply::json(json!({})));
    let jobs = double.client().jobs();
    let all: Vec<_> = jobs.list(Some("n")).try_collect().await.unwrap();
    assert_eq!((all.len(), all[1].settings.name.as_deref()), (2, Some("n")));
    assert_eq!(double.seen("GET /api/2.2/jobs/list")[1].query, "name=n&limit=100&page_token=2");
    jobs.delete(2).await.unwrap();
    assert_eq!(double.seen("POST /api/2.2/jobs/delete")[0].json(), json!({ "job_id": 2 }));
}

#[tokio::test]
async fn a_run_with_a_token_may_be_asked_for_twice() {
    for (token, count) in [(true, 2), (false, 1)] {
        let double = Double::start().await;
        double.then(RUN_NOW, Reply::json(json!({ "run_id": 9 })).breaking_after(3)).always(RUN_NOW, Reply::json(json!({ "run_id": 9 })));
        let run = RunNow::new(7).parameter("customer", "acme");
        let run = if token { run.once("load-1") } else { run };
        let started = double.client().jobs().run_now(&run).await;
        assert_eq!((started.ok(), double.count(RUN_NOW)), (token.then_some(9), count));
        let mut sent = json!({ "job_id": 7, "job_parameters": { "customer": "acme" } });
        if token {
            sent["idempotency_token"] = json!("load-1");
        }
        assert_eq!(double.seen(RUN_NOW)[0].json(), sent);
    }
}

fn run(state: &str, result: Option<&str>) -> Reply {
    Reply::json(json!({ "run_id": 9, "state": { "life_cycle_state": state, "result_state": result, "state_message": "so it is" } }))
}

#[tokio::test]
async fn a_run_is_waited_for_with_its_tasks() {
    let double = Double::start().await;
    double.then(GET_RUN, run("QUEUED", None)).then(GET_RUN, run("ASLEEP", None));
    let task = |key: &str, result: &str| json!({ "task_key": key, "run_id": 10, "state": { "life_cycle_state": "TERMINATED", "result_state": result } });
    let ended = json!({ "life_cycle_state": "TERMINATED", "result_state": "FAILED" });
    double.then(GET_RUN, Reply::json(json!({ "run_id": 9, "state": ended, "tasks": [task("a", "SUCCESS")], "next_page_token": "2" })));
    double.then(GET_RUN, Reply::json(json!({ "run_id": 9, "state": ended, "tasks": [task("b", "UPSTREAM_FAILED")] })));
    let mut seen = Vec::new();
    let note = |run: &databricks::jobs::Run| seen.push(run.state.clone().unwrap().life_cycle_state.unwrap());
    let run = double.client().jobs().wait_for_run(9, None, note).await.unwrap();
    assert_eq!(seen, [LifeCycleState::Queued, LifeCycleState::Other("ASLEEP".to_owned()), LifeCycleState::Terminated]);
    assert!(run.is_over() && !run.is_success() && run.tasks.len() == 2);
    assert!(run.task("a").unwrap().is_success());
    assert_eq!(run.task("b").unwrap().state.as_ref().unwrap().result_state, Some(ResultState::UpstreamFailed));
    assert_eq!(double.seen(GET_RUN)[3].query, "run_id=9&page_token=2");
}

#[tokio::test]
async fn the_newer_form_of_states_is_enough() {
    let double = Double::start().await;
    let details = json!({ "code": "RUN_EXECUTION_ERROR", "message": "it fell", "type": "CLIENT_ERROR" });
    double.then(GET_RUN, Reply::json(json!({ "run_id": 9, "status": { "state": "RUNNING" } })));
    double.then(GET_RUN, Reply::json(json!({ "run_id": 9, "status": { "state": "TERMINATED", "termination_details": details } })));
    let run = double.client().jobs().wait_for_run(9, None, |_| {}).await.unwrap();
    let status = run.status.clone().unwrap();
    assert_eq!((status.state, run.message(), run.is_success()), (Some(StatusState::Terminated), Some("it fell"), false));
    assert_eq!(status.termination_details.unwrap().kind, Some(TerminationType::ClientError));
}

#[tokio::test]
async fn a_deadline_leaves_the_run_alone() {
    let double = Double::start().await;
    double.always(GET_RUN, run("RUNNING", None));
    let error = double.client().jobs().wait_for_run(9, Some(Duration::from_millis(30)), |_| {}).await.unwrap_err();
    assert!(matches!(error, Error::TimedOut { .. }));
    assert_eq!(double.count("POST /api/2.2/jobs/runs/cancel"), 0);
}

#[tokio::test]
async fn runs_are_listed_cancelled_and_read() {
    let double = Double::start().await;
    double.then("GET /api/2.2/jobs/runs/list", Reply::json(json!({ "runs": [{ "run_id": 1 }, { "run_id": 2, "end_time": 0 }] })));
    double.then("POST /api/2.2/jobs/runs/cancel", Reply::json(json!({})));
    double.then("GET /api/2.2/jobs/runs/get-output", Reply::json(json!({ "error": "oh", "logs": "line", "metadata": { "run_id": 10 } })));
    let jobs = double.client().jobs();
    let mut filter = RunFilter::of_job(7);
    (filter.active_only, filter.start_time_from) = (true, Some(5));
    assert_eq!(jobs.runs(&filter).try_collect::<Vec<_>>().await.unwrap().len(), 2);
    assert_eq!(double.seen("GET /api/2.2/jobs/runs/list")[0].query, "job_id=7&active_only=true&start_time_from=5");
    jobs.cancel_run(2).await.unwrap();
    let output = jobs.run_output(10).await.unwrap();
    assert_eq!((output.error.as_deref(), output.metadata.unwrap().run_id), (Some("oh"), 10));
}

#[tokio::test]
async fn the_older_version_is_spoken_where_it_is_asked_for() {
    let double = Double::start().await;
    double.then("POST /api/2.1/jobs/run-now", Reply::json(json!({ "run_id": 9 })));
    let mut config = double.config();
    config.jobs_version = JobsVersion::V2_1;
    assert_eq!(Client::new(config).unwrap().jobs().run_now(&RunNow::new(7)).await.unwrap(), 9);
}
