//! Accounts: whoever may sign in, to which customer, in which roles.

use chrono::{DateTime, Utc};
use domain::{AccountId, CustomerId, Role, UserId};
use sqlx::sqlite::SqliteRow;
use sqlx::{Sqlite, Transaction};

use crate::column::Columns;
use crate::error::{Doing, StoreError, is_taken};
use crate::fresh;
use crate::store::Store;

/// Somebody who may sign in.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// Their id.
    pub id: AccountId,
    /// The one customer they belong to.
    pub customer_id: CustomerId,
    /// The address they sign in with, as it was given.
    pub email: String,
    /// Their name on a page.
    pub name: String,
    /// Their roles, widest last. A role that this version does not know is not among them.
    pub roles: Vec<Role>,
    /// Who they are in the data.
    pub person: Option<UserId>,
    /// Whether they may not sign in.
    pub disabled: bool,
}

/// An account to make.
#[derive(Clone)]
pub struct NewAccount {
    /// Whom it belongs to.
    pub customer: CustomerId,
    /// The address to sign in with; no other account of the platform may have it, in whatever case.
    pub email: String,
    /// Name on a page.
    pub name: String,
    /// Roles.
    pub roles: Vec<Role>,
    /// Who they are in the data.
    pub person: Option<UserId>,
    /// PHC string of the password's hash.
    pub password_hash: String,
}

/// Accounts with one row for each of their roles, and one row if they have none.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT a.id, a.customer_id, a.email, a.name, a.person, a.disabled, r.role FROM account a ",
            "LEFT JOIN account_role r ON r.account_id = a.id ",
            $rest
        )
    };
}

impl Store {
    /// Makes an account.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if the address is taken, [`StoreError::NotFound`] if there is no such customer.
    pub async fn create_account(&self, new: NewAccount, now: DateTime<Utc>) -> Result<Account, StoreError> {
        let id = AccountId::new(fresh::id(now));
        if self.customer_by_id(&new.customer).await?.is_none() {
            return Err(StoreError::not_found("customer for this account"));
        }
        let mut transaction = self.begin().await?;
        insert(&mut transaction, &id, &new, now).await?;
        insert_roles(&mut transaction, &id, &new.roles).await?;
        transaction.commit().await.doing("adding an account")?;
        self.account(&id).await?.ok_or_else(|| StoreError::not_found(format!("account {}", new.email)))
    }

    /// The account of an id.
    pub async fn account(&self, id: &AccountId) -> Result<Option<Account>, StoreError> {
        let rows = sqlx::query(select!("WHERE a.id = $1")).bind(id.as_str()).fetch_all(&self.pool).await.doing("reading an account")?;
        Ok(accounts_of(&rows)?.pop())
    }

    /// The account that signs in with an address, in whatever case.
    pub async fn account_by_email(&self, email: &str) -> Result<Option<Account>, StoreError> {
        let query = sqlx::query(select!("WHERE a.email_key = $1")).bind(email_key(email));
        let rows = query.fetch_all(&self.pool).await.doing("reading an account")?;
        Ok(accounts_of(&rows)?.pop())
    }

    /// All accounts of a customer, by address.
    pub async fn accounts(&self, customer: &CustomerId) -> Result<Vec<Account>, StoreError> {
        let query = sqlx::query(select!("WHERE a.customer_id = $1 ORDER BY a.email_key")).bind(customer.as_str());
        accounts_of(&query.fetch_all(&self.pool).await.doing("listing the accounts")?)
    }

    /// Says who an account is in the data, or that it is nobody.
    pub async fn link_person(&self, id: &AccountId, person: Option<UserId>) -> Result<(), StoreError> {
        let query = sqlx::query("UPDATE account SET person = $2 WHERE id = $1").bind(id.as_str()).bind(person.map(|person| person.0));
        changed(query.execute(&self.pool).await.doing("linking an account to a person")?.rows_affected(), id)
    }

