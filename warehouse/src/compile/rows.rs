//! The rows themselves: a page of them, all of them, and how many there are.

use domain::{Dimension, MetricQuery, RowRule, Sort};

use super::Statement;
use super::columns::{column, in_order, joins, sort_key};
use super::conditions::{Values, enrolment_conditions, period_condition, status_conditions, where_clause};
use super::source::Source;

const TABLE: &str = Source::Enrolments.table();

/// A page of the rows of which there are `total`. What is past the middle is read from the other end, so that the last page costs as
/// much as the first.
pub fn page(query: &MetricQuery, rule: RowRule, total: u64) -> Statement {
    let mut values = Values::default();
    let (sort, rows) = (order_of(query), query.limit.map_or(total, u64::from).min(total.saturating_sub(query.offset)));
    let is_late = query.offset > total / 2;
    let offset = if is_late { total - query.offset - rows } else { query.offset };
    let (key, join) = sort_key(sort.by);
    let clause = where_clause(&conditions(query, rule, &mut values));
    let order = ordered(&key, "s.", sort, is_late);
    // First which rows: of all others no more than the key and the sorted column is read.
    let first = format!(
        "SELECT s.user_id, s.course_id, s.course_user_id, {key} AS place\nFROM {TABLE} AS s\n{join}{clause}\n{order}\nLIMIT {rows} OFFSET {offset}"
    );
    let year = period_condition(query.period, &query.filters, &mut values);
    let (select, joins, order) = (select(query), joins(&query.dimensions), ordered("p.place", "p.", sort, false));
    let sql = format!(
        "WITH page AS (\n{first}\n)\nSELECT\n    {select}\nFROM page AS p\nJOIN {TABLE} AS s ON s.course_user_id = p.course_user_id\n{joins}WHERE {year}\n{order}"
    );
    Statement { sql, values }
}

/// All rows, in order.
pub fn rows(query: &MetricQuery, rule: RowRule) -> Statement {
    let mut values = Values::default();
    let sort = order_of(query);
    let clause = where_clause(&conditions(query, rule, &mut values));
    let needed: Vec<Dimension> = query.dimensions.iter().copied().chain([sort.by]).collect();
    let (select, joins, order) = (select(query), joins(&needed), ordered(&in_order(sort.by), "s.", sort, false));
    Statement { sql: format!("SELECT\n    {select}\nFROM {TABLE} AS s\n{joins}{clause}\n{order}"), values }
}

/// How many rows there are: `total`.
pub fn count(query: &MetricQuery, rule: RowRule) -> Statement {
    let mut values = Values::default();
    let clause = where_clause(&conditions(query, rule, &mut values));
    Statement { sql: format!("SELECT count(*) AS total\nFROM {TABLE} AS s\n{clause}"), values }
}

fn conditions(query: &MetricQuery, rule: RowRule, values: &mut Values) -> Vec<String> {
    let mut conditions = vec![period_condition(query.period, &query.filters, values)];
    conditions.extend(enrolment_conditions(&query.filters, rule, values));
    conditions.extend(status_conditions(&query.filters, values));
    conditions
}

fn select(query: &MetricQuery) -> String {
    let named = query.dimensions.iter().map(|dimension| format!("{} AS {}", column(*dimension), dimension.key()));
    named.collect::<Vec<_>>().join(",\n    ")
}

fn order_of(query: &MetricQuery) -> Sort {
    query.sort.unwrap_or(Sort { by: Dimension::UserId, descending: false })
}

/// What is missing stands at the end either way; rows that are alike stand by person and course, so that every page has its place.
fn ordered(key: &str, prefix: &str, sort: Sort, reversed: bool) -> String {
    let direction = if sort.descending == reversed { "ASC" } else { "DESC" };
    let (nulls, ties) = if reversed { ("FIRST", "DESC") } else { ("LAST", "ASC") };
    format!("ORDER BY {key} {direction} NULLS {nulls}, {prefix}user_id {ties}, {prefix}course_id {ties}")
}
