//! The catalogue of measures and dimensions, and the question that is put together from it.
//!
//! Names only: what a measure is in SQL stands in `warehouse`, which compiles a [`MetricQuery`]. Nothing outside this catalogue can
//! become part of a query's text.

use serde::{Deserialize, Serialize};

use crate::filters::Filters;

/// Everything that can be measured.
///
/// A rate answers three columns (`value`, `numerator`, `denominator`), a count one column under its own key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Distinct enrolments (user × course) that are complete, of all.
    CourseCompletionRate,
    /// Program assignments that are complete, of all.
    ProgramCompletionRate,
    /// Certification assignments that are certified, of all.
    CertificationCompletionRate,
    /// Certification assignments that are certified or were until they expired.
    EverCertified,
    /// Seminar bookings that were attended fully or partially, of all that were neither cancelled nor waitlisted.
    SeminarAttendanceRate,
    /// E-learning and instructor-led hours per learner who has any.
    AverageLearnerHours,
    /// Enrolments that are complete.
    CoursesComplete,
    /// Enrolments that are not.
    CoursesNotComplete,
    /// All enrolments.
    Courses,
    /// Complete enrolments of all, as one column.
    CourseRate,
    /// Days from enrolment to completion, over complete enrolments that have both days.
    AverageDaysToComplete,
    /// Enrolments without a completion whose due day is over, of all without a completion.
    OverdueCourses,
}

/// How a number is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// A fraction of 1; shown in per cent.
    Rate,
    /// Hours.
    Hours,
    /// Things counted.
    Count,
    /// Calendar days.
    Days,
}

impl Measure {
    /// The name in answers and in the API.
    pub const fn key(self) -> &'static str {
        match self {
            Self::CourseCompletionRate => "course_completion_rate",
            Self::ProgramCompletionRate => "program_completion_rate",
            Self::CertificationCompletionRate => "certification_completion_rate",
            Self::EverCertified => "ever_certified",
            Self::SeminarAttendanceRate => "seminar_attendance_rate",
            Self::AverageLearnerHours => "average_learner_hours",
            Self::CoursesComplete => "complete",
            Self::CoursesNotComplete => "not_complete",
            Self::Courses => "total",
            Self::CourseRate => "rate",
            Self::AverageDaysToComplete => "average_days_to_complete",
            Self::OverdueCourses => "overdue",
        }
    }

    /// How its value is to be read.
    pub const fn unit(self) -> Unit {
        match self {
            Self::AverageLearnerHours => Unit::Hours,
            Self::AverageDaysToComplete => Unit::Days,
            Self::EverCertified | Self::CoursesComplete | Self::CoursesNotComplete | Self::Courses | Self::OverdueCourses => Unit::Count,
            _ => Unit::Rate,
        }
    }

    /// What the denominator counts, in the plural; of a count, what itself counts.
    pub const fn counted(self) -> &'static str {
        match self {
            Self::CourseCompletionRate | Self::CoursesComplete | Self::CoursesNotComplete | Self::Courses | Self::CourseRate => {
                "enrolments"
            }
            Self::AverageDaysToComplete => "completed enrolments",
            Self::OverdueCourses => "open enrolments",
            Self::ProgramCompletionRate | Self::CertificationCompletionRate | Self::EverCertified => "assignments",
            Self::SeminarAttendanceRate => "bookings",
            Self::AverageLearnerHours => "learners",
        }
    }

    /// Its columns in an answer. A quotient has its value, what is above the line and what is below it.
    pub const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::EverCertified => &["ever_certified"],
            Self::CoursesComplete => &["complete"],
            Self::CoursesNotComplete => &["not_complete"],
            Self::Courses => &["total"],
            Self::CourseRate => &["rate"],
            Self::OverdueCourses => &["value", "total"],
            _ => &["value", "numerator", "denominator"],
        }
    }

    /// Whether less of it is better.
    pub const fn less_is_better(self) -> bool {
        matches!(self, Self::AverageDaysToComplete | Self::OverdueCourses | Self::CoursesNotComplete)
    }

    /// How it is counted, in words.
    pub const fn definition(self) -> &'static str {
        match self {
            Self::CoursesComplete | Self::CoursesNotComplete | Self::Courses | Self::CourseRate => {
                "Enrolments that were open in the year: begun by its end, and not completed before it. Complete are those whose status at the end of \
                 the year is Complete."
            }
            Self::AverageDaysToComplete => {
                "Calendar days from enrolment to completion, averaged over completed enrolments. A chosen year counts what was completed in it."
            }
            Self::OverdueCourses => {
                "Enrolments without a completion whose due day is before the day of the data, of all enrolments without a completion. A chosen \
                 year counts those that were open in it."
            }
            Self::CourseCompletionRate => {
                "Enrolments with the status Complete or Complete via RPL, of all enrolments. An enrolment is one person in one course."
            }
            Self::ProgramCompletionRate => "Program assignments with the status Complete, of all program assignments.",
            Self::CertificationCompletionRate => "Certification assignments with the status Certified, of all certification assignments.",
            Self::EverCertified => "Certification assignments with the status Certified or Expired.",
            Self::SeminarAttendanceRate => {
                "Bookings that were fully or partially attended, of all bookings that were neither cancelled nor waitlisted."
            }
            Self::AverageLearnerHours => {
                "E-learning hours and instructor-led hours, partial attendance counting half, for each learner who has any."
            }
        }
    }
}

