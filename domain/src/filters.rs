//! Filters: what a viewer chose to look at. They live in the address, so that a view can be kept, shared and gone back to.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::problem::Problem;

/// What can be filtered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FilterField {
    /// The customer's reporting year, by the calendar year in which it ends.
    Year,
    /// Organisation id of the learner.
    Organisation,
    /// Position id of the learner.
    Position,
    /// User id of a manager: that manager and everyone in the transitive team.
    Manager,
    /// User id of a learner.
    Learner,
    /// Audience id that the learner belongs to.
    Audience,
    /// User status of the learner, as in the data.
    UserStatus,
    /// Category of the course, by its name.
    Category,
    /// Course id.
    Course,
    /// Status of an enrolment in the year. It narrows the rows of a table and no figure.
    StatusInYear,
    /// Status of an enrolment as it is now. It narrows the rows of a table and no figure.
    Status,
}

impl FilterField {
    /// The fields that every dashboard offers, in the order in which they stand on a page.
    pub const COMMON: [Self; 7] =
        [Self::Year, Self::Organisation, Self::Position, Self::Manager, Self::Learner, Self::Audience, Self::UserStatus];

    /// Every field, in the order in which the filters stand on a page.
    pub const ALL: [Self; 11] = [
        Self::Year,
        Self::Organisation,
        Self::Position,
        Self::Manager,
        Self::Learner,
        Self::Audience,
        Self::UserStatus,
        Self::Category,
        Self::Course,
        Self::StatusInYear,
        Self::Status,
    ];

    /// The name in addresses, in `kineo figures --filter` and in the API.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Organisation => "organisation",
            Self::Position => "position",
            Self::Manager => "manager",
            Self::Learner => "learner",
            Self::Audience => "audience",
            Self::UserStatus => "user-status",
            Self::Category => "category",
            Self::Course => "course",
            Self::StatusInYear => "status-in-year",
            Self::Status => "status",
        }
    }

    /// The name on a page.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Year => "Year",
            Self::Organisation => "Organisation",
            Self::Position => "Position",
            Self::Manager => "Manager",
            Self::Learner => "Learner",
            Self::Audience => "Audience",
            Self::UserStatus => "User status",
            Self::Category => "Category",
            Self::Course => "Course",
            Self::StatusInYear => "Status in the year",
            Self::Status => "Status now",
        }
    }

    /// The field of a key, if there is one. `user_status` is the same as `user-status`.
    pub fn from_key(key: &str) -> Option<Self> {
        let key = key.replace('_', "-");
        Self::ALL.into_iter().find(|field| field.key() == key)
    }

    /// Whether the field narrows the rows of a table only, and no figure or chart.
    pub const fn is_of_table(self) -> bool {
        matches!(self, Self::StatusInYear | Self::Status)
    }

    const fn is_number(self) -> bool {
        !matches!(self, Self::UserStatus | Self::Category | Self::StatusInYear | Self::Status)
    }
}

/// The values chosen per field. A field that is absent is not filtered; several values of a field mean "any of these".
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Filters(BTreeMap<FilterField, BTreeSet<String>>);

impl Filters {
    /// Most values that one field takes: past that an address no longer fits what servers and browsers take.
    pub const MOST_VALUES: usize = 200;

