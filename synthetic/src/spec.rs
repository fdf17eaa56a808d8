//! What to generate: how much, of which customer, in which form.

use chrono::{Datelike, NaiveDate};

use crate::Error;

/// How the files of an export are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Naming {
    /// `analytics_users.csv`
    Short,
    /// `kineo_analytics___users_report_report.csv`
    #[default]
    Long,
}

/// Which invented customer the export is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// A health service.
    #[default]
    Health,
    /// A retail company.
    Retail,
}

/// Everything that decides the bytes of an export: two equal specs give equal files.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    /// Start of all chance.
    pub seed: u64,
    /// The day the export was taken.
    pub as_of: NaiveDate,
    /// People in the users file, guest and administrator included; at least [`Spec::FEWEST_USERS`].
    pub users: u32,
    /// Rows of the course completions before the deliberate duplicates (about 0.8 % more).
    pub course_completions: u64,
    /// SCORM attempts, about.
    pub scorm_attempts: u64,
    /// Seminar signups, about.
    pub seminar_signups: u64,
    /// Program assignments of a person, on average.
    pub programs_per_user: f64,
    /// Certification assignments of a person, on average.
    pub certifications_per_user: f64,
    /// Competency ratings of a person, on average, up to 20.
    pub ratings_per_user: f64,
    /// Nodes of the organisation trees.
    pub organisations: u32,
    /// Nodes of the position tree.
    pub positions: u32,
    /// Years of learning before `as_of`.
    pub years: u32,
    /// First and last year of the calendar workbook.
    pub calendar: (i32, i32),
    /// Which customer.
    pub theme: Theme,
    /// Which file names.
    pub naming: Naming,
    /// Whether the seminar file has the column `Signup status`.
    pub signup_status: bool,
    /// Whether the competency file has the column `Time rated`.
    pub time_rated: bool,
}

impl Spec {
    /// Fewer people than this leave no room for every oddity.
    pub const FEWEST_USERS: u32 = 50;

    /// About 60 people: for tests that need real files fast.
    pub fn tiny(seed: u64) -> Self {
        Self { organisations: 40, positions: 60, calendar: (2011, 2036), ..Self::lively(seed, 60) }
    }

    /// About 600 people: a demo with every oddity in it.
    pub fn small(seed: u64) -> Self {
        Self { organisations: 120, positions: 256, ..Self::lively(seed, 600) }
    }

    /// As large as the real export that this generator was modelled on.
    pub fn sample(seed: u64) -> Self {
        Self::scaled(seed, 3_057, 19_858)
    }

    /// Any size, with the proportions of the real export: about 3 certifications and one program for each person, few
    /// SCORM attempts and seminars.
    pub fn scaled(seed: u64, users: u32, course_completions: u64) -> Self {
        Self {
            seed,
            as_of: NaiveDate::from_ymd_opt(2024, 9, 30).unwrap_or_default(),
            users,
            course_completions,
            scorm_attempts: course_completions * 75 / 1000,
            seminar_signups: course_completions * 76 / 10_000,
            programs_per_user: 1.12,
            certifications_per_user: 3.2,
            ratings_per_user: 16.0,
            organisations: 1_001,
            positions: 889,
            years: 7,
            calendar: (1991, 2039),
            theme: Theme::Health,
            naming: Naming::Long,
            signup_status: false,
            time_rated: true,
        }
    }

    /// A customer that uses everything: enough learning of each kind that no chart is thin.
    fn lively(seed: u64, users: u32) -> Self {
        let people = u64::from(users);
        Self {
            course_completions: people * 15,
            scorm_attempts: people * 12,
            seminar_signups: people * 3,
            programs_per_user: 2.2,
            certifications_per_user: 2.6,
            ratings_per_user: 6.0,
            signup_status: true,
            ..Self::scaled(seed, users, people * 15)
        }
    }

    /// The same for another day of export.
    pub fn with_as_of(self, as_of: NaiveDate) -> Self {
        Self { as_of, ..self }
    }

    /// The same under other file names.
    pub fn with_naming(self, naming: Naming) -> Self {
        Self { naming, ..self }
    }

    /// The same of another customer.
    pub fn with_theme(self, theme: Theme) -> Self {
        Self { theme, ..self }
    }

    pub(crate) fn check(&self) -> Result<(), Error> {
        let refuse = |what: String, remedy| Err(Error::Spec { what, remedy });
        if self.users < Self::FEWEST_USERS {
            return refuse(format!("{} users", self.users), "ask for at least 50");
        }
        if self.users > 2_000_000 {
            return refuse(format!("{} users", self.users), "ask for at most 2,000,000");
        }
        if !(2014..=2036).contains(&self.as_of.year()) {
            return refuse(format!("the day {}", self.as_of), "choose one from 2014 to 2036");
        }
        if !(1..=20).contains(&self.years) {
            return refuse(format!("{} years", self.years), "ask for 1 to 20");
        }
        let (first, last) = self.calendar;
        if first > last || first < 1900 || last > 2100 {
            return refuse(format!("a calendar from {first} to {last}"), "choose years from 1900 to 2100");
        }
        if self.course_completions / u64::from(self.users) > 200 {
            return refuse(format!("{} course completions of {} users", self.course_completions, self.users), "ask for at most 200 a user");
        }
        Ok(())
    }
}
