//! Every oddity of SCORM attempts, seminars, audiences and ratings, and the people to sign in as.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::collections::{HashMap, HashSet};

use support::{Export, late_on_new_years_eve, small, time};
use synthetic::{Spec, Theme};

#[test]
fn scorm_attempts_of_every_kind() {
    let export = Export::of(&small(13));
    let scorm = export.read("scorm");
    for status in ["Browsed", "Completed", "Failed", "In progress", "Incomplete", "Passed", "Not attempted", ""] {
        assert!(scorm.has("SCO Status", status), "{status}");
    }
    assert!(scorm.has("SCO Start Date", "") && scorm.has("SCO Total Time (milliseconds)", ""));
    assert!(scorm.values("SCO Start Date").any(late_on_new_years_eve));
    assert!(scorm.values("SCO Start Date").any(|text| text.contains("/2010,")));
    assert!(scorm.by(["User ID", "Course ID"]).values().any(|attempts| attempts.len() > 2));
    assert!(scorm.doubles(["User ID", "Course ID"]).0);
    let course = scorm.column("Course ID");
    let shared = |rows: &Vec<&csv::StringRecord>| rows.iter().map(|row| &row[course]).collect::<HashSet<_>>().len() > 3;
    assert!(scorm.by(["SCORM Title"]).values().any(shared));
    let courses = export.read("course_completions");
    let known: HashSet<&str> = courses.values("Course ID").collect();
    let unknown: HashSet<&str> = scorm.values("Course ID").filter(|id| !known.contains(id)).collect();
    assert_eq!(unknown, HashSet::from(["9001"]));
}

#[test]
fn seminars_with_every_outcome() {
    let seminars = Export::of(&small(13)).read("seminar_attendance");
    let outcomes = ["Fully attended", "Partially attended", "Partially-attended", "No show", "Unable to attend", "Not set", ""];
    for status in outcomes {
        assert!(seminars.has("Session attendance", status), "{status}");
    }
    for status in ["Booked", "Event cancelled", "Session cancelled", "Waitlisted", ""] {
        let pair = ["Session attendance", "Signup status"];
        assert!(seminars.any(pair, |found| found == ["Not set", status]), "{status}");
    }
    let cancelled = ["Event cancelled", "Session cancelled", "Waitlisted"];
    let bookings =
        seminars.count(["Session attendance", "Signup status"], |[status, signup]| status != "Not set" || !cancelled.contains(&signup));
    let attended = seminars.count(["Session attendance"], |[status]| status.contains("attended"));
    let rate = attended as f64 / bookings as f64;
    assert!((0.84..0.92).contains(&rate), "{rate}");
}

#[test]
fn sessions_are_shared_and_sometimes_lack_their_times() {
    let seminars = Export::of(&small(13)).read("seminar_attendance");
    assert_eq!(seminars.doubles(["User ID", "Session ID"]), (true, true));
    let times = ["Session Start Date/Time", "Session Finish Date/Time"];
    assert!(seminars.any(times, |[start, finish]| start.is_empty() && finish.is_empty()));
    assert!(seminars.any(times, |[start, finish]| !start.is_empty() && finish.is_empty()));
    assert!(seminars.any(times, |[start, finish]| late_on_new_years_eve(start) && finish.starts_with("01/01/")));
    for (session, rows) in seminars.by(["Session ID"]) {
        let facts = |row: &csv::StringRecord| {
            ["Course ID", "Event ID", "Session Start Date/Time", "Session Duration"].map(|name| row[seminars.column(name)].to_owned())
        };
        assert!(rows.iter().all(|row| facts(row) == facts(rows[0])), "session {session:?} is the same for all");
    }
    let duration = seminars.column("Session Duration");
    for row in &seminars.rows {
        let [start, finish] = times.map(|name| time(&row[seminars.column(name)]));
        if let (Some(start), Some(finish)) = (start, finish) {
            assert_eq!((finish - start).num_minutes().to_string(), row[duration]);
        }
    }
}

#[test]
fn audiences_and_ratings() {
    let export = Export::of(&small(13));
    let audiences = export.read("audiences");
    assert!(audiences.by(["Audience ID"]).len() > 10);
    assert!(audiences.has("Status", "Active") && audiences.has("Status", "Inactive"));
    let everyone = audiences.count(["Audience Name"], |[name]| name == "All Staff");
    assert!(everyone >= 598);
    let ratings = export.read("competency_ratings");
    assert!(ratings.has("Time rated", "") && ratings.has("User ID", "1"));
    assert!(ratings.values("Rating").all(|rating| ("1"..="5").contains(&rating)));
    assert_eq!(ratings.by(["Competency ID"]).len(), 20);
}

#[test]
fn learning_time_is_plausible() {
    let export = Export::of(&small(13));
    let mut hours: HashMap<String, f64> = HashMap::new();
    let scorm = export.read("scorm");
    for (user, time) in scorm.values("User ID").zip(scorm.values("SCO Total Time (milliseconds)")) {
        *hours.entry(user.to_owned()).or_default() += time.parse().unwrap_or(0.0) / 3_600_000.0;
    }
    let seminars = export.read("seminar_attendance");
    for (user, minutes) in seminars.values("User ID").zip(seminars.values("Session Duration")) {
        *hours.entry(user.to_owned()).or_default() += minutes.parse().unwrap_or(0.0) / 60.0;
    }
    let average = hours.values().sum::<f64>() / hours.len() as f64;
    assert!((5.0..25.0).contains(&average), "{average}");
}

#[test]
fn logins_have_something_to_see() {
    for spec in [Spec::tiny(1), small(1), small(2).with_theme(Theme::Retail), Spec { calendar: (2024, 2024), ..Spec::sample(3) }] {
        let export = Export::of(&spec);
        let summary = &export.summary;
        let users = export.read("users");
        for login in [&summary.learner, &summary.manager, &summary.top_manager] {
            let row = [login.user_id.to_string(), login.name.clone(), "Active".to_owned()];
            assert!(users.any(["User ID", "User's Fullname", "User Status"], |found| found == [&row[0], &row[1], &row[2]]));
        }
        let learner = summary.learner.user_id.to_string();
        for file in ["course_completions", "program_completions", "certification_completions", "scorm", "seminar_attendance"] {
            assert!(export.read(file).has("User ID", &learner), "{file}");
        }
        assert!(summary.manager.team >= 5 && summary.top_manager.team > summary.manager.team);
        let manager = summary.manager.user_id.to_string();
        assert!(users.has("Manager ID", &manager));
        assert!(users.any(["User ID", "Manager ID"], |[user, above]| user == manager && !above.is_empty()));
        assert_eq!(summary.learner.team, 0);
    }
}
