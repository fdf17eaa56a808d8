use axum::body::Body;
use axum::http::{Request, StatusCode};

use super::browser::{get, post, see, send};
use crate::fakes::{CSRF_TOKEN, Case};

#[tokio::test]
async fn another_site_can_change_nothing() {
    let token = format!("csrf-token={CSRF_TOKEN}");
    for path in ["/sign-in", "/sign-out", "/password", "/theme", "/api/dashboard"] {
        let mut request = post(path, Some(Case::Admin), &token);
        request.headers_mut().insert("sec-fetch-site", "cross-site".parse().unwrap());
        assert_eq!(send(false, request).await.status, StatusCode::FORBIDDEN, "{path} by Sec-Fetch-Site");
        let mut request = post(path, Some(Case::Admin), &token);
        request.headers_mut().remove("sec-fetch-site");
        request.headers_mut().insert("origin", "https://evil.example".parse().unwrap());
        assert_eq!(send(false, request).await.status, StatusCode::FORBIDDEN, "{path} by Origin");
    }
}

#[tokio::test]
async fn pages_run_their_own_script_only_and_are_never_framed() {
    let page = see(Case::Admin, "/").await;
    let policy = page.header("content-security-policy");
    for rule in ["default-src 'none'", "script-src 'self' 'nonce-", "'wasm-unsafe-eval'", "frame-ancestors 'none'", "base-uri 'none'"] {
        assert!(policy.contains(rule), "{rule} is not in {policy}");
    }
    assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
    let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap();
    for script in page.html.split("<script").skip(1) {
        let tag = script.split('>').next().unwrap();
        assert!(tag.contains(&format!("nonce=\"{nonce}\"")), "a script without the nonce: <script{tag}>");
    }
    assert!(!page.html.contains(" style=\""), "the policy forbids inline styles");
    let other = see(Case::Admin, "/").await;
    assert_ne!(other.header("content-security-policy"), policy, "a nonce is used once");
}

#[tokio::test]
async fn every_answer_is_strict() {
    for path in ["/", "/sign-in", "/nothing", "/healthz", "/pkg/none.js", "/api/dashboard"] {
        let page = see(Case::Admin, path).await;
        assert_eq!(page.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(page.header("referrer-policy"), "same-origin", "{path}");
        assert_eq!(page.header("cache-control"), "no-store", "{path}");
        assert_eq!(page.header("x-request-id"), "request-1", "{path}");
        assert!(page.header("content-security-policy").contains("frame-ancestors 'none'"), "{path}");
        assert_eq!(page.header("strict-transport-security"), "", "{path} over http");
    }
    assert!(send(true, get("/sign-in")).await.header("strict-transport-security").starts_with("max-age=31536000"));
}

#[tokio::test]
async fn server_functions_answer_with_the_problems_status() {
    let call = "/api/dashboard?dashboard=home&query=";
    assert_eq!(send(false, get(call)).await.status, StatusCode::UNAUTHORIZED);
    let page = see(Case::Admin, call).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.header("content-type").starts_with("application/json") && page.html.contains("course_completion_rate"));
    assert_eq!(see(Case::Admin, &format!("{call}manager%3Dnobody")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(see(Case::Down, call).await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(see(Case::Admin, "/api/options?dashboard=home&field=organisation&typed=nor&query=").await.status, StatusCode::OK);
    assert_eq!(see(Case::Admin, "/api/options?dashboard=home&field=salary&typed=&query=").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let counts = see(Case::Admin, "/api/option-counts?dashboard=home&fields=year%2Corganisation&query=").await;
    assert_eq!(counts.html, "[[\"year\",8],[\"organisation\",214]]");
}

#[tokio::test]
async fn too_large_a_form_is_refused() {
    let request = post("/sign-in", None, &format!("email=a&password={}", "x".repeat(70_000)));
    assert_eq!(send(false, request).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn the_client_that_is_not_built_leaves_pages_without_scripts() {
    let page = see(Case::Admin, "/").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.html.contains("type=\"module\""));
}

#[tokio::test]
async fn pages_are_compressed() {
    let request = Request::get("/sign-in").header("accept-encoding", "br").body(Body::empty()).unwrap();
    let response = tower::ServiceExt::oneshot(super::browser::pages(false), request).await.unwrap();
    assert_eq!(response.headers().get("content-encoding").unwrap(), "br");
}
