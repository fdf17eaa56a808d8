//! Where a course stands in the customer's LMS.

use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// An address with `{id}` where the course's id goes. Only https and http: nothing else may stand behind a link on a page.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CourseAddress(String);

/// An address that was refused.
#[derive(Debug, Error, PartialEq, Eq)]
#[error(
    "\"{0}\" is no address of courses: use https://, with {{id}} where the course's id goes, such as https://lms.example/course/view.php?id={{id}}"
)]
pub struct BadCourseAddress(String);

impl CourseAddress {
    /// Where the id goes.
    const ID: &'static str = "{id}";

    /// The address of one course.
    pub fn of(&self, course: i64) -> String {
        self.0.replace(Self::ID, &course.to_string())
    }

    /// The address with `{id}` in it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for CourseAddress {
    type Err = BadCourseAddress;

    fn from_str(text: &str) -> Result<Self, BadCourseAddress> {
        let text = text.trim();
        let host = ["https://", "http://"].iter().find_map(|scheme| text.strip_prefix(scheme));
        // Up to the path, so that no id becomes a part of the host.
        let named = host.and_then(|rest| rest.split('/').next()).is_some_and(|host| !host.is_empty() && !host.contains(Self::ID));
        let plain = text.chars().all(|c| c.is_ascii_graphic() && c != '"' && c != '<' && c != '>');
        if named && plain && text.contains(Self::ID) { Ok(Self(text.to_owned())) } else { Err(BadCourseAddress(text.to_owned())) }
    }
}

impl TryFrom<String> for CourseAddress {
    type Error = BadCourseAddress;

    fn try_from(text: String) -> Result<Self, BadCourseAddress> {
        text.parse()
    }
}

impl From<CourseAddress> for String {
    fn from(address: CourseAddress) -> Self {
        address.0
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_course_has_its_place_in_the_address() {
        let address: CourseAddress = "https://lms.example/course/view.php?id={id}".parse().unwrap();
        assert_eq!(address.of(42), "https://lms.example/course/view.php?id=42");
    }

    #[test]
    fn nothing_but_an_address_is_taken() {
        for bad in [
            "",
            "javascript:alert({id})",
            "lms.example/{id}",
            "https://{id}.example/",
            "https:///{id}",
            "https://lms.example/",
            "https://lms.example/\"{id}",
        ] {
            assert!(bad.parse::<CourseAddress>().is_err(), "{bad} was taken");
        }
    }
}
