//! A dashboard with its numbers.

use domain::answer::DashboardView;
use leptos::prelude::*;
use server_fn::codec::{GetUrl, Post};

use super::JsonText;
use crate::error::AppError;

/// The dashboard of that name under the filters of a query string, as far as the viewer may see it.
#[server(name = ReadDashboard, prefix = "/api", endpoint = "dashboard", input = GetUrl, output = Post<JsonText>)]
pub async fn read_dashboard(dashboard: String, query: String) -> Result<DashboardView, AppError> {
    super::session::with_status(answer(&dashboard, &query).await)
}

#[cfg(feature = "ssr")]
async fn answer(dashboard: &str, query: &str) -> Result<DashboardView, AppError> {
    let (ports, session) = super::session::ports()?;
    let request = domain::ports::DashboardRequest { dashboard: dashboard.parse()?, filters: crate::address::filters(query)? };
    Ok(ports.dashboards.dashboard(&session, &request).await?)
}
