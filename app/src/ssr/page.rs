//! Pages and server functions.

use std::panic::AssertUnwindSafe;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::http::{HeaderMap, HeaderValue, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use domain::account::SessionToken;
use domain::dashboard::DashboardName;
use domain::filters::FilterField;
use domain::paging::Paging;
use domain::ports::{DashboardRequest, OptionsRequest};
use domain::problem::Problem;
use futures::FutureExt;
use leptos::nonce::use_nonce;
use leptos::prelude::{provide_context, use_context};
use leptos_axum::ResponseOptions;

use super::document;
use super::headers::page_policy;
use super::plain::Plain;
use super::web::Web;
use crate::address;
use crate::api::{self, Answered, Session};
use crate::error::AppError;
use crate::links::Links;
use crate::pages::FilterChoice;
use crate::status::answer_with;
use crate::visit::{FormEcho, Visit};

/// A dashboard for whoever is signed in. Others are sent to sign in and come back.
pub async fn dashboard(State(web): State<Web>, request: Request) -> Response {
    match web.visit(request.headers(), request.uri()).await {
        (visit, None) if visit.viewer.is_some() => render_dashboard(&web.of(&request), request, visit).await,
        (_, None) => to_sign_in(request.uri()),
        (visit, Some(problem)) => render(&web, request, visit, Plain::instead(problem), FormEcho::default()).await,
    }
}

/// The form to change the own password.
pub async fn change_password(State(web): State<Web>, request: Request) -> Response {
    match web.visit(request.headers(), request.uri()).await {
        (visit, None) if visit.viewer.is_none() => to_sign_in(request.uri()),
        (visit, problem) => plain(&web, request, visit, problem, Plain::ChangePassword).await,
    }
}

/// Every chart in every state, for those who work on them.
pub async fn gallery(State(web): State<Web>, request: Request) -> Response {
    match web.visit(request.headers(), request.uri()).await {
        (visit, None) if visit.viewer.is_none() => to_sign_in(request.uri()),
        (visit, problem) => plain(&web, request, visit, problem, Plain::Gallery).await,
    }
}

/// The choice of a filter's values, for browsers without a script.
pub async fn choose_filter(State(web): State<Web>, request: Request) -> Response {
    let (visit, problem) = web.visit(request.headers(), request.uri()).await;
    let Some(session) = web.session(request.headers()).filter(|_| visit.viewer.is_some()) else {
        return to_sign_in(request.uri());
    };
    let page = match (problem, filter_choice(&web.of(&request), &session, request.uri().query().unwrap_or_default()).await) {
        (None, Ok(choice)) => Plain::ChooseFilter(choice),
        (Some(problem), _) | (None, Err(problem)) => Plain::instead(problem),
    };
    render(&web, request, visit, page, FormEcho::default()).await
}

async fn filter_choice(web: &Web, session: &SessionToken, query: &str) -> Result<FilterChoice, Problem> {
    let field = address::value(query, "filter").and_then(|key| FilterField::from_key(&key)).ok_or(Problem::NotFound)?;
    let dashboard = address::value(query, "dashboard").map_or(Ok(DashboardName::Home), |name| name.parse())?;
    let (find, filters) = (address::value(query, "find").unwrap_or_default(), address::filters(query)?);
    let asked = OptionsRequest { dashboard, field, typed: find.clone(), filters: filters.clone() };
    let options = web.ports.dashboards.options(session, &asked).await?;
    let links = Links::of(dashboard.path(), query)?;
    let request = DashboardRequest { dashboard, filters, paging: Paging::default() };
    let shown = web.ports.dashboards.dashboard(session, &request).await?;
    Ok(FilterChoice { field, find, dashboard, links, filters: shown.filters, options, chosen: shown.chosen })
}

/// The sign-in page. Whoever is signed in already is sent on.
pub async fn sign_in(State(web): State<Web>, request: Request) -> Response {
    let (visit, problem) = web.visit(request.headers(), request.uri()).await;
    if visit.viewer.is_some() {
        let back = address::value(request.uri().query().unwrap_or_default(), "return-to").unwrap_or_default();
        return Redirect::to(address::way_back(&back)).into_response();
    }
    plain(&web, request, visit, problem, Plain::SignIn).await
}

/// Every other address.
pub async fn not_found(State(web): State<Web>, request: Request) -> Response {
    let (visit, problem) = web.visit(request.headers(), request.uri()).await;
    plain(&web, request, visit, problem, Plain::NotFound).await
}

async fn plain(web: &Web, request: Request, visit: Visit, problem: Option<Problem>, page: Plain) -> Response {
    let page = problem.map_or(page, Plain::instead);
    render(web, request, visit, page, FormEcho::default()).await
}

/// A call from a page.
pub async fn server_function(State(web): State<Web>, request: Request) -> Response {
    let session = Session(web.session(request.headers()));
    let ports = web.of(&request).ports;
    let context = move || {
        provide_context(ports.clone());
        provide_context(session.clone());
    };
    leptos_axum::handle_server_fns_with_context(context, request).await.into_response()
}

/// Renders a dashboard, whole: numbers and charts are in the first HTML, and its status is right.
///
/// About once in two thousand pages leptos (0.8.23) reads, while it renders, a value that another thread of the same page has let go, and
/// panics. Rendering changes nothing, so it is done once more.
async fn render_dashboard(web: &Web, request: Request, visit: Visit) -> Response {
    let (parts, _) = request.into_parts();
    let answer = asked(web, &parts.headers, &parts.uri).await;
    let request = || Request::from_parts(parts.clone(), Body::empty());
    match AssertUnwindSafe(rendered(web, request(), visit.clone(), answer.clone())).catch_unwind().await {
        Ok(response) => response,
        Err(_) => rendered(web, request(), visit, answer).await,
    }
}

/// What a dashboard shows. It is asked for here and not where it is rendered: leptos would ask in a task of its own, which goes on when the
/// browser has gone. Here the question ends with the request.
async fn asked(web: &Web, headers: &HeaderMap, uri: &Uri) -> Answered {
    let name = DashboardName::ALL.into_iter().find(|name| name.path() == uri.path()).unwrap_or(DashboardName::Home);
    let query = uri.query().unwrap_or_default();
    Answered(match web.session(headers) {
        Some(session) => api::page_of(&web.ports, &session, name, query).await,
        None => Err(AppError::SignedOut),
    })
}

async fn rendered(web: &Web, request: Request, visit: Visit, answer: Answered) -> Response {
    let (client, page) = (web.client.clone(), visit.clone());
    let again = answer.0.as_ref().err().and_then(AppError::retry_seconds);
    let context = move || {
        // An address that cannot be read has its status too, though nothing was asked for it.
        let _ = api::with_status(answer.0.as_ref().map_err(AppError::clone));
        provide_context(answer.clone());
        provide_context(visit.clone());
        allow_own_script();
    };
    leptos_axum::render_app_async_with_context(context, move || document::dashboard(&client, &page, again))(request).await
}

/// Renders a page of plain HTML, with what became of its form.
pub async fn render(web: &Web, request: Request, visit: Visit, page: Plain, form: FormEcho) -> Response {
    let (client, seen) = (web.client.clone(), visit.clone());
    let context = move || {
        provide_context(visit.clone());
        provide_context(form.clone());
        allow_own_script();
        if let Some(problem) = &form.problem {
            answer_with(problem.status());
        }
    };
    leptos_axum::render_app_async_with_context(context, move || document::plain(&client, &seen, page.clone()))(request).await
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
