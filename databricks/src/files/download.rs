//! Fetching files.

use std::fmt;
use std::path::Path;
use std::pin::Pin;
use std::time::Duration;

use futures::{Stream, StreamExt, TryStreamExt, stream};
use reqwest::Response;
use tokio::io::AsyncWriteExt;

use super::{FileInfo, file_path};
use crate::auth::Bearer;
use crate::client::Client;
use crate::config::Config;
use crate::error::Error;
use crate::http::{Call, Exchange, Failure, broken};

/// The bytes of a file as they come. The stream ends with an error unless all of them did.
pub type Bytes = Pin<Box<dyn Stream<Item = Result<bytes::Bytes, Error>> + Send>>;

/// A file that is being fetched.
#[non_exhaustive]
pub struct Download {
    /// What is known of it.
    pub info: FileInfo,
    /// Its bytes.
    pub bytes: Bytes,
}

impl Download {
    /// All bytes at once.
    ///
    /// # Errors
    /// [`Error::Connection`] when it breaks off, [`Error::TimedOut`] when nothing comes any more.
    pub async fn read(self) -> Result<Vec<u8>, Error> {
        self.bytes
            .try_fold(Vec::new(), |mut all, part| async move {
                all.extend_from_slice(&part);
                Ok(all)
            })
            .await
    }

    /// Writes the bytes to a file of this machine, which is replaced.
    ///
    /// # Errors
    /// [`Error::File`] when it cannot be written; else those of [`Download::read`], with a part of the file written.
    pub async fn write_to(mut self, path: &Path) -> Result<(), Error> {
        let unusable = |source| Error::File { path: path.to_owned(), source };
        let mut file = tokio::fs::File::create(path).await.map_err(unusable)?;
        while let Some(part) = self.bytes.try_next().await? {
            file.write_all(&part).await.map_err(unusable)?;
        }
        file.flush().await.map_err(unusable)
    }
}

impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download").field("info", &self.info).finish_non_exhaustive()
    }
}

struct Fetch {
    call: Call,
}

impl Exchange for Fetch {
    type Out = Response;

    fn call(&self) -> &Call {
        &self.call
    }

    fn limits(&self, config: &Config) -> (Duration, Duration) {
        (config.request_timeout, config.total_timeout)
    }

    async fn attempt(&self, client: &Client, bearer: &Bearer, limit: Duration) -> Result<Response, Failure> {
        let request = client.request(&self.call, bearer).header("accept", "application/octet-stream");
        let sent = tokio::time::timeout(limit, client.checked(request, &self.call.doing, bearer, limit)).await;
        sent.unwrap_or_else(|_| Err(Failure::timed_out(&self.call.doing, limit)))
    }
}

pub(super) async fn download(client: &Client, path: &str) -> Result<Download, Error> {
    let doing = format!("file {path} is fetched");
    let response = client.run(&Fetch { call: Call::get(file_path(path)?, doing.clone()) }).await?;
    let info = FileInfo::of(response.headers());
    let silence = client.config().download_timeout;
    Ok(Download { info, bytes: parts(response, doing, silence) })
}

fn parts(response: Response, doing: String, silence: Duration) -> Bytes {
    let parts = stream::try_unfold((response, doing), move |(mut response, doing)| async move {
        let part = tokio::time::timeout(silence, response.chunk()).await;
        let part = part.map_err(|_| Error::TimedOut { doing: doing.clone(), after: silence })?;
        let part = part.map_err(|error| broken(&doing, silence, error).error)?;
        Ok(part.map(|part| (part, (response, doing))))
    });
    parts.boxed()
}
