//! One load after another: what makes a new release, what does not, and what stands in for a file that did not come.

use std::fs::File;

use etl::load::FileReport;
use etl::{EtlError, LoadOutcome};
use store::RunState;

use crate::support::{COMPLETIONS, Platform, Small, USERS, enrolment, user};

const SCORM: &str = "User ID,Course ID,Course Name,SCORM Title,SCO Start Date,SCO Total Time (milliseconds),SCO Status";
const ATTEMPT: &str = "1,10,Fire,Intro,\"31/12/2023, 23:59:59\",60000,completed";

fn report_of(outcome: &LoadOutcome, source: &str) -> FileReport {
    outcome.report.files.iter().find(|file| file.source == source).unwrap().clone()
}

fn gold_rows(outcome: &LoadOutcome, table: &str) -> i64 {
    outcome.release.tables.iter().find(|pin| pin.layer == "gold" && pin.table == table).unwrap().rows
}

#[tokio::test]
async fn the_same_files_change_nothing_and_a_changed_one_makes_a_release() {
    let platform = Platform::new().await;
    let customer = platform.customer("acme").await;
    let small = Small::new();
    let first = platform.load(&customer, small.path()).await.unwrap();
    let again = platform.load(&customer, small.path()).await.unwrap();
    assert_eq!((again.published, &again.release), (false, &first.release));
    assert!(report_of(&again, "users").kept);

    small.lines("analytics_users.csv", USERS, &[user(1, "Ann"), user(2, "Bo"), user(3, "Cy"), user(4, "Di")]);
    let second = platform.load(&customer, small.path()).await.unwrap();
    assert!(second.published && second.release.id != first.release.id);
    assert_eq!(gold_rows(&second, "dim_user"), gold_rows(&first, "dim_user") + 1);
    assert!(!report_of(&second, "users").kept && report_of(&second, "course_completions").kept);

    let before = platform.pinned(&customer, &first.release, "gold", "dim_user").await;
    assert_eq!(before.len(), 4, "the release before is still readable");
    let bronze = platform.rows(&customer, "bronze", "users", None).await;
    assert_eq!(bronze.rows.len(), 3 + 4, "bronze keeps what arrived before");
}

#[tokio::test]
async fn another_day_or_another_first_month_makes_another_release() {
    let platform = Platform::new().await;
    let mut customer = platform.customer("acme").await;
    let small = Small::new();
    let first = platform.load_as_of(&customer, small.path(), "2024-12-31").await.unwrap();
    let next = platform.load_as_of(&customer, small.path(), "2025-01-01").await.unwrap();
    assert!(next.published && next.release.id != first.release.id);
    assert_eq!(next.release.as_of.to_string(), "2025-01-01");
    let open = gold_rows(&first, "fact_course_history");
    assert_eq!((open, gold_rows(&next, "fact_course_history")), (3, 6), "each open enrolment meets one year more");

    customer.first_month = 7;
    platform.store.update_customer(&customer).await.unwrap();
    let july = platform.load_as_of(&customer, small.path(), "2025-01-01").await.unwrap();
    assert!(july.published && july.release.first_month == 7);
    let years = platform.pinned(&customer, &july.release, "gold", "dim_fy_began").await;
    assert!(years.contains(&"2024|2023-07-01|2024-06-30".to_owned()), "{years:?}");
}

