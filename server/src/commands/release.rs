//! `kineo release`.

use std::process::ExitCode;

use anyhow::Result;
use etl::catalogue::Catalogue;
use etl::databricks::views;
use serde_json::{Value, json};
use store::{AuditEntry, Customer, ReleaseState};

use crate::cli::Release;
use crate::exit::NotFound;
use crate::output;
use crate::parts::Parts;

/// Lists releases, or takes the newest back.
pub async fn run(parts: &Parts, command: Release, json: bool) -> Result<ExitCode> {
    match command {
        Release::List { customer } => {
            let customer = parts.customer(&customer).await?;
            let releases = parts.store.releases(&customer.id).await?;
            let lines: Vec<String> =
                releases.iter().map(|r| format!("{}\tas of {}\t{}\t{}", r.id, r.as_of, r.published_at, state(r))).collect();
            output::print(json, &releases.iter().map(as_json).collect(), lines.join("\n"));
        }
        Release::Rollback { customer } => {
            let customer = parts.customer(&customer).await?;
            let newest = parts.store.newest_release(&customer.id).await?;
            let newest = newest.ok_or_else(|| NotFound(format!("customer \"{}\" has no release to take back", customer.slug)))?;
            take_back(parts, &newest).await?;
            let shown = parts.store.newest_release(&customer.id).await?;
            publish_views(parts, &customer, shown.as_ref()).await?;
            let shown =
                shown.map_or("no release: they are empty until the next load".to_owned(), |r| format!("release {} of {}", r.id, r.as_of));
            output::print(json, &as_json(&newest), format!("Release {} is taken back; dashboards now read {shown}.", newest.id));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Takes a release back; dashboards read the one before it.
pub async fn take_back(parts: &Parts, release: &store::Release) -> Result<()> {
    let now = parts.clock.now();
    parts.store.roll_back(&release.id, now).await?;
    let (customer_id, actor, action) = (Some(release.customer_id.clone()), "operator".to_owned(), "release-rollback".to_owned());
    let entry = AuditEntry { at: now, customer_id, actor, action, subject: release.id.to_string(), detail: json!({}) };
    Ok(parts.store.audit(entry).await?)
}

/// People with tools of their own read what dashboards read.
async fn publish_views(parts: &Parts, customer: &Customer, release: Option<&store::Release>) -> Result<()> {
    let Some(release) = release.filter(|release| release.is_on_databricks()) else { return Ok(()) };
    Ok(views::publish(parts.platform()?, customer, &Catalogue::read()?, release).await?)
}

const fn state(release: &store::Release) -> &'static str {
    match release.state {
        ReleaseState::Good => "good",
        ReleaseState::RolledBack => "rolled back",
    }
}

fn as_json(release: &store::Release) -> Value {
    json!({
        "id": release.id.as_str(),
        "as_of": release.as_of.to_string(),
        "published_at": release.published_at,
        "state": state(release),
        "rejected": release.rejected,
        "tables": release.tables,
    })
}
