//! Publishing is all or nothing.

use store::{Release, RunState, Store};

use crate::support::{Folder, customer, day, file, is_conflict, minutes, noon, publish, release_of, table};

#[tokio::test]
async fn a_release_is_read_back_as_it_was_published() {
    let store = Store::open_in_memory().await.unwrap();
    let northwind = customer(&store, "northwind").await;
    let run = store.start_run(&northwind, day("2024-09-30"), noon()).await.unwrap();
    let (new, inputs) = (release_of(&run, 3), [file("course", "c1"), file("user", "u1")]);
    let made = store.publish(new.clone(), &inputs, noon() + minutes(1)).await.unwrap();
    assert_eq!((&made.tables, &made.sources, &made.checks), (&new.tables, &new.sources, &new.checks));
    assert_eq!((made.as_of, made.first_month, made.rejected, made.published_at), (day("2024-09-30"), 7, 4, noon() + minutes(1)));
    assert_eq!(store.newest_release(&northwind.id).await.unwrap().as_ref(), Some(&made));
    assert_eq!(store.releases(&northwind.id).await.unwrap(), [made]);
    assert_eq!(store.current_files(&northwind.id).await.unwrap(), inputs);
    let run = store.run(&run.id).await.unwrap().unwrap();
    assert_eq!((run.state, run.finished_at), (RunState::Published, Some(noon() + minutes(1))));
}

/// Publishes what must fail, and looks whether anything of it stays.
async fn refused(store: &Store, before: &Release, new: store::NewRelease, inputs: &[store::TakenFile]) {
    let (customer, run) = (new.customer_id.clone(), new.run_id.clone());
    let files = store.current_files(&customer).await.unwrap();
    assert!(store.publish(new, inputs, noon()).await.is_err());
    assert_eq!(store.newest_release(&customer).await.unwrap().as_ref(), Some(before));
    assert_eq!(store.releases(&customer).await.unwrap().len(), 1);
    assert_eq!(store.current_files(&customer).await.unwrap(), files);
    assert_eq!(store.run(&run).await.unwrap().unwrap().state, RunState::Running);
}

#[tokio::test]
async fn a_release_that_fails_half_way_leaves_the_newest_as_it_was() {
    let folder = Folder::new();
    let store = folder.store().await;
    let northwind = customer(&store, "northwind").await;
    let before = publish(&store, &northwind, "2024-09-29", 1, noon()).await;
    let run = store.start_run(&northwind, day("2024-09-30"), noon()).await.unwrap();
    let twice = [file("user", "u2"), file("course", "c2"), file("user", "u3")];
    refused(&store, &before, release_of(&run, 2), &twice).await;
    let mut doubled = release_of(&run, 2);
    doubled.tables.push(table("dim_date", 9));
    refused(&store, &before, doubled, &[]).await;
    let mut no_month = release_of(&run, 2);
    no_month.first_month = 13;
    refused(&store, &before, no_month, &[]).await;
    folder.tamper("CREATE TRIGGER full BEFORE INSERT ON release_file BEGIN SELECT RAISE(ABORT, 'disk full'); END").await;
    refused(&store, &before, release_of(&run, 2), &[file("user", "u2")]).await;
    folder.tamper("DROP TRIGGER full").await;
    let after = store.publish(release_of(&run, 2), &[file("user", "u2")], noon()).await.unwrap();
    assert_eq!(store.newest_release(&northwind.id).await.unwrap(), Some(after));
}

#[tokio::test]
async fn a_run_publishes_once_and_for_its_own_customer() {
    let store = Store::open_in_memory().await.unwrap();
    let (northwind, other) = (customer(&store, "northwind").await, customer(&store, "other").await);
    let run = store.start_run(&northwind, day("2024-09-30"), noon()).await.unwrap();
    let mut stolen = release_of(&run, 1);
    stolen.customer_id = other.id.clone();
    assert!(is_conflict(&store.publish(stolen, &[], noon()).await));
    store.publish(release_of(&run, 1), &[], noon()).await.unwrap();
    assert!(is_conflict(&store.publish(release_of(&run, 2), &[], noon()).await));
    let failed = store.start_run(&northwind, day("2024-09-30"), noon()).await.unwrap();
    store.finish_run(&failed.id, RunState::Failed, &serde_json::json!({}), noon()).await.unwrap();
    assert!(is_conflict(&store.publish(release_of(&failed, 2), &[], noon()).await));
    assert_eq!(store.newest_release(&other.id).await.unwrap(), None);
    assert_eq!(store.releases(&northwind.id).await.unwrap().len(), 1);
}
