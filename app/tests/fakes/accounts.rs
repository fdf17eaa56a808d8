use std::net::IpAddr;

use async_trait::async_trait;
use domain::account::{Password, SessionToken, Viewer};
use domain::brand::{Brand, FontStack};
use domain::ports::Accounts;
use domain::problem::Problem;
use domain::role::Role;

use super::Case;

/// The password of every account.
pub const PASSWORD: &str = "correct horse battery";
/// The token of every session.
pub const CSRF_TOKEN: &str = "token-of-the-session";

pub struct Fake;

#[async_trait]
impl Accounts for Fake {
    async fn sign_in(&self, email: &str, password: &Password, _: Option<IpAddr>) -> Result<SessionToken, Problem> {
        if email == "locked@northwind.example" {
            return Err(Problem::TooMany { retry_seconds: 600 });
        }
        let known = Case::of(email).filter(|_| password.expose() == PASSWORD);
        let refused = || Problem::invalid("password", "The e-mail address or the password is wrong. Check both and try again.");
        known.map(Case::token).ok_or_else(refused)
    }

    async fn viewer(&self, session: &SessionToken) -> Result<Viewer, Problem> {
        if session.expose() == "broken" {
            return Err(Problem::Unavailable { message: "Accounts cannot be read at the moment.".to_owned(), retry_seconds: 5 });
        }
        let case = Case::of(session.expose()).ok_or(Problem::SignedOut)?;
        let role = match case {
            Case::Manager => Role::Manager,
            Case::NoPerson => Role::Learner,
            _ => Role::CustomerAdmin,
        };
        Ok(Viewer {
            name: "Amara Okafor".to_owned(),
            email: case.email(),
            roles: vec![role],
            customer: "northwind".parse().map_err(|_| Problem::NotFound)?,
            customer_name: "Northwind Health".to_owned(),
            brand: brand(case),
            has_person: case != Case::NoPerson,
            csrf_token: CSRF_TOKEN.to_owned(),
        })
    }

    async fn sign_out(&self, _: &SessionToken, csrf_token: &str) -> Result<(), Problem> {
        checked(csrf_token)
    }

    async fn change_password(&self, session: &SessionToken, csrf: &str, current: &Password, _: &Password) -> Result<SessionToken, Problem> {
        checked(csrf)?;
        if current.expose() == PASSWORD {
            Ok(session.clone())
        } else {
            Err(Problem::invalid("current_password", "This is not your current password."))
        }
    }
}

fn brand(case: Case) -> Brand {
    let themed = Brand::new(300, 120, 16, FontStack::Serif).ok().filter(|_| case == Case::Themed);
    themed.unwrap_or_default()
}

fn checked(csrf_token: &str) -> Result<(), Problem> {
    let refused = || Problem::invalid("csrf_token", "The page is too old. Reload it and try again.");
    if csrf_token == CSRF_TOKEN { Ok(()) } else { Err(refused()) }
}
