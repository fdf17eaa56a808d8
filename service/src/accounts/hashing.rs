//! Argon2id, a few at a time: each takes 19 MiB, and a flood of sign-ins must not take all memory.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use argon2::password_hash::{Output, PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use domain::Password;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::spawn_blocking;

use super::error::AccountError;

/// How many hashes are made at a time, which bounds the memory they take.
const AT_ONCE: usize = 4;
/// How many may wait for that. Whoever comes then is asked to come again.
const WAITING: usize = 64;

/// Hashes and compares passwords.
pub(super) struct Hashing {
    params: Params,
    turns: Arc<Semaphore>,
    waiting: AtomicUsize,
}

/// The right to hash now.
pub(super) struct Turn {
    _permit: OwnedSemaphorePermit,
}

/// What a comparison says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Another password.
    Wrong,
    /// The password.
    Right,
    /// The password, under a hash of other parameters than today's.
    RightButOutdated,
}

/// 19 MiB, two passes, one lane: the least that OWASP recommends for argon2id.
pub(super) fn strong() -> Params {
    Params::new(19 * 1024, 2, 1, None).unwrap_or_default()
}

impl Hashing {
    pub(super) fn new(params: Params) -> Self {
        Self { params, turns: Arc::new(Semaphore::new(AT_ONCE)), waiting: AtomicUsize::new(0) }
    }

    /// Waits for its turn.
    pub(super) async fn turn(&self) -> Result<Turn, AccountError> {
        let _place = Place::take(&self.waiting)?;
        // The semaphore is never closed, so this cannot fail; if it did, nobody would be let in.
        let permit = Arc::clone(&self.turns).acquire_owned().await.map_err(|_| AccountError::Busy)?;
        Ok(Turn { _permit: permit })
    }

    /// The PHC string of a password.
    pub(super) async fn hash(&self, turn: Turn, password: &Password, salt: [u8; 16]) -> Result<String, AccountError> {
        let (argon2, password) = (argon2(self.params.clone()), password.clone());
        let hashed = spawn_blocking(move || {
            let hash =
                SaltString::encode_b64(&salt).and_then(|salt| Ok(argon2.hash_password(password.expose().as_bytes(), &salt)?.to_string()));
            drop(turn);
            hash
        });
        Ok(hashed.await??)
    }

    /// Whether a password is the one of a PHC string. Gives the turn back, so that the same one may go on.
    pub(super) async fn verify(&self, turn: Turn, password: &Password, phc: &str) -> Result<(Verdict, Turn), AccountError> {
        let (today, password, phc) = (self.params.clone(), password.clone(), phc.to_owned());
        // The turn goes along: if whoever waits goes away, the work goes on and keeps its place until it is done.
        let verified = spawn_blocking(move || Ok((verdict(&today, &password, &phc)?, turn)));
        verified.await?
    }

    /// A PHC string to which no password belongs, and that costs as much to compare as a real one.
    pub(super) fn decoy(&self, salt: [u8; 16]) -> Result<String, AccountError> {
        let salt = SaltString::encode_b64(&salt)?;
        let hash = PasswordHash {
            algorithm: Algorithm::Argon2id.ident(),
            version: Some(Version::V0x13.into()),
            params: (&self.params).try_into()?,
            salt: Some(salt.as_salt()),
            hash: Some(Output::new(&[0; Params::DEFAULT_OUTPUT_LEN])?),
        };
        Ok(hash.to_string())
    }
}

fn argon2(params: Params) -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

fn verdict(today: &Params, password: &Password, phc: &str) -> Result<Verdict, AccountError> {
    let hash = PasswordHash::new(phc)?;
    match argon2(today.clone()).verify_password(password.expose().as_bytes(), &hash) {
        Ok(()) if is_todays(today, &hash)? => Ok(Verdict::Right),
        Ok(()) => Ok(Verdict::RightButOutdated),
        Err(argon2::password_hash::Error::Password) => Ok(Verdict::Wrong),
        Err(error) => Err(error.into()),
    }
}

fn is_todays(today: &Params, hash: &PasswordHash<'_>) -> Result<bool, AccountError> {
    let params = Params::try_from(hash)?;
    let same_cost = (params.m_cost(), params.t_cost(), params.p_cost()) == (today.m_cost(), today.t_cost(), today.p_cost());
    Ok(hash.algorithm == Algorithm::Argon2id.ident() && hash.version == Some(Version::V0x13.into()) && same_cost)
}

/// A place in the queue, given back when whoever waits goes on or goes away.
struct Place<'a>(&'a AtomicUsize);

impl<'a> Place<'a> {
    fn take(waiting: &'a AtomicUsize) -> Result<Self, AccountError> {
        let place = Self(waiting);
        if waiting.fetch_add(1, Ordering::Relaxed) < WAITING { Ok(place) } else { Err(AccountError::Busy) }
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
