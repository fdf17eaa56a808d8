//! The years and the histories, held against plain loops over the years 2012 to 2036.

use chrono::{Datelike, NaiveDate};
use proptest::option;
use proptest::prelude::*;

use crate::plain_years::{Year, day, label, met, none, year_table, years};
use crate::rows;

const KEY: i64 = 4_294_967_296;
const STATUSES: [&str; 6] = ["Not yet started", "In progress", "Complete", "Complete via rpl", "Expired", "Certified"];

#[derive(Clone, Debug)]
struct Record {
    began: NaiveDate,
    completed: NaiveDate,
    started: Option<NaiveDate>,
    status: &'static str,
    real: bool,
}

fn record() -> impl Strategy<Value = Record> {
    let moments = (option::weighted(0.9, day()), option::of(day()), option::of(day()));
    (moments, proptest::sample::select(&STATUSES[..]), any::<bool>()).prop_map(|((began, completed, started), status, real)| Record {
        began: began.unwrap_or_else(none),
        completed: completed.unwrap_or_else(none),
        started,
        status,
        real,
    })
}

fn course_status(years: &[Year], record: &Record, year: &Year) -> &'static str {
    match record.status {
        "Not yet started" => "Not yet started",
        _ if label(years, record.completed) == year.number.to_string() => "Complete",
        _ if record.started.is_some_and(|day| day > year.end) => "Not yet started",
        "In progress" => "In progress",
        _ if record.completed == none() => "Not yet started",
        _ if record.completed <= year.end => "Complete",
        _ => "In progress",
    }
}

fn program_status(_: &[Year], record: &Record, year: &Year) -> &'static str {
    if record.real && record.completed <= year.end { "Completed" } else { "In Progress" }
}

fn certification_status(_: &[Year], record: &Record, year: &Year) -> &'static str {
    match record.status {
        "Expired" => "Expired",
        status if record.completed != none() && record.completed <= year.end => status,
        _ => "In progress",
    }
}

type StatusOf = fn(&[Year], &Record, &Year) -> &'static str;

struct Case {
    records: Vec<Record>,
    as_of: NaiveDate,
    first_month: u32,
}

impl Case {
    /// Runs a history over tables made from the records and holds it against the loop.
    fn agrees(&self, model: &str, column: &str, given: &[(&str, String)], status_of: StatusOf) -> Result<(), TestCaseError> {
        let years = years(self.first_month);
        let mut lines = Vec::new();
        for (user, record) in (1..).zip(&self.records) {
            for year in met(&years, record.began, record.completed, self.as_of) {
                let (began, status) = (label(&years, record.began), status_of(&years, record, &year));
                lines.push(format!(
                    "{user} | {} | {} | {began} | {} | {} | {status}",
                    record.began, record.completed, year.number, year.number
                ));
            }
        }
        let header = format!("user_id | date_began | date_completed | fy_began | fy_completed | fy_status | {column}");
        let parameters = [("as_of", self.as_of.to_string()), ("first_month", self.first_month.to_string())];
        let given: Vec<(&str, String)> = given.iter().cloned().chain([("gold.dim_fy_began", year_table(&years))]).collect();
        let outcome = rows::run(model, &parameters, &given, rows::table(&header, lines));
        prop_assert_eq!(outcome.expected, outcome.found);
        Ok(())
    }

    fn lines(&self, line: impl Fn(i64, &Record, &str) -> String) -> Vec<String> {
        let years = years(self.first_month);
        (1..).zip(&self.records).map(|(user, record)| line(user, record, &label(&years, record.began))).collect()
    }
}

fn case() -> impl Strategy<Value = Case> {
    (proptest::collection::vec(record(), 1..8), day(), 1..=12_u32).prop_map(|(records, as_of, first_month)| Case {
        records,
        as_of,
        first_month,
    })
}

impl std::fmt::Debug for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "as of {}, years from month {}: {:?}", self.as_of, self.first_month, self.records)
    }
}

