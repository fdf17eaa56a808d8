//! Opening and migrating.

use store::{Store, StoreError};

use crate::support::{Folder, customer, slug};

#[tokio::test]
async fn opening_twice_keeps_what_is_there() {
    let folder = Folder::new();
    let first = folder.store().await;
    let made = customer(&first, "northwind").await;
    first.close().await;
    let second = folder.store().await;
    assert_eq!(second.customer(&slug("northwind")).await.unwrap(), Some(made));
}

#[tokio::test]
async fn a_file_from_before_themes_keeps_its_customers() {
    let folder = Folder::new();
    let store = folder.store().await;
    let made = customer(&store, "northwind").await;
    store.close().await;
    folder.tamper("ALTER TABLE customer DROP COLUMN brand").await;
    folder.tamper("ALTER TABLE customer DROP COLUMN course_address").await;
    folder.tamper("ALTER TABLE customer DROP COLUMN engine").await;
    folder.tamper("DROP INDEX customer_number").await;
    folder.tamper("ALTER TABLE customer DROP COLUMN number").await;
    folder.tamper("DROP TABLE customer_count").await;
    folder.tamper("DELETE FROM _sqlx_migrations WHERE version >= 3").await;
    assert_eq!(folder.store().await.customers().await.unwrap(), [made]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_new_file_may_be_opened_by_many_at_once() {
    let folder = Folder::new();
    let openings: Vec<_> = (0..12)
        .map(|number| {
            let file = folder.file();
            tokio::spawn(async move {
                let store = Store::open(&file).await.unwrap();
                customer(&store, &format!("customer-{number}")).await;
            })
        })
        .collect();
    for opening in openings {
        opening.await.unwrap();
    }
    assert_eq!(folder.store().await.customers().await.unwrap().len(), 12);
}

#[tokio::test]
async fn the_folder_of_the_file_is_made() {
    let folder = Folder::new();
    let file = folder.path().join("data").join("deep").join("kineo.db");
    Store::open(&file).await.unwrap();
    assert!(file.is_file());
}

#[tokio::test]
async fn a_folder_that_cannot_be_made_is_named() {
    let folder = Folder::new();
    std::fs::write(folder.path().join("taken"), "a file").unwrap();
    let file = folder.path().join("taken").join("kineo.db");
    let error = Store::open(&file).await.unwrap_err();
    assert!(matches!(error, StoreError::Open { .. }), "{error:?}");
    assert!(error.to_string().contains(&file.display().to_string()), "{error}");
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused() {
    let folder = Folder::new();
    std::fs::write(folder.file(), "user_id,name\n".repeat(1000)).unwrap();
    assert!(Store::open(&folder.file()).await.is_err());
}

#[tokio::test]
async fn a_file_of_a_newer_version_is_refused_and_left_alone() {
    let folder = Folder::new();
    let store = folder.store().await;
    customer(&store, "northwind").await;
    store.close().await;
    folder
        .tamper(
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (9999, 'later', 1, x'00', 0)",
        )
        .await;
    assert!(matches!(Store::open(&folder.file()).await, Err(StoreError::Migration { .. })));
    folder.tamper("DELETE FROM _sqlx_migrations WHERE version = 9999").await;
    assert_eq!(folder.store().await.customers().await.unwrap().len(), 1);
}

#[cfg(unix)]
#[tokio::test]
async fn only_the_owner_can_read_the_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    let store = folder.store().await;
    customer(&store, "northwind").await;
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let entry = entry.unwrap();
        let mode = entry.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{} is open to others: {mode:o}", entry.path().display());
    }
}