#[tokio::test]
async fn a_source_that_does_not_come_again_is_carried_forward_and_flagged() {
    let platform = Platform::new().await;
    let customer = platform.customer("acme").await;
    let small = Small::new();
    small.lines("analytics_scorm.csv", SCORM, &[ATTEMPT.to_owned()]);
    let first = platform.load(&customer, small.path()).await.unwrap();
    assert_eq!(gold_rows(&first, "fact_scorm"), 1);
    let told = |outcome: &LoadOutcome, file: &str, what: &str| {
        outcome.report.warnings.iter().any(|warning| warning.starts_with(file) && warning.contains(what))
    };
    assert!(told(&first, "analytics_audiences.csv", "none before; the table is empty"), "{:?}", first.report.warnings);

    small.remove("analytics_scorm.csv");
    small.lines("analytics_course_completions.csv", COMPLETIONS, &[enrolment(1, 10)]);
    let second = platform.load(&customer, small.path()).await.unwrap();
    assert!(second.published);
    assert_eq!(gold_rows(&second, "fact_scorm"), 1, "the last file stands in");
    assert!(report_of(&second, "scorm").carried_forward && !report_of(&first, "scorm").carried_forward);
    assert!(told(&second, "analytics_scorm.csv", "the file of the last release stands in"), "{:?}", second.report.warnings);
    let fresh = second.release.sources.as_array().unwrap().iter().find(|source| source["source"] == "scorm").unwrap();
    assert_eq!(fresh["carried_forward"], true, "pages can show it: {fresh}");

    let third = platform.load(&customer, small.path()).await.unwrap();
    assert!(!third.published, "that it still does not come is no news");
    small.remove("analytics_users.csv");
    let fourth = platform.load(&customer, small.path()).await.unwrap();
    assert!(report_of(&fourth, "users").carried_forward, "later loads can do without required files too");
    assert_eq!(gold_rows(&fourth, "dim_user"), 4);
}

#[tokio::test]
async fn columns_that_the_model_does_not_know_are_kept_in_bronze_and_told() {
    let platform = Platform::new().await;
    let customer = platform.customer("acme").await;
    let small = Small::new();
    platform.load(&customer, small.path()).await.unwrap();
    small.lines("analytics_users.csv", &format!("{USERS},Shoe Size (EU),assignment-id 2"), &[format!("{},42,x", user(1, "Ann"))]);
    let outcome = platform.load(&customer, small.path()).await.unwrap();
    let told = outcome
        .report
        .warnings
        .iter()
        .any(|warning| warning.contains("column \"Shoe Size (EU)\": the column is not known; it is kept in bronze"));
    assert!(told, "{:?}", outcome.report.warnings);
    let bronze = platform.rows(&customer, "bronze", "users", None).await;
    let sizes: Vec<_> = (0..bronze.rows.len()).map(|row| bronze.cell(row, "shoe_size_eu").unwrap().to_json()).collect();
    assert_eq!(sizes.iter().filter(|size| *size == "42").count(), 1);
    assert_eq!(sizes.iter().filter(|size| size.is_null()).count(), 3, "rows that arrived before have none");
    assert_eq!(gold_rows(&outcome, "dim_user"), 2);
}

#[tokio::test]
async fn what_a_load_left_behind_that_was_broken_off_is_put_back_by_the_next() {
    let platform = Platform::new().await;
    let customer = platform.customer("acme").await;
    let small = Small::new();
    let release = platform.load(&customer, small.path()).await.unwrap().release;
    let broken_off = platform.store.start_run(&customer, release.as_of, release.published_at).await.unwrap();
    platform.tamper(&customer, "gold", "dim_user").await;
    assert_eq!(platform.rows(&customer, "gold", "dim_user", None).await.rows.len(), 8);
    assert_eq!(platform.pinned(&customer, &release, "gold", "dim_user").await.len(), 4, "dashboards read on");
    let next = platform.load(&customer, small.path()).await.unwrap();
    assert!(!next.published);
    platform.heads_are_those_of(&customer, &release).await;
    let ended = platform.store.run(&broken_off.id).await.unwrap().unwrap();
    assert_eq!(ended.state, RunState::Failed);
}

#[tokio::test]
async fn one_load_of_a_customer_at_a_time() {
    let platform = Platform::new().await;
    let customer = platform.customer("acme").await;
    let small = Small::new();
    std::fs::create_dir_all(platform.folder_of(&customer)).unwrap();
    let lock = File::create(platform.folder_of(&customer).join(".load.lock")).unwrap();
    lock.lock().unwrap();
    let error = platform.load(&customer, small.path()).await.unwrap_err();
    assert!(matches!(&error, EtlError::Busy(slug) if slug == "acme"), "{error}");
    assert!(error.to_string().contains("wait until that load has ended"), "{error}");
    assert!(platform.store.latest_run(&customer.id).await.unwrap().is_none(), "the other load's run is left alone");
    drop(lock);
    assert!(platform.load(&customer, small.path()).await.unwrap().published);
}
