//! What is part of every query: the viewer's row rule, then the filters.

use domain::{FilterField, Filters, Period, RowRule};

/// One bound value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A whole number.
    Int(i64),
    /// Text.
    Text(String),
}

/// The values of a statement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values(pub Vec<Value>);

impl Values {
    /// Takes a number and returns how the statement refers to it.
    pub fn int(&mut self, value: i64) -> String {
        self.0.push(Value::Int(value));
        format!("CAST(:p{} AS BIGINT)", self.0.len() - 1)
    }

    /// Takes a text and returns how the statement refers to it.
    pub fn text(&mut self, value: &str) -> String {
        self.0.push(Value::Text(value.to_owned()));
        format!("CAST(:p{} AS STRING)", self.0.len() - 1)
    }

    fn ints(&mut self, values: &[i64]) -> String {
        values.iter().map(|value| self.int(*value)).collect::<Vec<_>>().join(", ")
    }

    fn texts<'a>(&mut self, values: impl Iterator<Item = &'a str>) -> String {
        values.map(|value| self.text(value)).collect::<Vec<_>>().join(", ")
    }
}

/// The rows that the viewer sees, as conditions on the column that holds the person.
pub fn rule_conditions(rule: RowRule, user: &str, values: &mut Values) -> Vec<String> {
    match rule {
        RowRule::Nobody => vec!["1 = 0".to_owned()],
        RowRule::Myself(person) => vec![format!("{user} = {}", values.int(person.0))],
        RowRule::Team(person) => vec![team(user, &values.int(person.0))],
        RowRule::Everyone => Vec::new(),
    }
}

fn team(user: &str, managers: &str) -> String {
    format!("{user} IN (SELECT employee_id FROM gold.dim_manager_relationship WHERE manager_id IN ({managers}))")
}

/// The filters but the year, as conditions on the column that holds the person.
pub fn filter_conditions(filters: &Filters, user: &str, values: &mut Values) -> Vec<String> {
    let mut conditions = Vec::new();
    let person = person_conditions(filters, values);
    if !person.is_empty() {
        conditions.push(format!("{user} IN (SELECT user_id FROM gold.dim_user WHERE {})", person.join(" AND ")));
    }
    if filters.has(FilterField::Manager) {
        conditions.push(team(user, &values.ints(&filters.numbers(FilterField::Manager))));
    }
    if filters.has(FilterField::Audience) {
        let audiences = values.ints(&filters.numbers(FilterField::Audience));
        conditions.push(format!("{user} IN (SELECT user_id FROM gold.dim_audience_member WHERE audience_id IN ({audiences}))"));
    }
    conditions
}

fn person_conditions(filters: &Filters, values: &mut Values) -> Vec<String> {
    let columns =
        [(FilterField::Organisation, "organisation_id"), (FilterField::Position, "position_id"), (FilterField::Learner, "user_id")];
    let mut conditions: Vec<String> = columns
        .into_iter()
        .filter(|(field, _)| filters.has(*field))
        .map(|(field, column)| format!("{column} IN ({})", values.ints(&filters.numbers(field))))
        .collect();
    if filters.has(FilterField::UserStatus) {
        conditions.push(format!("user_status IN ({})", values.texts(filters.values(FilterField::UserStatus))));
    }
    conditions
}

/// The rule and the filters but the year and the statuses of rows, as conditions on `gold.serving_course_year AS s`. The status of the
/// person stands in it: dashboards filter it unless told otherwise, and looking it up doubles what a question costs.
pub fn enrolment_conditions(filters: &Filters, rule: RowRule, values: &mut Values) -> Vec<String> {
    let mut conditions = rule_conditions(rule, "s.user_id", values);
    if filters.has(FilterField::UserStatus) {
        conditions.push(format!("s.user_status IN ({})", values.texts(filters.values(FilterField::UserStatus))));
    }
    conditions.extend(filter_conditions(&filters.cleared(FilterField::UserStatus), "s.user_id", values));
    conditions.extend(course_conditions(filters, "s.", values));
    conditions
}

/// The filters of courses, as conditions on the columns of `gold.serving_course_year` under a prefix such as `s.`.
pub fn course_conditions(filters: &Filters, prefix: &str, values: &mut Values) -> Vec<String> {
    let mut conditions = Vec::new();
    if filters.has(FilterField::Category) {
        conditions.push(format!("{prefix}category IN ({})", values.texts(filters.values(FilterField::Category))));
    }
    if filters.has(FilterField::Course) {
        conditions.push(format!("{prefix}course_id IN ({})", values.ints(&filters.numbers(FilterField::Course))));
    }
    conditions
}

/// The filters that narrow rows and no figure.
pub fn status_conditions(filters: &Filters, values: &mut Values) -> Vec<String> {
    let columns = [(FilterField::StatusInYear, "s.status_in_year"), (FilterField::Status, "s.status")];
    let chosen = columns.into_iter().filter(|(field, _)| filters.has(*field));
    chosen.map(|(field, column)| format!("{column} IN ({})", values.texts(filters.values(field)))).collect()
}

/// The years of a question. Year 0 of the serving tables is all time.
pub fn period_condition(period: Period, filters: &Filters, values: &mut Values) -> String {
    let chosen = filters.numbers(FilterField::Year).into_iter().max();
    match (period, chosen) {
        (Period::EveryYear, _) => "s.year > 0".to_owned(),
        // 0 and below are no years, and 0 must not be taken for all time.
        (_, Some(year)) => format!("s.year > 0 AND s.year = {}", values.int(year)),
        (Period::AllTimeUnlessChosen, None) => "s.year = 0".to_owned(),
        // Where no year has data there is none to choose.
        (Period::InYear, None) => "1 = 0".to_owned(),
    }
}

/// `WHERE …`, or nothing.
pub fn where_clause(conditions: &[String]) -> String {
    if conditions.is_empty() { String::new() } else { format!("WHERE {}", conditions.join("\n    AND ")) }
}
