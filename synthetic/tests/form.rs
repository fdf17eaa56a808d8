//! The form of the files: names, headers, quoting, times, the workbook, and equal bytes for equal specs.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};
use chrono::NaiveDate;
use support::{Export, small, time, tiny};
use synthetic::{Error, Naming, Spec, Theme, generate};
use tempfile::TempDir;

fn bytes(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .collect()
}

#[test]
fn equal_specs_give_equal_bytes_and_another_seed_does_not() {
    let [first, again, other] = [5, 5, 6].map(|seed| Export::of(&tiny(seed)));
    assert_eq!(bytes(first.folder.path()), bytes(again.folder.path()));
    assert_eq!(first.summary, again.summary);
    assert_ne!(bytes(first.folder.path()), bytes(other.folder.path()));
}

#[test]
fn both_naming_schemes_are_those_of_the_lms() {
    let long = Export::of(&tiny(1));
    let names: Vec<String> = bytes(long.folder.path()).into_keys().collect();
    let expected = [
        "dimdates.xlsx",
        "kineo_analytics___audiences_report_report.csv",
        "kineo_analytics___certification_completions_report_report.csv",
        "kineo_analytics___certifications_overview_report_report.csv",
        "kineo_analytics___competency_ratings_report_report.csv",
        "kineo_analytics___course_completions_report_report.csv",
        "kineo_analytics___organisations_report_report.csv",
        "kineo_analytics___positions_report_report.csv",
        "kineo_analytics___program_completions_report_report.csv",
        "kineo_analytics___program_overview_report_report.csv",
        "kineo_analytics___scorm_report_report.csv",
        "kineo_analytics___seminar_attendance_report.csv",
        "kineo_analytics___users_report_report.csv",
        "null_dates.csv",
    ];
    assert_eq!(names, expected);
    let short = Export::of(&tiny(1).with_naming(Naming::Short));
    let names = bytes(short.folder.path());
    for name in ["users", "prog_completions", "cert_completions", "prog_overview", "cert_overview", "seminar_attendance"] {
        assert!(names.contains_key(&format!("analytics_{name}.csv")), "{name}");
    }
    assert_eq!(names.len(), 14);
}

#[test]
fn quotes_stand_where_php_puts_them() {
    let export = Export::of(&small(2));
    let read = |name: &str| fs::read_to_string(export.folder.path().join(name)).unwrap();
    let users = read("kineo_analytics___users_report_report.csv");
    let mut lines = users.lines();
    assert!(lines.next().unwrap().starts_with("\"User ID\",\"User's Fullname\",\"User First Name\""));
    assert_eq!(lines.next().unwrap(), "1,\"Guest user  \",\"Guest user\",\" \",,,Active,,,,,,,,\" \",,\" \"");
    assert!(users.contains("\"Robert \"\"Bob\"\" Jones\",\"Robert \"\"Bob\"\"\",Jones"));
    assert!(users.contains("\"Tabitha\tJane\""));
    let overview = read("kineo_analytics___certifications_overview_report_report.csv");
    assert!(overview.starts_with("Certification ID,Certification Name,Due date,User ID,Course ID\n7,Statutory and Mandatory Training,"));
    assert_eq!(read("null_dates.csv"), "Seq,Date\n1,'1900-01-01'\n2,\n3,'1900-01-01'");
}

#[test]
fn every_time_can_be_read() {
    let export = Export::of(&small(3));
    let columns = [
        ("course_completions", "Time enrolled"),
        ("course_completions", "Completion Due Date"),
        ("program_overview", "Due date"),
        ("certification_completions", "Time Expires"),
        ("scorm", "SCO Start Date"),
        ("seminar_attendance", "Session Finish Date/Time"),
        ("competency_ratings", "Time rated"),
    ];
    for (file, column) in columns {
        let rows = export.read(file);
        assert!(rows.values(column).filter_map(time).count() > 100, "{file}");
    }
}

