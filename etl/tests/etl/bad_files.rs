//! Files that cannot be used: each is named with what to do, and the last release stays what it was.

use std::fs;

use etl::sources::Complaint;

use crate::support::{COMPLETIONS, Platform, Small, USERS, enrolment, user};

const USER_FILE: &str = "analytics_users.csv";
const COMPLETION_FILE: &str = "analytics_course_completions.csv";

/// What a complaint must say: file, column, a part of what is wrong, a part of the advice.
fn says(found: &[Complaint], file: &str, column: Option<&str>, what: &str, advice: &str) {
    let fits = |complaint: &Complaint| {
        complaint.file == file
            && complaint.column.as_deref() == column
            && complaint.what.contains(what)
            && complaint.advice.contains(advice)
    };
    assert!(found.iter().any(fits), "no complaint about {file}, {column:?}: {what} / {advice} in {found:#?}");
    let complaint = found.iter().find(|complaint| fits(complaint)).unwrap();
    let message = complaint.to_string();
    assert!(
        message.starts_with(file) && message.contains(&complaint.what) && message.ends_with(&format!("{}.", complaint.advice)),
        "{message}"
    );
}

fn utf16(text: &str) -> Vec<u8> {
    [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

/// What breaks a good export, and what the refusal must say.
struct Break {
    how: fn(&Small),
    says: fn(&[Complaint]),
}

const BREAKS: [Break; 10] = [
    Break {
        how: |small| {
            small.remove(USER_FILE);
            fs::create_dir(small.path().join(USER_FILE)).unwrap();
        },
        says: |found| says(found, USER_FILE, None, "cannot be read", "See that it is a file"),
    },
    Break {
        how: |small| small.lines(USER_FILE, &USERS.replace("Manager ID", "Boss"), &[user(1, "Ann")]),
        says: |found| says(found, USER_FILE, Some("Manager ID"), "missing", "Add it to the report"),
    },
    Break {
        how: |small| small.lines(COMPLETION_FILE, &format!("{COMPLETIONS},course id"), &[format!("{},10", enrolment(1, 10))]),
        says: |found| says(found, COMPLETION_FILE, Some("Course ID"), "twice", "Remove one of the two"),
    },
    Break {
        how: |small| small.write(USER_FILE, utf16(&format!("{USERS}\n{}\n", user(1, "Ann")))),
        says: |found| says(found, USER_FILE, None, "UTF-16", "encoding to UTF-8"),
    },
    Break {
        how: |small| small.write(USER_FILE, format!("{USERS},Caf").into_bytes().into_iter().chain([0xE9, b'\n']).collect::<Vec<_>>()),
        says: |found| says(found, USER_FILE, None, "header line is not UTF-8", "encoding to UTF-8"),
    },
    Break {
        how: |small| small.write(COMPLETION_FILE, ""),
        says: |found| says(found, COMPLETION_FILE, None, "empty", "Export the report again"),
    },
    Break {
        how: |small| small.write("analytics_scorm.csv", ""),
        says: |found| says(found, "analytics_scorm.csv", None, "empty", "Export the report again"),
    },
    Break {
        how: |small| small.write(USER_FILE, "Colour,Size\nred,5\n"),
        says: |found| says(found, USER_FILE, Some("User ID"), "missing", "Add it to the report"),
    },
    Break {
        how: |small| small.write("dimdates.xlsx", "Date,DateNum\n2024-01-01,20240101\n"),
        says: |found| says(found, "dimdates.xlsx", None, "no workbook", "Save the calendar as .xlsx"),
    },
    Break {
        how: |small| small.write("dimdates.xlsx", ""),
        says: |found| says(found, "dimdates.xlsx", None, "empty", "Put the calendar workbook there again"),
    },
];

#[tokio::test]
async fn files_that_cannot_be_used_are_named_and_change_nothing() {
    let platform = Platform::new().await;
    let customer = platform.customer("acme").await;
    let release = platform.load(&customer, Small::new().path()).await.unwrap().release;
    for broken in &BREAKS {
        let small = Small::new();
        (broken.how)(&small);
        (broken.says)(&platform.refused(&customer, small.path()).await);
        assert_eq!(platform.store.newest_release(&customer.id).await.unwrap().as_ref(), Some(&release));
    }
    platform.heads_are_those_of(&customer, &release).await;
}

#[tokio::test]
async fn the_first_load_needs_users_and_course_completions() {
    let platform = Platform::new().await;
    let customer = platform.customer("acme").await;
    let small = Small::new();
    for file in [USER_FILE, COMPLETION_FILE] {
        let kept = fs::read(small.path().join(file)).unwrap();
        small.remove(file);
        let found = platform.refused(&customer, small.path()).await;
        says(&found, file, None, "missing", "the first load cannot do without it");
        assert_eq!(found.len(), 1, "the other files may be missing: {found:?}");
        small.write(file, kept);
    }
    let nowhere = platform.refused(&customer, &small.path().join("nowhere")).await;
    assert!(nowhere[0].what.contains("cannot be read") && nowhere[0].advice.contains("Give the folder"), "{nowhere:?}");
    assert!(platform.store.newest_release(&customer.id).await.unwrap().is_none());
    assert!(platform.load(&customer, small.path()).await.unwrap().published);
}

#[tokio::test]
async fn a_file_of_no_known_source_is_left_out_and_told() {
    let platform = Platform::new().await;
    let customer = platform.customer("acme").await;
    let small = Small::new();
    small.write("colours.csv", "Colour,Size\nred,5\n");
    let outcome = platform.load(&customer, small.path()).await.unwrap();
    assert!(outcome.published);
    says(&outcome.report.left_out, "colours.csv", None, "neither its name nor its headers", "Name it as the export does");
    assert!(!outcome.release.tables.iter().any(|table| table.table == "colours"));
}

#[tokio::test]
async fn everything_that_is_wrong_is_told_at_once() {
    let platform = Platform::new().await;
    let customer = platform.customer("acme").await;
    let small = Small::new();
    small.lines(USER_FILE, &USERS.replace("Manager ID", "Boss").replace("User Status", "State"), &[user(1, "Ann")]);
    small.write("analytics_scorm.csv", "");
    let found = platform.refused(&customer, small.path()).await;
    says(&found, USER_FILE, Some("Manager ID"), "missing", "Add it");
    says(&found, USER_FILE, Some("User Status"), "missing", "Add it");
    says(&found, "analytics_scorm.csv", None, "empty", "Export");
}
