//! Two customers, a clock that stands still, and hashing that costs little.

use std::net::IpAddr;
use std::sync::Arc;

use argon2::Params;
use chrono::DateTime;
use domain::ports::Accounts;
use domain::{ManualClock, Password, Problem, Role, SessionToken, Slug, UserId};
use rand::SeedableRng;
use rand::rngs::StdRng;
use store::{Account, NewCustomer, Store};

use super::super::hashing::Hashing;
use super::super::secrets::Secrets;
use super::super::{AccountError, AccountsService, NewLogin};

pub const RIGHT: &str = "lantern orbit walnut";
pub const WRONG: &str = "pebble canyon ribbon";
pub const ADA: &str = "ada@northwind.example";

pub struct Desk {
    pub store: Store,
    pub clock: Arc<ManualClock>,
    pub service: AccountsService,
}

pub fn cheap() -> Params {
    Params::new(8, 1, 1, None).unwrap()
}

pub fn service(store: &Store, clock: &Arc<ManualClock>, params: Params) -> AccountsService {
    let secrets = Secrets::new(StdRng::seed_from_u64(7));
    AccountsService { store: store.clone(), clock: Arc::<ManualClock>::clone(clock), secrets, hashing: Hashing::new(params) }
}

pub fn slug(text: &str) -> Slug {
    text.parse().unwrap()
}

pub fn password(text: &str) -> Password {
    Password::new(text)
}

impl Desk {
    /// Customers `northwind` and `other`, and nobody in them.
    pub async fn empty() -> Self {
        let store = Store::open_in_memory().await.unwrap();
        let clock = Arc::new(ManualClock::new(DateTime::from_timestamp(1_727_784_000, 0).unwrap()));
        for name in ["northwind", "other"] {
            let new = NewCustomer { slug: slug(name), name: name.to_uppercase(), time_zone: "UTC".to_owned(), first_month: 7 };
            store.create_customer(new, DateTime::UNIX_EPOCH).await.unwrap();
        }
        Self { service: service(&store, &clock, cheap()), store, clock }
    }

    /// With Ada, a manager of `northwind`, whose password is [`RIGHT`].
    pub async fn with_ada() -> Self {
        let desk = Self::empty().await;
        desk.create("northwind", ADA, RIGHT).await.unwrap();
        desk
    }

    pub async fn create(&self, customer: &str, email: &str, text: &str) -> Result<Account, AccountError> {
        let (email, name) = (email.to_owned(), "Ada Lovelace".to_owned());
        let (roles, person) = (vec![Role::Manager], Some(UserId(7)));
        self.service.create_account(NewLogin { customer: slug(customer), email, name, roles, person, password: password(text) }).await
    }

    pub async fn sign_in(&self, email: &str, text: &str) -> Result<SessionToken, Problem> {
        self.sign_in_from("192.0.2.1", email, text).await
    }

    pub async fn sign_in_from(&self, address: &str, email: &str, text: &str) -> Result<SessionToken, Problem> {
        let address: IpAddr = address.parse().unwrap();
        self.service.sign_in(email, &password(text), Some(address)).await
    }

    pub async fn csrf(&self, token: &SessionToken) -> String {
        self.service.viewer(token).await.unwrap().csrf_token
    }

    pub async fn change(&self, token: &SessionToken, current: &str, new: &str) -> Result<SessionToken, Problem> {
        let csrf = self.csrf(token).await;
        self.service.change_password(token, &csrf, &password(current), &password(new)).await
    }

    pub async fn is_signed_in(&self, token: &SessionToken) -> bool {
        self.service.viewer(token).await.is_ok()
    }

    /// What the audit of a customer holds, oldest first.
    pub async fn audit(&self, customer: &str) -> Vec<store::AuditEntry> {
        let customer = self.store.customer(&slug(customer)).await.unwrap().unwrap();
        let mut entries = self.store.audit_of(&customer.id, 1000).await.unwrap();
        entries.reverse();
        entries
    }

    pub async fn actions(&self, customer: &str) -> Vec<String> {
        self.audit(customer).await.into_iter().map(|entry| entry.action).collect()
    }
}

/// The field that a problem is about.
pub fn field<T: std::fmt::Debug>(result: Result<T, Problem>) -> String {
    match result {
        Err(Problem::Invalid { field, .. }) => field,
        other => panic!("not about a field: {other:?}"),
    }
}

pub fn retry_seconds<T: std::fmt::Debug>(result: Result<T, Problem>) -> u64 {
    match result {
        Err(Problem::TooMany { retry_seconds }) => retry_seconds,
        other => panic!("not too many: {other:?}"),
    }
}
