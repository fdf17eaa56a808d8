//! Metric queries. Questions that differ in their measures only are answered by one statement.

use domain::{Dimension, Measure, MetricQuery, RowRule};

use super::Statement;
use super::columns::{column, in_order, is_text, joins};
use super::conditions::{Values, enrolment_conditions, filter_conditions, period_condition, rule_conditions, where_clause};
use super::measures::{COURSE_RATE, Formula, formula};
use super::source::Source;

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
    let sources = Source::of_each(queries);
    let mut groups: Vec<(Source, Vec<usize>)> = Vec::new();
    for (index, (query, source)) in queries.iter().zip(sources).enumerate() {
        let first = |group: &[usize]| group.first().and_then(|first| queries.get(*first));
        let fits = |group: &&mut (Source, Vec<usize>)| group.0 == source && first(&group.1).is_some_and(|first| alike(first, query));
        match groups.iter_mut().find(fits) {
            Some((_, group)) => group.push(index),
            None => groups.push((source, vec![index])),
        }
    }
    groups.into_iter().map(|(source, questions)| batch(queries, source, questions, rule)).collect()
}

fn alike(a: &MetricQuery, b: &MetricQuery) -> bool {
    a.dimensions == b.dimensions && a.period == b.period && a.filters == b.filters && a.limit == b.limit
}

fn batch(queries: &[MetricQuery], source: Source, questions: Vec<usize>, rule: RowRule) -> Batch {
    let members: Vec<&MetricQuery> = questions.iter().filter_map(|index| queries.get(*index)).collect();
    let measures: Vec<Measure> = members.iter().flat_map(|query| query.measures.iter().copied()).collect();
    let dimensions = members.first().map_or(0, |query| query.dimensions.len());
    let statement = members
        .first()
        .map_or_else(|| Statement { sql: String::new(), values: Values::default() }, |first| statement(first, source, &measures, rule));
    Batch { questions, statement, dimensions }
}

fn statement(query: &MetricQuery, source: Source, measures: &[Measure], rule: RowRule) -> Statement {
    let mut values = Values::default();
    let mut select: Vec<String> = query.dimensions.iter().map(|dimension| dimension_column(*dimension)).collect();
    select.extend(measures.iter().enumerate().flat_map(|(n, measure)| measure_columns(n, source, *measure)));
    let clause = where_clause(&conditions(query, source, rule, &mut values));
    let (table, joins) = (source.table(), joins(&query.dimensions));
    let mut sql = format!("SELECT\n    {}\nFROM {table} AS s\n{joins}{clause}", select.join(",\n    "));
    if !query.dimensions.is_empty() {
        let groups: Vec<&str> = query.dimensions.iter().map(|dimension| column(*dimension)).collect();
        sql.push_str(&format!("\nGROUP BY {}\nORDER BY {}", groups.join(", "), order(&query.dimensions)));
    }
    if let Some(limit) = query.limit {
        sql.push_str(&format!("\nLIMIT {limit}"));
    }
    Statement { sql, values }
}

fn conditions(query: &MetricQuery, source: Source, rule: RowRule, values: &mut Values) -> Vec<String> {
    let mut conditions = vec![period_condition(query.period, &query.filters, values)];
    match source {
        Source::People => {
            conditions.extend(rule_conditions(rule, "s.user_id", values));
            conditions.extend(filter_conditions(&query.filters, "s.user_id", values));
        }
        Source::Enrolments => conditions.extend(enrolment_conditions(&query.filters, rule, values)),
    }
    conditions
}

/// A plain column keeps its name.
fn dimension_column(dimension: Dimension) -> String {
    let column = column(dimension);
    if column.contains('(') { format!("{column} AS {}", dimension.key()) } else { column.to_owned() }
}

/// Categories and courses are ranked, the best first; all else stands in its own order.
fn order(dimensions: &[Dimension]) -> String {
    let is_ranked = dimensions.iter().any(|dimension| matches!(dimension, Dimension::Category | Dimension::Course));
    let rank = is_ranked.then(|| format!("{COURSE_RATE} DESC NULLS LAST"));
    let names = dimensions.iter().filter(|dimension| is_text(**dimension)).map(|dimension| in_order(*dimension));
    let all = dimensions.iter().map(|dimension| column(*dimension).to_owned());
    rank.into_iter().chain(names).chain(all).collect::<Vec<_>>().join(", ")
}

fn measure_columns(n: usize, source: Source, measure: Measure) -> Vec<String> {
    match formula(source, measure) {
        Some(Formula::Quotient { numerator, denominator }) => vec![
            format!("CAST({numerator} AS DOUBLE) / nullif({denominator}, 0) AS value_{n}"),
            format!("{numerator} AS numerator_{n}"),
            format!("{denominator} AS denominator_{n}"),
        ],
        Some(Formula::Numbers(numbers)) if numbers.len() == 1 => numbers.iter().map(|number| format!("{number} AS count_{n}")).collect(),
        Some(Formula::Numbers(numbers)) => {
            numbers.iter().zip(measure.columns()).map(|(number, column)| format!("{number} AS {column}_{n}")).collect()
        }
        None => measure.columns().iter().map(|column| format!("CAST(NULL AS DOUBLE) AS {column}_{n}")).collect(),
    }
}
