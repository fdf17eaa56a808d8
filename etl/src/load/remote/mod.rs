//! The steps of a load on Databricks: files to a volume, bronze by COPY INTO, the job, what it came to.

mod arriving;
mod collecting;
mod heads;
mod running;

use std::sync::Arc;

use store::{Release, TableVersion};

use super::inputs::Input;
use super::run::Load;
use crate::catalogue::Source;
use crate::databricks::{Platform, deploy, views};
use crate::error::EtlError;

impl Load<'_> {
    /// Builds the release there.
    pub(super) async fn on_databricks(&mut self, platform: &Platform, inputs: &[(Source, Input)]) -> Result<Vec<TableVersion>, EtlError> {
        let catalogue = Arc::clone(&self.loader.catalogue);
        let customer = &self.request.customer;
        self.progress.step("the job", 0, 0);
        let job = deploy::deploy(platform, customer, &catalogue).await?;
        running::end_what_runs(platform, job).await?;
        self.arrive(platform, inputs).await?;
        self.run_job(platform, job).await?;
        self.collect(platform, inputs).await
    }

    /// Puts the tables back to the last release.
    pub(super) async fn restore_on_databricks(&self, platform: &Platform) -> Result<(), EtlError> {
        let customer = &self.request.customer;
        // What still runs of an earlier load would write into the tables while they are put back.
        if let Some(job) = deploy::job_of(platform, customer).await? {
            running::end_what_runs(platform, job).await?;
        }
        heads::restore(platform, customer, self.loader.catalogue.as_ref(), self.at_home.as_ref()).await
    }

    /// Shows the release to people with tools of their own. Dashboards do not need it, so a fault is only told.
    pub(super) async fn show(&mut self, platform: &Platform, release: &Release) {
        let shown = views::publish(platform, &self.request.customer, self.loader.catalogue.as_ref(), release).await;
        if let Err(error) = shown {
            tracing::error!(error = super::run::with_causes(&error), "the published views still show the release before");
            self.report.warnings.push(format!("The published views on Databricks still show the release before: {error}."));
        }
    }
}
