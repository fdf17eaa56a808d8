//! The examples that stand in the models' twins: given rows in, the model run, the rows that come out.

use std::sync::Arc;

use warehouse::arrow::array::{ArrayRef, RecordBatch, StringArray};
use warehouse::arrow::compute::cast;
use warehouse::arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use warehouse::datafusion::error::Result as EngineResult;
use warehouse::embedded::Limits;

use super::model::prepare;
use super::parameters::Parameters;
use super::workshop::Workshop;
use crate::catalogue::{Catalogue, Example, Model};
use crate::error::EtlError;
use crate::sources::Layout;

/// Rows as an example states them: a header and lines, sorted.
#[derive(Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What the example expects.
    pub expected: Vec<String>,
    /// What came out, in the expected columns.
    pub found: Vec<String>,
}

/// Runs one example of a model.
pub async fn run(catalogue: &Catalogue, model: &Model, example: &Example) -> Result<Outcome, EtlError> {
    let failed = || EtlError::compute(format!("example \"{}\" of {}", example.name, model.full_name()));
    let limits = Limits { memory: 1 << 28, threads: 1 };
    let workshop = Workshop::new(limits, parameters(example)?).map_err(failed())?;
    for input in &model.inputs {
        let (schema, rows) = given(catalogue, input, example).map_err(failed())?;
        workshop.register_rows(input, schema, rows).map_err(failed())?;
    }
    let (header, expected) = lines(&example.expect);
    let plain = |line: &String| line.split('|').map(literal).collect::<Vec<_>>().join("|");
    let mut expected: Vec<String> = expected.iter().map(plain).collect();
    let mut found = outcome(&workshop, model, &header).await.map_err(failed())?;
    expected.sort();
    found.sort();
    Ok(Outcome { expected, found })
}

fn parameters(example: &Example) -> Result<Parameters, EtlError> {
    let of = |name: &str, otherwise: &str| example.parameters.get(name).cloned().unwrap_or_else(|| otherwise.to_owned());
    let wrong = |what: String| EtlError::Model { file: example.name.clone(), what };
    let as_of = of("as_of", "2024-09-30").parse().map_err(|why| wrong(format!("as_of: {why}")))?;
    let first_month = of("first_month", "1").parse().map_err(|why| wrong(format!("first_month: {why}")))?;
    Ok(Parameters { as_of, first_month, time_zone: of("time_zone", "UTC") })
}

fn lines(text: &str) -> (Vec<String>, Vec<String>) {
    let tidy = |line: &str| line.split('|').map(str::trim).collect::<Vec<_>>().join("|");
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).map(tidy);
    let header = lines.next().unwrap_or_default().split('|').map(str::to_owned).collect();
    (header, lines.collect())
}

/// What a value stands for: text in double quotes is JSON, for what would be trimmed or split otherwise.
fn literal(value: &str) -> String {
    if value.starts_with('"') { serde_json::from_str(value).unwrap_or_else(|_| value.to_owned()) } else { value.to_owned() }
}

/// The schema of an input and the rows that an example gives of it.
fn given(catalogue: &Catalogue, input: &str, example: &Example) -> EngineResult<(SchemaRef, Vec<RecordBatch>)> {
    let schema: SchemaRef = match input.strip_prefix("bronze.") {
        Some(source) => {
            let columns =
                catalogue.source(source).map(|source| source.columns.iter().map(|column| column.name.clone()).collect::<Vec<_>>());
            Layout::schema_of(&columns.unwrap_or_default())
        }
        None => Arc::new(catalogue.models.model(input).map_or_else(Schema::empty, |model| model.twin.schema())),
    };
    let Some(text) = example.given.get(input) else { return Ok((schema, Vec::new())) };
    let (header, rows) = lines(text);
    let columns = schema.fields().iter().map(|field| column(field, &header, &rows)).collect::<Result<Vec<_>, _>>()?;
    let batch = RecordBatch::try_new(Arc::clone(&schema), columns)?;
    Ok((schema, vec![batch]))
}

fn column(field: &Field, header: &[String], rows: &[String]) -> EngineResult<ArrayRef> {
    let place = header.iter().position(|name| name == field.name());
    let numbered = field.name() == "_source_row" && place.is_none();
    let value = |(n, row): (usize, &String)| {
        let given = place.and_then(|place| row.split('|').nth(place)).filter(|value| !value.is_empty()).map(literal);
        if numbered { Some((n + 1).to_string()) } else { given }
    };
    let texts: ArrayRef = Arc::new(rows.iter().enumerate().map(value).collect::<StringArray>());
    Ok(cast(&texts, field.data_type())?)
}

/// The model's rows in some columns; rows that a rule sets aside appear where the column `_rule` is asked for.
async fn outcome(workshop: &Workshop, model: &Model, header: &[String]) -> EngineResult<Vec<String>> {
    let prepared = prepare(workshop, model).await?;
    let with_rules = header.iter().any(|name| name == "_rule");
    let batches = prepared.frame.collect().await?;
    let mut found = Vec::new();
    for batch in &batches {
        let rules = prepared.columns.rule.map(|rule| cast(batch.column(rule), &DataType::Int64)).transpose()?;
        let texts = header.iter().map(|name| text_column(batch, name)).collect::<EngineResult<Vec<_>>>()?;
        for row in 0..batch.num_rows() {
            let aside = rules.as_ref().is_some_and(|rules| warehouse::arrow::array::Array::is_valid(rules, row));
            if aside && !with_rules {
                continue;
            }
            let value = |text: &StringArray| {
                if warehouse::arrow::array::Array::is_valid(text, row) { text.value(row).to_owned() } else { String::new() }
            };
            found.push(texts.iter().map(value).collect::<Vec<_>>().join("|"));
        }
    }
    Ok(found)
}

fn text_column(batch: &RecordBatch, name: &str) -> EngineResult<StringArray> {
    let column = batch.column_by_name(name).cloned();
    let column = column.unwrap_or_else(|| Arc::new(StringArray::from(vec!["no such column"; batch.num_rows()])));
    let column = if matches!(column.data_type(), DataType::Timestamp(..)) {
        cast(&column, &DataType::Timestamp(warehouse::arrow::datatypes::TimeUnit::Second, None))?
    } else {
        column
    };
    let text = cast(&column, &DataType::Utf8)?;
    Ok(warehouse::arrow::array::AsArray::as_string::<i32>(&text).clone())
}
