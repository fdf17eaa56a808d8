//! Which file is which source, and which column is which, whatever the spelling.

use std::fs::File;
use std::time::{Duration, SystemTime};

use crate::support::{COMPLETIONS, Platform, Small, USERS, enrolment, user};

const SEMINARS: &str = "User ID,Course ID,Seminar Name,Event ID,Session ID,Session attendance,Session Start Date/Time,\
Session Finish Date/Time,Session Duration";
const SCORM: &str = "User ID,Course ID,Course Name,SCORM Title,SCO Start Date,SCO Total Time (milliseconds),SCO Status";

#[tokio::test]
async fn headers_match_in_any_case_and_order_with_a_byte_order_mark_and_without_optional_columns() {
    let platform = Platform::new().await;
    let customer = platform.customer("acme").await;
    let small = Small::new();
    let spelt = USERS.to_uppercase().replace("USER ID,USER'S FULLNAME", "users-fullname , user_id");
    small.write("analytics_users.csv", format!("\u{feff}{spelt}\r\nAnn,1,,,NZ,,Active,10,,1,Org,1,Pos,,,,\r\n"));
    small.lines("analytics_seminar_attendance.csv", SEMINARS, &["1,10,Lifting,5,50,Not set,,,90".to_owned()]);
    let outcome = platform.load(&customer, small.path()).await.unwrap();
    let users = platform.pinned(&customer, &outcome.release, "gold", "dim_user").await;
    assert!(users.iter().any(|line| line.starts_with("1|Ann|")), "{users:?}");
    let signups = platform.rows(&customer, "gold", "fact_seminar_signup", None).await;
    assert_eq!(signups.cell(0, "attendance_status").unwrap().to_json(), "Not set", "the export has no status of the signup");
}

#[tokio::test]
async fn a_file_of_another_name_is_known_by_its_headers_and_one_without_rows_is_an_empty_table() {
    let platform = Platform::new().await;
    let customer = platform.customer("acme").await;
    let small = Small::new();
    small.remove("analytics_users.csv");
    small.lines("people of october.csv", USERS, &[user(1, "Ann")]);
    small.write("analytics_scorm.csv", format!("{SCORM}\n"));
    let outcome = platform.load(&customer, small.path()).await.unwrap();
    assert_eq!(platform.pinned(&customer, &outcome.release, "gold", "dim_user").await.len(), 2);
    assert!(platform.pinned(&customer, &outcome.release, "gold", "fact_scorm").await.is_empty());
    let scorm = outcome.report.files.iter().find(|file| file.source == "scorm").unwrap();
    assert_eq!((scorm.file.as_deref(), scorm.rows), (Some("analytics_scorm.csv"), 0));
}

#[tokio::test]
async fn of_two_files_of_a_source_the_newer_counts_and_the_other_is_told() {
    let platform = Platform::new().await;
    let customer = platform.customer("acme").await;
    let small = Small::new();
    let (old, new) = ("kineo_analytics___users_report_report.csv", "analytics_users.csv");
    small.lines(old, USERS, &[user(1, "Old")]);
    let earlier = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
    File::options().write(true).open(small.path().join(old)).unwrap().set_modified(earlier).unwrap();
    let outcome = platform.load(&customer, small.path()).await.unwrap();
    assert_eq!(platform.pinned(&customer, &outcome.release, "gold", "dim_user").await.len(), 4, "the three of {new}");
    assert!(outcome.report.warnings.iter().any(|warning| warning.starts_with(old) && warning.contains("newer file")));
}

#[tokio::test]
async fn what_no_export_knows_stays_and_is_told() {
    let platform = Platform::new().await;
    let customer = platform.customer("acme").await;
    let small = Small::new();
    small.lines(
        "analytics_prog_overview.csv",
        "Program ID,Program Name,Due date,User ID,Course ID",
        &["77,Lost,,1,10".to_owned(), "77,Lost,,1,88".to_owned()],
    );
    small.lines("analytics_course_completions.csv", COMPLETIONS, &[enrolment(1, 10), enrolment(99, 10)]);
    small.lines("analytics_seminar_attendance.csv", SEMINARS, &["1,66,Lifting,5,50,Not set,,,90".to_owned()]);
    let outcome = platform.load(&customer, small.path()).await.unwrap();
    let told = |rule: &str, table: &str| outcome.report.warnings.iter().any(|warning| warning.starts_with(&format!("{rule} of {table}: ")));
    for (rule, table) in [
        ("unknown_user", "silver.course_completions"),
        ("unknown_course", "silver.prog_overview"),
        ("unknown_program", "silver.prog_overview"),
        ("unknown_course", "silver.seminar_attendance"),
    ] {
        assert!(told(rule, table), "{rule} of {table} in {:#?}", outcome.report.warnings);
    }
    assert!(!told("unknown_course", "silver.course_completions"));
    let facts = platform.pinned(&customer, &outcome.release, "gold", "fact_course_progress").await;
    assert!(facts.iter().any(|line| line.starts_with("99|10|-1|")) && facts.iter().any(|line| line.starts_with("1|10|77|")), "{facts:?}");
}
