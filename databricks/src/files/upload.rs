//! Sending files.

use std::path::Path;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use futures::{Stream, stream};
use reqwest::Body;
use tokio::fs::File;
use tokio::io::AsyncReadExt;

use super::file_path;
use crate::auth::Bearer;
use crate::client::Client;
use crate::config::Config;
use crate::error::Error;
use crate::http::{Call, Exchange, Failure};

/// So much is read at a time.
const PART: usize = 256 * 1024;

struct Upload<'a> {
    call: Call,
    content: Content<'a>,
}

enum Content<'a> {
    File(&'a Path),
    Bytes(Bytes),
}

pub(super) async fn upload(client: &Client, path: &str, file: &Path, overwrite: bool) -> Result<(), Error> {
    client.run(&Upload { call: call(path, overwrite)?, content: Content::File(file) }).await
}

pub(super) async fn write(client: &Client, path: &str, content: Bytes) -> Result<(), Error> {
    client.run(&Upload { call: call(path, true)?, content: Content::Bytes(content) }).await
}

fn call(path: &str, overwrite: bool) -> Result<Call, Error> {
    Ok(Call::put(file_path(path)?, format!("file {path} is sent")).query("overwrite", overwrite))
}

impl Exchange for Upload<'_> {
    type Out = ();

    fn call(&self) -> &Call {
        &self.call
    }

    fn limits(&self, config: &Config) -> (Duration, Duration) {
        (config.upload_timeout, config.upload_timeout.max(config.total_timeout))
    }

    async fn attempt(&self, client: &Client, bearer: &Bearer, limit: Duration) -> Result<(), Failure> {
        let doing = &self.call.doing;
        let (body, length) = self.content.open().await.map_err(Failure::last)?;
        let request = client.request(&self.call, bearer).header("content-type", "application/octet-stream");
        let request = request.header("content-length", length).body(body);
        let sent = tokio::time::timeout(limit, client.checked(request, doing, bearer, limit)).await;
        sent.unwrap_or_else(|_| Err(Failure::timed_out(doing, limit))).map(drop)
    }
}

impl Content<'_> {
    /// The content from its beginning, and its length.
    async fn open(&self) -> Result<(Body, u64), Error> {
        match self {
            Self::Bytes(bytes) => Ok((Body::from(bytes.clone()), bytes.len() as u64)),
            Self::File(path) => {
                let unusable = |source| Error::File { path: (*path).to_owned(), source };
                let file = File::open(path).await.map_err(unusable)?;
                let length = file.metadata().await.map_err(unusable)?.len();
                Ok((Body::wrap_stream(parts(file)), length))
            }
        }
    }
}

fn parts(file: File) -> impl Stream<Item = Result<Bytes, std::io::Error>> {
    stream::try_unfold(file, |mut file| async move {
        let mut part = BytesMut::with_capacity(PART);
        let read = file.read_buf(&mut part).await?;
        Ok((read > 0).then(|| (part.freeze(), file)))
    })
}
