//! Rows that cannot be used: they are kept with rule and reason while the others go on, or the load is refused whole.

use warehouse::Layer;

use crate::support::{COMPLETIONS, Platform, Small, USERS, enrolment, user};

const USER_FILE: &str = "analytics_users.csv";
const COMPLETION_FILE: &str = "analytics_course_completions.csv";

type Reject<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str, &'a str);

/// Loads and holds the rejects against what they must be: source, row, rule, action, parts of reason and content.
async fn rejects(small: &Small, wanted: &[Reject<'_>]) -> Platform {
    let platform = Platform::new().await;
    let customer = platform.customer("acme").await;
    let outcome = platform.load(&customer, small.path()).await.unwrap();
    let found = platform.rejects(&customer, &outcome.release).await;
    assert_eq!(found.len(), wanted.len(), "{found:#?}");
    assert_eq!(outcome.release.rejected, i64::try_from(wanted.len()).unwrap());
    for (source, row, rule, action, reason, content) in wanted {
        let fits = |found: &[String; 6]| {
            let [of, at, by, does, why, held] = found;
            of == source && at == row && by == rule && does == action && why.contains(reason) && held.contains(content)
        };
        assert!(found.iter().any(fits), "no reject {source}, {row}, {rule}: {reason} / {content} in {found:#?}");
        assert!(outcome.report.rejected[&format!("{source}.{rule}")] > 0);
    }
    platform
}

#[tokio::test]
async fn truncated_and_overlong_rows_are_kept_with_their_reason() {
    let small = Small::new();
    let middle = "2,10,Fire,Safety,\"01/02/2024, 10:00:00\"".to_owned();
    let lines = [enrolment(1, 10), middle, format!("{},surplus", enrolment(2, 11)), enrolment(3, 11)];
    small.lines(COMPLETION_FILE, COMPLETIONS, &lines);
    let end = format!("{USERS}\n{}\n{}\n3,Cy,,,NZ", user(1, "Ann"), user(2, "Bo"));
    small.write(USER_FILE, end);
    let cut = "5 fields instead of 10, at column \"Time started\"";
    let long = "11 fields instead of 10";
    let last = "5 fields instead of 17, at column \"User's City\"";
    let wanted = [
        ("course_completions", "2", "truncated_row", "quarantine", cut, "\"Course Name\":\"Fire\""),
        ("course_completions", "3", "too_many_fields", "quarantine", long, "surplus"),
        ("users", "3", "truncated_row", "quarantine", last, "\"User's Fullname\":\"Cy\""),
    ];
    rejects(&small, &wanted).await;
}

#[tokio::test]
async fn a_file_that_breaks_off_in_a_quoted_field_loses_that_row_only() {
    let small = Small::new();
    small.write(USER_FILE, format!("\u{feff}{USERS}\n{}\n{}\n3,\"Cy Lo", user(1, "Ann"), user(2, "Bo")));
    let whole = enrolment(1, 10);
    let without_a_line_break = format!("{COMPLETIONS}\n{whole}\n{}", enrolment(2, 10).replace("Fire", "\"Fire \"\"A\"\"\""));
    small.write(COMPLETION_FILE, without_a_line_break);
    small.write(
        "analytics_audiences.csv",
        "Audience Name,Audience ID,User ID,Status\n5\" pipe fitters,1,1,Active\n6\" pipe fitters,2,1,Active\n",
    );
    let wanted = [("users", "3", "truncated_row", "quarantine", "breaks off in column \"User's Fullname\"", "Cy Lo")];
    rejects(&small, &wanted).await;
}

#[tokio::test]
async fn bytes_of_another_encoding_cost_their_row_only() {
    let small = Small::new();
    let line = |id: u32, name: &[u8]| [format!("{id},").as_bytes(), name, b",,,NZ,,Active,,,,,,,,,,\n"].concat();
    small.write(USER_FILE, [format!("{USERS}\n").into_bytes(), line(1, "Zoë".as_bytes()), line(2, b"Zo\xeb"), line(3, b"Cy")].concat());
    let wanted = [(
        "users",
        "2",
        "not_utf8",
        "quarantine",
        "Column \"User's Fullname\" is not UTF-8. Set the export's encoding",
        "\"User ID\":\"2\"",
    )];
    rejects(&small, &wanted).await;
}

#[tokio::test]
async fn rows_without_ids_and_second_rows_are_kept_and_exact_duplicates_are_not() {
    let small = Small::new();
    let second = enrolment(1, 10).replace("In progress", "Complete");
    let lines = [enrolment(1, 10), enrolment(1, 10), second.clone(), second, enrolment(2, 10).replacen('2', "", 1), enrolment(3, 11)];
    small.lines(COMPLETION_FILE, COMPLETIONS, &lines);
    small.lines(USER_FILE, USERS, &[user(1, "Ann"), user(1, "Ann again"), user(2, "Bo"), user(3, "Cy").replacen('3', "three", 1)]);
    let wanted = [
        (
            "course_completions",
            "3",
            "second_of_key",
            "quarantine",
            "There is another row of the same user and course, which stays. It is row 1.",
            "Complete",
        ),
        ("course_completions", "5", "missing_ids", "quarantine", "no user id", "\"course_id\":\"10\""),
        ("users", "2", "second_of_key", "quarantine", "It is row 1.", "Ann again"),
        ("users", "4", "missing_ids", "quarantine", "no user id", "three"),
    ];
    rejects(&small, &wanted).await;
}

#[tokio::test]
async fn what_cannot_be_read_is_null_and_told() {
    let platform = Platform::new().await;
    let customer = platform.customer("acme").await;
    let small = Small::new();
    small.lines(COMPLETION_FILE, COMPLETIONS, &[enrolment(1, 10).replace("01/02/2024, 10:00:00", "yesterday"), enrolment(99, 10)]);
    let outcome = platform.load(&customer, small.path()).await.unwrap();
    let warned = |words: &[&str]| outcome.report.warnings.iter().any(|warning| words.iter().all(|word| warning.contains(word)));
    assert!(warned(&["unreadable_time_enrolled", "silver.course_completions", "(1)"]), "{:#?}", outcome.report.warnings);
    assert!(warned(&["unknown_user", "silver.course_completions", "(1)"]), "{:#?}", outcome.report.warnings);
    let rows = platform.pinned(&customer, &outcome.release, "gold", "dim_course_progress").await;
    assert_eq!(rows.len(), 3, "both rows stay: {rows:?}");
}

/// A quote that is opened and never closed: in the middle of a row, and in its last column.
fn with_an_open_quote(small: &Small, in_last_column: bool) {
    let open = if in_last_column { user(1, "Ann") + "\"Eve" } else { user(1, "\"Ann") };
    small.lines(USER_FILE, USERS, &[open, user(2, "Bo"), user(3, "Cy")]);
}

#[tokio::test]
async fn a_quote_that_swallows_rows_refuses_the_load_and_puts_everything_back() {
    let platform = Platform::new().await;
    let customer = platform.customer("acme").await;
    let small = Small::new();
    let release = platform.load(&customer, small.path()).await.unwrap().release;
    for (in_last_column, column) in [(false, "User's Fullname"), (true, "Appraiser Name")] {
        small.lines(COMPLETION_FILE, COMPLETIONS, &[enrolment(1, if in_last_column { 20 } else { 21 })]);
        with_an_open_quote(&small, in_last_column);
        let found = platform.refused(&customer, small.path()).await;
        let [complaint] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((complaint.file.as_str(), complaint.row, complaint.column.as_deref()), (USER_FILE, Some(1), Some(column)));
        assert!(complaint.what.contains("never closed") && complaint.advice.contains("export the report again"), "{complaint}");
        platform.heads_are_those_of(&customer, &release).await;
    }
    small.lines(USER_FILE, USERS, &[user(1, "Ann")]);
    assert!(platform.load(&customer, small.path()).await.unwrap().published, "a good load follows");
}

#[tokio::test]
async fn a_refused_first_load_leaves_no_tables_and_a_good_one_follows() {
    let platform = Platform::new().await;
    let customer = platform.customer("acme").await;
    let small = Small::new();
    small.lines(USER_FILE, USERS, &[user(1, "Ann").replacen('1', "one", 1)]);
    let found = platform.refused(&customer, small.path()).await;
    assert!(found[0].what.contains("no_users") && found[0].advice.contains("Export it again"), "{found:?}");
    with_an_open_quote(&small, false);
    platform.refused(&customer, small.path()).await;
    for layer in Layer::ALL {
        assert!(!platform.folder_of(&customer).join(layer.key()).exists(), "{layer} is gone");
    }
    assert!(platform.store.newest_release(&customer.id).await.unwrap().is_none());
    let outcome = platform.load(&customer, Small::new().path()).await.unwrap();
    assert_eq!(platform.pinned(&customer, &outcome.release, "gold", "dim_user").await.len(), 4);
}
