//! Lock-out: how many sign-ins may fail before the next one has to wait.
//!
//! Failures are counted behind three gates, each of which closes for longer every time that it fails again:
//!
//! - **account and address**: 5 failures. Stops guessing at one account. Somebody else's failures elsewhere never close it.
//! - **address**: 20 failures over all accounts. Stops trying one password on many accounts.
//! - **account**: 50 failures over all addresses. Stops a guess spread over many machines. It does not hold for an address from which the
//!   account signed in during the last 90 days, so that an attacker cannot lock the owner out of their own desk.
//!
//! An account that does not exist is counted as one that does: the wait tells nothing.

use std::net::{IpAddr, Ipv6Addr};

use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest, Sha256};
use sqlx::{Row, Sqlite, Transaction};

use crate::accounts::email_key;
use crate::column::Columns;
use crate::error::{Doing, StoreError};
use crate::sessions::hex;
use crate::store::Store;

/// Failures within this time of the first, or of the end of a wait, belong together.
const WINDOW: TimeDelta = TimeDelta::minutes(15);
/// The first wait; each failure after it doubles the next.
const FIRST_WAIT: TimeDelta = TimeDelta::minutes(1);
/// No wait is longer.
const LONGEST_WAIT: TimeDelta = TimeDelta::hours(1);
/// How long an address stays known after the account signed in from it.
const KNOWN: TimeDelta = TimeDelta::days(90);

const FROM_ONE_ADDRESS_TO_ONE_ACCOUNT: i64 = 5;
const FROM_ONE_ADDRESS: i64 = 20;
const TO_ONE_ACCOUNT: i64 = 50;

/// Somebody tries a password.
#[derive(Clone, Debug)]
pub struct Attempt {
    account: String,
    address: Option<String>,
}

/// Whether another attempt may be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// It may.
    Open,
    /// Not before so many seconds have passed.
    Closed {
        /// Seconds to wait, at least 1.
        retry_seconds: u64,
    },
}

/// One counter of failures.
struct Counter {
    gate: String,
    limit: i64,
}

impl Attempt {
    /// A sign-in to an account by its e-mail address, from a network address if that is known.
    ///
    /// What was typed is kept as a hash alone: people do type their password into the wrong field.
    pub fn new(email: &str, address: Option<IpAddr>) -> Self {
        Self { account: hex(&Sha256::digest(email_key(email))), address: address.map(network) }
    }

    fn counters(&self) -> Vec<Counter> {
        let from = self.address.as_deref().unwrap_or("nowhere");
        let pair = Counter { gate: format!("{} from {from}", self.account), limit: FROM_ONE_ADDRESS_TO_ONE_ACCOUNT };
        let account = Counter { gate: self.account.clone(), limit: TO_ONE_ACCOUNT };
        // Without an address, everyone would share one counter and one could lock out all.
        let address = self.address.as_ref().map(|address| Counter { gate: format!("address {address}"), limit: FROM_ONE_ADDRESS });
        [Some(pair), Some(account), address].into_iter().flatten().collect()
    }
}

impl Store {
    /// Whether a password may be tried at all.
    pub async fn gate(&self, attempt: &Attempt, now: DateTime<Utc>) -> Result<Gate, StoreError> {
        let known = self.is_known(attempt, now).await?;
        let mut until = now;
        for counter in attempt.counters() {
            if !(known && counter.gate == attempt.account) {
                until = until.max(self.closed_until(&counter.gate).await?.unwrap_or(now));
            }
        }
        Ok(if until > now { Gate::Closed { retry_seconds: seconds_up(until - now) } } else { Gate::Open })
    }

    /// Counts a failure, and says whether the next attempt has to wait.
    pub async fn attempt_failed(&self, attempt: &Attempt, now: DateTime<Utc>) -> Result<Gate, StoreError> {
        let mut transaction = self.begin().await?;
        forget(&mut transaction, now).await?;
        for counter in attempt.counters() {
            count(&mut transaction, &counter, now).await?;
        }
        transaction.commit().await.doing("counting a failed sign-in")?;
        self.gate(attempt, now).await
    }

    /// Forgets the failures of this account from this address, and remembers the address as the account's.
    ///
    /// The failures of the address over all accounts stay: else an attacker would wipe them with an account of their own.
    pub async fn attempt_succeeded(&self, attempt: &Attempt, now: DateTime<Utc>) -> Result<(), StoreError> {
        if let Some(pair) = attempt.counters().first() {
            let query = sqlx::query("DELETE FROM sign_in_gate WHERE gate = $1").bind(&pair.gate);
            query.execute(&self.pool).await.doing("forgetting failed sign-ins")?;
        }
        let Some(address) = &attempt.address else { return Ok(()) };
        let upsert = "INSERT INTO known_address (account_key, address, last_used_at) VALUES ($1, $2, $3) \
                      ON CONFLICT (account_key, address) DO UPDATE SET last_used_at = excluded.last_used_at";
        let query = sqlx::query(upsert).bind(&attempt.account).bind(address).bind(now.timestamp_micros());
        query.execute(&self.pool).await.doing("remembering an address").map(|_| ())
    }