    /// Reads `key=value` pairs, as from a query string. Keys of no filter are left alone; a value that cannot be is refused.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, Problem> {
        let mut filters = Self::default();
        for (key, value) in pairs {
            if let Some(field) = FilterField::from_key(key) {
                filters.add(field, value)?;
            }
        }
        Ok(filters)
    }

    /// Adds one value of a field.
    pub fn add(&mut self, field: FilterField, value: &str) -> Result<(), Problem> {
        let value = value.trim();
        if value.is_empty() {
            return Ok(());
        }
        if field.is_number() && value.parse::<i64>().is_err() {
            let message = format!("{} takes a number, not \"{value}\". Choose one from the list.", field.title());
            return Err(Problem::invalid(field.key(), message));
        }
        let values = self.0.entry(field).or_default();
        values.insert(value.to_owned());
        if values.len() > Self::MOST_VALUES {
            let message = format!("{} takes at most {} values. Choose fewer.", field.title(), Self::MOST_VALUES);
            return Err(Problem::invalid(field.key(), message));
        }
        Ok(())
    }

    /// The same without one value.
    pub fn without(&self, field: FilterField, value: &str) -> Self {
        let mut rest = self.clone();
        if let Some(values) = rest.0.get_mut(&field) {
            values.remove(value);
        }
        rest.0.retain(|_, values| !values.is_empty());
        rest
    }

    /// The same with one value instead of all that were chosen for a field; a value that cannot be leaves none.
    pub fn with_only(&self, field: FilterField, value: &str) -> Self {
        let mut rest = self.cleared(field);
        // What cannot be a value of the field is not taken.
        let _ = rest.add(field, value);
        rest
    }

    /// The same for the fields for which `keep` holds.
    pub fn retained(&self, keep: impl Fn(FilterField) -> bool) -> Self {
        Self(self.0.iter().filter(|(field, _)| keep(**field)).map(|(field, values)| (*field, values.clone())).collect())
    }

    /// Whether one value of a field is chosen.
    pub fn holds(&self, field: FilterField, value: &str) -> bool {
        self.0.get(&field).is_some_and(|values| values.contains(value))
    }

    /// The same without anything chosen for a field.
    pub fn cleared(&self, field: FilterField) -> Self {
        let mut rest = self.clone();
        rest.0.remove(&field);
        rest
    }

    /// The values of a field; empty if it is not filtered.
    pub fn values(&self, field: FilterField) -> impl Iterator<Item = &str> {
        self.0.get(&field).into_iter().flatten().map(String::as_str)
    }

    /// Whether the field is filtered.
    pub fn has(&self, field: FilterField) -> bool {
        self.0.contains_key(&field)
    }

    /// The chosen values of a numeric field.
    pub fn numbers(&self, field: FilterField) -> Vec<i64> {
        self.values(field).filter_map(|value| value.parse().ok()).collect()
    }

    /// The latest chosen year, if the viewer chose any.
    pub fn year(&self) -> Option<i32> {
        self.values(FilterField::Year).filter_map(|year| year.parse().ok()).max()
    }

    /// Every chosen value with its field.
    pub fn pairs(&self) -> impl Iterator<Item = (FilterField, &str)> {
        self.0.iter().flat_map(|(field, values)| values.iter().map(|value| (*field, value.as_str())))
    }

    /// Whether nothing is filtered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As a query string without the question mark, values percent-encoded; empty if nothing is filtered.
    pub fn to_query(&self) -> String {
        let pairs: Vec<String> = self.pairs().map(|(field, value)| format!("{}={}", field.key(), percent_encoded(value))).collect();
        pairs.join("&")
    }
}

fn percent_encoded(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'~');
    text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

/// One value that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilterOption {
    /// What goes into the address.
    pub value: String,
    /// What is shown; "Unknown (id)" where no export describes it.
    pub label: String,
    /// People behind it, within the viewer's scope and the other filters; for a year nothing is counted.
    pub people: Option<i64>,
}

/// What a filter offers, narrowed to what the viewer may see.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilterOptions {
    /// The first options that match what was typed.
    pub options: Vec<FilterOption>,
    /// How many match in all.
    pub matching: i64,
    /// How many there are without anything typed.
    pub selectable: i64,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn filters_survive_the_address() {
        let pairs = [("year", "2024"), ("organisation", "7"), ("organisation", "12"), ("user-status", "On leave & more"), ("page", "3")];
        let filters = Filters::from_pairs(pairs).unwrap();
        assert_eq!(filters.to_query(), "year=2024&organisation=12&organisation=7&user-status=On%20leave%20%26%20more");
        assert_eq!(filters.year(), Some(2024));
        assert_eq!(Filters::from_pairs([("user_status", "Active")]).unwrap().to_query(), "user-status=Active");
        assert_eq!(filters.cleared(FilterField::Organisation).numbers(FilterField::Organisation), Vec::<i64>::new());
        assert!(!filters.without(FilterField::Year, "2024").has(FilterField::Year));
    }

    #[test]
    fn a_value_that_cannot_be_is_refused_by_name() {
        let refused = Filters::from_pairs([("manager", "1 OR 1=1")]).unwrap_err();
        assert!(matches!(refused, Problem::Invalid { field, .. } if field == "manager"));
    }

    #[test]
    fn too_many_values_are_refused() {
        let values: Vec<String> = (0..201).map(|n| n.to_string()).collect();
        assert!(Filters::from_pairs(values.iter().map(|v| ("learner", v.as_str()))).is_err());
    }
}
