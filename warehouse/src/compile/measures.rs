//! What each measure is in SQL, over each serving table.

use domain::Measure;

use super::source::Source;

/// The SQL of a measure.
pub enum Formula {
    /// A numerator and a denominator.
    Quotient {
        /// Sum above the line.
        numerator: &'static str,
        /// Sum below the line.
        denominator: &'static str,
    },
    /// Numbers as they are, one for each of the measure's columns.
    Numbers(&'static [&'static str]),
}

/// The SQL of a measure, if the table has what it takes. Of no rows at all there are none, not unknown many.
pub const fn formula(source: Source, measure: Measure) -> Option<Formula> {
    match source {
        Source::People => of_people(measure),
        Source::Enrolments => of_enrolments(measure),
    }
}

/// Each row of the table is one person in one year, or in all time.
const fn of_people(measure: Measure) -> Option<Formula> {
    let formula = match measure {
        Measure::CourseCompletionRate => quotient("coalesce(sum(s.courses_completed), 0)", "coalesce(sum(s.courses), 0)"),
        Measure::ProgramCompletionRate => quotient("coalesce(sum(s.programs_completed), 0)", "coalesce(sum(s.programs), 0)"),
        Measure::CertificationCompletionRate => {
            quotient("coalesce(sum(s.certifications_certified), 0)", "coalesce(sum(s.certifications), 0)")
        }
        Measure::EverCertified => Formula::Numbers(&["coalesce(sum(s.certifications_ever_certified), 0)"]),
        Measure::SeminarAttendanceRate => quotient("coalesce(sum(s.bookings_attended), 0)", "coalesce(sum(s.bookings), 0)"),
        Measure::AverageLearnerHours => quotient(
            "coalesce(sum(CAST(s.e_learning_milliseconds AS DOUBLE)) / 3600000 + sum(s.ilt_minutes) / 60, CAST(0 AS DOUBLE))",
            "coalesce(sum(CASE WHEN s.e_learning_milliseconds > 0 OR s.ilt_minutes > 0 THEN 1 ELSE 0 END), 0)",
        ),
        _ => return None,
    };
    Some(formula)
}

/// Each row of the table is one enrolment in one year, or in all time.
const fn of_enrolments(measure: Measure) -> Option<Formula> {
    let formula = match measure {
        Measure::CourseCompletionRate => quotient("coalesce(sum(s.complete), 0)", "count(*)"),
        Measure::CoursesComplete => Formula::Numbers(&["coalesce(sum(s.complete), 0)"]),
        Measure::CoursesNotComplete => Formula::Numbers(&["count(*) - coalesce(sum(s.complete), 0)"]),
        Measure::Courses => Formula::Numbers(&["count(*)"]),
        Measure::CourseRate => Formula::Numbers(&[COURSE_RATE]),
        Measure::AverageDaysToComplete => quotient("coalesce(sum(s.days), 0)", "count(s.days)"),
        Measure::OverdueCourses => Formula::Numbers(&["coalesce(sum(s.overdue), 0)", "coalesce(sum(s.open), 0)"]),
        _ => return None,
    };
    Some(formula)
}

/// What categories and courses are ranked by.
pub const COURSE_RATE: &str = "CAST(coalesce(sum(s.complete), 0) AS DOUBLE) / nullif(count(*), 0)";

const fn quotient(numerator: &'static str, denominator: &'static str) -> Formula {
    Formula::Quotient { numerator, denominator }
}
