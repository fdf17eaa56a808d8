//! The files of an export: names and headers as the LMS gives them.

use std::fs;
use std::path::Path;

use crate::table::{Quoting, Table};
use crate::{Error, Naming, Spec};

/// Every CSV file that is written person by person, and who is told about it.
pub(crate) struct Exports<'a> {
    pub(crate) users: Table,
    pub(crate) courses: Table,
    pub(crate) programs: Table,
    pub(crate) certifications: Table,
    pub(crate) program_overview: Table,
    pub(crate) certification_overview: Table,
    pub(crate) scorm: Table,
    pub(crate) seminars: Table,
    pub(crate) audiences: Table,
    pub(crate) ratings: Table,
    pub(crate) organisations: Table,
    pub(crate) positions: Table,
    pub(crate) progress: &'a mut dyn FnMut(&str, u64),
}

/// As it comes out of the real system: quoted dates, and no line break at its end.
const NULL_DATES: &str = "Seq,Date\n1,'1900-01-01'\n2,\n3,'1900-01-01'";

impl<'a> Exports<'a> {
    pub(crate) fn create(spec: &Spec, folder: &Path, progress: &'a mut dyn FnMut(&str, u64)) -> Result<Self, Error> {
        let open = |short: &str, long: &str, header: &[&str]| table(spec.naming, folder, (short, long), header);
        Ok(Self {
            users: open("users", "users_report", &USERS)?,
            courses: open("course_completions", "course_completions_report", &COURSES)?,
            programs: open("prog_completions", "program_completions_report", &PROGRAMS)?,
            certifications: open("cert_completions", "certification_completions_report", &CERTIFICATIONS)?,
            program_overview: open("prog_overview", "program_overview_report", &PROGRAM_OVERVIEW)?,
            certification_overview: open("cert_overview", "certifications_overview_report", &CERTIFICATION_OVERVIEW)?,
            scorm: open("scorm", "scorm_report", &SCORM)?,
            // The one report whose name does not end in `_report` twice.
            seminars: open("seminar_attendance", "seminar_attendance", &seminar_header(spec))?,
            audiences: open("audiences", "audiences_report", &AUDIENCES)?,
            ratings: open("competency_ratings", "competency_ratings_report", rating_header(spec))?,
            organisations: open("organisations", "organisations_report", &ORGANISATIONS)?,
            positions: open("positions", "positions_report", &POSITIONS)?,
            progress,
        })
    }

    /// Writes what is still buffered; the tables with their counts.
    pub(crate) fn finish(self) -> Result<Vec<Table>, Error> {
        let progress = self.progress;
        [
            self.users,
            self.courses,
            self.programs,
            self.certifications,
            self.program_overview,
            self.certification_overview,
            self.scorm,
            self.seminars,
            self.audiences,
            self.ratings,
            self.organisations,
            self.positions,
        ]
        .into_iter()
        .map(|table| table.finish(progress))
        .collect()
    }
}

fn table(naming: Naming, folder: &Path, (short, long): (&str, &str), header: &[&str]) -> Result<Table, Error> {
    let minimal = matches!(short, "cert_overview" | "competency_ratings");
    match naming {
        Naming::Short => Table::create(folder, &format!("analytics_{short}.csv"), header, Quoting::Php),
        Naming::Long => {
            let quoting = if minimal { Quoting::Minimal } else { Quoting::Php };
            Table::create(folder, &format!("kineo_analytics___{long}_report.csv"), header, quoting)
        }
    }
}

/// Writes the utility table of empty dates; its name and size in bytes.
pub(crate) fn write_null_dates(folder: &Path) -> Result<(&'static str, u64), Error> {
    let name = "null_dates.csv";
    let file = folder.join(name);
    fs::write(&file, NULL_DATES).map_err(|source| Error::Write { file, source })?;
    Ok((name, NULL_DATES.len() as u64))
}

const USERS: [&str; 17] = [
    "User ID",
    "User's Fullname",
    "User First Name",
    "User Last Name",
    "User's Country",
    "User's City",
    "User Status",
    "Assignment ID",
    "Assignment Name",
    "Organisation ID",
    "Organisation Name",
    "Position ID",
    "Position Name",
    "Manager ID",
    "Manager Name",
    "Appraiser ID",
    "Appraiser Name",
];
const COURSES: [&str; 10] = [
    "User ID",
    "Course ID",
    "Course Name",
    "Course Category",
    "Time enrolled",
    "Time started",
    "Time completed",
    "Completion Status",
    "Completion Due Date",
    "Include in dashboard",
];
const PROGRAMS: [&str; 10] = [
    "User ID",
    "Program ID",
    "Program Name",
    "Category",
    "Time assigned",
    "Time started",
    "Time completed",
    "Time due",
    "Status",
    "Include in dashboard",
];
const CERTIFICATIONS: [&str; 10] = [
    "User ID",
    "Certification ID",
    "Certification Name",
    "Course Category",
    "Status",
    "Time Expires",
    "Time completed",
    "Time assigned",
    "Time started",
    "Include in dashboard",
];
const PROGRAM_OVERVIEW: [&str; 5] = ["Program ID", "Program Name", "Due date", "User ID", "Course ID"];
const CERTIFICATION_OVERVIEW: [&str; 5] = ["Certification ID", "Certification Name", "Due date", "User ID", "Course ID"];
const SCORM: [&str; 7] =
    ["User ID", "Course ID", "Course Name", "SCORM Title", "SCO Start Date", "SCO Total Time (milliseconds)", "SCO Status"];
const AUDIENCES: [&str; 4] = ["Audience Name", "Audience ID", "User ID", "Status"];
const RATINGS: [&str; 5] = ["User ID", "Competency ID", "Competency name", "Rating", "Time rated"];
const ORGANISATIONS: [&str; 6] =
    ["Organisation ID", "Name", "Parent ID number", "Framework", "Organisation Path", "Organisation Depth Level"];
const POSITIONS: [&str; 6] =
    ["Position ID", "Position Name", "Position Parent ID", "Framework Name", "Position Path", "Position Depth Level"];

fn seminar_header(spec: &Spec) -> Vec<&'static str> {
    let mut header = vec![
        "User ID",
        "Course ID",
        "Seminar Name",
        "Event ID",
        "Session ID",
        "Session attendance",
        "Session Start Date/Time",
        "Session Finish Date/Time",
        "Session Duration",
    ];
    if spec.signup_status {
        header.insert(6, "Signup status");
    }
    header
}

fn rating_header(spec: &Spec) -> &'static [&'static str] {
    if spec.time_rated { &RATINGS } else { &RATINGS[..4] }
}
