//! All parts of a result, in order, and the count at the end.

use std::sync::Arc;
use std::vec::IntoIter;

use futures::stream::{self, BoxStream};
use futures::{Stream, StreamExt};

use super::answer::Manifest;
use super::chunk::{Form, chunk};
use super::finished::ResultOf;
use super::task::Task;
use crate::error::Error;

type Parts<F> = BoxStream<'static, Result<Vec<<F as Form>::Item>, Error>>;

struct Reading<F: Form> {
    parts: Parts<F>,
    current: IntoIter<F::Item>,
    rows: u64,
    result: Arc<ResultOf>,
}

/// All rows, or an error at the end.
pub(super) fn whole<F: Form>(result: Arc<ResultOf>) -> impl Stream<Item = Result<F::Item, Error>> + Send {
    let parts = match announced(&result) {
        Ok(count) => fetched::<F>(Arc::clone(&result), count),
        Err(error) => stream::iter([Err(error)]).boxed(),
    };
    let reading = Reading::<F> { parts, current: Vec::new().into_iter(), rows: 0, result };
    stream::try_unfold(reading, next)
}

/// The parts in order, a few fetched ahead in tasks of their own, so that a slow reader does not let a connection starve.
fn fetched<F: Form>(result: Arc<ResultOf>, count: u64) -> Parts<F> {
    let ahead = result.client.config().statements.fetch_ahead;
    let task = move |index| {
        let result = Arc::clone(&result);
        async move {
            let ended = |_| missing(&result, "the runtime ended while it was read".to_owned());
            let fetching = Arc::clone(&result);
            Task::spawn(async move { chunk::<F>(&fetching, index).await }).await.map_err(ended)?
        }
    };
    stream::iter(0..count).map(task).buffered(ahead).boxed()
}

async fn next<F: Form>(mut reading: Reading<F>) -> Result<Option<(F::Item, Reading<F>)>, Error> {
    loop {
        if let Some(item) = reading.current.next() {
            return Ok(Some((item, reading)));
        }
        let Some(part) = reading.parts.next().await else { break };
        let part = part?;
        reading.rows += F::rows(&part);
        reading.current = part.into_iter();
    }
    let expected = reading.result.manifest.as_ref().map_or(0, Manifest::rows);
    let whole = reading.rows == expected;
    if whole { Ok(None) } else { Err(missing(&reading.result, format!("{} rows came and {expected} were announced", reading.rows))) }
}

/// How many parts there are, if what the manifest says of them agrees with itself.
fn announced(result: &ResultOf) -> Result<u64, Error> {
    let manifest = result.manifest.as_ref().ok_or_else(|| missing(result, "the service describes none".to_owned()))?;
    let (count, rows) = (manifest.chunk_count(), manifest.rows());
    let listed: Option<u64> = manifest.chunks.iter().map(|chunk| chunk.row_count).sum();
    if !manifest.chunks.is_empty() && manifest.chunks.len() as u64 == count && listed.is_some_and(|listed| listed != rows) {
        return Err(missing(result, format!("its parts have {} rows and {rows} were announced", listed.unwrap_or(0))));
    }
    if count == 0 && rows > 0 { Err(missing(result, format!("{rows} rows were announced in no part"))) } else { Ok(count) }
}

fn missing(result: &ResultOf, what: String) -> Error {
    Error::Incomplete { statement_id: result.statement_id.clone(), what }
}
