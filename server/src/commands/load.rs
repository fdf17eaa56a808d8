//! `kineo load`.

use std::process::ExitCode;

use anyhow::Result;
use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::Engine;
use etl::load::{LoadOutcome, LoadRequest, Progress, Report};
use serde_json::{Value, json};
use store::{Customer, NewCustomer};

use crate::cli::Load;
use crate::exit::{self, WrongUse};
use crate::output::{self, Bar};
use crate::parts::Parts;

/// Loads a folder for a customer.
pub async fn run(parts: &Parts, args: &Load, json: bool) -> Result<ExitCode> {
    let customer = customer(parts, args, json).await?;
    let as_of = args.as_of.unwrap_or_else(|| today(parts, &customer));
    let bar = Bar::new(json);
    let outcome = load(parts, &customer, args.folder.clone(), as_of, &bar).await?;
    drop(bar);
    output::print(json, &as_json(&outcome), as_text(&customer, &outcome));
    let left_out = !outcome.report.left_out.is_empty();
    Ok(if left_out { ExitCode::from(exit::LEFT_OUT) } else { ExitCode::SUCCESS })
}

/// Loads a folder for a customer as of a day.
pub async fn load(
    parts: &Parts,
    customer: &Customer,
    folder: std::path::PathBuf,
    as_of: NaiveDate,
    progress: &dyn Progress,
) -> Result<LoadOutcome> {
    let request = LoadRequest { customer: customer.clone(), folder, as_of };
    Ok(parts.loader()?.load(&request, progress).await?)
}

/// Today in the customer's time zone.
pub fn today(parts: &Parts, customer: &Customer) -> NaiveDate {
    let zone: Tz = customer.time_zone.parse().unwrap_or(Tz::UTC);
    parts.clock.now().with_timezone(&zone).date_naive()
}

async fn customer(parts: &Parts, args: &Load, json: bool) -> Result<Customer> {
    if let Some(customer) = parts.store.customer(&args.customer).await? {
        return unlike(args, &customer).map_or(Ok(customer), |other| Err(other.into()));
    }
    if !args.create {
        return parts.customer(&args.customer).await;
    }
    let time_zone = args.time_zone.clone().unwrap_or_else(|| "UTC".to_owned());
    super::customer::check_zone(&time_zone)?;
    let name = args.customer.as_str().to_owned();
    let engine = super::customer::engine(parts, args.engine, Engine::Embedded)?;
    let new = NewCustomer { slug: args.customer.clone(), name, time_zone, first_month: args.first_month.unwrap_or(1) };
    let customer = Customer { engine, ..parts.store.create_customer(new, parts.clock.now()).await? };
    parts.store.update_customer(&customer).await?;
    if engine.builds_on_databricks() {
        super::databricks::make_everything(parts, &customer, json).await?;
    }
    Ok(customer)
}

/// Settings that were asked for and are not the customer's: taken for done, they would make every number wrong.
fn unlike(args: &Load, customer: &Customer) -> Option<WrongUse> {
    let zone = args.time_zone.as_ref().is_some_and(|zone| *zone != customer.time_zone);
    let month = args.first_month.is_some_and(|month| month != customer.first_month);
    let is = format!("{} exists with time zone {} and first month {}", customer.slug, customer.time_zone, customer.first_month);
    (zone || month).then(|| WrongUse(format!("customer {is}; `kineo customer set` changes that")))
}

fn as_json(outcome: &LoadOutcome) -> Value {
    json!({
        "state": if outcome.published { "published" } else { "unchanged" },
        "release": outcome.release.id.as_str(),
        "as_of": outcome.release.as_of.to_string(),
        "report": outcome.report,
    })
}

fn as_text(customer: &Customer, outcome: &LoadOutcome) -> String {
    let release = &outcome.release;
    if !outcome.published {
        return format!("{}: nothing has changed; release {} of {} stays.", customer.slug, release.id, release.as_of);
    }
    let rows: u64 = outcome.report.tables.iter().filter(|table| table.table.starts_with("gold.")).map(|table| table.rows).sum();
    let seconds = outcome.report.tables.iter().map(|table| table.milliseconds).sum::<u64>() as f64 / 1000.0;
    let mut text =
        format!("{}: release {} of {} is published: {rows} gold rows in {seconds:.1} s.", customer.slug, release.id, release.as_of);
    listed(&mut text, &outcome.report);
    text
}

fn listed(text: &mut String, report: &Report) {
    for (rule, rows) in &report.rejected {
        text.push_str(&format!("\n  rejected: {rule}, {rows} rows; see silver.rejects"));
    }
    for example in &report.examples {
        text.push_str(&format!("\n    {example}"));
    }
    for complaint in &report.left_out {
        text.push_str(&format!("\n  left out: {complaint}"));
    }
    for warning in &report.warnings {
        text.push_str(&format!("\n  note: {warning}"));
    }
}
