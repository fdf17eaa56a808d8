//! `kineo figures`.

use std::fmt::Write as _;
use std::process::ExitCode;

use anyhow::{Result, anyhow};
use domain::{Filters, Problem};
use serde_json::Value;
use service::FiguresRequest;

use crate::cli::Figures;
use crate::exit::{NotFound, WrongUse};
use crate::output;
use crate::parts::Parts;

/// Prints the numbers of a dashboard.
pub async fn run(parts: &Parts, args: &Figures, json: bool) -> Result<ExitCode> {
    let scope = parts.store.scope_of_operator(&args.customer, args.as_email.as_deref(), "figures", parts.clock.now()).await?;
    let scope = scope.ok_or_else(|| NotFound(missing(args)))?;
    let request = FiguresRequest { dashboard: args.dashboard, filters: filters(&args.filters)?, as_of: args.as_of };
    let figures = parts.dashboards()?.figures(&scope, &request).await.map_err(|problem| explained(&problem, args))?;
    output::print(json, &figures, text(&figures));
    Ok(ExitCode::SUCCESS)
}

fn missing(args: &Figures) -> String {
    let account = args.as_email.as_ref().map_or_else(String::new, |email| format!(" with an account {email}"));
    format!("there is no customer \"{}\"{account}; see `kineo customer list` and `kineo user list`", args.customer)
}

fn explained(problem: &Problem, args: &Figures) -> anyhow::Error {
    match problem {
        Problem::NotFound => NotFound(format!("customer \"{}\" has no release at that day; load its exports first", args.customer)).into(),
        other => anyhow!("{other}"),
    }
}

fn filters(texts: &[String]) -> Result<Filters> {
    let pairs = texts.iter().map(|text| text.split_once('=').ok_or_else(|| WrongUse(format!("filter \"{text}\" is not KEY=VALUE"))));
    let pairs = pairs.collect::<Result<Vec<_>, _>>()?;
    let unknown = pairs.iter().find(|(key, _)| domain::FilterField::from_key(key).is_none());
    if let Some((key, _)) = unknown {
        let keys: Vec<&str> = domain::FilterField::ALL.iter().map(|field| field.key()).collect();
        return Err(WrongUse(format!("there is no filter \"{key}\": use {}", keys.join(", "))).into());
    }
    Filters::from_pairs(pairs).map_err(|problem| WrongUse(problem.to_string()).into())
}

fn text(figures: &Value) -> String {
    let mut text = format!("{} as of {}", figures["customer"].as_str().unwrap_or_default(), figures["as_of"].as_str().unwrap_or_default());
    for (id, widget) in figures["widgets"].as_object().into_iter().flatten() {
        let _ = write!(text, "\n{id}");
        for row in widget["rows"].as_array().into_iter().flatten() {
            let cells: Vec<String> = row.as_object().into_iter().flatten().map(|(name, value)| format!("{name} {value}")).collect();
            let _ = write!(text, "\n  {}", cells.join(", "));
        }
    }
    text
}
