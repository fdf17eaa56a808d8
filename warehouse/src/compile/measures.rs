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

/// The SQL of a measure. Each row of the table is one person in one year, or in all time.
pub const fn formula(measure: Measure) -> Formula {
    match measure {
        Measure::CourseCompletionRate => quotient("sum(s.courses_completed)", "sum(s.courses)"),
        Measure::ProgramCompletionRate => quotient("sum(s.programs_completed)", "sum(s.programs)"),
        Measure::CertificationCompletionRate => quotient("sum(s.certifications_certified)", "sum(s.certifications)"),
        Measure::EverCertified => Formula::Count("sum(s.certifications_ever_certified)"),
        Measure::SeminarAttendanceRate => quotient("sum(s.bookings_attended)", "sum(s.bookings)"),
        Measure::AverageLearnerHours => quotient(
            "sum(CAST(s.e_learning_milliseconds AS DOUBLE)) / 3600000 + sum(s.ilt_minutes) / 60",
            "sum(CASE WHEN s.e_learning_milliseconds > 0 OR s.ilt_minutes > 0 THEN 1 ELSE 0 END)",
        ),
    }
}

const fn quotient(numerator: &'static str, denominator: &'static str) -> Formula {
    Formula::Quotient { numerator, denominator }
}
