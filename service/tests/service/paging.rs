//! Pages of the details: joined they are all rows in order, whatever the order, and no page is past the end.

use domain::{Cell, Dimension, FilterField, Filters, Paging, Role, RowRule, Sort, UserId};
use proptest::prelude::*;
use testkit::run;

use super::asking::{details, filters, see_courses, several};
use super::courses::{BY_LEARNER, rows};
use super::reference::expected;

fn paging(sort: Option<Sort>, page: u64, size: u32) -> Paging {
    Paging { sort, page, size }
}

/// Every page of somebody's details, until the last.
async fn all_pages(of: usize, role: Role, person: Option<i64>, filters: &Filters, sort: Option<Sort>, size: u32) -> Vec<Vec<Cell>> {
    let (shared, _) = expected().await;
    let session = shared.platform.signed_in(&shared.customers()[of].customer, &[role], person).await;
    let (mut found, mut page) = (Vec::new(), 1);
    loop {
        let view = see_courses(&shared.platform.dashboards, &session, filters, paging(sort, page, size)).await;
        let (answer, total) = details(&view);
        assert_eq!(view.paging, paging(sort, page, size));
        found.extend(answer.rows.iter().cloned());
        if page * u64::from(size) >= total {
            assert_eq!(found.len() as u64, total);
            return found;
        }
        assert_eq!(answer.rows.len(), size as usize);
        page += 1;
    }
}

#[test]
fn pages_joined_are_all_rows_by_every_column_in_both_directions() {
    run(async {
        for of in 0..2 {
            let (_, references) = expected().await;
            let manager = references[of].people.managers()[2].0;
            for (n, by) in Dimension::OF_ENROLMENTS.into_iter().enumerate() {
                for descending in [false, true] {
                    let sort = Sort { by, descending };
                    let size = Paging::SIZES[n % 4];
                    let got = all_pages(of, Role::Manager, Some(manager), &several(FilterField::Year, [2023]), Some(sort), size).await;
                    let wanted = rows(&references[of], RowRule::Team(UserId(manager)), &Filters::default(), 2023, sort);
                    assert!(wanted.len() > 20, "too few to page");
                    assert_eq!(got, wanted, "{sort:?}");
                }
            }
        }
    });
}

#[test]
fn everyones_pages_are_all_rows() {
    run(async {
        let (_, references) = expected().await;
        for sort in [BY_LEARNER, Sort { by: Dimension::Due, descending: true }, Sort { by: Dimension::Organisation, descending: true }] {
            let got = all_pages(0, Role::Analyst, None, &several(FilterField::Year, [2022]), Some(sort), 100).await;
            assert_eq!(got, rows(&references[0], RowRule::Everyone, &Filters::default(), 2022, sort));
        }
    });
}

#[test]
fn a_page_past_the_end_is_the_last() {
    run(async {
        let (shared, references) = expected().await;
        let session = shared.platform.signed_in(&shared.health.customer, &[Role::Analyst], None).await;
        let chosen = filters(&[(FilterField::Year, "2023"), (FilterField::Status, "In progress")]);
        let wanted = rows(&references[0], RowRule::Everyone, &chosen, 2023, BY_LEARNER);
        let last = wanted.len().div_ceil(25);
        for page in [last as u64, last as u64 + 1, 99_999_999] {
            let view = see_courses(&shared.platform.dashboards, &session, &chosen, paging(None, page, 25)).await;
            assert_eq!(view.paging.page, last as u64);
            assert_eq!(details(&view).0.rows, wanted[(last - 1) * 25..]);
        }
        let nothing = filters(&[(FilterField::Status, "no such status")]);
        let view = see_courses(&shared.platform.dashboards, &session, &nothing, paging(None, 7, 25)).await;
        assert_eq!((view.paging.page, details(&view).1, details(&view).0.rows.len()), (1, 0, 0));
        assert_eq!(details(&view).0.columns.len(), 15);
    });
}

/// What comes as data and not through an address cannot ask for more either.
#[test]
fn no_page_is_larger_than_can_be_chosen() {
    run(async {
        let (shared, _) = expected().await;
        let session = shared.platform.signed_in(&shared.health.customer, &[Role::Analyst], None).await;
        for size in [0, 11, 1_000, u32::MAX] {
            let sort = Some(Sort { by: Dimension::Year, descending: true });
            let view = see_courses(&shared.platform.dashboards, &session, &Filters::default(), paging(sort, 0, size)).await;
            assert_eq!((view.paging.page, view.paging.size, details(&view).0.rows.len()), (1, 10, 10));
        }
    });
}

fn a_column() -> impl Strategy<Value = Dimension> {
    proptest::sample::select(Dimension::OF_ENROLMENTS.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_page_is_its_part_of_all_rows(
        of in 0..2_usize, by in a_column(), descending in any::<bool>(), page in 1..200_u64, size in proptest::sample::select(Paging::SIZES.to_vec()),
        year in 2019..2026_i64,
    ) {
        run(async {
            let (shared, references) = expected().await;
            let session = shared.platform.signed_in(&shared.customers()[of].customer, &[Role::Analyst], None).await;
            let sort = Sort { by, descending };
            let wanted = rows(&references[of], RowRule::Everyone, &Filters::default(), year, sort);
            let view = see_courses(&shared.platform.dashboards, &session, &several(FilterField::Year, [year]), paging(Some(sort), page, size)).await;
            let start = usize::try_from(view.paging.offset()).unwrap().min(wanted.len());
            let end = (start + size as usize).min(wanted.len());
            prop_assert!(view.paging.page <= page);
            prop_assert_eq!(&details(&view).0.rows, &wanted[start..end]);
            Ok(())
        })?;
    }
}
