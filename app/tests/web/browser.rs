//! A browser without JavaScript.

use std::path::PathBuf;
use std::sync::Arc;

use app::ssr::{WebOptions, router};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use domain::ids::RequestId;
use domain::ports::Ports;
use tower::ServiceExt;

use crate::fakes::{self, Case};

/// An answer.
pub struct Page {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub html: String,
}

impl Page {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The page without its scripts: what they hold for the client nobody reads.
    pub fn page(&self) -> String {
        let parts = self.html.split("<script").enumerate();
        parts.map(|(index, part)| if index == 0 { part } else { part.split_once("</script>").map_or("", |(_, rest)| rest) }).collect()
    }

    /// The text as it is read, without markup; hydration's comments do not part it.
    pub fn text(&self) -> String {
        let html = self.page().replace("<!>", "").replace("<!---->", "");
        let mut text = String::new();
        let mut inside = false;
        for c in html.chars() {
            match c {
                '<' => inside = true,
                '>' => inside = false,
                c if !inside => text.push(c),
                _ => {}
            }
        }
        text.replace("&amp;", "&")
    }

    pub fn assert_says(&self, words: &str) {
        assert!(self.text().contains(words), "{words:?} is not in:\n{}", self.text());
    }
}

pub fn pages(secure: bool) -> Router {
    pages_with("no-such-folder", secure)
}

/// With the client's files in a folder.
pub fn pages_with(dist: impl Into<PathBuf>, secure: bool) -> Router {
    router(fakes::ports(), options(dist.into(), secure))
}

/// Over other ports.
pub fn pages_over(ports: Ports) -> Router {
    router(ports, options("no-such-folder".into(), false))
}

fn options(dist: PathBuf, secure: bool) -> WebOptions {
    WebOptions { dist, secure, public_origin: None, request_ids: Arc::new(|| RequestId::new("request-1")) }
}

pub async fn send(secure: bool, request: Request<Body>) -> Page {
    send_to(pages(secure), request).await
}

pub async fn send_to(pages: Router, request: Request<Body>) -> Page {
    let response = pages.oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, 4_000_000).await.unwrap();
    Page { status: parts.status, headers: parts.headers, html: String::from_utf8(bytes.to_vec()).unwrap() }
}

pub fn get(path: &str) -> Request<Body> {
    Request::get(path).header("host", "127.0.0.1:8080").body(Body::empty()).unwrap()
}

/// A page as an account sees it.
pub async fn see(case: Case, path: &str) -> Page {
    send(false, get_as(case, path)).await
}

pub fn get_as(case: Case, path: &str) -> Request<Body> {
    let mut request = get(path);
    request.headers_mut().insert("cookie", format!("kineo={}", case.email()).parse().unwrap());
    request
}

/// A form that these pages sent.
pub fn post(path: &str, case: Option<Case>, form: &str) -> Request<Body> {
    let mut request = Request::post(path)
        .header("host", "127.0.0.1:8080")
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(form.to_owned()))
        .unwrap();
    if let Some(case) = case {
        request.headers_mut().insert("cookie", format!("kineo={}", case.email()).parse().unwrap());
    }
    request
}
