//! People who look: accounts, their sessions and scopes.

use std::sync::atomic::{AtomicU64, Ordering};

use domain::{Clock, Role, SessionToken, UserId};
use store::{Account, Customer, NewAccount, Scope};

use crate::platform::TestPlatform;

static MADE: AtomicU64 = AtomicU64::new(0);

fn next() -> u64 {
    MADE.fetch_add(1, Ordering::Relaxed)
}

impl TestPlatform {
    /// A new account. Nobody can sign in to it with a password.
    pub async fn account(&self, customer: &Customer, roles: &[Role], person: Option<i64>) -> Account {
        let new = NewAccount {
            customer: customer.id.clone(),
            email: format!("viewer-{}@{}.example", next(), customer.slug),
            name: "Viewer".to_owned(),
            roles: roles.to_vec(),
            person: person.map(UserId),
            password_hash: "none".to_owned(),
        };
        self.store.create_account(new, self.clock.now()).await.unwrap()
    }

    /// A new session of an account.
    pub async fn session(&self, account: &Account) -> SessionToken {
        let token = SessionToken::new(format!("token-{:060}", next()));
        self.store.open_session(&account.id, &token, self.clock.now()).await.unwrap();
        token
    }

    /// A session of a new account.
    pub async fn signed_in(&self, customer: &Customer, roles: &[Role], person: Option<i64>) -> SessionToken {
        let account = self.account(customer, roles, person).await;
        self.session(&account).await
    }

    /// What a new account sees.
    pub async fn scope(&self, customer: &Customer, roles: &[Role], person: Option<i64>) -> Scope {
        let token = self.signed_in(customer, roles, person).await;
        self.store.scope_of_session(&token, self.clock.now()).await.unwrap().unwrap()
    }

    /// What the operator sees: everyone of a customer.
    pub async fn operator(&self, customer: &Customer) -> Scope {
        self.store.scope_of_operator(&customer.slug, None, "a test", self.clock.now()).await.unwrap().unwrap()
    }
}
