//! One attempt at a call.

use std::time::Duration;

use reqwest::{RequestBuilder, Response, StatusCode};

use super::answer::{Answer, api_error};
use super::call::Call;
use crate::auth::Bearer;
use crate::client::Client;
use crate::error::{ApiError, Error};

/// How an attempt failed, as far as trying again is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An answer with an error.
    Status(u16),
    /// No connection came about.
    Unreached,
    /// The connection broke off.
    Broken,
    /// No answer in time.
    TimedOut,
    /// Trying again would not help.
    Final,
}

/// An attempt that failed.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) error: Error,
    pub(crate) kind: Kind,
    pub(crate) retry_after: Option<Duration>,
}

impl Failure {
    pub(crate) fn last(error: Error) -> Self {
        Self { error, kind: Kind::Final, retry_after: None }
    }

    pub(crate) fn timed_out(doing: &str, after: Duration) -> Self {
        Self { error: Error::TimedOut { doing: doing.to_owned(), after }, kind: Kind::TimedOut, retry_after: None }
    }

    pub(crate) fn refused(error: ApiError) -> Self {
        let (kind, retry_after) = (Kind::Status(error.status), error.retry_after);
        Self { error: Box::new(error).into(), kind, retry_after }
    }
}

/// What the HTTP library says, without the address.
pub(crate) fn broken(doing: &str, after: Duration, error: reqwest::Error) -> Failure {
    let (kind, what, sent) = if error.is_connect() {
        (Kind::Unreached, "no connection", false)
    } else if error.is_timeout() {
        return Failure::timed_out(doing, after);
    } else if error.is_builder() {
        (Kind::Final, "the request cannot be made", false)
    } else {
        (Kind::Broken, "the connection broke off", true)
    };
    let error = Error::Connection { doing: doing.to_owned(), what, sent, source: error.without_url() };
    Failure { error, kind, retry_after: None }
}

impl Client {
    /// Sends a call once and reads its answer.
    pub(crate) async fn exchange(&self, call: &Call, bearer: &Bearer, limit: Duration) -> Result<Answer, Failure> {
        let attempt = async {
            let mut request = self.request(call, bearer);
            if let Some(body) = &call.body {
                request = request.header("content-type", "application/json").body(body.clone());
            }
            let response = self.checked(request, &call.doing, bearer, limit).await?;
            let headers = response.headers().clone();
            let body = response.bytes().await.map_err(|error| broken(&call.doing, limit, error))?;
            Ok(Answer { headers, body })
        };
        tokio::time::timeout(limit, attempt).await.unwrap_or_else(|_| Err(Failure::timed_out(&call.doing, limit)))
    }

    /// A request with address, query and authorisation.
    pub(crate) fn request(&self, call: &Call, bearer: &Bearer) -> RequestBuilder {
        let url = self.inner.host.at(&call.path);
        let request = self.inner.http.request(call.method.clone(), url).header("accept", "application/json").query(&call.query);
        request.header("authorization", bearer.header())
    }

    /// Sends a request; an answer with an error becomes one.
    pub(crate) async fn checked(
        &self,
        request: RequestBuilder,
        doing: &str,
        bearer: &Bearer,
        limit: Duration,
    ) -> Result<Response, Failure> {
        let response = request.send().await.map_err(|error| broken(doing, limit, error))?;
        let (status, headers) = (response.status(), response.headers().clone());
        if status.is_success() {
            return Ok(response);
        }
        let body = response.bytes().await.unwrap_or_default();
        let mut error = api_error(doing, status, &headers, &body, self.config().surroundings.now());
        if is_about_the_token(status, &error.message) {
            let error = Error::Unauthorised { doing: doing.to_owned() };
            return Err(Failure { error, kind: Kind::Status(401), retry_after: None });
        }
        error.message = bearer.hidden_in(&error.message);
        Err(Failure::refused(error))
    }
}

/// A token that ran out brings 401, on Azure 403 with these words.
fn is_about_the_token(status: StatusCode, message: &str) -> bool {
    status == StatusCode::UNAUTHORIZED || status == StatusCode::FORBIDDEN && message.contains("Invalid access token")
}
