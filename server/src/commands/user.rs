//! `kineo user`.

use std::io::BufRead;
use std::process::ExitCode;

use anyhow::{Context, Result};
use domain::{Password, UserId};
use serde_json::{Value, json};
use service::accounts::NewLogin;
use store::Account;

use crate::cli::{User, UserCreate};
use crate::output;
use crate::parts::Parts;

/// Creates or lists accounts, or sets a password.
pub async fn run(parts: &Parts, command: User, json: bool) -> Result<ExitCode> {
    match command {
        User::Create(args) => create(parts, args, json).await?,
        User::Password { email } => {
            parts.accounts().set_password(&email, &password()?).await?;
            output::print(json, &json!({"email": email}), format!("The password of {email} is set; its sessions have ended."));
        }
        User::List { customer } => {
            let customer = parts.customer(&customer).await?;
            let accounts = parts.store.accounts(&customer.id).await?;
            let lines: Vec<String> =
                accounts.iter().map(|account| format!("{}\t{}\t{}", account.email, account.name, roles(account))).collect();
            output::print(json, &accounts.iter().map(as_json).collect(), lines.join("\n"));
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn create(parts: &Parts, args: UserCreate, json: bool) -> Result<()> {
    let UserCreate { customer, email, name, roles, person } = args;
    parts.customer(&customer).await?;
    let login = NewLogin { customer, email, name, roles, person: person.map(UserId), password: password()? };
    let account = parts.accounts().create_account(login).await?;
    output::print(json, &as_json(&account), format!("{} is created.", account.email));
    Ok(())
}

/// One line of the standard input: an argument would stand in the list of processes and in the shell's history.
fn password() -> Result<Password> {
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).context("the password could not be read from the standard input")?;
    Ok(Password::new(line.trim_end_matches(['\r', '\n'])))
}

fn roles(account: &Account) -> String {
    account.roles.iter().map(|role| role.key()).collect::<Vec<_>>().join(",")
}

fn as_json(account: &Account) -> Value {
    json!({"email": account.email, "name": account.name, "roles": account.roles, "person": account.person, "disabled": account.disabled})
}
