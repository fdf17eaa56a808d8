//! Which rows of a table: the order, the page and how many rows it has. Like the filters they live in the address.

use serde::{Deserialize, Serialize};

use crate::problem::Problem;
use crate::query::{Dimension, Sort};

/// Which rows of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Paging {
    /// The order; without it the table's own.
    pub sort: Option<Sort>,
    /// The page, from 1.
    pub page: u64,
    /// Rows of a page.
    pub size: u32,
}

impl Default for Paging {
    fn default() -> Self {
        Self { sort: None, page: 1, size: Self::SIZES[0] }
    }
}

impl Paging {
    /// How many rows a page can have.
    pub const SIZES: [u32; 4] = [10, 25, 50, 100];
    /// The key of the order in an address: a column, with `-` before it if the last comes first.
    pub const SORT: &'static str = "sort";
    /// The key of the page in an address.
    pub const PAGE: &'static str = "page";
    /// The key of the number of rows in an address.
    pub const SIZE: &'static str = "rows";

    /// Reads `sort`, `page` and `rows` among the pairs of an address. Other keys are left alone.
    ///
    /// # Errors
    /// [`Problem::Invalid`] for a column that is none, a page that is no number from 1, or a number of rows that cannot be chosen.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, Problem> {
        let mut paging = Self::default();
        for (key, value) in pairs {
            match key {
                Self::SORT => paging.sort = Some(sort(value)?),
                Self::PAGE => paging.page = page(value)?,
                Self::SIZE => paging.size = size(value)?,
                _ => {}
            }
        }
        Ok(paging)
    }

    /// As pairs of an address; what is as by default has none.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let direction = |sort: Sort| if sort.descending { "-" } else { "" };
        let sort = self.sort.map(|sort| (Self::SORT, format!("{}{}", direction(sort), sort.by.key())));
        let size = (self.size != Self::SIZES[0]).then(|| (Self::SIZE, self.size.to_string()));
        let page = (self.page > 1).then(|| (Self::PAGE, self.page.to_string()));
        sort.into_iter().chain(size).chain(page).collect()
    }

    /// Rows before the page's first.
    pub fn offset(&self) -> u64 {
        self.page.saturating_sub(1).saturating_mul(u64::from(self.size))
    }
}

fn sort(value: &str) -> Result<Sort, Problem> {
    let (descending, key) = value.strip_prefix('-').map_or((false, value), |key| (true, key));
    let unknown =
        || Problem::invalid(Paging::SORT, format!("There is no column \"{key}\" to sort by. Choose one in the head of the table."));
    Ok(Sort { by: Dimension::from_key(key).ok_or_else(unknown)?, descending })
}

fn page(value: &str) -> Result<u64, Problem> {
    let wrong = || Problem::invalid(Paging::PAGE, format!("There is no page \"{value}\". Pages are numbered from 1."));
    value.parse().ok().filter(|page| (1..=MOST_PAGES).contains(page)).ok_or_else(wrong)
}

/// More than any table has; beyond it is a slip or an attempt.
const MOST_PAGES: u64 = 100_000_000;

fn size(value: &str) -> Result<u32, Problem> {
    let wrong = || Problem::invalid(Paging::SIZE, format!("A page cannot have \"{value}\" rows. Use 10, 25, 50 or 100."));
    value.parse().ok().filter(|size| Paging::SIZES.contains(size)).ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn paging_survives_the_address() {
        let paging = Paging::from_pairs([("sort", "-status-in-year"), ("page", "3"), ("rows", "25"), ("year", "2024")]).unwrap();
        assert_eq!(paging.sort, Some(Sort { by: Dimension::StatusInYear, descending: true }));
        assert_eq!(paging.offset(), 50);
        let pairs = paging.pairs();
        assert_eq!(Paging::from_pairs(pairs.iter().map(|(key, value)| (*key, value.as_str()))).unwrap(), paging);
        assert!(Paging::default().pairs().is_empty());
    }

    #[test]
    fn what_cannot_be_is_refused_by_name() {
        for (key, value) in
            [("sort", "password"), ("sort", "year"), ("page", "0"), ("page", "-1"), ("page", "x"), ("rows", "11"), ("rows", "1000000")]
        {
            let refused = Paging::from_pairs([(key, value)]).unwrap_err();
            assert!(matches!(refused, Problem::Invalid { field, .. } if field == key), "{key}={value}");
        }
    }
}
