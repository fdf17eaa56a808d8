//! What the operator of the command line does with accounts.

use domain::{Password, Role, Slug, UserId};
use serde_json::json;
use store::{Account, NewAccount};

use super::AccountsService;
use super::audit::Actor;
use super::error::AccountError;
use super::rules;

/// The longest address that mail can be sent to (RFC 5321).
const LONGEST_EMAIL: usize = 254;
/// The longest name in characters.
const LONGEST_NAME: usize = 200;

/// An account to make.
#[derive(Clone, Debug)]
pub struct NewLogin {
    /// The customer.
    pub customer: Slug,
    /// The address to sign in with; no account of any customer may have it.
    pub email: String,
    /// Name on a page; if it is empty, the address stands there.
    pub name: String,
    /// Roles.
    pub roles: Vec<Role>,
    /// Who they are in the data. A learner or manager who is nobody there sees nothing.
    pub person: Option<UserId>,
    /// The first password.
    pub password: Password,
}

impl AccountsService {
    /// Makes an account.
    ///
    /// # Errors
    /// [`AccountError::Invalid`] if address, name or password cannot be used or the address is taken, [`AccountError::UnknownCustomer`].
    pub async fn create_account(&self, new: NewLogin) -> Result<Account, AccountError> {
        let NewLogin { customer, email, name, roles, person, password } = new;
        let (email, name) = (checked_email(&email)?, checked_name(&name)?);
        rules::check("password", &password, &email, &name)?;
        let customer = self.store.customer(&customer).await?.ok_or(AccountError::UnknownCustomer(customer))?;
        if self.store.account_by_email(&email).await?.is_some() {
            return Err(AccountError::invalid("email", format!("There is already an account {email}. Use another address.")));
        }
        let password_hash = self.hashing.hash(self.hashing.turn().await?, &password, self.secrets.salt()).await?;
        let new = NewAccount { customer: customer.id, email, name, roles, person, password_hash };
        let now = self.clock.now();
        let account = self.store.create_account(new, now).await?;
        let roles: Vec<_> = account.roles.iter().map(|role| role.key()).collect();
        self.note(Some(&account), Actor::Operator, "account-create", json!({ "roles": roles }), now).await?;
        Ok(account)
    }

    /// Sets an account's password and ends its sessions.
    ///
    /// # Errors
    /// [`AccountError::Invalid`] if the password cannot be used, [`AccountError::UnknownAccount`].
    pub async fn set_password(&self, email: &str, password: &Password) -> Result<(), AccountError> {
        let account = self.store.account_by_email(email).await?.ok_or_else(|| AccountError::UnknownAccount(email.to_owned()))?;
        rules::check("password", password, &account.email, &account.name)?;
        let hash = self.hashing.hash(self.hashing.turn().await?, password, self.secrets.salt()).await?;
        self.store.set_password_hash(&account.id, &hash).await?;
        Ok(self.note(Some(&account), Actor::Operator, "password-set", json!({}), self.clock.now()).await?)
    }
}

fn checked_email(email: &str) -> Result<String, AccountError> {
    let email = email.trim();
    let plain = email.len() <= LONGEST_EMAIL && !email.chars().any(|c| c.is_whitespace() || c.is_control());
    let parts: Vec<_> = email.split('@').collect();
    if plain && parts.len() == 2 && parts.iter().all(|part| !part.is_empty()) {
        return Ok(email.to_owned());
    }
    Err(AccountError::invalid("email", format!("\"{email}\" is no e-mail address. Use one like ada@example.org.")))
}

fn checked_name(name: &str) -> Result<String, AccountError> {
    let name = name.trim();
    if name.chars().count() <= LONGEST_NAME && !name.chars().any(char::is_control) {
        return Ok(name.to_owned());
    }
    Err(AccountError::invalid("name", format!("This name cannot be used. Give one line of at most {LONGEST_NAME} characters.")))
}
