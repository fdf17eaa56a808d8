//! What each measure is in SQL, over `gold.serving_user_year`.

use domain::Measure;

/// The SQL of a measure.
pub enum Formula {
    /// A numerator and a denominator.
    Quotient {
        /// Sum above the line.
        numerator: &'static str,
        /// Sum below the line.
        denominator: &'static str,
    },
    /// One number.
    Count(&'static str),
}

/// The SQL of a measure. Each row of the table is one person in one year, or in all time; of no rows at all there are none, not unknown many.
pub const fn formula(measure: Measure) -> Formula {
    match measure {
        Measure::CourseCompletionRate => quotient("coalesce(sum(s.courses_completed), 0)", "coalesce(sum(s.courses), 0)"),
        Measure::ProgramCompletionRate => quotient("coalesce(sum(s.programs_completed), 0)", "coalesce(sum(s.programs), 0)"),
        Measure::CertificationCompletionRate => {
            quotient("coalesce(sum(s.certifications_certified), 0)", "coalesce(sum(s.certifications), 0)")
        }
        Measure::EverCertified => Formula::Count("coalesce(sum(s.certifications_ever_certified), 0)"),
        Measure::SeminarAttendanceRate => quotient("coalesce(sum(s.bookings_attended), 0)", "coalesce(sum(s.bookings), 0)"),
        Measure::AverageLearnerHours => quotient(
            "coalesce(sum(CAST(s.e_learning_milliseconds AS DOUBLE)) / 3600000 + sum(s.ilt_minutes) / 60, CAST(0 AS DOUBLE))",
            "coalesce(sum(CASE WHEN s.e_learning_milliseconds > 0 OR s.ilt_minutes > 0 THEN 1 ELSE 0 END), 0)",
        ),
    }
}

const fn quotient(numerator: &'static str, denominator: &'static str) -> Formula {
    Formula::Quotient { numerator, denominator }
}
