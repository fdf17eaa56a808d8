//! The addresses to which a dashboard leads from where it is: the same view with one thing changed, all else kept.

use domain::filters::{FilterField, Filters};
use domain::paging::Paging;
use domain::problem::Problem;

use crate::address::{self, encoded, with_query};

/// How columns are drawn: `share` to the full height.
pub const SCALE: &str = "scale";
/// The widgets that are shown as a table instead of a chart; a key for each.
pub const TABLE: &str = "table";
/// The rankings of which all marks are shown; a key for each.
pub const ALL: &str = "all";
/// The columns of the table that are left out; a key for each.
pub const HIDE: &str = "hide";
/// Present where a page stands inside another: it has no frame.
pub const EMBED: &str = "embed";

/// What an address holds beside the filters, in the order in which it is written.
const OTHERS: [&str; 8] = [Paging::SORT, Paging::SIZE, Paging::PAGE, SCALE, TABLE, ALL, HIDE, EMBED];

/// A dashboard's address, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    path: String,
    /// What is chosen.
    pub filters: Filters,
    others: Vec<(String, String)>,
}

impl Links {
    /// Takes an address apart. What no dashboard knows is left out.
    ///
    /// # Errors
    /// [`Problem::Invalid`] for a filter's value that cannot be.
    pub fn of(path: &str, query: &str) -> Result<Self, Problem> {
        let pairs = address::pairs(query);
        let filters = Filters::from_pairs(pairs.iter().map(|(key, value)| (key.as_str(), value.as_str())))?;
        let of = |key: &str| pairs.iter().filter(|(name, value)| name == key && !value.is_empty()).cloned().collect::<Vec<_>>();
        Ok(Self { path: path.to_owned(), filters, others: OTHERS.into_iter().flat_map(of).collect() })
    }

    /// The address itself.
    pub fn here(&self) -> String {
        self.written(&self.filters, &self.others)
    }

    /// The dashboard's name in addresses.
    pub fn dashboard(&self) -> &str {
        match self.path.trim_start_matches('/') {
            "" => "home",
            name => name,
        }
    }

    /// The query of the address, without the question mark.
    pub fn query(&self) -> String {
        self.here().split_once('?').map_or_else(String::new, |(_, query)| query.to_owned())
    }

    /// With other filters, on the first page of the table.
    pub fn filtered(&self, filters: &Filters) -> String {
        let others: Vec<_> = self.others.iter().filter(|(key, _)| key != Paging::PAGE).cloned().collect();
        self.written(filters, &others)
    }

    /// With a value chosen alone in its field, or given up if it was.
    pub fn toggled(&self, field: FilterField, value: &str) -> String {
        let chosen = self.filters.holds(field, value);
        self.filtered(&if chosen { self.filters.without(field, value) } else { self.filters.with_only(field, value) })
    }

    /// The values of a key beside the filters.
    pub fn values<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> {
        self.others.iter().filter(move |(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    /// Whether a key has a value.
    pub fn has(&self, key: &str, value: &str) -> bool {
        self.values(key).any(|other| other == value)
    }

    /// With a value of a key added, or given up if it was there.
    pub fn switched(&self, key: &str, value: &str) -> String {
        let mut others: Vec<_> = self.others.iter().filter(|(name, other)| name != key || other != value).cloned().collect();
        if others.len() == self.others.len() {
            others.push((key.to_owned(), value.to_owned()));
        }
        self.written(&self.filters, &others)
    }

    /// With other rows of the table.
    pub fn paged(&self, paging: &Paging) -> String {
        let keys = [Paging::SORT, Paging::SIZE, Paging::PAGE];
        let others = self.others.iter().filter(|(key, _)| !keys.contains(&key.as_str())).cloned();
        let paging = paging.pairs().into_iter().map(|(key, value)| (key.to_owned(), value));
        self.written(&self.filters, &paging.chain(others).collect::<Vec<_>>())
    }

    /// Every pair of the address but the values of one filter and the page, for a form that chooses others.
    pub fn pairs_without(&self, field: Option<FilterField>) -> Vec<(String, String)> {
        let filters = self.filters.pairs().filter(|(other, _)| Some(*other) != field);
        let filters = filters.map(|(field, value)| (field.key().to_owned(), value.to_owned()));
        filters.chain(self.others.iter().filter(|(key, _)| key != Paging::PAGE).cloned()).collect()
    }

    fn written(&self, filters: &Filters, others: &[(String, String)]) -> String {
        let others = others.iter().map(|(key, value)| format!("{key}={}", encoded(value)));
        let parts: Vec<String> = Some(filters.to_query()).filter(|query| !query.is_empty()).into_iter().chain(others).collect();
        with_query(&self.path, &parts.join("&"))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn links(query: &str) -> Links {
        Links::of("/courses", query).unwrap()
    }

    #[test]
    fn a_filter_keeps_the_order_and_leaves_the_page() {
        let here = links("?page=3&year=2024&sort=-due&rows=25&scale=share&unknown=1");
        assert_eq!(here.here(), "/courses?year=2024&sort=-due&rows=25&page=3&scale=share");
        assert_eq!(
            here.toggled(FilterField::Category, "Fire & more"),
            "/courses?year=2024&category=Fire%20%26%20more&sort=-due&rows=25&scale=share"
        );
    }

    #[test]
    fn what_is_chosen_is_given_up_by_choosing_it_again() {
        assert_eq!(links("year=2024").toggled(FilterField::Year, "2024"), "/courses");
        assert_eq!(links("year=2024").toggled(FilterField::Year, "2025"), "/courses?year=2025");
        assert_eq!(links("table=a&table=b").switched(TABLE, "a"), "/courses?table=b");
        assert_eq!(links("").switched(TABLE, "a"), "/courses?table=a");
    }

    #[test]
    fn other_rows_leave_everything_else() {
        let next = Paging { page: 2, ..Paging::default() };
        assert_eq!(links("organisation=7&hide=due&page=9").paged(&next), "/courses?organisation=7&page=2&hide=due");
    }
}
