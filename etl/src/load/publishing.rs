//! The last step of a load: everything that was built becomes one release.

use serde_json::json;
use store::{NewRelease, Release, TableVersion, TakenFile};

use super::inputs::Input;
use super::run::Load;
use crate::catalogue::Source;
use crate::error::EtlError;

impl Load<'_> {
    pub(super) async fn publish(&self, inputs: &[(Source, Input)], tables: Vec<TableVersion>) -> Result<Release, EtlError> {
        let customer = &self.request.customer;
        let taken: Vec<TakenFile> = inputs.iter().filter_map(|(source, input)| self.taken(source, input)).collect();
        let release = NewRelease {
            customer_id: customer.id.clone(),
            run_id: self.run.id.clone(),
            as_of: self.request.as_of,
            first_month: customer.first_month,
            tables,
            rejected: i64::try_from(self.report.rejected_rows()).unwrap_or(i64::MAX),
            sources: json!(self.report.freshness()),
            checks: json!({
                "home": if customer.engine.builds_on_databricks() { "databricks" } else { "folder" },
                "model": crate::catalogue::fingerprint(),
                "time_zone": customer.time_zone,
                "warnings": self.report.warnings,
            }),
        };
        Ok(self.loader.store.publish(release, &taken, self.loader.clock.now()).await?)
    }

    fn taken(&self, source: &Source, input: &Input) -> Option<TakenFile> {
        let report = self.report.files.iter().find(|file| file.source == source.source)?;
        let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        match input {
            Input::New(arrival) => Some(TakenFile {
                source: source.source.clone(),
                name: arrival.file.clone(),
                size: number(arrival.size),
                hash: arrival.hash.clone(),
                batch_id: self.run.id.as_str().to_owned(),
                rows: number(report.rows),
                rejected: number(report.rejected),
                carried_forward: false,
            }),
            Input::Same(file) => Some(TakenFile { carried_forward: false, ..file.clone() }),
            Input::Carried(file) => Some(TakenFile { carried_forward: true, ..file.clone() }),
            Input::Never => None,
        }
    }
}
