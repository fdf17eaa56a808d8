//! What the exit code says.

use std::process::ExitCode;

use etl::EtlError;
use service::accounts::AccountError;
use store::StoreError;

/// Shown below the help.
pub const HELP: &str = "Exit codes: 0 done; 1 a fault of this program or machine; 2 wrong use of the command line; 3 loaded and published, but files \
were left out; 4 the exports were refused, the last release stays; 5 the customer is being loaded already; 6 no such customer, account or release; 7 Databricks differs from what should be there.";

/// Published, but files were left out.
pub const LEFT_OUT: u8 = 3;
/// What is on Databricks is not what should be there.
pub const DRIFT: u8 = 7;
const WRONG_USE: u8 = 2;
const REFUSED: u8 = 4;
const BUSY: u8 = 5;
const NOT_FOUND: u8 = 6;

/// Something that was asked for and is not there.
#[derive(Debug)]
pub struct NotFound(pub String);

impl std::fmt::Display for NotFound {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NotFound {}

/// Something that cannot be asked for like this.
#[derive(Debug)]
pub struct WrongUse(pub String);

impl std::fmt::Display for WrongUse {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for WrongUse {}

/// Prints an error with its causes and returns its code.
pub fn report(error: &anyhow::Error, json: bool) -> ExitCode {
    let code = code(error);
    if json {
        let complaints = match error.downcast_ref::<EtlError>() {
            Some(EtlError::Input(complaints) | EtlError::Refused(complaints)) => serde_json::json!(complaints),
            _ => serde_json::json!([]),
        };
        println!("{}", serde_json::json!({"error": format!("{error:#}"), "exit_code": code, "complaints": complaints}));
    }
    eprintln!("kineo: {error:#}");
    ExitCode::from(code)
}

fn code(error: &anyhow::Error) -> u8 {
    if error.is::<NotFound>() {
        return NOT_FOUND;
    }
    if error.is::<WrongUse>() || matches!(error.downcast_ref(), Some(StoreError::Conflict { .. })) {
        return WRONG_USE;
    }
    match error.downcast_ref::<AccountError>() {
        Some(AccountError::Invalid { .. }) => return WRONG_USE,
        Some(AccountError::UnknownAccount(_) | AccountError::UnknownCustomer(_)) => return NOT_FOUND,
        _ => {}
    }
    match error.downcast_ref::<EtlError>() {
        Some(EtlError::Input(_) | EtlError::Refused(_)) => REFUSED,
        Some(EtlError::Busy(_)) => BUSY,
        _ => 1,
    }
}
