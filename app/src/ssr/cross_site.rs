//! Refuses what another site sends in a viewer's name (CSRF). The session's own token in each form is the second lock.

use axum::extract::{Request, State};
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tracing::warn;

use super::web::Web;

/// Lets a request that changes something through only if it comes from these pages, or from no browser at all.
pub async fn refuse(State(web): State<Web>, request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let host = request.uri().authority().map(|authority| authority.as_str().to_owned());
    if safe || is_own(request.headers(), host, web.options.public_origin.as_deref()) {
        return next.run(request).await;
    }
    warn!(path = request.uri().path(), "refused a request of another site");
    (StatusCode::FORBIDDEN, "This request came from another site. Open the page itself and try again.").into_response()
}

/// Browsers name the site that a request comes from in `Sec-Fetch-Site`, older ones and those on plain http its `Origin`.
fn is_own(headers: &HeaderMap, authority: Option<String>, public_origin: Option<&str>) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = headers.get("sec-fetch-site") {
        return matches!(site.to_str(), Ok("same-origin" | "none"));
    }
    match (headers.contains_key(ORIGIN), text(ORIGIN), public_origin) {
        (false, ..) => true,
        (true, Some(origin), Some(own)) => origin.eq_ignore_ascii_case(own.trim_end_matches('/')),
        (true, Some(origin), None) => {
            let host = text(HOST).map(str::to_owned).or(authority);
            let of_origin = origin.split_once("://").map(|(_, host)| host);
            of_origin.zip(host.as_deref()).is_some_and(|(origin, host)| origin.eq_ignore_ascii_case(host))
        }
        (true, None, _) => false,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn own(headers: &[(&'static str, &str)], public_origin: Option<&str>) -> bool {
        let headers = headers.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect();
        is_own(&headers, None, public_origin)
    }

    #[test]
    fn other_sites_are_refused() {
        for site in ["cross-site", "same-site", "nonsense"] {
            assert!(!own(&[("sec-fetch-site", site), ("host", "learn.example"), ("origin", "https://learn.example")], None));
        }
        for origin in ["https://evil.example", "null", "https://learn.example.evil.example", "learn.example"] {
            assert!(!own(&[("host", "learn.example"), ("origin", origin)], None), "{origin} was let through");
        }
    }

    #[test]
    fn these_pages_are_let_through() {
        assert!(own(&[("sec-fetch-site", "same-origin")], None));
        assert!(own(&[("host", "127.0.0.1:8080"), ("origin", "http://127.0.0.1:8080")], None));
        assert!(own(&[("host", "internal:80"), ("origin", "https://learn.example")], Some("https://learn.example/")));
        assert!(own(&[("host", "127.0.0.1:8080")], None), "a command-line client sends no origin");
    }

    #[test]
    fn behind_a_proxy_the_public_origin_counts() {
        assert!(!own(&[("host", "learn.example"), ("origin", "http://learn.example")], Some("https://learn.example")));
    }
}
