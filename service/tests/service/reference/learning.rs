//! Courses, programs and certifications: all time from the progress facts, years from the histories.

use std::collections::{BTreeMap, BTreeSet};

use testkit::{Row, TestCustomer, TestPlatform};
use warehouse::Layer::Gold;

use super::{Item, Kind};

pub async fn items(platform: &TestPlatform, customer: &TestCustomer) -> Vec<Item> {
    let mut items = courses(platform, customer).await;
    items.extend(programs(platform, customer).await);
    items.extend(certifications(platform, customer).await);
    items
}

/// The ids that dashboards include.
pub async fn included(platform: &TestPlatform, customer: &TestCustomer, table: &str, id: &str) -> BTreeSet<i64> {
    let rows = platform.rows(customer, Gold, table).await;
    rows.iter().filter(|row| row.maybe_int("include_in_dashboard") == Some(1)).map(|row| row.int(id)).collect()
}

async fn statuses(platform: &TestPlatform, customer: &TestCustomer, table: &str, key: &str, status: &str) -> BTreeMap<i64, String> {
    let rows = platform.rows(customer, Gold, table).await;
    rows.iter().map(|row| (row.int(key), lower(&row, status))).collect()
}

fn lower(row: &Row, column: &str) -> String {
    row.text(column).unwrap_or_default().to_lowercase()
}

async fn courses(platform: &TestPlatform, customer: &TestCustomer) -> Vec<Item> {
    let included = included(platform, customer, "dim_course", "course_id").await;
    let status = statuses(platform, customer, "dim_course_progress", "course_user_id", "completion_status").await;
    let is_complete = |row: &Row| matches!(status[&row.int("course_user_id")].as_str(), "complete" | "complete via rpl");
    let facts = platform.rows(customer, Gold, "fact_course_progress").await;
    let counting = facts.iter().filter(|row| included.contains(&row.int("course_id")));
    // Several programs of a course make several rows of one enrolment.
    let enrolments: BTreeMap<(i64, i64), bool> =
        counting.map(|row| ((row.int("user_id"), row.int("course_id")), is_complete(&row))).collect();
    let all_time = enrolments.into_iter().map(|((user, _), done)| Item::new(Kind::Course, user, None, done));
    let history = platform.rows(customer, Gold, "fact_course_history").await;
    let in_years = history.iter().filter(|row| included.contains(&row.int("course_id"))).map(|row| {
        let done = lower(&row, "course_completion_status_for_fy") == "complete";
        Item::new(Kind::Course, row.int("user_id"), Some(row.int("fy_status")), done)
    });
    all_time.chain(in_years).collect()
}

async fn programs(platform: &TestPlatform, customer: &TestCustomer) -> Vec<Item> {
    let included = included(platform, customer, "dim_programs", "program_id").await;
    let status = statuses(platform, customer, "dim_program_progress", "program_user_id", "status").await;
    let facts = platform.rows(customer, Gold, "fact_program_progress").await;
    let history = platform.rows(customer, Gold, "fact_program_history").await;
    let counts = |row: &Row| included.contains(&row.int("program_id"));
    let all_time = facts
        .iter()
        .filter(counts)
        .map(|row| Item::new(Kind::Program, row.int("user_id"), None, status[&row.int("program_user_id")] == "complete"));
    let in_years = history.iter().filter(counts).map(|row| {
        let done = lower(&row, "program_completion_status_for_fy") == "completed";
        Item::new(Kind::Program, row.int("user_id"), Some(row.int("fy_status")), done)
    });
    all_time.chain(in_years).collect()
}

async fn certifications(platform: &TestPlatform, customer: &TestCustomer) -> Vec<Item> {
    let included = included(platform, customer, "dim_cert", "cert_id").await;
    let facts = platform.rows(customer, Gold, "fact_certification_progress").await;
    let history = platform.rows(customer, Gold, "fact_certification_history").await;
    let counts = |row: &Row| included.contains(&row.int("cert_id"));
    let item = |row: &Row, year, status: String| Item {
        ever_certified: matches!(status.as_str(), "certified" | "expired"),
        ..Item::new(Kind::Certification, row.int("user_id"), year, status == "certified")
    };
    let all_time = facts.iter().filter(counts).map(|row| item(&row, None, lower(&row, "status")));
    let in_years = history
        .iter()
        .filter(counts)
        .map(|row| item(&row, Some(row.int("fy_status")), lower(&row, "certification_completion_status_for_fy")));
    all_time.chain(in_years).collect()
}
