//! Asking the gold tables of a release.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use deltalake::datafusion::common::{ParamValues, ScalarValue};
use deltalake::datafusion::dataframe::DataFrame;
use deltalake::datafusion::execution::context::SessionContext;
use deltalake::datafusion::execution::runtime_env::RuntimeEnv;
use domain::answer::ChosenFilter;
use domain::ports::OptionsRequest;
use domain::{Answer, Cell, CustomerId, FilterField, FilterOption, FilterOptions, Filters, MetricQuery, ReleaseId};
use store::{Release, Scope};

use crate::compile::{self, Batch, Statement};
use crate::engine::{self, Limits};
use crate::error::WarehouseError;
use crate::paths::{Layer, Tables};
use crate::release_tables::ReleaseTables;
use crate::row_stream::RowStream;
use crate::rows::answer_of;

/// Releases whose tables stay open: opening costs a few milliseconds a table, an open one a few kilobytes.
const OPEN_RELEASES: usize = 64;

/// The gold tables of every customer, for those who have a scope.
pub struct Warehouse {
    data_dir: PathBuf,
    limits: Limits,
    runtime: Arc<RuntimeEnv>,
    /// Under the customer too: a session must never be found by what names a release alone.
    open: Mutex<VecDeque<((CustomerId, ReleaseId), SessionContext)>>,
}

impl Warehouse {
    /// The tables below a data folder.
    pub fn new(data_dir: &Path, limits: Limits) -> Result<Self, WarehouseError> {
        let runtime = engine::runtime(limits).map_err(WarehouseError::query("the engine's runtime"))?;
        Ok(Self { data_dir: data_dir.to_owned(), limits, runtime, open: Mutex::default() })
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
        let frame = self.frame(scope, release, &compile::rows(query, scope.rule())).await?;
        let parts = frame.execute_stream().await.map_err(WarehouseError::query("the rows"))?;
        Ok(RowStream::of(parts))
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
        let failed = || WarehouseError::query("the answer");
        let batches = self.frame(scope, release, statement).await?.collect().await.map_err(failed())?;
        answer_of(&batches).map_err(|error| failed()(error.into()))
    }

    async fn frame(&self, scope: &Scope, release: &Release, statement: &Statement) -> Result<DataFrame, WarehouseError> {
        let context = self.context(scope, release)?;
        let failed = || WarehouseError::query("the answer");
        let frame = context.sql(&statement.sql).await.map_err(failed())?;
        frame.with_param_values(bound(statement)).map_err(failed())
    }

    /// The session of a release. A release of another customer than the scope's has none.
    fn context(&self, scope: &Scope, release: &Release) -> Result<SessionContext, WarehouseError> {
        if release.customer_id != scope.customer().id {
            return Err(WarehouseError::ForeignRelease);
        }
        let key = (scope.customer().id.clone(), release.id.clone());
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, context)) = open.iter().find(|(opened, _)| *opened == key) {
            return Ok(context.clone());
        }
        let context = self.opened(scope, release).map_err(WarehouseError::query("the session of a release"))?;
        open.push_front((key, context.clone()));
        open.truncate(OPEN_RELEASES);
        Ok(context)
    }

    fn opened(&self, scope: &Scope, release: &Release) -> deltalake::datafusion::error::Result<SessionContext> {
        let context = engine::session(Arc::clone(&self.runtime), self.limits, &[])?;
        let tables = ReleaseTables::of(Tables::of(&self.data_dir, scope), Layer::Gold, release);
        if let Some(catalog) = context.catalog(engine::CATALOG) {
            catalog.register_schema(Layer::Gold.key(), Arc::new(tables))?;
        }
        Ok(context)
    }
}

/// Whether a value of the field is shown as it stands in the address.
const fn is_its_own_name(field: FilterField) -> bool {
    use FilterField::{Category, Status, StatusInYear, UserStatus, Year};
    matches!(field, Year | UserStatus | Category | StatusInYear | Status)
}

fn bound(statement: &Statement) -> ParamValues {
    let scalar = |value: &compile::Value| match value {
        compile::Value::Int(n) => ScalarValue::Int64(Some(*n)),
        compile::Value::Text(text) => ScalarValue::Utf8(Some(text.clone())),
    };
    let named = statement.values.0.iter().enumerate().map(|(n, value)| (format!("p{n}"), scalar(value)));
    ParamValues::from(named.collect::<std::collections::HashMap<_, _>>())
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
