//! Which release is shown.

use domain::ReleaseId;
use store::{ReleaseState, Store};

use crate::support::{customer, day, is_not_found, minutes, noon, publish};

#[tokio::test]
async fn without_a_release_there_is_nothing() {
    let store = Store::open_in_memory().await.unwrap();
    let northwind = customer(&store, "northwind").await;
    assert_eq!(store.newest_release(&northwind.id).await.unwrap(), None);
    assert_eq!(store.release_at(&northwind.id, day("2999-01-01")).await.unwrap(), None);
    assert_eq!(store.current_files(&northwind.id).await.unwrap(), []);
}

#[tokio::test]
async fn the_release_of_a_day_is_the_last_one_up_to_it() {
    let store = Store::open_in_memory().await.unwrap();
    let northwind = customer(&store, "northwind").await;
    let june = publish(&store, &northwind, "2024-06-30", 1, noon()).await;
    let september = publish(&store, &northwind, "2024-09-30", 2, noon()).await;
    let again = publish(&store, &northwind, "2024-06-30", 3, noon()).await;
    for (asked, expected) in [
        ("2024-06-29", None),
        ("2024-06-30", Some(&again)),
        ("2024-09-29", Some(&again)),
        ("2024-09-30", Some(&september)),
        ("2030-01-01", Some(&september)),
    ] {
        assert_eq!(store.release_at(&northwind.id, day(asked)).await.unwrap().as_ref(), expected, "{asked}");
    }
    assert_eq!(store.newest_release(&northwind.id).await.unwrap(), Some(again.clone()));
    store.roll_back(&again.id, noon()).await.unwrap();
    assert_eq!(store.release_at(&northwind.id, day("2024-07-01")).await.unwrap(), Some(june));
}

#[tokio::test]
async fn rolling_back_shows_the_release_before_with_its_files() {
    let store = Store::open_in_memory().await.unwrap();
    let northwind = customer(&store, "northwind").await;
    let first = publish(&store, &northwind, "2024-09-29", 1, noon()).await;
    let second = publish(&store, &northwind, "2024-09-30", 2, noon()).await;
    store.roll_back(&second.id, noon() + minutes(5)).await.unwrap();
    store.roll_back(&second.id, noon() + minutes(6)).await.unwrap();
    assert_eq!(store.newest_release(&northwind.id).await.unwrap(), Some(first.clone()));
    assert_eq!(store.current_files(&northwind.id).await.unwrap()[0].hash, "h1");
    let states: Vec<_> = store.releases(&northwind.id).await.unwrap().iter().map(|release| release.state).collect();
    assert_eq!(states, [ReleaseState::RolledBack, ReleaseState::Good]);
    let third = publish(&store, &northwind, "2024-09-30", 3, noon()).await;
    assert_eq!(store.newest_release(&northwind.id).await.unwrap(), Some(third.clone()));
    for release in [&third, &first] {
        store.roll_back(&release.id, noon()).await.unwrap();
    }
    assert_eq!(store.newest_release(&northwind.id).await.unwrap(), None);
    assert!(is_not_found(&store.roll_back(&ReleaseId::new("gone"), noon()).await));
}

#[tokio::test]
async fn customers_have_releases_of_their_own() {
    let store = Store::open_in_memory().await.unwrap();
    let (northwind, other) = (customer(&store, "northwind").await, customer(&store, "other").await);
    let ours = publish(&store, &northwind, "2024-09-30", 1, noon()).await;
    let theirs = publish(&store, &other, "2024-10-31", 2, noon()).await;
    assert_eq!(store.newest_release(&northwind.id).await.unwrap(), Some(ours.clone()));
    assert_eq!(store.release_at(&northwind.id, day("2025-01-01")).await.unwrap(), Some(ours.clone()));
    assert_eq!(store.current_files(&northwind.id).await.unwrap()[0].hash, "h1");
    store.roll_back(&ours.id, noon()).await.unwrap();
    assert_eq!(store.newest_release(&other.id).await.unwrap(), Some(theirs));
}
