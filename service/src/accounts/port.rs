//! The port through which pages and the API sign people in.

use std::net::IpAddr;

use async_trait::async_trait;
use domain::ports::Accounts;
use domain::{Password, Problem, SessionToken, Viewer};

use super::AccountsService;
use super::error::AccountError;

#[async_trait]
impl Accounts for AccountsService {
    async fn sign_in(&self, email: &str, password: &Password, address: Option<IpAddr>) -> Result<SessionToken, Problem> {
        self.open(email, password, address).await.map_err(|error| self.told(error))
    }

    async fn viewer(&self, session: &SessionToken) -> Result<Viewer, Problem> {
        self.who(session).await.map_err(|error| self.told(error))
    }

    async fn sign_out(&self, session: &SessionToken, csrf_token: &str) -> Result<(), Problem> {
        self.close(session, csrf_token).await.map_err(|error| self.told(error))
    }

    async fn change_password(
        &self,
        session: &SessionToken,
        csrf_token: &str,
        current: &Password,
        new: &Password,
    ) -> Result<SessionToken, Problem> {
        self.renew(session, csrf_token, current, new).await.map_err(|error| self.told(error))
    }
}

impl AccountsService {
    fn told(&self, error: AccountError) -> Problem {
        error.into_problem(self.secrets.request_id())
    }
}
