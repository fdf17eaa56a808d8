//! `kineo databricks plan | apply | check | remove`.

use std::process::ExitCode;

use anyhow::Result;
use domain::Slug;
use etl::catalogue::Catalogue;
use etl::databricks::provision::{self, Action, Step};
use serde_json::json;
use store::{AuditEntry, Customer, ReleaseState};

use crate::commands::release;
use crate::exit;
use crate::output;
use crate::parts::Parts;

/// Shows what would be done.
pub async fn plan(parts: &Parts, slug: &Slug, json: bool) -> Result<ExitCode> {
    let (customer, steps) = looked(parts, slug).await?;
    print(&customer, &steps, "to do; `kineo databricks apply` does it", json);
    Ok(ExitCode::SUCCESS)
}

/// Does it.
pub async fn apply(parts: &Parts, slug: &Slug, json: bool) -> Result<ExitCode> {
    let (customer, steps) = looked(parts, slug).await?;
    if !json {
        println!("{}", text(&customer, &steps, "to do"));
    }
    provision::apply(parts.platform()?, &customer, &Catalogue::read()?, &steps).await?;
    note(parts, &customer, "databricks-apply", steps.len()).await?;
    output::print(json, &as_json(&customer, &steps), format!("{}: done.", customer.slug));
    Ok(ExitCode::SUCCESS)
}

/// Makes everything that a new customer needs, and says what that is.
pub async fn make_everything(parts: &Parts, customer: &Customer, json: bool) -> Result<()> {
    let (platform, catalogue) = (parts.platform()?, Catalogue::read()?);
    let steps = provision::look(platform, customer, &catalogue).await?;
    if !json {
        println!("{}", text(customer, &steps, "to do on Databricks"));
    }
    provision::apply(platform, customer, &catalogue, &steps).await?;
    note(parts, customer, "databricks-apply", steps.len()).await
}

/// Tells whether what is there is what should be.
pub async fn check(parts: &Parts, slug: &Slug, json: bool) -> Result<ExitCode> {
    let (customer, steps) = looked(parts, slug).await?;
    print(&customer, &steps, "different; `kineo databricks apply` puts it right", json);
    Ok(if steps.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(exit::DRIFT) })
}

/// Shows what would be deleted, and deletes it if that is meant.
pub async fn remove(parts: &Parts, slug: &Slug, yes: bool, json: bool) -> Result<ExitCode> {
    let (customer, platform) = (parts.customer(slug).await?, parts.platform()?);
    let steps = provision::look_for_removal(platform, &customer, &Catalogue::read()?).await?;
    if !yes {
        print(&customer, &steps, "to delete; --yes deletes it, and nothing brings it back", json);
        return Ok(ExitCode::SUCCESS);
    }
    provision::remove(platform, &customer, &steps).await?;
    let files = match parts.storage() {
        Some(home) => {
            let scope = parts.store.scope_of_operator(slug, None, "databricks remove", parts.clock.now()).await?;
            let tables = scope.map(|scope| home.tables(&scope));
            match tables {
                Some(tables) => tables.delete_all().await?,
                None => 0,
            }
        }
        None => 0,
    };
    // What is gone cannot be shown; the next load builds everything anew.
    for release in parts.store.releases(&customer.id).await? {
        if release.is_on_databricks() && release.state == ReleaseState::Good {
            release::take_back(parts, &release).await?;
        }
    }
    note(parts, &customer, "databricks-remove", steps.len()).await?;
    output::print(
        json,
        &as_json(&customer, &steps),
        format!("{}: {} things and {files} files in storage are deleted.", customer.slug, steps.len()),
    );
    Ok(ExitCode::SUCCESS)
}

async fn looked(parts: &Parts, slug: &Slug) -> Result<(Customer, Vec<Step>)> {
    let customer = parts.customer(slug).await?;
    let steps = provision::look(parts.platform()?, &customer, &Catalogue::read()?).await?;
    Ok((customer, steps))
}

async fn note(parts: &Parts, customer: &Customer, action: &str, steps: usize) -> Result<()> {
    let entry = AuditEntry {
        at: parts.clock.now(),
        customer_id: Some(customer.id.clone()),
        actor: "operator".to_owned(),
        action: action.to_owned(),
        subject: warehouse::catalogue_of(customer),
        detail: json!({ "steps": steps }),
    };
    Ok(parts.store.audit(entry).await?)
}

fn print(customer: &Customer, steps: &[Step], what: &str, json: bool) {
    output::print(json, &as_json(customer, steps), text(customer, steps, what));
}

fn as_json(customer: &Customer, steps: &[Step]) -> serde_json::Value {
    json!({ "customer": customer.slug.as_str(), "catalogue": warehouse::catalogue_of(customer), "steps": steps })
}

fn text(customer: &Customer, steps: &[Step], what: &str) -> String {
    if steps.is_empty() {
        return format!("{}: everything on Databricks is as it should be.", customer.slug);
    }
    let sign = |action| match action {
        Action::Create => '+',
        Action::Change => '~',
        Action::Revoke | Action::Remove => '-',
    };
    let lines: Vec<String> = steps.iter().map(|step| format!("  {} {}", sign(step.action), step.what)).collect();
    format!("{}: {} {what}:\n{}", customer.slug, steps.len(), lines.join("\n"))
}
