//! Asking the gold tables of a release.

use std::sync::Arc;

use domain::answer::ChosenFilter;
use domain::ports::OptionsRequest;
use domain::{Answer, Cell, FilterField, FilterOption, FilterOptions, Filters, MetricQuery};
use store::{Release, Scope};

use crate::compile::{self, Batch, Statement};
use crate::engine::Engine;
use crate::error::WarehouseError;
use crate::row_stream::RowStream;

/// The gold tables of every customer, for those who have a scope.
pub struct Warehouse {
    embedded: Arc<dyn Engine>,
    databricks: Option<Arc<dyn Engine>>,
    direct: Option<Arc<dyn Engine>>,
}

impl Warehouse {
    /// Answers with the embedded engine.
    pub fn new(embedded: Arc<dyn Engine>) -> Self {
        Self { embedded, databricks: None, direct: None }
    }

    /// Answers on Databricks for customers who are set so.
    pub fn with_databricks(self, engine: Arc<dyn Engine>) -> Self {
        Self { databricks: Some(engine), ..self }
    }

    /// Answers from the storage of Databricks' tables for customers who are set so.
    pub fn with_direct(self, engine: Arc<dyn Engine>) -> Self {
        Self { direct: Some(engine), ..self }
    }

    /// The engine that reads a release. There is no other that could stand in: the tables are where they were built, also after the customer
    /// was set to another engine.
    fn engine(&self, scope: &Scope, release: &Release) -> Result<&dyn Engine, WarehouseError> {
        let (engine, found) = match (release.is_on_databricks(), scope.customer().engine) {
            (false, _) => (domain::Engine::Embedded, Some(&self.embedded)),
            (true, domain::Engine::DatabricksDirect) => (domain::Engine::DatabricksDirect, self.direct.as_ref()),
            (true, _) => (domain::Engine::Databricks, self.databricks.as_ref()),
        };
        found.map(|engine| engine.as_ref()).ok_or(WarehouseError::NoEngine { engine })
    }

    /// Answers questions from a release, in the order in which they were asked.
    pub async fn ask(&self, scope: &Scope, release: &Release, queries: &[MetricQuery]) -> Vec<Result<Answer, Arc<WarehouseError>>> {
        let mut answers: Vec<_> = queries.iter().map(|_| Err(Arc::new(WarehouseError::ForeignRelease))).collect();
        let batches = compile::batches(queries, scope.rule());
        let asked = batches.iter().map(|batch| self.run(scope, release, &batch.statement));
        let results = futures::future::join_all(asked).await;
        for (batch, result) in batches.iter().zip(results) {
            let result = result.map_err(Arc::new);
            for (index, answer) in shares(queries, batch, &result) {
                if let Some(place) = answers.get_mut(index) {
                    *place = answer;
                }
            }
        }
        answers
    }

    /// A page of the rows that a question asks for, by its offset and limit. `total` is how many there are in all.
    pub async fn page(&self, scope: &Scope, release: &Release, query: &MetricQuery, total: u64) -> Result<Answer, WarehouseError> {
        let answer = self.run(scope, release, &compile::page(query, scope.rule(), total)).await?;
        // Without rows the engine names no columns.
        Ok(Answer { columns: query.columns().into_iter().map(str::to_owned).collect(), ..answer })
    }

    /// How many rows a question asks for.
    pub async fn count(&self, scope: &Scope, release: &Release, query: &MetricQuery) -> Result<u64, WarehouseError> {
        let answer = self.run(scope, release, &compile::count(query, scope.rule())).await?;
        Ok(answer.number(0, "total").map_or(0, |total| total as u64))
    }

    /// All rows that a question asks for, a part at a time, whatever its offset and limit.
    pub async fn rows(&self, scope: &Scope, release: &Release, query: &MetricQuery) -> Result<RowStream, WarehouseError> {
        self.engine(scope, release)?.rows(scope, release, &compile::rows(query, scope.rule())).await
    }

    /// What a filter offers.
    pub async fn options(&self, scope: &Scope, release: &Release, request: &OptionsRequest) -> Result<FilterOptions, WarehouseError> {
        let answer = self.run(scope, release, &compile::options(request, scope.rule())).await?;
        let first = |column| answer.number(0, column).map_or(0, |n| n as i64);
        let options = (0..answer.rows.len()).filter_map(|row| option(&answer, row)).collect();
        Ok(FilterOptions { options, matching: first("matching"), selectable: first("selectable") })
    }

    /// The names of the chosen values. What the viewer may not see, or what is not there, shows as its value.
    pub async fn labels(&self, scope: &Scope, release: &Release, filters: &Filters) -> Result<Vec<ChosenFilter>, WarehouseError> {
        let mut chosen = Vec::new();
        for field in FilterField::ALL.into_iter().filter(|field| filters.has(*field)) {
            let answer = if is_its_own_name(field) {
                Answer::default()
            } else {
                self.run(scope, release, &compile::labels(field, filters, scope.rule())).await?
            };
            let label = |value: &str| (0..answer.rows.len()).filter_map(|row| option(&answer, row)).find(|o| o.value == value);
            let named = |value: &str| label(value).map_or_else(|| value.to_owned(), |option| option.label);
            chosen.extend(filters.values(field).map(|value| ChosenFilter { field, value: value.to_owned(), label: named(value) }));
        }
        Ok(chosen)
    }

    async fn run(&self, scope: &Scope, release: &Release, statement: &Statement) -> Result<Answer, WarehouseError> {
        self.engine(scope, release)?.answer(scope, release, statement).await
    }
}

/// Whether a value of the field is shown as it stands in the address.
const fn is_its_own_name(field: FilterField) -> bool {
    use FilterField::{Category, Status, StatusInYear, UserStatus, Year};
    matches!(field, Year | UserStatus | Category | StatusInYear | Status)
}

fn option(answer: &Answer, row: usize) -> Option<FilterOption> {
    let text = |column| match answer.cell(row, column) {
        Some(Cell::Text(text)) => Some(text.clone()),
        _ => None,
    };
    let people = answer.number(row, "people").map(|n| n as i64);
    Some(FilterOption { value: text("value")?, label: text("label")?, people })
}

/// Each question's share of what a batch answered.
fn shares(
    queries: &[MetricQuery],
    batch: &Batch,
    result: &Result<Answer, Arc<WarehouseError>>,
) -> Vec<(usize, Result<Answer, Arc<WarehouseError>>)> {
    let mut start = batch.dimensions;
    let mut found = Vec::new();
    for index in &batch.questions {
        let Some(query) = queries.get(*index) else { continue };
        let columns: Vec<String> = query.columns().into_iter().map(str::to_owned).collect();
        let width = columns.len() - batch.dimensions;
        let share = result.as_ref().map(|all| share(all, batch.dimensions, start, width, columns)).map_err(Arc::clone);
        found.push((*index, share));
        start += width;
    }
    found
}

fn share(all: &Answer, dimensions: usize, start: usize, width: usize, columns: Vec<String>) -> Answer {
    let cut = |row: &Vec<Cell>| row.iter().take(dimensions).chain(row.iter().skip(start).take(width)).cloned().collect();
    Answer { columns, rows: all.rows.iter().map(cut).collect() }
}
