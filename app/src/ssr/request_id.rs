//! Every request has an id: in its answer, in the log, and in what a viewer tells support.

use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::http::header::HeaderName;
use axum::middleware::Next;
use axum::response::Response;
use tracing::{Instrument, info, info_span};

use super::web::Web;

const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// Gives the request an id and its log lines a span. An id that the request brings along is not taken: it would be the sender's word.
pub async fn add(State(web): State<Web>, mut request: Request, next: Next) -> Response {
    let id = (web.options.request_ids)();
    let span = info_span!("request", id = %id);
    let header = HeaderValue::from_str(id.as_str());
    request.extensions_mut().insert(id);
    let mut response = next.run(request).instrument(span).await;
    if let Ok(header) = header {
        response.headers_mut().insert(HEADER, header);
    }
    response
}

/// One line for each request, without its query: filters name people.
pub async fn log(request: Request, next: Next) -> Response {
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let response = next.run(request).await;
    let id = response.headers().get(HEADER).and_then(|id| id.to_str().ok()).unwrap_or_default();
    info!(%method, path, status = response.status().as_u16(), request = id, "answered");
    response
}
