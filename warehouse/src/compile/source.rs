//! Which serving table answers a question.

use domain::{Dimension, FilterField, MetricQuery};

use super::measures::formula;

/// A serving table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// One row per person and year.
    People,
    /// One row per enrolment and year.
    Enrolments,
}

impl Source {
    const ALL: [Self; 2] = [Self::People, Self::Enrolments];

    /// Its name.
    pub const fn table(self) -> &'static str {
        match self {
            Self::People => "gold.serving_user_year",
            Self::Enrolments => "gold.serving_course_year",
        }
    }

    /// Whether everything that a question measures, splits by and filters is in it.
    fn answers(self, query: &MetricQuery) -> bool {
        let measures = query.measures.iter().all(|measure| formula(self, *measure).is_some());
        let is_of_people = query.dimensions.iter().all(|dimension| *dimension == Dimension::Year);
        let is_narrowed = [FilterField::Category, FilterField::Course].into_iter().any(|field| query.filters.has(field));
        measures && (self == Self::Enrolments || (is_of_people && !is_narrowed))
    }

    /// The table for each of the questions that are asked together. The small one, unless another question needs the large one anyway:
    /// then one reading of it answers both.
    pub fn of_each(queries: &[MetricQuery]) -> Vec<Self> {
        let small = |query: &MetricQuery| Self::People.answers(query);
        let large = |query: &MetricQuery| Self::Enrolments.answers(query);
        let is_large_needed = queries.iter().any(|query| !small(query) && large(query));
        let order = if is_large_needed { [Self::Enrolments, Self::People] } else { Self::ALL };
        // What no table can answer has empty columns.
        queries.iter().map(|query| order.into_iter().find(|source| source.answers(query)).unwrap_or(Self::Enrolments)).collect()
    }
}
