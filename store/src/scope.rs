//! Who is looking, at whose data, and which rows of it they see.

use chrono::{DateTime, Utc};
use domain::{AccountId, RequestId, Role, RowRule, SessionToken, Slug};
use serde_json::json;

use crate::accounts::Account;
use crate::audit::AuditEntry;
use crate::customers::Customer;
use crate::error::StoreError;
use crate::runs::{Run, RunId, RunState};
use crate::store::Store;

/// The right to read one customer's tables, as far as the row rule goes.
///
/// It is minted in this file alone, from a session, a job run or the operator of the command line that was looked up in the store.
/// Nothing else can make one:
///
/// ```compile_fail,E0451
/// fn forged(customer: store::Customer) -> store::Scope {
///     store::Scope { customer, viewer: store::ScopeViewer::Operator, roles: Vec::new(), rule: domain::RowRule::Everyone, request: None }
/// }
/// ```
///
/// nor widen one:
///
/// ```compile_fail,E0616
/// fn widened(mut scope: store::Scope) -> store::Scope {
///     scope.rule = domain::RowRule::Everyone;
///     scope
/// }
/// ```
///
/// while one that was minted can be read:
///
/// ```
/// fn shown(scope: &store::Scope) -> String {
///     format!("{} sees {:?} of {}", scope.roles().len(), scope.rule(), scope.customer().slug)
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Scope {
    customer: Customer,
    viewer: ScopeViewer,
    roles: Vec<Role>,
    rule: RowRule,
    request: Option<RequestId>,
}

/// Who is looking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScopeViewer {
    /// Somebody who signed in.
    Account(AccountId),
    /// The operator of the machine, by the command line. Audited.
    Operator,
    /// A load that is running.
    Run(RunId),
}

impl Scope {
    /// Whose data.
    pub fn customer(&self) -> &Customer {
        &self.customer
    }

    /// Which rows of it.
    pub fn rule(&self) -> RowRule {
        self.rule
    }

    /// Who is looking.
    pub fn viewer(&self) -> &ScopeViewer {
        &self.viewer
    }

    /// The roles from which the rule follows, widest last; none for a run, and for an operator who looks for themselves.
    pub fn roles(&self) -> &[Role] {
        &self.roles
    }

    /// The request that it was minted for, where there is one: statements carry it, so that a line of one log finds those of another.
    pub fn request(&self) -> Option<&RequestId> {
        self.request.as_ref()
    }

    /// The same rights, used for a request.
    pub fn for_request(self, request: Option<RequestId>) -> Self {
        Self { request, ..self }
    }

    fn of_account(customer: Customer, viewer: ScopeViewer, account: Account) -> Self {
        let rule = account.roles.iter().fold(RowRule::Nobody, |rule, role| rule.or(role.row_rule(account.person)));
        Self { customer, viewer, roles: account.roles, rule, request: None }
    }

    fn of_everyone(customer: Customer, viewer: ScopeViewer) -> Self {
        Self { customer, viewer, roles: Vec::new(), rule: RowRule::Everyone, request: None }
    }
}

impl Store {
    /// What the holder of a session may see. None if the session has ended, or the account or its customer is disabled.
    pub async fn scope_of_session(&self, token: &SessionToken, now: DateTime<Utc>) -> Result<Option<Scope>, StoreError> {
        let session = self.session(token, now).await?;
        Ok(session.map(|session| {
            let viewer = ScopeViewer::Account(session.account.id.clone());
            Scope::of_account(session.customer, viewer, session.account)
        }))
    }

    /// What the operator of the command line may see: everyone, or what one account of the customer sees. Writes an audit entry.
    ///
    /// None if there is no such customer, or no such account of it, or one of the two is disabled.
    pub async fn scope_of_operator(
        &self,
        slug: &Slug,
        as_email: Option<&str>,
        why: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<Scope>, StoreError> {
        let Some(customer) = self.customer(slug).await?.filter(|customer| !customer.disabled) else { return Ok(None) };
        let scope = match as_email {
            None => Scope::of_everyone(customer, ScopeViewer::Operator),
            Some(email) => {
                let account = self.account_by_email(email).await?;
                let own = account.filter(|account| account.customer_id == customer.id && !account.disabled);
                let Some(account) = own else { return Ok(None) };
                Scope::of_account(customer, ScopeViewer::Operator, account)
            }
        };
        self.audit(operator_entry(&scope, as_email, why, now)).await?;
        Ok(Some(scope))
    }

    /// What a load may see: everything of the one customer for which it runs.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if that customer has no such run, [`StoreError::Conflict`] if the run is over or the customer disabled.
    pub async fn scope_of_run(&self, run: &Run) -> Result<Scope, StoreError> {
        let known = self.run(&run.id).await?.filter(|known| known.customer_id == run.customer_id);
        let known = known.ok_or_else(|| StoreError::not_found(format!("run {}", run.id)))?;
        if known.state != RunState::Running {
            return Err(StoreError::conflict(format!("run {} is over: start a new one", run.id)));
        }
        let customer = self.customer_by_id(&known.customer_id).await?.filter(|customer| !customer.disabled);
        let customer = customer.ok_or_else(|| StoreError::conflict("the customer of this run is disabled: enable it first"))?;
        Ok(Scope::of_everyone(customer, ScopeViewer::Run(known.id)))
    }
}

fn operator_entry(scope: &Scope, as_email: Option<&str>, why: &str, at: DateTime<Utc>) -> AuditEntry {
    AuditEntry {
        at,
        customer_id: Some(scope.customer.id.clone()),
        actor: "operator".to_owned(),
        action: "operator-access".to_owned(),
        subject: as_email.map_or_else(|| "everyone".to_owned(), str::to_owned),
        detail: json!({ "why": why }),
    }
}
