//! Customers.

use domain::brand::FontStack;
use domain::{Brand, Engine};
use store::{Customer, NewCustomer, Store, StoreError};

use crate::support::{Folder, customer, is_conflict, is_not_found, noon, slug};

fn new(name: &str, first_month: u32) -> NewCustomer {
    NewCustomer { slug: slug(name), name: "Northwind Health".to_owned(), time_zone: "UTC".to_owned(), first_month }
}

#[tokio::test]
async fn a_customer_is_read_back_as_it_was_made() {
    let store = Store::open_in_memory().await.unwrap();
    let made = store.create_customer(new("northwind", 7), noon()).await.unwrap();
    assert_eq!((made.name.as_str(), made.time_zone.as_str(), made.first_month), ("Northwind Health", "UTC", 7));
    assert_eq!(made.created_at, noon());
    assert!(!made.disabled);
    assert_eq!(store.customer(&slug("northwind")).await.unwrap().as_ref(), Some(&made));
    assert_eq!(store.customer_by_id(&made.id).await.unwrap(), Some(made));
    assert_eq!(store.customer(&slug("other")).await.unwrap(), None);
}

#[tokio::test]
async fn a_slug_is_taken_once() {
    let store = Store::open_in_memory().await.unwrap();
    customer(&store, "northwind").await;
    let again = store.create_customer(new("northwind", 1), noon()).await;
    assert!(is_conflict(&again), "{again:?}");
    assert!(again.unwrap_err().to_string().contains("choose another slug"));
    assert_eq!(store.customers().await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_year_begins_with_a_month() {
    let store = Store::open_in_memory().await.unwrap();
    for month in [0, 13] {
        assert!(is_conflict(&store.create_customer(new("northwind", month), noon()).await));
    }
    assert_eq!(store.customers().await.unwrap(), []);
}

#[tokio::test]
async fn a_change_keeps_slug_and_neighbours() {
    let store = Store::open_in_memory().await.unwrap();
    let other = customer(&store, "other").await;
    let mut changed = customer(&store, "northwind").await;
    changed.name = "Northwind Care".to_owned();
    changed.time_zone = "Europe/London".to_owned();
    changed.first_month = 4;
    changed.course_address = "https://lms.example/course/{id}".parse().ok();
    store.update_customer(&changed).await.unwrap();
    assert_eq!(store.customers().await.unwrap(), [changed.clone(), other]);
    changed.id = domain::CustomerId::new("gone");
    assert!(is_not_found(&store.update_customer(&changed).await));
}

#[tokio::test]
async fn a_row_that_cannot_be_read_is_named() {
    let folder = Folder::new();
    let store = folder.store().await;
    let made = customer(&store, "northwind").await;
    folder.tamper("UPDATE customer SET slug = '../etc'").await;
    let error = store.customers().await.unwrap_err();
    let StoreError::Corrupt { table, id, what } = &error else { panic!("{error:?}") };
    assert_eq!((*table, id.as_str()), ("customer", made.id.as_str()));
    assert!(what.contains("slug"), "{what}");
}

#[tokio::test]
async fn a_theme_is_kept_for_its_customer_alone() {
    let store = Store::open_in_memory().await.unwrap();
    let other = customer(&store, "other").await;
    let mut changed = customer(&store, "northwind").await;
    assert!(changed.brand.is_default());
    changed.brand = Brand::new(300, 120, 4, FontStack::Serif).unwrap();
    store.update_customer(&changed).await.unwrap();
    assert_eq!(store.customers().await.unwrap(), [changed.clone(), other]);
    changed.brand = Brand::default();
    store.update_customer(&changed).await.unwrap();
    assert!(store.customer(&changed.slug).await.unwrap().unwrap().brand.is_default());
}

#[tokio::test]
async fn a_theme_that_cannot_be_read_is_the_looks_own() {
    let folder = Folder::new();
    let store = folder.store().await;
    let made = customer(&store, "northwind").await;
    for tampering in [
        "UPDATE customer SET brand = ''",
        "UPDATE customer SET brand = '{\"hue\":1000}'",
        "UPDATE customer SET brand = '{\"font\":\"</style><script>\"}'",
    ] {
        folder.tamper(tampering).await;
        assert_eq!(store.customer_by_id(&made.id).await.unwrap(), Some(made.clone()), "{tampering}");
    }
}

#[tokio::test]
async fn every_customer_has_a_number_that_no_other_ever_gets() {
    let folder = Folder::new();
    let store = folder.store().await;
    let [first, second] = [customer(&store, "first").await, customer(&store, "second").await];
    folder.tamper("DELETE FROM customer WHERE slug = 'second'").await;
    let third = customer(&store, "third").await;
    assert_eq!([first.number, second.number, third.number], [1, 2, 3]);
}

#[tokio::test]
async fn the_engine_of_a_customer_is_the_embedded_one_until_it_is_changed() {
    let folder = Folder::new();
    let store = folder.store().await;
    let made = customer(&store, "northwind").await;
    assert_eq!(made.engine, Engine::Embedded);
    store.update_customer(&Customer { engine: Engine::DatabricksDirect, ..made }).await.unwrap();
    assert_eq!(store.customer(&slug("northwind")).await.unwrap().unwrap().engine, Engine::DatabricksDirect);
}
