//! Widgets as files: CSV of all their rows, SVG of what a chart shows. Under the session of whoever asks, like the page.

mod csv;
mod picture;

use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::account::SessionToken;
use domain::dashboard::DashboardName;
use domain::problem::Problem;

use super::page::to_sign_in;
use super::web::Web;
use crate::address;

/// `/export/<dashboard>/<widget>.<csv or svg>?<the page's query>`.
pub async fn file(State(web): State<Web>, Path((dashboard, file)): Path<(String, String)>, request: Request) -> Response {
    let Some(session) = web.session(request.headers()) else { return to_sign_in(request.uri()) };
    let query = request.uri().query().unwrap_or_default();
    match answer(&web.of(&request), &session, &dashboard, &file, query).await {
        Ok(response) => response,
        Err(Problem::SignedOut) => to_sign_in(request.uri()),
        Err(problem) => refused(&problem),
    }
}

async fn answer(web: &Web, session: &SessionToken, dashboard: &str, file: &str, query: &str) -> Result<Response, Problem> {
    // What is no dashboard and no widget does not exist; to say which would be a list of what does.
    let dashboard: DashboardName = dashboard.parse().map_err(|_| Problem::NotFound)?;
    let (widget, kind) = file.rsplit_once('.').ok_or(Problem::NotFound)?;
    let request = address::request(dashboard, query)?;
    match kind {
        "csv" => {
            let rows = web.ports.dashboards.rows(session, &request, widget).await?;
            Ok(download(&format!("{dashboard}-{widget}.csv"), "text/csv; charset=utf-8", csv::stream(rows).await?))
        }
        "svg" => {
            let file = picture::svg(web, session, &request, widget, query).await?;
            Ok(download(&format!("{dashboard}-{widget}.svg"), "image/svg+xml", file.into()))
        }
        _ => Err(Problem::NotFound),
    }
}

fn download(name: &str, kind: &'static str, body: Body) -> Response {
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    // The name is of dashboards and widgets, which a header can hold.
    if let Ok(disposition) = HeaderValue::from_str(&format!("attachment; filename=\"kineo-{name}\"")) {
        headers.insert(CONTENT_DISPOSITION, disposition);
    }
    response
}

fn refused(problem: &Problem) -> Response {
    let status = StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let again = problem.retry_seconds().map(|seconds| [(RETRY_AFTER, seconds.to_string())]);
    (status, again, problem.to_string()).into_response()
}
