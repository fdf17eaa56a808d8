//! Seminars and learning time: each row counts in all time, and in the year of its day if that has begun.

use std::collections::BTreeSet;

use testkit::{Row, TestCustomer, TestPlatform};
use warehouse::Layer::Gold;

use super::learning::included;
use super::years::Years;
use super::{Item, Kind};

const E_LEARNING: [&str; 6] = ["browsed", "completed", "failed", "in progress", "incomplete", "passed"];
const NO_BOOKING: [&str; 3] = ["event cancelled", "session cancelled", "waitlisted"];

pub async fn items(platform: &TestPlatform, customer: &TestCustomer, years: &Years) -> Vec<Item> {
    let hidden = hidden(platform, customer).await;
    let signups = platform.rows(customer, Gold, "fact_seminar_signup").await;
    let times = platform.rows(customer, Gold, "fact_learning_time").await;
    let shown = |row: &Row| !hidden.contains(&row.int("course_id"));
    let bookings = signups.iter().filter(shown).filter_map(|row| Some((booking(&row)?, year(&row, years))));
    let spent = times.iter().filter(shown).map(|row| (time(&row), year(&row, years)));
    bookings.chain(spent).flat_map(|(item, year)| in_all_time_and(year, item)).collect()
}

/// Courses that are known and not included; what has an unknown course counts.
async fn hidden(platform: &TestPlatform, customer: &TestCustomer) -> BTreeSet<i64> {
    let included = included(platform, customer, "dim_course", "course_id").await;
    let courses = platform.rows(customer, Gold, "dim_course").await;
    courses.iter().map(|row| row.int("course_id")).filter(|id| *id != -1 && !included.contains(id)).collect()
}

fn year(row: &Row, years: &Years) -> Option<i64> {
    years.begun(row.date("date_began"))
}

fn in_all_time_and(year: Option<i64>, item: Item) -> impl Iterator<Item = Item> {
    let in_year = year.map(|year| Item { year: Some(year), ..item.clone() });
    [item].into_iter().chain(in_year)
}

fn booking(row: &Row) -> Option<Item> {
    let status = row.text("attendance_status").unwrap_or_default().to_lowercase().replace('-', " ");
    let attended = matches!(status.as_str(), "fully attended" | "partially attended");
    (!NO_BOOKING.contains(&status.as_str())).then(|| Item::new(Kind::Seminar, row.int("user_id"), None, attended))
}

fn time(row: &Row) -> Item {
    let status = row.text("timed_learning_status").unwrap_or_default().to_lowercase();
    let hours = match status.split_once('_') {
        Some(("elearning", status)) if E_LEARNING.contains(&status) => row.number("sco_total_time_milliseconds") / 3_600_000.0,
        Some(("irl", status)) => row.number("duration") / 60.0 * attended_share(status),
        _ => 0.0,
    };
    Item { hours, ..Item::new(Kind::Hours, row.int("user_id"), None, false) }
}

fn attended_share(status: &str) -> f64 {
    match status.replace('-', " ").as_str() {
        "fully attended" => 1.0,
        "partially attended" => 0.5,
        _ => 0.0,
    }
}
