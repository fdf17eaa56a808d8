//! A whole load of a synthetic export: every table of the model, with as many rows as plain code counts.

use std::path::Path;

use etl::LoadOutcome;
use synthetic::{Naming, Spec};

use crate::hierarchy::walked;
use crate::recount::{File, course_facts, jobs};
use crate::support::{Platform, day, export};

const GOLD: [&str; 31] = [
    "dim_audience_member",
    "dim_cert",
    "dim_certification_progress",
    "dim_competency_rating",
    "dim_course",
    "dim_course_progress",
    "dim_date_began",
    "dim_date_completed",
    "dim_fy_began",
    "dim_fy_completed",
    "dim_manager",
    "dim_manager_relationship",
    "dim_organisation",
    "dim_position",
    "dim_program_progress",
    "dim_programs",
    "dim_scorm",
    "dim_seminar_event",
    "dim_seminar_session",
    "dim_user",
    "fact_certification_history",
    "fact_certification_progress",
    "fact_course_history",
    "fact_course_progress",
    "fact_course_to_cert_history",
    "fact_course_to_cert_progress",
    "fact_learning_time",
    "fact_program_history",
    "fact_program_progress",
    "fact_scorm",
    "fact_seminar_signup",
];

fn spec(seed: u64) -> Spec {
    Spec { calendar: (2011, 2026), naming: Naming::Short, ..Spec::tiny(seed) }
}

/// Rows of the tables that plain code can count, by what the files hold.
fn recounted(folder: &Path) -> Vec<(&'static str, usize)> {
    let file = |name: &str| File::read(folder, name);
    let (courses, programs, certifications) = (file("course_completions"), file("prog_completions"), file("cert_completions"));
    let (scorm, seminars) = (file("scorm"), file("seminar_attendance"));
    let mut known: Vec<[&str; 1]> = courses.values(["Course ID"]).chain(scorm.values(["Course ID"])).collect();
    known.sort_unstable();
    known.dedup();
    let hierarchy = walked(&jobs(folder));
    let mut managers: Vec<i64> = hierarchy.iter().map(|(_, manager, _)| *manager).collect();
    managers.sort_unstable();
    managers.dedup();
    let days = usize::try_from((day("2024-09-30") - day("2011-01-01")).num_days()).unwrap() + 1;
    vec![
        ("dim_user", file("users").distinct(["User ID"]) + 1),
        ("dim_manager", managers.len()),
        ("dim_manager_relationship", hierarchy.len()),
        ("dim_course", known.len() + 1),
        ("dim_programs", programs.distinct(["Program ID"]) + 1),
        ("dim_cert", certifications.distinct(["Certification ID"]) + 1),
        ("dim_scorm", scorm.distinct(["SCORM Title"]) + 1),
        ("dim_seminar_event", seminars.distinct(["Event ID"]) + 1),
        ("dim_seminar_session", seminars.distinct(["Session ID"]) + 1),
        ("dim_course_progress", courses.distinct(["User ID", "Course ID"]) + 1),
        ("dim_program_progress", programs.distinct(["User ID", "Program ID"]) + 1),
        ("dim_certification_progress", certifications.distinct(["User ID", "Certification ID"]) + 1),
        ("dim_organisation", file("organisations").distinct(["Organisation ID"]) + 1),
        ("dim_position", file("positions").distinct(["Position ID"]) + 1),
        ("dim_audience_member", file("audiences").distinct_rows()),
        ("dim_competency_rating", file("competency_ratings").distinct_rows()),
        ("dim_date_began", days),
        ("dim_date_completed", days + 1),
        ("dim_fy_began", 26),
        ("dim_fy_completed", 26),
        ("fact_course_progress", course_facts(folder)),
        ("fact_program_progress", programs.distinct(["User ID", "Program ID"])),
        ("fact_certification_progress", certifications.distinct(["User ID", "Certification ID"])),
        ("fact_seminar_signup", seminars.distinct_rows()),
    ]
}

fn rows_of(outcome: &LoadOutcome, table: &str) -> usize {
    let pin = outcome.release.tables.iter().find(|pin| pin.layer == "gold" && pin.table == table);
    usize::try_from(pin.unwrap_or_else(|| panic!("no gold.{table}")).rows).unwrap()
}

#[tokio::test]
async fn a_full_load_makes_every_table_with_the_rows_that_plain_code_counts() {
    let platform = Platform::new().await;
    let customer = platform.customer("acme").await;
    let files = export(&spec(7));
    let outcome = platform.load(&customer, files.path()).await.unwrap();
    assert!(outcome.published);
    assert_eq!(outcome.report.refused, []);
    for (table, rows) in recounted(files.path()) {
        assert_eq!(rows_of(&outcome, table), rows, "rows of {table}");
    }
    for table in GOLD {
        let rows = platform.pinned(&customer, &outcome.release, "gold", table).await;
        assert_eq!(rows.len(), rows_of(&outcome, table), "{table} at its pinned version");
        assert!(!rows.is_empty(), "{table} is empty");
    }
    for layer in ["bronze", "silver"] {
        for pin in outcome.release.tables.iter().filter(|pin| pin.layer == layer) {
            let rows = platform.pinned(&customer, &outcome.release, layer, &pin.table).await;
            assert_eq!(rows.len(), usize::try_from(pin.rows).unwrap(), "{layer}.{}", pin.table);
        }
    }
    let sources = outcome.release.tables.iter().filter(|pin| pin.layer == "bronze").count();
    assert_eq!(sources, 14, "thirteen files and the workbook");
}

#[tokio::test]
async fn both_namings_give_the_same_gold_and_customers_never_touch_each_other() {
    let platform = Platform::new().await;
    let (acme, bolt) = (platform.customer("acme").await, platform.customer("bolt").await);
    let (short, long) = (export(&spec(8)), export(&spec(8).with_naming(Naming::Long)));
    let first = platform.load(&acme, short.path()).await.unwrap();
    let before = files_in(&platform.folder_of(&acme));
    let second = platform.load(&bolt, long.path()).await.unwrap();
    assert_eq!(files_in(&platform.folder_of(&acme)), before, "the other customer's load changed none of these files");
    for table in GOLD {
        let (one, other) =
            (platform.pinned(&acme, &first.release, "gold", table).await, platform.pinned(&bolt, &second.release, "gold", table).await);
        assert_eq!(one, other, "gold.{table}");
    }
    platform.heads_are_those_of(&acme, &first.release).await;
    let names = |outcome: &LoadOutcome| outcome.report.files.iter().filter_map(|file| file.file.clone()).collect::<Vec<_>>();
    assert!(names(&first).contains(&"analytics_users.csv".to_owned()));
    assert!(names(&second).contains(&"kineo_analytics___users_report_report.csv".to_owned()));
}

/// Paths and bytes of all files below a folder.
fn files_in(folder: &Path) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_in(&path));
        } else {
            let bytes = std::fs::read(&path).unwrap();
            found.push((path, bytes));
        }
    }
    found.sort();
    found
}
