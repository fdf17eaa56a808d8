//! Which release a dashboard would show now.

use leptos::prelude::*;
use server_fn::codec::{GetUrl, Post};

use super::JsonText;
use crate::error::AppError;

/// The id of the newest release; none before the first.
#[server(name = ReadRelease, prefix = "/api", endpoint = "release", input = GetUrl, output = Post<JsonText>)]
pub async fn read_release() -> Result<Option<String>, AppError> {
    super::session::with_status(newest().await)
}

#[cfg(feature = "ssr")]
async fn newest() -> Result<Option<String>, AppError> {
    let (ports, session) = super::session::ports()?;
    Ok(ports.dashboards.release(&session).await?.map(|release| release.to_string()))
}
