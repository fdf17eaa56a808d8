//! Tokens: where they come from, and that they are fresh.

mod bearer;
mod issue;
mod tokens;

pub(crate) use bearer::Bearer;
pub(crate) use tokens::Tokens;
