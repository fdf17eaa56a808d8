//! Whoever is signed in, as far as a page needs to know, and the two secrets that never show themselves.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::brand::Brand;
use crate::ids::Slug;
use crate::role::Role;

/// Whoever is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Viewer {
    /// Name to show: the person's of the data, else the e-mail address.
    pub name: String,
    /// The address they sign in with.
    pub email: String,
    /// Their roles, widest last.
    pub roles: Vec<Role>,
    /// Their customer's slug.
    pub customer: Slug,
    /// Their customer's name.
    pub customer_name: String,
    /// Their customer's theme.
    pub brand: Brand,
    /// Whether the account is linked to a person of the data.
    pub has_person: bool,
    /// Sent with every change that this session makes (CSRF).
    pub csrf_token: String,
}

impl Viewer {
    /// The role to show under the name: the widest.
    pub fn title(&self) -> &'static str {
        self.roles.iter().max().map_or("No role", |role| role.title())
    }

    /// Up to two letters for the picture beside the name.
    pub fn initials(&self) -> String {
        let mut letters = self.name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
        let first = letters.next();
        first.into_iter().chain(letters.next_back()).flat_map(char::to_uppercase).collect()
    }
}

macro_rules! secret {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq)]
        pub struct $name(String);

        impl $name {
            /// Takes the secret over.
            pub fn new(secret: impl Into<String>) -> Self {
                Self(secret.into())
            }

            /// The secret itself, for the one place that needs it.
            pub fn expose(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    };
}

secret!(
    /// A password as it was typed.
    Password
);
secret!(
    /// What the browser's cookie holds. The store keeps a hash of it only.
    SessionToken
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_do_not_show_in_debug_output() {
        assert_eq!(format!("{:?}", Password::new("hunter2")), "Password(…)");
        assert_eq!(format!("{:?}", SessionToken::new("abc")), "SessionToken(…)");
    }
}
