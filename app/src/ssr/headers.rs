//! What every answer tells the browser to be strict about.

use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

use super::web::Web;

const YEAR_WITH_SUBDOMAINS: HeaderValue = HeaderValue::from_static("max-age=31536000; includeSubDomains");
/// For answers that are no pages: nothing in them may load or run.
const NOTHING: HeaderValue = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");

/// Adds the headers that an answer does not have yet.
pub async fn add(State(web): State<Web>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut keep = |name: HeaderName, value| add_missing(headers, name, value);
    keep(CONTENT_SECURITY_POLICY, NOTHING);
    keep(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    keep(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    keep(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    keep(HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin"));
    keep(HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin"));
    keep(HeaderName::from_static("permissions-policy"), HeaderValue::from_static("camera=(), microphone=(), geolocation=()"));
    // Figures of people: nothing of them stays in a cache, not even for the Back button after signing out.
    keep(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if web.options.secure {
        keep(STRICT_TRANSPORT_SECURITY, YEAR_WITH_SUBDOMAINS);
    }
    response
}

fn add_missing(headers: &mut HeaderMap, name: HeaderName, value: HeaderValue) {
    headers.entry(name).or_insert(value);
}

/// What a page may load and run: its own files, and the one script and the customer's theme that carry its nonce.
pub fn page_policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self' 'nonce-{nonce}'; \
         img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}
