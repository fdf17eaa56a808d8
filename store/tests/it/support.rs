//! A store with two customers, and short words for what tests do all the time.

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::{Role, SessionToken, Slug, UserId};
use serde_json::json;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool};
use store::{Account, Customer, NewAccount, NewCustomer, NewRelease, Release, Run, Store, StoreError, TableVersion, TakenFile};
use tempfile::TempDir;

pub fn at(text: &str) -> DateTime<Utc> {
    format!("{text}Z").parse().unwrap()
}

pub fn noon() -> DateTime<Utc> {
    at("2024-10-01T12:00:00")
}

pub fn minutes(count: i64) -> TimeDelta {
    TimeDelta::minutes(count)
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn slug(text: &str) -> Slug {
    text.parse().unwrap()
}

pub fn token(name: &str) -> SessionToken {
    SessionToken::new(format!("{name}-0123456789-0123456789-0123456789-01234"))
}

/// An empty store in a file, so that a test can look at the file, and several connections are at work as in production.
pub struct Folder {
    folder: TempDir,
}

impl Folder {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn file(&self) -> PathBuf {
        self.folder.path().join("kineo.db")
    }

    pub async fn store(&self) -> Store {
        Store::open(&self.file()).await.unwrap()
    }

    /// Writes what the store itself never would.
    pub async fn tamper(&self, sql: &'static str) {
        let pool = SqlitePool::connect_with(SqliteConnectOptions::new().filename(self.file())).await.unwrap();
        sqlx::query(sql).execute(&pool).await.unwrap();
        pool.close().await;
    }
}

pub async fn customer(store: &Store, name: &str) -> Customer {
    let new = NewCustomer { slug: slug(name), name: name.to_uppercase(), time_zone: "Australia/Sydney".to_owned(), first_month: 7 };
    store.create_customer(new, noon()).await.unwrap()
}

pub fn new_account(customer: &Customer, email: &str, roles: &[Role], person: Option<i64>) -> NewAccount {
    NewAccount {
        customer: customer.id.clone(),
        email: email.to_owned(),
        name: "Ada Lovelace".to_owned(),
        roles: roles.to_vec(),
        person: person.map(UserId),
        password_hash: "$argon2id$…".to_owned(),
    }
}

pub async fn account(store: &Store, customer: &Customer, email: &str, roles: &[Role], person: Option<i64>) -> Account {
    store.create_account(new_account(customer, email, roles, person), noon()).await.unwrap()
}

pub fn table(name: &str, version: i64) -> TableVersion {
    TableVersion { layer: "gold".to_owned(), table: name.to_owned(), version, rows: 10 * version }
}

pub fn file(source: &str, hash: &str) -> TakenFile {
    let (name, batch_id) = (format!("{source}.csv"), format!("batch-{hash}"));
    TakenFile { source: source.to_owned(), name, size: 12, hash: hash.to_owned(), batch_id, rows: 3, rejected: 1, carried_forward: false }
}

pub fn release_of(run: &Run, version: i64) -> NewRelease {
    NewRelease {
        customer_id: run.customer_id.clone(),
        run_id: run.id.clone(),
        as_of: run.as_of,
        first_month: 7,
        tables: vec![table("dim_date", version), table("fact_course_completion", version)],
        rejected: 4,
        sources: json!([{ "source": "user", "rows": 3 }]),
        checks: json!({ "passed": 12 }),
    }
}

/// Loads and publishes in one go.
pub async fn publish(store: &Store, customer: &Customer, as_of: &str, version: i64, now: DateTime<Utc>) -> Release {
    let run = store.start_run(customer, day(as_of), now).await.unwrap();
    store.publish(release_of(&run, version), &[file("user", &format!("h{version}"))], now).await.unwrap()
}

pub fn is_conflict<T: std::fmt::Debug>(result: &Result<T, StoreError>) -> bool {
    matches!(result, Err(StoreError::Conflict { .. }))
}

pub fn is_not_found<T: std::fmt::Debug>(result: &Result<T, StoreError>) -> bool {
    matches!(result, Err(StoreError::NotFound { .. }))
}
