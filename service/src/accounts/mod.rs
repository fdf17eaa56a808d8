//! Signing in, sessions and passwords: the port [`domain::ports::Accounts`] over the metadata store.
//!
//! - Passwords are hashed with argon2id; an account that does not exist costs the same work as one that does.
//! - Whoever fails too often waits (see [`store::Attempt`]).
//! - A session is a random token in a cookie; the store keeps its hash.
//! - Every sign-in, failure, lock-out, sign-out and change of password is in the audit.

mod audit;
mod change;
mod error;
mod hashing;
mod manage;
mod port;
mod rules;
mod secrets;
mod sign_in;
mod system_clock;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use domain::Clock;
use rand::CryptoRng;
use store::Store;

pub use error::AccountError;
pub use manage::NewLogin;
pub use system_clock::SystemClock;

use hashing::Hashing;
use secrets::Secrets;

/// Signs people in and out, and keeps their passwords.
pub struct AccountsService {
    store: Store,
    clock: Arc<dyn Clock>,
    secrets: Secrets,
    hashing: Hashing,
}

impl AccountsService {
    /// `rng` makes tokens and salts: seed it from the operating system.
    pub fn new(store: Store, clock: Arc<dyn Clock>, rng: impl CryptoRng + Send + 'static) -> Self {
        Self { store, clock, secrets: Secrets::new(rng), hashing: Hashing::new(hashing::strong()) }
    }
}
