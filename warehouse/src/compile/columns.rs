//! What each dimension is in SQL: a column of the serving table `s`, or of the person `u` or the course `c` beside it.

use domain::Dimension;

/// The text of a dimension. A person or course that no export describes shows as `Unknown (id)`; all else that is missing is null.
pub const fn column(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Year => "s.year",
        Dimension::UserId => "s.user_id",
        Dimension::Learner => "coalesce(u.full_name, concat('Unknown (', CAST(s.user_id AS STRING), ')'))",
        Dimension::Organisation => "u.organisation_name",
        Dimension::Position => "u.position_name",
        Dimension::Manager => "u.manager_name",
        Dimension::CourseId => "s.course_id",
        Dimension::Course => "coalesce(c.course_name, concat('Unknown (', CAST(s.course_id AS STRING), ')'))",
        Dimension::Category => "s.category",
        Dimension::StatusInYear => "s.status_in_year",
        Dimension::Status => "s.status",
        Dimension::Enrolled => "s.enrolled",
        Dimension::Started => "s.started",
        Dimension::Completed => "s.completed",
        Dimension::Due => "s.due",
        Dimension::Days => "s.days_difference",
    }
}

/// Whether it is read of the person.
const fn is_of_person(dimension: Dimension) -> bool {
    matches!(dimension, Dimension::Learner | Dimension::Organisation | Dimension::Position | Dimension::Manager)
}

/// Whether it is text, whose order does not depend on case.
pub const fn is_text(dimension: Dimension) -> bool {
    is_of_person(dimension) || matches!(dimension, Dimension::Course | Dimension::Category | Dimension::StatusInYear | Dimension::Status)
}

/// The tables that dimensions are read of beside the serving table.
pub fn joins(dimensions: &[Dimension]) -> String {
    let mut joins = String::new();
    if dimensions.iter().any(|dimension| is_of_person(*dimension)) {
        joins.push_str("LEFT JOIN gold.dim_user AS u ON u.user_id = s.user_id\n");
    }
    if dimensions.contains(&Dimension::Course) {
        joins.push_str("LEFT JOIN gold.dim_course AS c ON c.course_id = s.course_id\n");
    }
    joins
}

/// What rows are sorted by, and a join that provides it. Names are put in lower case before they are joined: there are far fewer
/// people than enrolments.
pub fn sort_key(dimension: Dimension) -> (String, String) {
    let of = |table: &str, id: &str, name: &str| {
        format!("LEFT JOIN (SELECT {id}, lower({name}) AS name FROM gold.{table}) AS k ON k.{id} = s.{id}\n")
    };
    let or_unknown = |id: &str| format!("coalesce(k.name, concat('unknown (', CAST(s.{id} AS STRING), ')'))");
    match dimension {
        Dimension::Learner => (or_unknown("user_id"), of("dim_user", "user_id", "full_name")),
        Dimension::Organisation => ("k.name".to_owned(), of("dim_user", "user_id", "organisation_name")),
        Dimension::Position => ("k.name".to_owned(), of("dim_user", "user_id", "position_name")),
        Dimension::Manager => ("k.name".to_owned(), of("dim_user", "user_id", "manager_name")),
        Dimension::Course => (or_unknown("course_id"), of("dim_course", "course_id", "course_name")),
        other => (in_order(other), String::new()),
    }
}

/// A dimension as it is compared.
pub fn in_order(dimension: Dimension) -> String {
    if is_text(dimension) { format!("lower({})", column(dimension)) } else { column(dimension).to_owned() }
}