/// What an answer can be split by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dimension {
    /// The customer's reporting year, by the calendar year in which it ends.
    Year,
    /// The learner's id.
    UserId,
    /// The learner's name.
    Learner,
    /// The learner's organisation, by name.
    Organisation,
    /// The learner's position, by name.
    Position,
    /// The learner's manager, by name.
    Manager,
    /// The course's id.
    CourseId,
    /// The course's name.
    Course,
    /// The course's category.
    Category,
    /// The enrolment's status in the year.
    StatusInYear,
    /// The enrolment's status as it is now.
    Status,
    /// The day of the enrolment.
    Enrolled,
    /// The day on which the learner began.
    Started,
    /// The day of the completion.
    Completed,
    /// The day on which the course is due.
    Due,
    /// Calendar days from enrolment to completion.
    Days,
}

impl Dimension {
    /// The column's name in answers.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::UserId => "user_id",
            Self::Learner => "learner",
            Self::Organisation => "organisation",
            Self::Position => "position",
            Self::Manager => "manager",
            Self::CourseId => "course_id",
            Self::Course => "course",
            Self::Category => "category",
            Self::StatusInYear => "status_in_year",
            Self::Status => "status",
            Self::Enrolled => "enrolled",
            Self::Started => "started",
            Self::Completed => "completed",
            Self::Due => "due",
            Self::Days => "days",
        }
    }

    /// The columns of the learner details of courses, in order.
    pub const OF_ENROLMENTS: [Self; 15] = [
        Self::UserId,
        Self::Learner,
        Self::Organisation,
        Self::Position,
        Self::Manager,
        Self::CourseId,
        Self::Course,
        Self::Category,
        Self::StatusInYear,
        Self::Status,
        Self::Enrolled,
        Self::Started,
        Self::Completed,
        Self::Due,
        Self::Days,
    ];

    /// The column of a key, if the learner details have it. `status-in-year` is the same as `status_in_year`.
    pub fn from_key(key: &str) -> Option<Self> {
        let key = key.replace('-', "_");
        Self::OF_ENROLMENTS.into_iter().find(|dimension| dimension.key() == key)
    }
}

/// The order of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Sort {
    /// By which column.
    pub by: Dimension,
    /// Whether the last comes first. What is missing stands at the end either way.
    pub descending: bool,
}

/// Which years a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Period {
    /// Everything, until the viewer chooses a year; then what happened in it. Of several the latest counts: a history repeats an enrolment
    /// per year, so years cannot be added up.
    AllTimeUnlessChosen,
    /// Every year, whatever is chosen: charts over time.
    EveryYear,
    /// The chosen year, or the latest that has data: figures in the year. Whoever asks finds the latest first and chooses it.
    InYear,
}

/// A question over the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MetricQuery {
    /// What is measured, in the order of the answer's columns.
    pub measures: Vec<Measure>,
    /// What it is split by, before the measures in the answer; sorted by them, ascending. A question without measures asks for the rows
    /// themselves, and its dimensions are their columns.
    pub dimensions: Vec<Dimension>,
    /// Which years it is about.
    pub period: Period,
    /// What the viewer chose.
    pub filters: Filters,
    /// The order of rows; without it that of the dimensions.
    pub sort: Option<Sort>,
    /// Rows left out before the first.
    pub offset: u64,
    /// Most rows of the answer.
    pub limit: Option<u32>,
}

impl MetricQuery {
    /// One row: the measures over everything, or over the chosen years.
    pub fn figure(measures: impl Into<Vec<Measure>>) -> Self {
        let (measures, dimensions) = (measures.into(), Vec::new());
        Self { measures, dimensions, period: Period::AllTimeUnlessChosen, filters: Filters::default(), sort: None, offset: 0, limit: None }
    }

    /// The measures in the year, for each value of some dimensions.
    pub fn in_year(measures: impl Into<Vec<Measure>>, dimensions: impl Into<Vec<Dimension>>) -> Self {
        Self { dimensions: dimensions.into(), period: Period::InYear, ..Self::figure(measures) }
    }

    /// The rows themselves in the year, in an order.
    pub fn rows(columns: impl Into<Vec<Dimension>>, sort: Sort) -> Self {
        Self { sort: Some(sort), ..Self::in_year([], columns) }
    }

    /// Whether the rows themselves are asked for.
    pub fn is_of_rows(&self) -> bool {
        self.measures.is_empty()
    }

    /// One row for each year.
    pub fn by_year(measures: impl Into<Vec<Measure>>) -> Self {
        Self { dimensions: vec![Dimension::Year], period: Period::EveryYear, ..Self::figure(measures) }
    }

    /// The same question with what the viewer chose.
    #[must_use]
    pub fn filtered(&self, filters: &Filters) -> Self {
        Self { filters: filters.clone(), ..self.clone() }
    }

    /// The answer's columns, in order.
    pub fn columns(&self) -> Vec<&'static str> {
        let dimensions = self.dimensions.iter().map(|dimension| dimension.key());
        let measures = self.measures.iter().flat_map(|measure| measure.columns()).copied();
        dimensions.chain(measures).collect()
    }
}
