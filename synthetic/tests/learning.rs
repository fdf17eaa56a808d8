//! Every oddity of courses, programs and certifications, in a small export.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::collections::{HashMap, HashSet};

use support::{Export, late_on_new_years_eve, small, time};

const TIMES: [&str; 4] = ["Time enrolled", "Time started", "Time completed", "Completion Status"];

#[test]
fn course_statuses_and_missing_times() {
    let courses = Export::of(&small(12)).read("course_completions");
    for status in ["Complete", "Complete via rpl", "In progress", "Not yet started"] {
        assert!(courses.has("Completion Status", status), "{status}");
    }
    assert!(courses.any(TIMES, |[enrolled, _, done, status]| enrolled.is_empty() && !done.is_empty() && status == "Complete"));
    assert!(courses.any(TIMES, |[_, started, _, status]| started.is_empty() && status == "Complete"));
    assert!(courses.any(TIMES, |[_, _, done, status]| done.is_empty() && status == "Complete"));
    assert!(courses.any(TIMES, |[enrolled, started, done, _]| [enrolled, started, done] == ["", "", ""]));
    assert!(courses.has("Completion Due Date", "") && courses.has("Include in dashboard", "0"));
}

#[test]
fn course_times_out_of_order_and_out_of_years() {
    let spec = small(12);
    let courses = Export::of(&spec).read("course_completions");
    let end = spec.as_of.and_hms_opt(23, 59, 59);
    assert!(courses.any(TIMES, |[enrolled, _, done, _]| time(done).is_some() && time(done) < time(enrolled)));
    assert!(courses.any(TIMES, |[enrolled, ..]| time(enrolled) > end));
    assert!(courses.any(TIMES, |[enrolled, ..]| enrolled.contains("/2010,")));
    assert!(courses.any(TIMES, |[_, started, ..]| late_on_new_years_eve(started)));
    let due = ["Completion Due Date", "Time completed"];
    assert!(courses.any(due, |[due, done]| time(due).is_some() && time(done) > time(due)));
    assert!(courses.any(due, |[due, done]| time(due).is_some() && time(due) < end && done.is_empty()));
}

#[test]
fn records_come_twice_and_with_other_contents() {
    let export = Export::of(&small(12));
    let doubles = export.read("course_completions").doubles(["User ID", "Course ID"]);
    assert_eq!(doubles, (true, true));
    assert_eq!(export.read("program_completions").doubles(["User ID", "Program ID"]), (true, true));
    assert_eq!(export.read("certification_completions").doubles(["User ID", "Certification ID"]), (true, true));
    let key = ["Program ID", "User ID", "Course ID"];
    assert_eq!(export.read("program_overview").doubles(key), (true, true));
    let key = ["Certification ID", "User ID", "Course ID"];
    assert_eq!(export.read("certifications_overview").doubles(key), (true, true));
}

#[test]
fn assigned_or_not_recorded_or_not() {
    let export = Export::of(&small(12));
    for (kind, overview, id) in
        [("program", "program_overview", "Program ID"), ("certification", "certifications_overview", "Certification ID")]
    {
        let completions = export.read(&format!("{kind}_completions"));
        let overview = export.read(overview);
        let records = completions.by(["User ID", id]);
        let members = overview.by(["User ID", id]);
        let done = completions.column("Time completed");
        let unassigned: Vec<bool> =
            records.iter().filter(|(key, _)| !members.contains_key(*key)).map(|(_, rows)| rows[0][done].is_empty()).collect();
        assert!(unassigned.contains(&true) && unassigned.contains(&false), "{kind}");
        assert!(members.keys().any(|key| !records.contains_key(key)), "{kind} membership without record");
        assert!(completions.has("Time assigned", "") && completions.has("Time started", ""), "{kind}");
        assert!(completions.any(["Time assigned", "Time completed"], |[from, to]| time(to).is_some() && time(to) < time(from)));
        assert!(completions.has("Include in dashboard", "0"), "{kind}");
        let courses = export.read("course_completions");
        let enrolled = courses.by(["User ID", "Course ID"]);
        assert!(overview.by(["User ID", "Course ID"]).keys().any(|key| !enrolled.contains_key(key)), "{kind}");
    }
}

#[test]
fn a_course_belongs_to_several_programs_of_one_person() {
    let export = Export::of(&small(12));
    for (file, id) in [("program_overview", "Program ID"), ("certifications_overview", "Certification ID")] {
        let overview = export.read(file);
        let plan = overview.column(id);
        let several = |rows: &Vec<&csv::StringRecord>| rows.iter().map(|row| &row[plan]).collect::<HashSet<_>>().len() > 1;
        assert!(overview.by(["User ID", "Course ID"]).values().any(several), "{file}");
    }
}

#[test]
fn certificates_are_valid_expired_renewed_and_never_got() {
    let spec = small(12);
    let certificates = Export::of(&spec).read("certification_completions");
    let end = spec.as_of.and_hms_opt(23, 59, 59);
    let columns = ["Status", "Time Expires", "Time completed"];
    for status in ["Certified", "Expired", "In progress", "Not certified"] {
        assert!(certificates.has("Status", status), "{status}");
    }
    assert!(certificates.any(columns, |[status, expires, _]| status == "Certified" && time(expires) > end));
    assert!(certificates.any(columns, |[status, expires, _]| status == "Certified" && expires.is_empty()));
    assert!(certificates.any(columns, |[status, _, done]| status == "Expired" && done.is_empty()));
    assert!(certificates.any(columns, |[status, _, done]| status == "Expired" && !done.is_empty()));
    assert!(!certificates.any(columns, |[status, expires, _]| status == "Certified" && time(expires).is_some_and(|at| Some(at) <= end)));
}

#[test]
fn people_whom_the_users_file_does_not_know() {
    let export = Export::of(&small(12));
    let users = export.read("users");
    let known: HashSet<&str> = users.values("User ID").collect();
    for file in ["course_completions", "program_completions", "scorm", "seminar_attendance"] {
        let rows = export.read(file);
        let strangers = rows.values("User ID").filter(|user| !known.contains(user)).count();
        assert!((1..rows.rows.len() / 20).contains(&strangers), "{file}: {strangers}");
    }
}

#[test]
fn rates_look_like_a_working_customer() {
    let export = Export::of(&small(12));
    let share = |file: &str, column: &str, good: &[&str]| {
        let rows = export.read(file);
        rows.count([column], |[status]| good.contains(&status)) as f64 / rows.rows.len() as f64
    };
    let courses = share("course_completions", "Completion Status", &["Complete", "Complete via rpl"]);
    let programs = share("program_completions", "Status", &["Complete"]);
    let certificates = share("certification_completions", "Status", &["Certified"]);
    for (rate, name) in [(courses, "courses"), (programs, "programs"), (certificates, "certificates")] {
        assert!((0.6..0.92).contains(&rate), "{name}: {rate}");
    }
    let years: HashMap<String, usize> = export.read("course_completions").values("Time completed").filter(|text| !text.is_empty()).fold(
        HashMap::new(),
        |mut years, text| {
            *years.entry(text[6..10].to_owned()).or_default() += 1;
            years
        },
    );
    for year in 2018..=2023 {
        assert!(years.get(&year.to_string()).is_some_and(|count| *count > 150), "{year}: {years:?}");
    }
}
