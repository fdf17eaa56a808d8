//! `kineo databricks bundle`.

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use domain::Slug;
use etl::catalogue::Catalogue;
use etl::databricks::bundle;
use serde_json::json;

use crate::output;
use crate::parts::Parts;

/// Writes a customer's job as an Asset Bundle.
pub async fn run(parts: &Parts, customer: &Slug, folder: &Path, json: bool) -> Result<ExitCode> {
    let customer = parts.customer(customer).await?;
    let files = bundle::files(&customer, &Catalogue::read()?, &parts.job_options()?)?;
    write(folder, &files)?;
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    output::print(json, &json!({ "folder": folder, "files": names }), format!("{} files in {}", files.len(), folder.display()));
    Ok(ExitCode::SUCCESS)
}

fn write(folder: &Path, files: &[(String, String)]) -> Result<()> {
    for (name, text) in files {
        let path = folder.join(name);
        let parent = path.parent().unwrap_or(folder);
        std::fs::create_dir_all(parent).with_context(|| format!("folder {} cannot be made", parent.display()))?;
        std::fs::write(&path, text).with_context(|| format!("{} cannot be written", path.display()))?;
    }
    Ok(())
}
