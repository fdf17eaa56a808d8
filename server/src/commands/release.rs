//! `kineo release`.

use std::process::ExitCode;

use anyhow::Result;
use serde_json::{Value, json};
use store::{AuditEntry, ReleaseState};

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
            parts.store.roll_back(&newest.id, parts.clock.now()).await?;
            let (id, now) = (Some(customer.id.clone()), parts.clock.now());
            let (action, subject) = ("release-rollback".to_owned(), newest.id.to_string());
            parts
                .store
                .audit(AuditEntry { at: now, customer_id: id, actor: "operator".to_owned(), action, subject, detail: json!({}) })
                .await?;
            let shown = parts.store.newest_release(&customer.id).await?;
            let shown =
                shown.map_or("no release: they are empty until the next load".to_owned(), |r| format!("release {} of {}", r.id, r.as_of));
            output::print(json, &as_json(&newest), format!("Release {} is taken back; dashboards now read {shown}.", newest.id));
        }
    }
    Ok(ExitCode::SUCCESS)
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
