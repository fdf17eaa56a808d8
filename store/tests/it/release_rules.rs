//! Whatever is published and rolled back in whatever order, the release that is shown follows from a plain list.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use store::{Customer, Release, Store};

use crate::support::{customer, day, noon, publish};

#[derive(Clone, Debug)]
enum Step {
    Publish(u64),
    RollBack(usize),
}

fn first_day() -> NaiveDate {
    day("2024-01-01")
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![3 => (0_u64..5).prop_map(Step::Publish), 1 => (0_usize..8).prop_map(Step::RollBack)];
    prop::collection::vec(step, 1..12)
}

/// The list by which the store is measured, in the order of publishing: the release and whether it is still good.
type Published = Vec<(Release, bool)>;

async fn take(store: &Store, customer: &Customer, published: &mut Published, step: &Step) {
    match step {
        Step::Publish(offset) => {
            let as_of = first_day() + Days::new(*offset);
            let version = i64::try_from(published.len()).unwrap();
            published.push((publish(store, customer, &as_of.to_string(), version, noon()).await, true));
        }
        Step::RollBack(index) => {
            if let Some((release, good)) = published.get_mut(*index) {
                store.roll_back(&release.id, noon()).await.unwrap();
                *good = false;
            }
        }
    }
}

async fn compare(store: &Store, customer: &Customer, published: &Published) {
    let good = || published.iter().filter(|(_, good)| *good).map(|(release, _)| release);
    assert_eq!(store.newest_release(&customer.id).await.unwrap().as_ref(), good().next_back());
    for offset in 0..6 {
        let asked = first_day() + Days::new(offset);
        let expected = good().filter(|release| release.as_of <= asked).max_by_key(|release| release.as_of);
        assert_eq!(store.release_at(&customer.id, asked).await.unwrap().as_ref(), expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_release_shown_follows_from_what_was_published_and_rolled_back(steps in steps()) {
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
            let store = Store::open_in_memory().await.unwrap();
            let customer = customer(&store, "northwind").await;
            let mut published = Vec::new();
            for step in &steps {
                take(&store, &customer, &mut published, step).await;
            }
            compare(&store, &customer, &published).await;
        });
    }
}
