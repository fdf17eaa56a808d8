//! The server's half: one router for pages, forms, server functions and the client's files, with what guards them.

mod assets;
mod client_address;
mod cookie;
mod cross_site;
mod document;
mod export;
mod forms;
mod headers;
mod page;
mod plain;
mod request_id;
mod web;

use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{any, get, post};
use domain::ids::RequestId;
use domain::ports::Ports;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use web::Web;

/// Most bytes that a form or a call may have. The largest is an address with as many filters as one takes.
const BODY_LIMIT: usize = 64 * 1024;

/// How the pages are served.
#[derive(Clone)]
pub struct WebOptions {
    /// Trunk's output: the client's script, WebAssembly and style, and the `index.html` that names them.
    pub dist: PathBuf,
    /// Whether browsers reach the pages by https. Then the session's cookie is `__Host-kineo` and Secure, and HSTS is sent;
    /// otherwise, which is meant for http on loopback only, it is `kineo`.
    pub secure: bool,
    /// Scheme, host and port under which browsers reach the pages (`https://learn.example`), where a proxy changes the host.
    /// Without it the request's own `Host` counts.
    pub public_origin: Option<String>,
    /// Makes the id of a request. A parameter, so that tests know it and only the binary makes random ones.
    pub request_ids: Arc<dyn Fn() -> RequestId + Send + Sync>,
}

/// Everything that a browser asks for. Serve it with `into_make_service_with_connect_info::<SocketAddr>()`, so that sign-in knows
/// the address that it is tried from.
pub fn router(ports: Ports, options: WebOptions) -> Router {
    // Reactive pages need an executor; a second router in the same process finds the first one's.
    let _ = any_spawner::Executor::init_tokio();
    let web = Web::new(ports, options);
    Router::new()
        .route("/", get(page::dashboard))
        .route("/courses", get(page::dashboard))
        .route("/export/{dashboard}/{file}", get(export::file))
        .route("/filters", get(page::choose_filter))
        .route("/gallery", get(page::gallery))
        .route("/password", get(page::change_password).post(forms::change_password))
        .route("/sign-in", get(page::sign_in).post(forms::sign_in))
        .route("/sign-out", post(forms::sign_out))
        .route("/theme", post(forms::theme))
        .route("/api/{*function}", any(page::server_function))
        .fallback(page::not_found)
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(CompressionLayer::new())
        .nest_service("/pkg", assets::files(&web.options.dist))
        .route("/healthz", get(|| async { "ok" }))
        .layer(from_fn_with_state(web.clone(), cross_site::refuse))
        .layer(from_fn_with_state(web.clone(), headers::add))
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(web.clone(), request_id::add))
        .layer(from_fn(request_id::log))
        .with_state(web)
}
