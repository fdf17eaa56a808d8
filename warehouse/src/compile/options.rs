//! What a filter offers, narrowed to what the viewer may see and to the other filters; and the names of what is chosen.

use domain::ports::OptionsRequest;
use domain::{FilterField, Filters, RowRule};

use super::Statement;
use super::conditions::{Values, filter_conditions, rule_conditions, where_clause};

/// Most options that one answer holds: more than anyone reads, few enough for a phone.
const MOST_OPTIONS: u32 = 50;

/// The options of a filter: `value`, `label`, `people`, `matching`, `selectable`.
pub fn options(request: &OptionsRequest, rule: RowRule) -> Statement {
    let mut values = Values::default();
    let inner = offered(request.field, &request.filters.cleared(request.field), rule, &mut values);
    let typed = request.typed.trim();
    let matches = if typed.is_empty() { String::new() } else { format!(" WHERE instr(lower(label), lower({})) > 0", values.text(typed)) };
    let order = if request.field == FilterField::Year { "value DESC" } else { "lower(label), value" };
    // The counts stand beside no option too, where nothing matches.
    let sql = format!(
        "WITH offered AS (\n{inner}\n),\nmatched AS (SELECT * FROM offered{matches}),\n\
         head AS (SELECT * FROM matched ORDER BY {order} LIMIT {MOST_OPTIONS}),\n\
         counted AS (SELECT (SELECT count(*) FROM matched) AS matching, (SELECT count(*) FROM offered) AS selectable)\n\
         SELECT value, label, people, matching, selectable\nFROM counted\nLEFT JOIN head ON TRUE\nORDER BY {order}"
    );
    Statement { sql, values }
}

/// The names of the chosen values of one filter: `value`, `label`. Only what the viewer may see has a name.
pub fn labels(field: FilterField, filters: &Filters, rule: RowRule) -> Statement {
    let mut values = Values::default();
    let inner = offered(field, &Filters::default(), rule, &mut values);
    let chosen: Vec<String> = filters.values(field).map(|value| values.text(value)).collect();
    let sql = format!("WITH offered AS (\n{inner}\n)\nSELECT value, label FROM offered WHERE value IN ({})", chosen.join(", "));
    Statement { sql, values }
}

fn offered(field: FilterField, filters: &Filters, rule: RowRule, values: &mut Values) -> String {
    match field {
        FilterField::Year => years(filters, rule, values),
        FilterField::Organisation => of_person("organisation_id", "organisation_name", filters, rule, values),
        FilterField::Position => of_person("position_id", "position_name", filters, rule, values),
        FilterField::Learner => of_person("user_id", "full_name", filters, rule, values),
        FilterField::UserStatus => of_person("user_status", "user_status", filters, rule, values),
        FilterField::Manager => managers(filters, rule, values),
        FilterField::Audience => audiences(filters, rule, values),
    }
}

fn conditions(filters: &Filters, rule: RowRule, user: &str, values: &mut Values) -> Vec<String> {
    let mut conditions = rule_conditions(rule, user, values);
    conditions.extend(filter_conditions(filters, user, values));
    conditions
}

fn labelled(id: &str, name: &str) -> String {
    format!("CAST({id} AS STRING) AS value, coalesce(max({name}), concat('Unknown (', CAST({id} AS STRING), ')')) AS label")
}

fn of_person(id: &str, name: &str, filters: &Filters, rule: RowRule, values: &mut Values) -> String {
    let mut conditions = conditions(filters, rule, "u.user_id", values);
    conditions.push("u.user_id <> -1".to_owned());
    conditions.push(format!("u.{id} IS NOT NULL"));
    let (labelled, clause) = (labelled(&format!("u.{id}"), &format!("u.{name}")), where_clause(&conditions));
    format!("SELECT {labelled}, count(*) AS people FROM gold.dim_user AS u\n{clause}\nGROUP BY u.{id}")
}

fn years(filters: &Filters, rule: RowRule, values: &mut Values) -> String {
    let mut conditions = conditions(filters, rule, "s.user_id", values);
    conditions.push("s.year > 0".to_owned());
    let clause = where_clause(&conditions);
    format!(
        "SELECT CAST(s.year AS STRING) AS value, CAST(s.year AS STRING) AS label, CAST(NULL AS BIGINT) AS people\n\
         FROM gold.serving_user_year AS s\n{clause}\nGROUP BY s.year"
    )
}

/// Managers of whom the viewer may see someone, with how many of their people.
fn managers(filters: &Filters, rule: RowRule, values: &mut Values) -> String {
    let mut conditions = conditions(filters, rule, "r.employee_id", values);
    conditions.push("r.employee_id <> r.manager_id".to_owned());
    conditions.extend(rule_conditions(rule, "r.manager_id", values));
    let (labelled, clause) = (labelled("r.manager_id", "m.manager"), where_clause(&conditions));
    format!(
        "SELECT {labelled}, count(*) AS people\nFROM gold.dim_manager_relationship AS r\n\
         JOIN gold.dim_manager AS m ON m.manager_id = r.manager_id\n{clause}\nGROUP BY r.manager_id"
    )
}

fn audiences(filters: &Filters, rule: RowRule, values: &mut Values) -> String {
    let conditions = conditions(filters, rule, "a.user_id", values);
    let (labelled, clause) = (labelled("a.audience_id", "a.audience_name"), where_clause(&conditions));
    format!("SELECT {labelled}, count(DISTINCT a.user_id) AS people FROM gold.dim_audience_member AS a\n{clause}\nGROUP BY a.audience_id")
}
