//! `kineo databricks cost`.

use std::process::ExitCode;

use anyhow::Result;
use chrono::{Days, NaiveDate, NaiveTime};
use domain::Slug;
use etl::databricks::cost::{self, Cost};
use serde_json::json;

use crate::output;
use crate::parts::Parts;

/// Days that count if none is named.
const DAYS: u64 = 30;

/// Shows what loads and dashboards cost.
pub async fn run(parts: &Parts, customer: Option<&Slug>, since: Option<NaiveDate>, json: bool) -> Result<ExitCode> {
    let today = parts.clock.now().date_naive();
    let since = since.or_else(|| today.checked_sub_days(Days::new(DAYS))).unwrap_or(today);
    let mut costs =
        cost::of_each(parts.platform()?, &parts.store.customers().await?, since.and_time(NaiveTime::MIN).and_utc(), parts.clock.now())
            .await?;
    if let Some(customer) = customer {
        costs.retain(|cost| cost.customer == customer.as_str());
    }
    output::print(json, &json!({ "since": since, "costs": costs }), text(&costs));
    Ok(ExitCode::SUCCESS)
}

fn text(costs: &[Cost]) -> String {
    let line = |cost: &Cost| {
        let (seconds, megabytes) = (cost.milliseconds as f64 / 1000.0, cost.bytes_read as f64 / 1e6);
        format!("{}\t{}\t{}\t{} statements\t{seconds:.1} s\t{megabytes:.1} MB read", cost.customer, cost.run, cost.model, cost.statements)
    };
    costs.iter().map(line).collect::<Vec<_>>().join("\n")
}