proptest! {
    #![proptest_config(rows::config())]

    #[test]
    fn a_day_has_the_year_that_arithmetic_gives_it(assigned in option::of(day()), completed in option::of(day()), first_month in 1..=12_u32) {
        let by_arithmetic = |day: NaiveDate| {
            let number = day.year() + i32::from(first_month > 1 && day.month() >= first_month);
            if (2012..=2036).contains(&number) { number.to_string() } else { String::new() }
        };
        let year_of = |day: Option<NaiveDate>| day.map_or("N/A".to_owned(), by_arithmetic);
        let time = |day: Option<NaiveDate>| day.map_or(String::new(), |day| format!("{day} 23:59:59"));
        let progress = format!("{} | 20 | 1 | {} | {}", 20 * KEY + 1, time(assigned), time(completed));
        let given = [("gold.dim_program_progress", rows::table("program_user_id | program_id | user_id | time_assigned | time_completed", [progress]))];
        let expect = rows::table("user_id | fy_began | fy_completed", [format!("1 | {} | {}", year_of(assigned), year_of(completed))]);
        let outcome = rows::run("gold.fact_program_progress", &[("first_month", first_month.to_string())], &given, expect);
        prop_assert_eq!(outcome.expected, outcome.found);
    }

    #[test]
    fn an_enrolment_has_a_row_for_each_year_that_it_meets(case in case()) {
        let facts = case.lines(|user, record, began| {
            format!("{user} | 10 | -1 | -1 | {} | {} | {} | {began}", 10 * KEY + user, record.began, record.completed)
        });
        let header = "user_id | course_id | program_id | program_user_id | course_user_id | date_began | date_completed | fy_began";
        let to_cert = "user_id | course_id | cert_id | certification_user_id | course_user_id | date_began | date_completed | fy_began";
        let started = |record: &Record| record.started.map_or(String::new(), |day| format!("{day} 23:59:59"));
        let enrolments = case.lines(|user, record, _| format!("{} | 10 | {user} | {} | {}", 10 * KEY + user, record.status, started(record)));
        let enrolments = rows::table("course_user_id | course_id | user_id | completion_status | time_started", enrolments);
        let status = "course_completion_status_for_fy";
        let of_programs = [("gold.fact_course_progress", rows::table(header, facts.clone())), ("gold.dim_course_progress", enrolments.clone())];
        case.agrees("gold.fact_course_history", status, &of_programs, course_status)?;
        let of_certs = [("gold.fact_course_to_cert_progress", rows::table(to_cert, facts)), ("gold.dim_course_progress", enrolments)];
        case.agrees("gold.fact_course_to_cert_history", status, &of_certs, course_status)?;
    }

    #[test]
    fn a_program_assignment_has_a_row_for_each_year_that_it_meets(case in case()) {
        let facts = case.lines(|user, record, began| format!("{user} | 20 | {} | {} | {} | {began}", 20 * KEY + user, record.began, record.completed));
        let header = "user_id | program_id | program_user_id | date_began | date_completed | fy_began";
        let real = |record: &Record| if record.real { format!("{} 12:00:00", record.completed) } else { String::new() };
        let records = case.lines(|user, record, _| format!("{user} | {user} | 20 | {}", real(record)));
        let records = rows::table("source_row | user_id | program_id | time_completed", records);
        let given = [("gold.fact_program_progress", rows::table(header, facts)), ("silver.prog_completions", records)];
        case.agrees("gold.fact_program_history", "program_completion_status_for_fy", &given, program_status)?;
    }

    #[test]
    fn a_certification_assignment_has_a_row_for_each_year_that_it_meets(case in case()) {
        let facts = case.lines(|user, record, began| {
            format!("{user} | 30 | {} | {} | {} | {} | {began}", 30 * KEY + user, record.status, record.began, record.completed)
        });
        let header = "user_id | cert_id | certification_user_id | status | date_began | date_completed | fy_began";
        let given = [("gold.fact_certification_progress", rows::table(header, facts))];
        case.agrees("gold.fact_certification_history", "certification_completion_status_for_fy", &given, certification_status)?;
    }
}
