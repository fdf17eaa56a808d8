//! The metadata of the platform in SQLite: customers, accounts, sessions, runs, releases, the ledger of files and the audit.
//!
//! Queries are one text for SQLite and PostgreSQL: `$1` placeholders, times as microseconds, booleans as 0 or 1, JSON and ids as text.
//! Times come from the caller, so that nothing here depends on when it runs.
//!
//! [`Scope`] is minted here and nowhere else: whoever holds one has been looked up.

mod accounts;
mod attempts;
mod audit;
mod column;
mod credentials;
mod customers;
mod error;
mod fresh;
mod ledger;
mod migrate;
mod publish;
mod releases;
mod runs;
mod scope;
mod sessions;
mod store;

pub use accounts::{Account, NewAccount};
pub use attempts::{Attempt, Gate};
pub use audit::AuditEntry;
pub use credentials::Credentials;
pub use customers::{Customer, NewCustomer};
pub use error::StoreError;
pub use ledger::TakenFile;
pub use publish::NewRelease;
pub use releases::{Release, ReleaseState, TableVersion};
pub use runs::{Run, RunId, RunState};
pub use scope::{Scope, ScopeViewer};
pub use sessions::{ABSOLUTE_TIME_OUT, IDLE_TIME_OUT, Session};
pub use store::Store;
