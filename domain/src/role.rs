//! Who may see what: roles, and the row rule that follows from them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::ids::UserId;

/// What an account may do within its customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Sees the own record only.
    Learner,
    /// Sees everyone who reports to them, directly or through others, and themselves.
    Manager,
    /// Sees everyone of the customer.
    Analyst,
    /// Sees everyone of the customer, and runs it.
    CustomerAdmin,
}

impl Role {
    /// Every role, in the order of what it may see.
    pub const ALL: [Self; 4] = [Self::Learner, Self::Manager, Self::Analyst, Self::CustomerAdmin];

    /// The name in the metadata store, the command line and the API.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Learner => "learner",
            Self::Manager => "manager",
            Self::Analyst => "analyst",
            Self::CustomerAdmin => "customer-admin",
        }
    }

    /// The name on a page.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Learner => "Learner",
            Self::Manager => "Manager",
            Self::Analyst => "Analyst",
            Self::CustomerAdmin => "Customer admin",
        }
    }

    /// The rows that this role sees. A learner or manager whose account is linked to no person of the data sees none.
    pub const fn row_rule(self, person: Option<UserId>) -> RowRule {
        match (self, person) {
            (Self::Learner, Some(person)) => RowRule::Myself(person),
            (Self::Manager, Some(person)) => RowRule::Team(person),
            (Self::Learner | Self::Manager, None) => RowRule::Nobody,
            (Self::Analyst | Self::CustomerAdmin, _) => RowRule::Everyone,
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

/// A role that does not exist. Whoever has it sees nothing.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("there is no role \"{0}\": use learner, manager, analyst or customer-admin")]
pub struct UnknownRole(String);

impl FromStr for Role {
    type Err = UnknownRole;

    fn from_str(text: &str) -> Result<Self, UnknownRole> {
        let found = Self::ALL.into_iter().find(|role| role.key() == text);
        found.ok_or_else(|| UnknownRole(text.to_owned()))
    }
}

/// Which people's rows a viewer sees. Part of every query and of every cache key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowRule {
    /// No rows at all: no role, or a role that needs a person and has none.
    Nobody,
    /// The rows of one person.
    Myself(UserId),
    /// The rows of one person and of everyone below them in the hierarchy.
    Team(UserId),
    /// Every row of the customer.
    Everyone,
}

impl RowRule {
    /// The wider of two rules of one person, for an account with several roles.
    pub const fn or(self, other: Self) -> Self {
        if other.breadth() > self.breadth() { other } else { self }
    }

    const fn breadth(self) -> u8 {
        match self {
            Self::Nobody => 0,
            Self::Myself(_) => 1,
            Self::Team(_) => 2,
            Self::Everyone => 3,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_without_a_person_sees_nothing() {
        assert_eq!(Role::Learner.row_rule(None), RowRule::Nobody);
        assert_eq!(Role::Manager.row_rule(None), RowRule::Nobody);
        assert_eq!(Role::Analyst.row_rule(None), RowRule::Everyone);
    }

    #[test]
    fn several_roles_see_what_the_widest_sees() {
        let me = UserId(7);
        let rule = Role::Learner.row_rule(Some(me)).or(Role::Manager.row_rule(Some(me)));
        assert_eq!(rule, RowRule::Team(me));
        assert_eq!(RowRule::Everyone.or(RowRule::Nobody), RowRule::Everyone);
    }

    #[test]
    fn roles_are_read_back_from_their_keys() {
        for role in Role::ALL {
            assert_eq!(role.key().parse(), Ok(role));
        }
        assert!("admin".parse::<Role>().is_err());
    }
}
