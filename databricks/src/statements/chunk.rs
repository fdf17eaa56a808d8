//! One part of a result: fetched, read and counted; fetched again when it is not whole.

use bytes::Bytes;
use serde_json::Value;
use tokio::time::sleep;

use super::answer::{Link, ResultPart};
use super::api::path_of;
use super::finished::ResultOf;
use super::link::{damaged, fetch, last};
use crate::error::Error;
use crate::http::{Attempts, Call, Failure, Safety};

/// A form that rows come in.
pub(super) trait Form: 'static {
    /// A row, or several at a time.
    type Item: Send + 'static;

    /// How many rows these are.
    fn rows(items: &[Self::Item]) -> u64;

    /// Reads what a link brought.
    fn read(bytes: Bytes) -> Result<Vec<Self::Item>, String>;

    /// Reads what an answer held itself.
    fn inline(rows: Vec<Vec<Value>>) -> Result<Vec<Self::Item>, String>;
}

/// A part, whole.
///
/// The first attempt uses what the statement's last answer held of it. Each further one asks for the part anew, which brings a fresh link.
pub(super) async fn chunk<F: Form>(result: &ResultOf, index: u64) -> Result<Vec<F::Item>, Error> {
    let config = result.client.config();
    let mut attempts = Attempts::new(config, config.total_timeout.max(config.download_timeout));
    let mut known = known(result, index);
    loop {
        let part = match known.take() {
            Some(part) => part,
            None => ask(result, index).await?,
        };
        let failure = match read::<F>(result, part, index, &attempts).await {
            Ok(items) => return Ok(items),
            Err(failure) => failure,
        };
        let Some(pause) = attempts.after(&failure, Safety::Idempotent) else { return Err(given_up(result, index, &failure)) };
        tracing::warn!(statement_id = result.statement_id, chunk = index, error = %failure.error, ?pause, "a part of a result is fetched again");
        sleep(pause).await;
    }
}

/// What the statement's last answer held of a part, unless its link has run out meanwhile.
fn known(result: &ResultOf, index: u64) -> Option<ResultPart> {
    let part = result.first.as_ref()?;
    if part.data_array.is_some() {
        return (part.chunk_index.unwrap_or(0) == index).then(|| part.clone());
    }
    let now = result.client.config().surroundings.now();
    let link = link_to(part, index).filter(|link| link.expiration.is_none_or(|end| end > now))?;
    Some(ResultPart { external_links: Some(vec![link.clone()]), ..ResultPart::default() })
}

fn link_to(part: &ResultPart, index: u64) -> Option<&Link> {
    part.external_links.iter().flatten().find(|link| link.chunk_index == index)
}

async fn ask(result: &ResultOf, index: u64) -> Result<ResultPart, Error> {
    let path = format!("{}/result/chunks/{index}", path_of(&result.statement_id)?);
    result.client.json(&Call::get(path, doing(result, index))).await
}

async fn read<F: Form>(result: &ResultOf, part: ResultPart, index: u64, attempts: &Attempts) -> Result<Vec<F::Item>, Failure> {
    let doing = doing(result, index);
    let announced = announced(result, &part, index);
    let items = if let Some(link) = link_to(&part, index) {
        let bytes = fetch(&result.client, link, &doing, attempts.time_left(result.client.config().download_timeout)).await?;
        let read = tokio::task::spawn_blocking(move || F::read(bytes)).await;
        read.map_err(|_| last(&doing, "the runtime ended"))?.map_err(|what| damaged(&doing, what))?
    } else if let Some(rows) = part.data_array {
        F::inline(rows).map_err(|what| last(&doing, what))?
    } else {
        Vec::new()
    };
    let rows = F::rows(&items);
    match announced.into_iter().find(|announced| *announced != rows) {
        Some(expected) => Err(damaged(&doing, format!("{rows} rows came and {expected} were announced"))),
        None => Ok(items),
    }
}

/// How many rows the part has, as the manifest, the answer and the link say.
fn announced(result: &ResultOf, part: &ResultPart, index: u64) -> Vec<u64> {
    let manifest = result.manifest.as_ref().and_then(|manifest| manifest.chunk(index)).and_then(|chunk| chunk.row_count);
    let link = link_to(part, index).and_then(|link| link.row_count);
    let answer = part.row_count.filter(|_| part.chunk_index.is_none_or(|named| named == index));
    [manifest, link, answer].into_iter().flatten().collect()
}

fn doing(result: &ResultOf, index: u64) -> String {
    format!("part {index} of the result of statement {} is fetched", result.statement_id)
}

fn given_up(result: &ResultOf, chunk: u64, failure: &Failure) -> Error {
    let what = match &failure.error {
        Error::Unreadable { what, .. } => what.clone(),
        other => other.to_string(),
    };
    Error::Chunk { statement_id: result.statement_id.clone(), chunk, what }
}
