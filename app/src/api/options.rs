//! What filters offer.

use domain::filters::{FilterField, FilterOptions};
use leptos::prelude::*;
use server_fn::codec::{GetUrl, Post};

use super::JsonText;
use crate::error::AppError;

/// The options of a field that match what was typed, narrowed by the filters of a query string.
#[server(name = ReadOptions, prefix = "/api", endpoint = "options", input = GetUrl, output = Post<JsonText>)]
pub async fn read_options(dashboard: String, field: String, typed: String, query: String) -> Result<FilterOptions, AppError> {
    super::session::with_status(options(&dashboard, &field, typed, &query).await)
}

/// How many options each of some fields (their keys, separated by commas) has.
#[server(name = CountOptions, prefix = "/api", endpoint = "option-counts", input = GetUrl, output = Post<JsonText>)]
pub async fn count_options(dashboard: String, fields: String, query: String) -> Result<Vec<(FilterField, i64)>, AppError> {
    super::session::with_status(counts(&dashboard, &fields, &query).await)
}

#[cfg(feature = "ssr")]
async fn counts(dashboard: &str, fields: &str, query: &str) -> Result<Vec<(FilterField, i64)>, AppError> {
    let mut counts = Vec::new();
    for key in fields.split(',').filter(|key| !key.is_empty()) {
        let answer = options(dashboard, key, String::new(), query).await?;
        counts.extend(FilterField::from_key(key).map(|field| (field, answer.selectable)));
    }
    Ok(counts)
}

#[cfg(feature = "ssr")]
async fn options(dashboard: &str, key: &str, typed: String, query: &str) -> Result<FilterOptions, AppError> {
    use domain::ports::OptionsRequest;
    use domain::problem::Problem;

    let unknown = || Problem::invalid("field", format!("There is no filter \"{key}\". Reload the page."));
    let field = FilterField::from_key(key).ok_or_else(unknown)?;
    let (ports, session) = super::session::ports()?;
    let request = OptionsRequest { dashboard: dashboard.parse()?, field, typed, filters: crate::address::filters(query)? };
    Ok(ports.dashboards.options(&session, &request).await?)
}
