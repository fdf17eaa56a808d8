//! The second step of a load: every model in order, what its rules and checks found, and the rejects.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Instant;

use store::TableVersion;
use warehouse::Layer;

use super::inputs::Input;
use super::report::TableReport;
use super::run::{Load, elapsed, table_version};
use crate::build::{self, Finding, Workshop};
use crate::catalogue::{Action, Model, ModelLayer, Source};
use crate::error::EtlError;
use crate::sources::Complaint;

impl Load<'_> {
    /// Builds every model and checks it.
    pub(super) async fn models(&mut self, workshop: &Workshop, inputs: &[(Source, Input)]) -> Result<Vec<TableVersion>, EtlError> {
        let catalogue = Arc::clone(&self.loader.catalogue);
        let models = catalogue.models.models();
        let (mut versions, mut findings) = (Vec::new(), Vec::new());
        for (n, model) in models.iter().enumerate() {
            self.progress.step(&model.full_name(), n, models.len());
            let started = Instant::now();
            let built = build::build(workshop, &self.tables, model).await?;
            self.note_rejected_by(workshop, model, inputs, &built).await?;
            let found = built.found.iter().map(|(rule, action, reason, count)| Finding {
                table: model.full_name(),
                rule: rule.clone(),
                action: *action,
                reason: reason.clone(),
                count: *count,
            });
            findings.extend(found);
            versions.push(table_version(model.layer.stored_in(), model.name(), built.version, built.rows));
            self.report.tables.push(TableReport { table: model.full_name(), rows: built.rows, milliseconds: elapsed(started) });
        }
        // Checks compare tables with each other, so they wait for the last one.
        for model in models {
            findings.extend(build::check(workshop, model).await?);
        }
        let rejects = build::write_rejects(workshop, &self.tables, &self.rejects).await?;
        versions.push(table_version(Layer::Silver, "rejects", rejects, self.rejects.len() as u64));
        self.judge(&findings)?;
        Ok(versions)
    }

    async fn note_rejected_by(
        &mut self,
        workshop: &Workshop,
        model: &Model,
        inputs: &[(Source, Input)],
        built: &build::Built,
    ) -> Result<(), EtlError> {
        let source = model.inputs.iter().find_map(|input| input.strip_prefix("bronze.")).map(str::to_owned);
        let Some(source) = source.filter(|_| model.layer == ModelLayer::Silver) else { return Ok(()) };
        let known: HashMap<&str, String> =
            inputs.iter().filter_map(|(of, input)| Some((of.source.as_str(), input.report(&of.source).file?))).collect();
        let file = known.get(source.as_str()).cloned().unwrap_or_default();
        let rejection = build::reject_rows(workshop, model, &source, &file, &built.rejected).await?;
        let rejected = rejection.rows.len() as u64;
        self.note_rejects(rejection.rows);
        if let Some(file) = self.report.file_mut(&source) {
            file.duplicates = file.rows.saturating_sub(built.rows + rejected);
        }
        Ok(())
    }

    /// Warnings are noted; a broken rule that must hold refuses the load.
    pub(super) fn judge(&mut self, findings: &[Finding]) -> Result<(), EtlError> {
        let (failed, warned): (Vec<_>, Vec<_>) = findings.iter().partition(|finding| finding.action == Action::Fail);
        warned.into_iter().for_each(|finding| self.report.warn(finding));
        let complaint = |finding: &&Finding| {
            Complaint::of_file(&finding.table, format!("rule {} is broken {} times", finding.rule, finding.count), &finding.reason)
        };
        let broken: Vec<Complaint> = failed.iter().map(complaint).collect();
        if broken.is_empty() { Ok(()) } else { Err(EtlError::Refused(broken)) }
    }
}
