//! A dashboard with its numbers.

#[cfg(feature = "ssr")]
use domain::account::SessionToken;
#[cfg(feature = "ssr")]
use domain::answer::DashboardView;
#[cfg(feature = "ssr")]
use domain::dashboard::DashboardName;
#[cfg(feature = "ssr")]
use domain::ports::Ports;
#[cfg(feature = "ssr")]
use domain::problem::Problem;
use leptos::prelude::*;
use server_fn::codec::{GetUrl, Post};

use super::JsonText;
use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::links::Links;
use crate::page::Page;
#[cfg(feature = "ssr")]
use crate::present;

/// The dashboard of that name under the filters of a query string, as far as the viewer may see it.
#[server(name = ReadDashboard, prefix = "/api", endpoint = "dashboard", input = GetUrl, output = Post<JsonText>)]
pub async fn read_dashboard(dashboard: String, query: String) -> Result<Page, AppError> {
    let answer = match use_context::<Answered>() {
        Some(Answered(answer)) => answer,
        None => answer(&dashboard, &query).await,
    };
    super::session::with_status(answer)
}

/// What a page that is rendered now shows: it was asked for before.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug)]
pub struct Answered(pub Result<Page, AppError>);

#[cfg(feature = "ssr")]
async fn answer(dashboard: &str, query: &str) -> Result<Page, AppError> {
    let (ports, session) = super::session::ports()?;
    page_of(&ports, &session, dashboard.parse()?, query).await
}

/// The page of a dashboard. One whose numbers are not there yet says so in the place of the figures.
#[cfg(feature = "ssr")]
pub async fn page_of(ports: &Ports, session: &SessionToken, dashboard: DashboardName, query: &str) -> Result<Page, AppError> {
    let request = crate::address::request(dashboard, query)?;
    let links = Links::of(dashboard.path(), query)?;
    match ports.dashboards.dashboard(session, &request).await {
        Ok(view) => shown(ports, session, &view, &links).await,
        Err(problem) => Err(meanwhile(problem, dashboard, &links)),
    }
}

#[cfg(feature = "ssr")]
async fn shown(ports: &Ports, session: &SessionToken, view: &DashboardView, links: &Links) -> Result<Page, AppError> {
    let viewer = if present::is_empty(view) { Some(ports.accounts.viewer(session).await?) } else { None };
    let shown = match &viewer {
        Some(viewer) => present::empty_dashboard(view, viewer, links),
        None => present::dashboard(view, links),
    };
    Ok(present::page(view, shown, links))
}

#[cfg(feature = "ssr")]
fn meanwhile(problem: Problem, dashboard: DashboardName, links: &Links) -> AppError {
    match AppError::from(problem) {
        AppError::Later { message, retry_seconds, .. } => {
            let page = present::waiting_page(dashboard, &message, retry_seconds, links);
            AppError::Later { message, retry_seconds, page: Some(Box::new(page)) }
        }
        other => other,
    }
}
