//! Metric queries. Questions that differ in their measures only are answered by one statement.

use domain::{Dimension, FilterField, Measure, MetricQuery, Period, RowRule};

use super::Statement;
use super::conditions::{Values, filter_conditions, rule_conditions, where_clause};
use super::measures::{Formula, formula};

/// Several questions that one statement answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// The questions' places in the list that was asked.
    pub questions: Vec<usize>,
    /// The statement: first the dimensions, then the columns of each question's measures.
    pub statement: Statement,
    /// Columns that hold dimensions.
    pub dimensions: usize,
}

/// Puts questions that can be answered together together.
pub fn batches(queries: &[MetricQuery], rule: RowRule) -> Vec<Batch> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (index, query) in queries.iter().enumerate() {
        let fits = |group: &&mut Vec<usize>| group.first().and_then(|first| queries.get(*first)).is_some_and(|first| alike(first, query));
        match groups.iter_mut().find(fits) {
            Some(group) => group.push(index),
            None => groups.push(vec![index]),
        }
    }
    groups.into_iter().map(|questions| batch(queries, questions, rule)).collect()
}

fn alike(a: &MetricQuery, b: &MetricQuery) -> bool {
    a.dimensions == b.dimensions && a.period == b.period && a.filters == b.filters && a.limit == b.limit
}

fn batch(queries: &[MetricQuery], questions: Vec<usize>, rule: RowRule) -> Batch {
    let members: Vec<&MetricQuery> = questions.iter().filter_map(|index| queries.get(*index)).collect();
    let measures: Vec<Measure> = members.iter().flat_map(|query| query.measures.iter().copied()).collect();
    let dimensions = members.first().map_or(0, |query| query.dimensions.len());
    let statement = members
        .first()
        .map_or_else(|| Statement { sql: String::new(), values: Values::default() }, |first| statement(first, &measures, rule));
    Batch { questions, statement, dimensions }
}

fn statement(query: &MetricQuery, measures: &[Measure], rule: RowRule) -> Statement {
    let mut values = Values::default();
    let dimensions: Vec<&str> = query.dimensions.iter().map(|dimension| dimension_column(*dimension)).collect();
    let mut select: Vec<String> = dimensions.iter().map(|column| (*column).to_owned()).collect();
    select.extend(measures.iter().enumerate().flat_map(|(n, measure)| measure_columns(n, *measure)));
    let mut conditions = vec![period_condition(query, &mut values)];
    conditions.extend(rule_conditions(rule, "s.user_id", &mut values));
    conditions.extend(filter_conditions(&query.filters, "s.user_id", &mut values));
    let mut sql = format!("SELECT\n    {}\nFROM gold.serving_user_year AS s\n{}", select.join(",\n    "), where_clause(&conditions));
    if !dimensions.is_empty() {
        let list = dimensions.join(", ");
        sql.push_str(&format!("\nGROUP BY {list}\nORDER BY {list}"));
    }
    if let Some(limit) = query.limit {
        sql.push_str(&format!("\nLIMIT {limit}"));
    }
    Statement { sql, values }
}

const fn dimension_column(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Year => "s.year",
    }
}

fn measure_columns(n: usize, measure: Measure) -> Vec<String> {
    match formula(measure) {
        Formula::Quotient { numerator, denominator } => vec![
            format!("CAST({numerator} AS DOUBLE) / nullif({denominator}, 0) AS value_{n}"),
            format!("{numerator} AS numerator_{n}"),
            format!("{denominator} AS denominator_{n}"),
        ],
        Formula::Count(count) => vec![format!("{count} AS count_{n}")],
    }
}

/// Year 0 of the serving table is all time.
fn period_condition(query: &MetricQuery, values: &mut Values) -> String {
    let chosen = query.filters.numbers(FilterField::Year).into_iter().max();
    match (query.period, chosen) {
        (Period::EveryYear, _) => "s.year > 0".to_owned(),
        // 0 and below are no years, and 0 must not be taken for all time.
        (Period::AllTimeUnlessChosen, Some(year)) => format!("s.year > 0 AND s.year = {}", values.int(year)),
        (Period::AllTimeUnlessChosen, None) => "s.year = 0".to_owned(),
    }
}
