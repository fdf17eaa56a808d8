//! The ports through which pages ask for data and for people. `service` implements them; a page never sees more.
//!
//! Every call names the session and nothing else about the one who asks: what they may see is looked up anew each time.

use std::net::IpAddr;
use std::sync::Arc;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use crate::account::{Password, SessionToken, Viewer};
use crate::answer::{Answer, DashboardView};
use crate::dashboard::DashboardName;
use crate::filters::{FilterField, FilterOptions, Filters};
use crate::ids::{ReleaseId, RequestId};
use crate::paging::Paging;
use crate::problem::Problem;

/// A dashboard with what the viewer chose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DashboardRequest {
    /// Which one.
    pub dashboard: DashboardName,
    /// What was chosen.
    pub filters: Filters,
    /// Which rows of its table.
    pub paging: Paging,
}

/// What a filter offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionsRequest {
    /// Of which dashboard: what it filters by itself narrows the options too.
    pub dashboard: DashboardName,
    /// Which filter.
    pub field: FilterField,
    /// What was typed into it.
    pub typed: String,
    /// What is chosen elsewhere; the field's own values do not narrow its options.
    pub filters: Filters,
}

/// Numbers.
#[async_trait]
pub trait Dashboards: Send + Sync {
    /// The same numbers, asked on behalf of a request: whatever they are read from is told its id.
    fn for_request(&self, request: &RequestId) -> Arc<dyn Dashboards>;

    /// A dashboard, whole. Fails only if none of it can be shown.
    async fn dashboard(&self, session: &SessionToken, request: &DashboardRequest) -> Result<DashboardView, Problem>;

    /// What a filter offers, narrowed to what the viewer may see.
    async fn options(&self, session: &SessionToken, request: &OptionsRequest) -> Result<FilterOptions, Problem>;

    /// The newest release that the viewer's dashboards show; none before the first.
    async fn release(&self, session: &SessionToken) -> Result<Option<ReleaseId>, Problem>;

    /// Every row of a widget, in the order of the request and with the columns of `kineo figures`, a part at a time. What the viewer may see
    /// is looked up anew for each part. [`Problem::NotFound`] where the dashboard has no such widget.
    async fn rows(&self, session: &SessionToken, request: &DashboardRequest, widget: &str) -> Result<Box<dyn Rows>, Problem>;
}

/// Rows that come a part at a time, so that no number of them has to be held.
#[async_trait]
pub trait Rows: Send {
    /// The next part; none at the end. A problem ends the rows: what came before it is a part of them and has to be marked as such.
    async fn next(&mut self) -> Result<Option<Answer>, Problem>;
}

/// People.
#[async_trait]
pub trait Accounts: Send + Sync {
    /// Opens a session. What was wrong is not told: an account that does not exist looks like a wrong password.
    async fn sign_in(&self, email: &str, password: &Password, address: Option<IpAddr>) -> Result<SessionToken, Problem>;

    /// Whoever is signed in.
    async fn viewer(&self, session: &SessionToken) -> Result<Viewer, Problem>;

    /// Ends the session.
    async fn sign_out(&self, session: &SessionToken, csrf_token: &str) -> Result<(), Problem>;

    /// Changes the password and ends every other session of the account. The session goes on under a new token.
    async fn change_password(
        &self,
        session: &SessionToken,
        csrf_token: &str,
        current: &Password,
        new: &Password,
    ) -> Result<SessionToken, Problem>;
}

/// All ports together, as the server hands them to the pages.
#[derive(Clone)]
pub struct Ports {
    /// Numbers.
    pub dashboards: Arc<dyn Dashboards>,
    /// People.
    pub accounts: Arc<dyn Accounts>,
}

impl Ports {
    /// The same ports, for what one request asks.
    pub fn for_request(&self, request: &RequestId) -> Self {
        Self { dashboards: self.dashboards.for_request(request), accounts: Arc::clone(&self.accounts) }
    }
}