    async fn is_known(&self, attempt: &Attempt, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let Some(address) = &attempt.address else { return Ok(false) };
        let select = "SELECT 1 FROM known_address WHERE account_key = $1 AND address = $2 AND last_used_at > $3";
        let query = sqlx::query(select).bind(&attempt.account).bind(address).bind((now - KNOWN).timestamp_micros());
        Ok(query.fetch_optional(&self.pool).await.doing("looking an address up")?.is_some())
    }

    async fn closed_until(&self, gate: &str) -> Result<Option<DateTime<Utc>>, StoreError> {
        let query = sqlx::query("SELECT gate, closed_until FROM sign_in_gate WHERE gate = $1").bind(gate);
        let row = query.fetch_optional(&self.pool).await.doing("reading failed sign-ins")?;
        row.map(|row| Columns::new(&row, "sign_in_gate", "gate").time("closed_until")).transpose()
    }
}

/// Adds a failure to a counter, which begins anew if the last window is over.
async fn count(transaction: &mut Transaction<'_, Sqlite>, counter: &Counter, now: DateTime<Utc>) -> Result<(), StoreError> {
    let upsert = "INSERT INTO sign_in_gate (gate, failures, window_start, closed_until) VALUES ($1, 1, $2, 0) \
                  ON CONFLICT (gate) DO UPDATE SET \
                  failures = CASE WHEN sign_in_gate.window_start > $3 OR sign_in_gate.closed_until > $3 \
                             THEN sign_in_gate.failures + 1 ELSE 1 END, \
                  window_start = CASE WHEN sign_in_gate.window_start > $3 OR sign_in_gate.closed_until > $3 \
                                 THEN sign_in_gate.window_start ELSE $2 END \
                  RETURNING failures";
    let query = sqlx::query(upsert).bind(&counter.gate).bind(now.timestamp_micros()).bind((now - WINDOW).timestamp_micros());
    let row = query.fetch_one(&mut **transaction).await.doing("counting a failed sign-in")?;
    let failures: i64 = row.try_get("failures").doing("counting a failed sign-in")?;
    let Some(wait) = wait_after(failures, counter.limit) else { return Ok(()) };
    let close = sqlx::query("UPDATE sign_in_gate SET closed_until = $2 WHERE gate = $1");
    let query = close.bind(&counter.gate).bind((now + wait).timestamp_micros());
    query.execute(&mut **transaction).await.doing("counting a failed sign-in").map(|_| ())
}

/// Nobody needs what is older than the longest wait and the window together.
async fn forget(transaction: &mut Transaction<'_, Sqlite>, now: DateTime<Utc>) -> Result<(), StoreError> {
    let old = (now - LONGEST_WAIT - WINDOW).timestamp_micros();
    let delete = sqlx::query("DELETE FROM sign_in_gate WHERE window_start <= $1 AND closed_until <= $1").bind(old);
    delete.execute(&mut **transaction).await.doing("forgetting failed sign-ins")?;
    let delete = sqlx::query("DELETE FROM known_address WHERE last_used_at <= $1").bind((now - KNOWN).timestamp_micros());
    delete.execute(&mut **transaction).await.doing("forgetting addresses").map(|_| ())
}

/// How long a gate closes after so many failures; not at all below its limit.
fn wait_after(failures: i64, limit: i64) -> Option<TimeDelta> {
    let doublings = u32::try_from((failures - limit).min(16)).ok()?;
    Some((FIRST_WAIT * 2_i32.pow(doublings)).min(LONGEST_WAIT))
}

fn seconds_up(wait: TimeDelta) -> u64 {
    u64::try_from((wait + TimeDelta::milliseconds(999)).num_seconds()).unwrap_or(1).max(1)
}

/// The address as far as one machine is told from another: a subscriber has a whole /64 of IPv6.
fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{}/64", Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gate_closes_at_its_limit_and_longer_each_time_up_to_an_hour() {
        let minutes: Vec<_> = (4..14).map(|failures| wait_after(failures, 5).map(|wait| wait.num_minutes())).collect();
        let expected = [None, Some(1), Some(2), Some(4), Some(8), Some(16), Some(32), Some(60), Some(60), Some(60)];
        assert_eq!(minutes, expected);
        assert_eq!(wait_after(i64::MAX, 5), Some(LONGEST_WAIT));
    }

    #[test]
    fn neighbours_in_one_ipv6_network_are_one_address() {
        let name = |text: &str| text.parse().map(network);
        assert_eq!(name("2001:db8::1"), name("2001:db8::ffff:2"));
        assert_ne!(name("2001:db8::1"), name("2001:db8:0:1::1"));
        assert_eq!(name("::ffff:192.0.2.7"), Ok("192.0.2.7".to_owned()));
    }
}
