//! Pages and server functions.

use axum::extract::{Request, State};
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::http::{HeaderValue, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use leptos::nonce::use_nonce;
use leptos::prelude::{provide_context, use_context};
use leptos_axum::ResponseOptions;

use super::document::document;
use super::headers::page_policy;
use super::web::Web;
use crate::address;
use crate::api::Session;
use crate::status::answer_with;
use crate::visit::Visit;

/// A page for whoever is signed in. Others are sent to sign in and come back.
pub async fn signed_in(State(web): State<Web>, request: Request) -> Response {
    let visit = web.visit(request.headers()).await;
    if visit.viewer.is_none() && visit.problem.is_none() {
        return to_sign_in(request.uri());
    }
    render(&web, request, visit).await
}

/// The sign-in page. Whoever is signed in already is sent on.
pub async fn sign_in(State(web): State<Web>, request: Request) -> Response {
    let visit = web.visit(request.headers()).await;
    if visit.viewer.is_some() {
        let back = address::value(request.uri().query().unwrap_or_default(), "return-to").unwrap_or_default();
        return Redirect::to(address::way_back(&back)).into_response();
    }
    render(&web, request, visit).await
}

/// Every other address.
pub async fn not_found(State(web): State<Web>, request: Request) -> Response {
    let visit = web.visit(request.headers()).await;
    render(&web, request, visit).await
}

/// A call from a page.
pub async fn server_function(State(web): State<Web>, request: Request) -> Response {
    let session = Session(web.session(request.headers()));
    let context = move || {
        provide_context(web.ports.clone());
        provide_context(session.clone());
    };
    leptos_axum::handle_server_fns_with_context(context, request).await.into_response()
}

/// Renders the page of an address, whole: numbers and charts are in it, and its status is right.
pub async fn render(web: &Web, request: Request, visit: Visit) -> Response {
    let session = Session(web.session(request.headers()));
    let (ports, client, theme) = (web.ports.clone(), web.client.clone(), visit.theme);
    let context = move || {
        provide_context(ports.clone());
        provide_context(session.clone());
        provide_context(visit.clone());
        allow_own_script();
        if let Some(problem) = &visit.form.problem {
            answer_with(problem);
        }
    };
    leptos_axum::render_app_async_with_context(context, move || document(&client, theme))(request).await
}

/// The way to the sign-in page, and back to this address.
pub fn to_sign_in(from: &Uri) -> Response {
    let path = from.path_and_query().map_or("/", |path| path.as_str());
    Redirect::to(&address::sign_in(path)).into_response()
}

fn allow_own_script() {
    let policy = use_nonce().and_then(|nonce| HeaderValue::from_str(&page_policy(&nonce)).ok());
    if let (Some(policy), Some(response)) = (policy, use_context::<ResponseOptions>()) {
        response.insert_header(CONTENT_SECURITY_POLICY, policy);
    }
}