    /// Replaces all roles of an account.
    pub async fn set_roles(&self, id: &AccountId, roles: &[Role]) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        let delete = sqlx::query("DELETE FROM account_role WHERE account_id = $1").bind(id.as_str());
        delete.execute(&mut *transaction).await.doing("changing roles")?;
        insert_roles(&mut transaction, id, roles).await?;
        transaction.commit().await.doing("changing roles")
    }

    /// Lets an account sign in again, or no longer. Disabling ends its sessions.
    pub async fn set_account_disabled(&self, id: &AccountId, disabled: bool) -> Result<(), StoreError> {
        let query = sqlx::query("UPDATE account SET disabled = $2 WHERE id = $1").bind(id.as_str()).bind(i64::from(disabled));
        changed(query.execute(&self.pool).await.doing("disabling an account")?.rows_affected(), id)?;
        if disabled { self.close_sessions(id).await } else { Ok(()) }
    }
}

/// An address as it is compared: without space around it, in lower case.
pub(crate) fn email_key(email: &str) -> String {
    email.trim().to_lowercase()
}

/// An error if a change met no account.
pub(crate) fn changed(rows: u64, id: &AccountId) -> Result<(), StoreError> {
    if rows == 0 { Err(StoreError::not_found(format!("account {id}"))) } else { Ok(()) }
}

async fn insert(transaction: &mut Transaction<'_, Sqlite>, id: &AccountId, new: &NewAccount, now: DateTime<Utc>) -> Result<(), StoreError> {
    let insert = "INSERT INTO account (id, customer_id, email, email_key, name, person, password_hash, created_at) \
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let made = sqlx::query(insert)
        .bind(id.as_str())
        .bind(new.customer.as_str())
        .bind(new.email.trim())
        .bind(email_key(&new.email))
        .bind(&new.name)
        .bind(new.person.map(|person| person.0))
        .bind(&new.password_hash)
        .bind(now.timestamp_micros())
        .execute(&mut **transaction)
        .await;
    if is_taken(&made) {
        return Err(StoreError::conflict(format!("there is already an account {}: use another address", new.email)));
    }
    made.doing("adding an account").map(|_| ())
}

async fn insert_roles(transaction: &mut Transaction<'_, Sqlite>, id: &AccountId, roles: &[Role]) -> Result<(), StoreError> {
    for role in roles {
        let insert = sqlx::query("INSERT INTO account_role (account_id, role) VALUES ($1, $2) ON CONFLICT DO NOTHING");
        insert.bind(id.as_str()).bind(role.key()).execute(&mut **transaction).await.doing("adding roles")?;
    }
    Ok(())
}

/// Folds the rows of each account, which stand together.
fn accounts_of(rows: &[SqliteRow]) -> Result<Vec<Account>, StoreError> {
    let mut accounts: Vec<Account> = Vec::new();
    for row in rows {
        let columns = Columns::new(row, "account", "id");
        let account = account_of(&columns)?;
        if accounts.last().is_none_or(|last| last.id != account.id) {
            accounts.push(account);
        }
        if let (Some(role), Some(last)) = (known_role(&columns)?, accounts.last_mut()) {
            last.roles.push(role);
            last.roles.sort_unstable();
        }
    }
    Ok(accounts)
}

fn account_of(columns: &Columns<'_>) -> Result<Account, StoreError> {
    Ok(Account {
        id: AccountId::new(columns.get::<String>("id")?),
        customer_id: CustomerId::new(columns.get::<String>("customer_id")?),
        email: columns.get("email")?,
        name: columns.get("name")?,
        roles: Vec::new(),
        person: columns.get::<Option<i64>>("person")?.map(UserId),
        disabled: columns.flag("disabled")?,
    })
}

/// A role that nobody knows grants nothing. It is logged, since somebody meant something by it.
fn known_role(columns: &Columns<'_>) -> Result<Option<Role>, StoreError> {
    let Some(text) = columns.get::<Option<String>>("role")? else { return Ok(None) };
    match text.parse() {
        Ok(role) => Ok(Some(role)),
        Err(error) => {
            let account: String = columns.get("id")?;
            tracing::error!(%account, %error, "an account has a role that does not exist; it grants nothing");
            Ok(None)
        }
    }
}
