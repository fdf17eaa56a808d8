//! What the job came to: versions and rows of tables, what was rejected, what rules and checks found.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Instant;

use futures::{StreamExt, TryStreamExt};
use store::TableVersion;
use warehouse::Layer;

use super::arriving::{REJECT_COLUMNS, rejected};
use crate::build::Finding;
use crate::catalogue::{Catalogue, Model, ModelLayer, Source};
use crate::databricks::platform::AT_ONCE;
use crate::databricks::{Platform, script};
use crate::error::EtlError;
use crate::load::inputs::Input;
use crate::load::report::TableReport;
use crate::load::run::{Load, elapsed, table_version};
use crate::sources::reading_rules;

impl Load<'_> {
    /// The tables of the release, after everything that was found was judged.
    pub(super) async fn collect(&mut self, platform: &Platform, inputs: &[(Source, Input)]) -> Result<Vec<TableVersion>, EtlError> {
        let (started, catalogue) = (Instant::now(), Arc::clone(&self.loader.catalogue));
        self.progress.step("versions", 0, 0);
        let mut versions = self.versions(platform, &catalogue, inputs).await?;
        let counted = self.counted(platform, &versions).await?;
        for version in &mut versions {
            let rows = counted.get(&format!("{}.{}", version.layer, version.table));
            version.rows = rows.copied().ok_or_else(|| EtlError::Broken(format!("{}.{} was not counted", version.layer, version.table)))?;
        }
        self.collect_rejects(platform, &catalogue, &counted).await?;
        let findings = self.findings(platform, &catalogue).await?;
        for model in catalogue.models.models() {
            let rows = counted.get(&model.full_name()).copied().unwrap_or_default();
            self.report.tables.push(TableReport {
                table: model.full_name(),
                rows: u64::try_from(rows).unwrap_or_default(),
                milliseconds: 0,
            });
        }
        self.report.tables.push(TableReport { table: "collected".to_owned(), rows: 0, milliseconds: elapsed(started) });
        self.judge(&findings)?;
        Ok(versions)
    }

    /// The version of every table that belongs to the release.
    async fn versions(
        &self,
        platform: &Platform,
        catalogue: &Catalogue,
        inputs: &[(Source, Input)],
    ) -> Result<Vec<TableVersion>, EtlError> {
        let bronze = inputs.iter().filter(|(_, input)| input.batch("").is_some()).map(|(source, _)| (Layer::Bronze, source.source.clone()));
        let built = catalogue.models.models().iter().map(|model| (model.layer.stored_in(), model.name().to_owned()));
        let kept = [(Layer::Silver, "rejects".to_owned())];
        let tables: Vec<(Layer, String)> = bronze.chain(built).chain(kept).collect();
        let asked = tables.into_iter().map(|(layer, table)| async move {
            let name = format!("{layer}.{table}");
            let rows = platform.read(&self.request.customer, &name, format!("DESCRIBE HISTORY {name} LIMIT 1")).await?;
            let version = rows.first().and_then(|row| row.first()?.as_ref()?.parse().ok());
            let version = version.ok_or_else(|| EtlError::Broken(format!("{name} has no version")))?;
            Ok::<_, EtlError>(table_version(layer, &table, version, 0))
        });
        futures::stream::iter(asked).buffered(AT_ONCE).try_collect().await
    }

    /// The rows of every table at its version.
    async fn counted(&self, platform: &Platform, versions: &[TableVersion]) -> Result<HashMap<String, i64>, EtlError> {
        let one = |table: &TableVersion| {
            let name = format!("{}.{}", table.layer, table.table);
            format!("SELECT '{name}' AS name, count(*) AS n FROM {name} VERSION AS OF {}", table.version)
        };
        let sql = versions.iter().map(one).collect::<Vec<_>>().join("\nUNION ALL\n");
        let rows = platform.read(&self.request.customer, "the rows of the release", sql).await?;
        let pair = |row: &Vec<Option<String>>| Some((row.first()?.clone()?, row.get(1)?.as_ref()?.parse().ok()?));
        Ok(rows.iter().filter_map(pair).collect())
    }

    /// Rows that the models set aside, and exact duplicates, which are counted only.
    async fn collect_rejects(
        &mut self,
        platform: &Platform,
        catalogue: &Catalogue,
        counted: &HashMap<String, i64>,
    ) -> Result<(), EtlError> {
        let (rules, columns) = (reading_rules(), REJECT_COLUMNS);
        let sql = format!("SELECT {columns} FROM silver.rejects WHERE rule NOT IN ({rules}) ORDER BY source, source_row");
        let rows = platform.read(&self.request.customer, "silver.rejects", sql).await?;
        let rows: Vec<_> = rows.iter().map(|row| rejected(row)).collect();
        for model in catalogue.models.models().iter().filter(|model| model.layer == ModelLayer::Silver) {
            let Some(source) = source_of(model) else { continue };
            let built = u64::try_from(counted.get(&model.full_name()).copied().unwrap_or_default()).unwrap_or_default();
            let set_aside = rows.iter().filter(|row| row.source == source).count() as u64;
            if let Some(file) = self.report.file_mut(source) {
                file.duplicates = file.rows.saturating_sub(built + set_aside);
            }
        }
        self.note_rejects(rows);
        Ok(())
    }

    async fn findings(&self, platform: &Platform, catalogue: &Catalogue) -> Result<Vec<Finding>, EtlError> {
        let sql = "SELECT table_name, rule, found FROM silver.findings WHERE found > 0";
        let rows = platform.read(&self.request.customer, "silver.findings", sql).await?;
        let count = |row: &Vec<Option<String>>| Some(((row.first()?.clone()?, row.get(1)?.clone()?), row.get(2)?.as_ref()?.parse().ok()?));
        let counts: HashMap<(String, String), u64> = rows.iter().filter_map(count).collect();
        let found: Vec<Finding> = all(catalogue).filter_map(|finding| with_count(finding, &counts)).collect();
        // A finding that cannot be read might be the one that refuses the load.
        if found.len() == rows.len() { Ok(found) } else { Err(EtlError::Broken("silver.findings holds what no model states".to_owned())) }
    }
}

fn source_of(model: &Model) -> Option<&str> {
    model.inputs.iter().find_map(|input| input.strip_prefix("bronze."))
}

/// Everything that can be found, in the order in which the embedded build finds it: what is counted in rows, then checks.
fn all(catalogue: &Catalogue) -> impl Iterator<Item = Finding> + '_ {
    let models = || catalogue.models.models().iter();
    let finding = |model: &Model, rule: String, action, reason| Finding { table: model.full_name(), rule, action, reason, count: 0 };
    let counted = models().flat_map(move |model| {
        script::counted(model).into_iter().map(move |(_, rule, action, reason)| finding(model, rule, action, reason))
    });
    let checks = models().flat_map(move |model| {
        model.twin.checks.iter().map(move |check| finding(model, check.name.clone(), check.action, check.reason.clone()))
    });
    counted.chain(checks)
}

fn with_count(finding: Finding, counts: &HashMap<(String, String), u64>) -> Option<Finding> {
    let count = *counts.get(&(finding.table.clone(), finding.rule.clone()))?;
    Some(Finding { count, ..finding })
}