#[test]
fn optional_columns_come_and_go() {
    let plain = Spec { signup_status: false, time_rated: false, ..tiny(1) };
    let header = |spec: &Spec, words: &str| {
        let export = Export::of(spec);
        let file = export.folder.path().join(format!("kineo_analytics___{words}_report.csv"));
        fs::read_to_string(file).unwrap().lines().next().unwrap().to_owned()
    };
    assert!(header(&tiny(1), "seminar_attendance").contains("\"Session attendance\",\"Signup status\",\"Session Start"));
    assert!(!header(&plain, "seminar_attendance").contains("Signup"));
    assert_eq!(header(&plain, "competency_ratings_report"), "User ID,Competency ID,Competency name,Rating");
}

#[test]
fn the_workbook_is_a_calendar() {
    let export = Export::of(&Spec::tiny(1));
    let mut workbook: Xlsx<_> = open_workbook(export.folder.path().join("dimdates.xlsx")).unwrap();
    let sheet = workbook.worksheet_range("DimDates").unwrap();
    assert_eq!(sheet.height(), 9_498);
    let header: Vec<String> = sheet.rows().next().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(header[..5], ["DateNum", "Date", "YearMonthNum", "Calendar_Quarter", "MonthNum"]);
    let first = sheet.rows().nth(1).unwrap();
    assert!(matches!(&first[1], Data::DateTime(day) if day.as_f64() == 40_544.0));
    let texts: Vec<String> = [0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15].map(|place: usize| first[place].to_string()).to_vec();
    let expected = ["20110101", "201101", "Qtr 1", "1", "January", "Jan", "52", "1", "1", "7", "Saturday", "Sat", "1", "20111", "1"];
    assert_eq!(texts, expected);
}

#[test]
fn sizes_are_near_what_was_asked_for() {
    let wide = Spec { calendar: (2024, 2024), ..Spec::scaled(4, 500, 20_000) };
    for (spec, completions) in [(small(4), 9_000), (wide, 20_000)] {
        let export = Export::of(&spec);
        let rows = export.read("course_completions").rows.len();
        assert!((completions..completions * 102 / 100).contains(&rows), "{rows}");
        let users = export.read("users").by(["User ID"]).len();
        assert_eq!(users, spec.users as usize);
    }
}

#[test]
fn progress_ends_with_the_rows_of_each_file() {
    let folder = TempDir::new().unwrap();
    let mut told = BTreeMap::new();
    let mut tell = |file: &str, rows| {
        told.insert(file.to_owned(), rows);
    };
    let summary = generate(&tiny(1), folder.path(), &mut tell).unwrap();
    assert_eq!(told.len(), 12);
    assert!(told.iter().all(|(file, rows)| summary.rows(file) == *rows));
}

#[test]
fn the_customers_differ_in_their_words() {
    let courses = |theme| {
        let export = Export::of(&tiny(1).with_theme(theme));
        let rows = export.read("course_completions");
        rows.values("Course Category").map(str::to_owned).collect::<std::collections::BTreeSet<_>>()
    };
    assert!(courses(Theme::Health).contains("Patient Safety"));
    assert!(courses(Theme::Retail).contains("Store Operations"));
}

#[test]
fn what_cannot_be_made_is_refused_with_a_remedy() {
    let folder = TempDir::new().unwrap();
    let refused = |spec: Spec| generate(&spec, folder.path(), &mut |_, _| {}).unwrap_err().to_string();
    assert!(refused(Spec::scaled(1, 10, 10)).contains("ask for at least 50"));
    let early = NaiveDate::from_ymd_opt(1999, 1, 1).unwrap();
    assert!(refused(tiny(1).with_as_of(early)).contains("choose one from 2014 to 2036"));
    let file = folder.path().join("taken");
    fs::write(&file, "").unwrap();
    let outcome = generate(&tiny(1), &file.join("below"), &mut |_, _| {});
    assert!(matches!(outcome, Err(Error::Folder { .. })));
}
