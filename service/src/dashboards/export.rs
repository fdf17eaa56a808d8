//! Who took rows along, of what and under which filters: auditors ask.

use domain::Problem;
use domain::ports::DashboardRequest;
use serde_json::json;
use store::{AuditEntry, Release, Scope, ScopeViewer};

use super::DashboardsService;
use crate::problems::internal;

impl DashboardsService {
    /// Writes the audit entry of an export. Without it there is no export.
    pub(super) async fn note_export(
        &self,
        scope: &Scope,
        release: &Release,
        request: &DashboardRequest,
        widget: &str,
    ) -> Result<(), Problem> {
        let actor = match scope.viewer() {
            ScopeViewer::Account(account) => account.to_string(),
            ScopeViewer::Operator => "operator".to_owned(),
            ScopeViewer::Run(run) => run.to_string(),
        };
        let entry = AuditEntry {
            at: self.clock.now(),
            customer_id: Some(scope.customer().id.clone()),
            actor,
            action: "export".to_owned(),
            subject: format!("{}/{widget}", request.dashboard),
            detail: json!({ "release": release.id.as_str(), "filters": request.filters.to_query() }),
        };
        self.store.audit(entry).await.map_err(|error| internal("audit of an export", &error))
    }
}
