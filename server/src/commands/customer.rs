//! `kineo customer`.

use std::process::ExitCode;

use anyhow::Result;
use chrono_tz::Tz;
use domain::Engine;
use serde_json::{Value, json};
use store::NewCustomer;

use crate::cli::{Customer, CustomerSettings};
use crate::exit::WrongUse;
use crate::output;
use crate::parts::Parts;

/// Creates, changes or lists customers.
pub async fn run(parts: &Parts, command: Customer, json: bool) -> Result<ExitCode> {
    match command {
        Customer::Create(settings) => create(parts, settings, json).await?,
        Customer::Set(settings) => set(parts, settings, json).await?,
        Customer::Theme(args) => super::theme::run(parts, args, json).await?,
        Customer::List => {
            let customers = parts.store.customers().await?;
            let lines: Vec<String> =
                customers.iter().map(|c| format!("{}\t{}\t{}\tmonth {}", c.slug, c.name, c.time_zone, c.first_month)).collect();
            output::print(json, &customers.iter().map(as_json).collect(), lines.join("\n"));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// A time zone that no computer knows would fail at the first load.
pub fn check_zone(zone: &str) -> Result<()> {
    if zone.parse::<Tz>().is_err() {
        return Err(WrongUse(format!("there is no time zone \"{zone}\": use an IANA name such as Pacific/Auckland")).into());
    }
    Ok(())
}

async fn create(parts: &Parts, settings: CustomerSettings, json: bool) -> Result<()> {
    let time_zone = settings.time_zone.unwrap_or_else(|| "UTC".to_owned());
    check_zone(&time_zone)?;
    let name = settings.name.unwrap_or_else(|| settings.slug.as_str().to_owned());
    let new = NewCustomer { slug: settings.slug, name, time_zone, first_month: settings.first_month.unwrap_or(1) };
    let mut customer = parts.store.create_customer(new, parts.clock.now()).await?;
    if settings.course_address.is_some() || settings.engine.is_some() {
        customer.course_address = settings.course_address;
        customer.engine = engine(parts, settings.engine, customer.engine)?;
        parts.store.update_customer(&customer).await?;
    }
    output::print(json, &as_json(&customer), format!("{} is created.", customer.slug));
    Ok(())
}

async fn set(parts: &Parts, settings: CustomerSettings, json: bool) -> Result<()> {
    let mut customer = parts.customer(&settings.slug).await?;
    if let Some(zone) = settings.time_zone {
        check_zone(&zone)?;
        customer.time_zone = zone;
    }
    customer.name = settings.name.unwrap_or(customer.name);
    customer.first_month = settings.first_month.unwrap_or(customer.first_month);
    customer.course_address = settings.course_address.or(customer.course_address);
    customer.engine = engine(parts, settings.engine, customer.engine)?;
    parts.store.update_customer(&customer).await?;
    output::print(json, &as_json(&customer), format!("{} is set; numbers follow with the next load.", customer.slug));
    Ok(())
}

/// An engine that is not set up would fail at the first load.
pub fn engine(parts: &Parts, wanted: Option<Engine>, current: Engine) -> Result<Engine> {
    let engine = wanted.unwrap_or(current);
    if engine.builds_on_databricks() {
        parts.platform()?;
    }
    if engine == Engine::DatabricksDirect && parts.storage().is_none() {
        return Err(
            WrongUse("databricks-direct reads tables from storage: set databricks_storage_root; see `kineo settings`".to_owned()).into()
        );
    }
    Ok(engine)
}

fn as_json(customer: &store::Customer) -> Value {
    json!({"slug": customer.slug, "name": customer.name, "time_zone": customer.time_zone, "first_month": customer.first_month, "course_address": customer.course_address, "engine": customer.engine, "catalogue": warehouse::catalogue_of(customer)})
}
