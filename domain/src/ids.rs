//! One typed id per entity, so that an account can never be passed where a customer is meant.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps an id that was read from the metadata store or made by it.
            pub fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

text_id!(
    /// A customer (tenant) of the platform.
    CustomerId
);
text_id!(
    /// Somebody who signs in. Not the same as a user of the data, to whom an account may be linked.
    AccountId
);
text_id!(
    /// One published set of gold table versions.
    ReleaseId
);
text_id!(
    /// One request, as it stands in the log and in an error message.
    RequestId
);

/// `User ID` of the LMS: a person of the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UserId(pub i64);

impl fmt::Display for UserId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The short name of a customer in addresses, folders and commands: 1–63 of `a–z`, `0–9` and `-`, a letter or digit at both ends.
///
/// The alphabet is what keeps a slug from ever meaning another folder.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// A slug that was refused.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("\"{0}\" is no customer slug: use 1 to 63 of a–z, 0–9 and -, with a letter or digit at both ends")]
pub struct BadSlug(String);

impl Slug {
    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Slug {
    type Err = BadSlug;

    fn from_str(text: &str) -> Result<Self, BadSlug> {
        let inner = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-';
        let edge = |c: Option<&u8>| c.is_some_and(|c| *c != b'-');
        let bytes = text.as_bytes();
        let legal = bytes.len() <= 63 && bytes.iter().all(|c| inner(*c)) && edge(bytes.first()) && edge(bytes.last());
        if legal { Ok(Self(text.to_owned())) } else { Err(BadSlug(text.to_owned())) }
    }
}

impl TryFrom<String> for Slug {
    type Error = BadSlug;

    fn try_from(text: String) -> Result<Self, BadSlug> {
        text.parse()
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn slugs_cannot_name_another_folder() {
        for bad in ["", "-a", "a-", "..", "a/b", "a\\b", "A", "a b", "a.b", "ä", &"a".repeat(64)] {
            assert!(bad.parse::<Slug>().is_err(), "{bad:?} was taken");
        }
        for good in ["a", "northwind-health", "customer-001", &"a".repeat(63)] {
            assert_eq!(good.parse::<Slug>().unwrap().as_str(), good);
        }
    }
}
