//! What was left out stays told while the file is the current one, and a file of which nothing is left is no report.

use crate::support::{COMPLETIONS, Platform, Small, USERS, enrolment, user};

const USER_FILE: &str = "analytics_users.csv";
const COMPLETION_FILE: &str = "analytics_course_completions.csv";

#[tokio::test]
async fn rows_that_could_not_be_read_are_still_told_at_the_next_load() {
    let small = Small::new();
    small.write(USER_FILE, format!("{USERS}\n{}\n3,Cy\n{}\n", user(1, "Ann"), user(2, "Bo")));
    small.lines(COMPLETION_FILE, COMPLETIONS, &[enrolment(1, 10)]);
    let platform = Platform::new().await;
    let customer = platform.customer("acme").await;
    let first = platform.load_as_of(&customer, small.path(), "2024-09-30").await.unwrap();
    assert!(first.report.examples.iter().any(|example| example.starts_with("analytics_users.csv, row 2: The row breaks off")));
    let second = platform.load_as_of(&customer, small.path(), "2024-10-01").await.unwrap();
    assert!(second.published);
    assert_eq!((first.release.rejected, second.release.rejected), (1, 1));
    let (before, after) = (platform.rejects(&customer, &first.release).await, platform.rejects(&customer, &second.release).await);
    assert_eq!(before, after);
    small.write(USER_FILE, format!("{USERS}\n{}\n", user(1, "Ann")));
    let third = platform.load_as_of(&customer, small.path(), "2024-10-02").await.unwrap();
    assert_eq!(third.release.rejected, 0, "the file with the bad row is no longer the current one");
}

#[tokio::test]
async fn completions_without_a_row_are_refused() {
    let small = Small::new();
    small.lines(USER_FILE, USERS, &[user(1, "Ann")]);
    small.lines(COMPLETION_FILE, COMPLETIONS, &[]);
    let platform = Platform::new().await;
    let customer = platform.customer("acme").await;
    let refused = platform.refused(&customer, small.path()).await;
    assert!(refused.iter().any(|complaint| complaint.what.contains("no_course_completions")), "{refused:#?}");
}

#[tokio::test]
async fn a_file_most_of_whose_rows_do_not_fit_is_refused_early() {
    let small = Small::new();
    small.lines(USER_FILE, USERS, &[user(1, "Ann")]);
    let lines: Vec<String> = (0..3000).map(|course| format!("{},", enrolment(1, course))).collect();
    small.lines(COMPLETION_FILE, COMPLETIONS, &lines);
    let platform = Platform::new().await;
    let customer = platform.customer("acme").await;
    let refused = platform.refused(&customer, small.path()).await;
    assert!(refused.iter().any(|complaint| complaint.file == COMPLETION_FILE && complaint.row == Some(1000)), "{refused:#?}");
}
