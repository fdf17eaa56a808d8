//! A dashboard with its numbers.

use leptos::prelude::*;
use server_fn::codec::{GetUrl, Post};

use super::JsonText;
use crate::error::AppError;
use crate::page::Page;

/// The dashboard of that name under the filters of a query string, as far as the viewer may see it.
#[server(name = ReadDashboard, prefix = "/api", endpoint = "dashboard", input = GetUrl, output = Post<JsonText>)]
pub async fn read_dashboard(dashboard: String, query: String) -> Result<Page, AppError> {
    super::session::with_status(answer(&dashboard, &query).await)
}

#[cfg(feature = "ssr")]
async fn answer(dashboard: &str, query: &str) -> Result<Page, AppError> {
    use crate::present;

    let (ports, session) = super::session::ports()?;
    let request = crate::address::request(dashboard.parse()?, query)?;
    let links = crate::links::Links::of(request.dashboard.path(), query)?;
    let view = ports.dashboards.dashboard(&session, &request).await?;
    let viewer = if present::is_empty(&view) { Some(ports.accounts.viewer(&session).await?) } else { None };
    let shown = match &viewer {
        Some(viewer) => present::empty_dashboard(&view, viewer, &links),
        None => present::dashboard(&view, &links),
    };
    Ok(present::page(&view, shown, &links))
}
