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
        }
    }

    /// How its value is to be read.
    pub const fn unit(self) -> Unit {
        match self {
            Self::AverageLearnerHours => Unit::Hours,
            Self::EverCertified => Unit::Count,
            _ => Unit::Rate,
        }
    }

    /// What the denominator counts, in the plural; of a count, what itself counts.
    pub const fn counted(self) -> &'static str {
        match self {
            Self::CourseCompletionRate => "enrolments",
            Self::ProgramCompletionRate | Self::CertificationCompletionRate | Self::EverCertified => "assignments",
            Self::SeminarAttendanceRate => "bookings",
            Self::AverageLearnerHours => "learners",
        }
    }

    /// Whether the measure is a quotient, with a numerator and a denominator of its own.
    pub const fn is_quotient(self) -> bool {
        !matches!(self, Self::EverCertified)
    }

    /// How it is counted, in words.
    pub const fn definition(self) -> &'static str {
        match self {
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
}

impl Dimension {
    /// The column's name in answers.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Year => "year",
        }
    }
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
}

/// A question over the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MetricQuery {
    /// What is measured, in the order of the answer's columns.
    pub measures: Vec<Measure>,
    /// What it is split by, before the measures in the answer; sorted by them, ascending.
    pub dimensions: Vec<Dimension>,
    /// Which years it is about.
    pub period: Period,
    /// What the viewer chose.
    pub filters: Filters,
    /// Most rows of the answer.
    pub limit: Option<u32>,
}

impl MetricQuery {
    /// One row: the measures over everything, or over the chosen years.
    pub fn figure(measures: impl Into<Vec<Measure>>) -> Self {
        let (measures, dimensions) = (measures.into(), Vec::new());
        Self { measures, dimensions, period: Period::AllTimeUnlessChosen, filters: Filters::default(), limit: None }
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
        let measures = self.measures.iter().flat_map(|measure| measure_columns(*measure));
        dimensions.chain(measures).collect()
    }
}

fn measure_columns(measure: Measure) -> Vec<&'static str> {
    if measure.is_quotient() { vec!["value", "numerator", "denominator"] } else { vec![measure.key()] }
}
