//! Everything that can be chosen for a field: `value`, `label`, and how many `people` or rows stand behind it.

use domain::{DashboardName, FilterField, Filters, Period, RowRule};

use super::conditions::{
    Values, course_conditions, enrolment_conditions, filter_conditions, period_condition, rule_conditions, status_conditions, where_clause,
};
use super::source::Source;

const ENROLMENTS: &str = Source::Enrolments.table();

/// By whom and beside what a field is asked for.
pub struct Asked<'a> {
    /// On which dashboard.
    pub dashboard: DashboardName,
    /// What else is chosen.
    pub filters: &'a Filters,
    /// What the viewer sees.
    pub rule: RowRule,
}

/// The options of a field.
pub fn offered(field: FilterField, asked: &Asked, values: &mut Values) -> String {
    match field {
        FilterField::Year => years(asked, values),
        FilterField::Organisation => of_person("organisation_id", "organisation_name", asked, values),
        FilterField::Position => of_person("position_id", "position_name", asked, values),
        FilterField::Learner => of_person("user_id", "full_name", asked, values),
        FilterField::UserStatus => of_person("user_status", "user_status", asked, values),
        FilterField::Manager => managers(asked, values),
        FilterField::Audience => audiences(asked, values),
        FilterField::Category => categories(asked, values),
        FilterField::Course => courses(asked, values),
        FilterField::StatusInYear => statuses("s.status_in_year", asked, values),
        FilterField::Status => statuses("s.status", asked, values),
    }
}

impl Asked<'_> {
    fn is_of_courses(&self) -> bool {
        self.filters.has(FilterField::Category) || self.filters.has(FilterField::Course)
    }

    /// The rule and the filters of people, on the column that holds the person.
    fn people(&self, user: &str, values: &mut Values) -> Vec<String> {
        let mut conditions = rule_conditions(self.rule, user, values);
        conditions.extend(filter_conditions(self.filters, user, values));
        conditions
    }

    /// The same with those who have an enrolment in what is chosen of courses.
    fn enrolled(&self, user: &str, values: &mut Values) -> Vec<String> {
        let mut conditions = self.people(user, values);
        if self.is_of_courses() {
            let courses = course_conditions(self.filters, "", values).join(" AND ");
            conditions.push(format!("{user} IN (SELECT user_id FROM {ENROLMENTS} WHERE year = 0 AND {courses})"));
        }
        conditions
    }

    /// The same on the enrolments themselves.
    fn enrolments(&self, period: String, values: &mut Values) -> Vec<String> {
        let mut conditions = vec![period];
        conditions.extend(enrolment_conditions(self.filters, self.rule, values));
        conditions
    }
}

fn labelled(id: &str, name: &str) -> String {
    format!("CAST({id} AS STRING) AS value, coalesce(max({name}), concat('Unknown (', CAST({id} AS STRING), ')')) AS label")
}

fn of_person(id: &str, name: &str, asked: &Asked, values: &mut Values) -> String {
    let mut conditions = asked.enrolled("u.user_id", values);
    conditions.push("u.user_id <> -1".to_owned());
    conditions.push(format!("u.{id} IS NOT NULL"));
    let (labelled, clause) = (labelled(&format!("u.{id}"), &format!("u.{name}")), where_clause(&conditions));
    format!("SELECT {labelled}, count(*) AS people FROM gold.dim_user AS u\n{clause}\nGROUP BY u.{id}")
}

/// Years with data of the dashboard; with those courses, where some are chosen.
fn years(asked: &Asked, values: &mut Values) -> String {
    let (table, mut conditions) = if asked.is_of_courses() {
        (ENROLMENTS, asked.enrolments("s.year > 0".to_owned(), values))
    } else {
        let mut conditions = asked.people("s.user_id", values);
        conditions.push("s.year > 0".to_owned());
        (Source::People.table(), conditions)
    };
    if asked.dashboard == DashboardName::Courses && !asked.is_of_courses() {
        conditions.push("s.courses > 0".to_owned());
    }
    let clause = where_clause(&conditions);
    format!(
        "SELECT CAST(s.year AS STRING) AS value, CAST(s.year AS STRING) AS label, CAST(NULL AS BIGINT) AS people\n\
         FROM {table} AS s\n{clause}\nGROUP BY s.year"
    )
}

/// Managers of whom the viewer may see someone, with how many of their people.
fn managers(asked: &Asked, values: &mut Values) -> String {
    let mut conditions = asked.enrolled("r.employee_id", values);
    conditions.push("r.employee_id <> r.manager_id".to_owned());
    conditions.extend(rule_conditions(asked.rule, "r.manager_id", values));
    let (labelled, clause) = (labelled("r.manager_id", "m.manager"), where_clause(&conditions));
    format!(
        "SELECT {labelled}, count(*) AS people\nFROM gold.dim_manager_relationship AS r\n\
         JOIN gold.dim_manager AS m ON m.manager_id = r.manager_id\n{clause}\nGROUP BY r.manager_id"
    )
}

fn audiences(asked: &Asked, values: &mut Values) -> String {
    let conditions = asked.enrolled("a.user_id", values);
    let (labelled, clause) = (labelled("a.audience_id", "a.audience_name"), where_clause(&conditions));
    format!("SELECT {labelled}, count(DISTINCT a.user_id) AS people FROM gold.dim_audience_member AS a\n{clause}\nGROUP BY a.audience_id")
}

/// Categories of all time, whatever the year. Somebody with several courses of a category is one person: the table marks one of them,
/// which holds as long as people are left out with all of their courses.
fn categories(asked: &Asked, values: &mut Values) -> String {
    let people = if asked.filters.has(FilterField::Course) { "count(DISTINCT s.user_id)" } else { "sum(s.first_in_category)" };
    let clause = where_clause(&asked.enrolments("s.year = 0".to_owned(), values));
    format!("SELECT s.category AS value, s.category AS label, {people} AS people FROM {ENROLMENTS} AS s\n{clause}\nGROUP BY s.category")
}

/// Courses of all time, whatever the year. In all time a person has one enrolment in a course.
fn courses(asked: &Asked, values: &mut Values) -> String {
    let clause = where_clause(&asked.enrolments("s.year = 0".to_owned(), values));
    format!(
        "SELECT CAST(e.course_id AS STRING) AS value, coalesce(c.course_name, concat('Unknown (', CAST(e.course_id AS STRING), ')')) AS label, e.people\n\
         FROM (SELECT s.course_id, count(*) AS people FROM {ENROLMENTS} AS s\n{clause}\nGROUP BY s.course_id) AS e\n\
         LEFT JOIN gold.dim_course AS c ON c.course_id = e.course_id"
    )
}

/// Statuses of the rows of the year, with how many rows.
fn statuses(column: &str, asked: &Asked, values: &mut Values) -> String {
    let period = period_condition(Period::InYear, asked.filters, values);
    let mut conditions = asked.enrolments(period, values);
    conditions.extend(status_conditions(asked.filters, values));
    conditions.push(format!("{column} IS NOT NULL"));
    let clause = where_clause(&conditions);
    format!("SELECT {column} AS value, {column} AS label, count(*) AS people FROM {ENROLMENTS} AS s\n{clause}\nGROUP BY {column}")
}
