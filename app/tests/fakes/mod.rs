//! Ports without a database: what each account sees is decided by its name. Used by the tests and by the preview.

mod accounts;
mod courses;
mod dashboards;
mod numbers;

use std::sync::Arc;

use domain::account::SessionToken;
use domain::ports::Ports;

#[allow(unused_imports, reason = "the preview needs no token")]
pub use accounts::{CSRF_TOKEN, PASSWORD};

/// What an account is made to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// All is well, for a customer admin.
    Admin,
    /// All is well, for a manager.
    Manager,
    /// A learner that no person of the data stands behind.
    NoPerson,
    /// Data of three days ago.
    Stale,
    /// The latest load was refused.
    Refused,
    /// One widget cannot be worked out.
    Failed,
    /// Nothing was ever loaded.
    NoRelease,
    /// Nothing matches, whatever is chosen.
    Nothing,
    /// The figures' engine does not answer.
    Down,
    /// The figures' engine is only starting.
    Waking,
    /// All is well, for a customer with a theme of its own.
    Themed,
}

impl Case {
    /// Every account of the preview.
    pub const ALL: [Self; 11] = [
        Self::Admin,
        Self::Manager,
        Self::NoPerson,
        Self::Stale,
        Self::Refused,
        Self::Failed,
        Self::NoRelease,
        Self::Nothing,
        Self::Down,
        Self::Waking,
        Self::Themed,
    ];

    /// The address to sign in with.
    pub fn email(self) -> String {
        format!("{}@northwind.example", format!("{self:?}").to_lowercase())
    }

    /// The session of the account.
    #[allow(dead_code, reason = "the preview signs in")]
    pub fn token(self) -> SessionToken {
        SessionToken::new(self.email())
    }

    fn of(token: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|case| case.email() == token)
    }
}

/// The ports.
pub fn ports() -> Ports {
    Ports { dashboards: Arc::new(dashboards::Fake), accounts: Arc::new(accounts::Fake) }
}
