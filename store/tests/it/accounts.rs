//! Accounts and their roles.

use domain::{AccountId, Role, UserId};
use store::Store;

use crate::support::{account, customer, is_conflict, is_not_found, new_account, noon, token};

#[tokio::test]
async fn an_account_is_read_back_as_it_was_made() {
    let store = Store::open_in_memory().await.unwrap();
    let northwind = customer(&store, "northwind").await;
    let made = account(&store, &northwind, "Ada@Example.org", &[Role::Manager, Role::Learner], Some(7)).await;
    assert_eq!(made.email, "Ada@Example.org");
    assert_eq!(made.roles, [Role::Learner, Role::Manager]);
    assert_eq!(made.person, Some(UserId(7)));
    assert_eq!(store.account_by_email(" ada@EXAMPLE.org ").await.unwrap(), Some(made.clone()));
    assert_eq!(store.account(&made.id).await.unwrap(), Some(made));
    assert_eq!(store.account_by_email("bob@example.org").await.unwrap(), None);
}

#[tokio::test]
async fn an_address_is_one_account_of_one_customer_in_whatever_case() {
    let store = Store::open_in_memory().await.unwrap();
    let (northwind, other) = (customer(&store, "northwind").await, customer(&store, "other").await);
    account(&store, &northwind, "ada@example.org", &[Role::Learner], Some(7)).await;
    for email in ["ada@example.org", "ADA@example.org", " Ada@Example.Org "] {
        let again = store.create_account(new_account(&other, email, &[Role::CustomerAdmin], None), noon()).await;
        assert!(is_conflict(&again), "{email}: {again:?}");
    }
    assert_eq!(store.accounts(&other.id).await.unwrap(), []);
    assert_eq!(store.account_by_email("ada@example.org").await.unwrap().unwrap().roles, [Role::Learner]);
}

#[tokio::test]
async fn accounts_are_listed_per_customer_with_their_own_roles() {
    let store = Store::open_in_memory().await.unwrap();
    let (northwind, other) = (customer(&store, "northwind").await, customer(&store, "other").await);
    let none = account(&store, &northwind, "zoe@example.org", &[], None).await;
    let two = account(&store, &northwind, "ada@example.org", &[Role::Analyst, Role::Manager], None).await;
    let theirs = account(&store, &other, "bob@example.org", &[Role::Learner], Some(1)).await;
    assert_eq!(store.accounts(&northwind.id).await.unwrap(), [two, none]);
    assert_eq!(store.accounts(&other.id).await.unwrap(), [theirs]);
}

#[tokio::test]
async fn an_account_needs_a_customer() {
    let store = Store::open_in_memory().await.unwrap();
    let mut ghost = customer(&store, "northwind").await;
    ghost.id = domain::CustomerId::new("gone");
    assert!(is_not_found(&store.create_account(new_account(&ghost, "ada@example.org", &[], None), noon()).await));
}

#[tokio::test]
async fn roles_and_person_can_be_changed() {
    let store = Store::open_in_memory().await.unwrap();
    let northwind = customer(&store, "northwind").await;
    let ada = account(&store, &northwind, "ada@example.org", &[Role::CustomerAdmin], None).await;
    store.set_roles(&ada.id, &[Role::Manager, Role::Manager]).await.unwrap();
    store.link_person(&ada.id, Some(UserId(9))).await.unwrap();
    let now = store.account(&ada.id).await.unwrap().unwrap();
    assert_eq!((now.roles, now.person), (vec![Role::Manager], Some(UserId(9))));
    store.link_person(&ada.id, None).await.unwrap();
    assert_eq!(store.account(&ada.id).await.unwrap().unwrap().person, None);
    assert!(is_not_found(&store.link_person(&AccountId::new("gone"), None).await));
}

#[tokio::test]
async fn a_new_password_ends_every_session_and_a_renewed_hash_none() {
    let store = Store::open_in_memory().await.unwrap();
    let northwind = customer(&store, "northwind").await;
    let ada = account(&store, &northwind, "ada@example.org", &[Role::Learner], Some(7)).await;
    store.open_session(&ada.id, &token("a"), noon()).await.unwrap();
    store.rehash(&ada.id, "$argon2id$…", "newer").await.unwrap();
    store.rehash(&ada.id, "$argon2id$…", "too late").await.unwrap();
    assert_eq!(store.credentials("ADA@example.org").await.unwrap().unwrap().password_hash, "newer");
    assert!(store.session(&token("a"), noon()).await.unwrap().is_some());
    store.set_password_hash(&ada.id, "other").await.unwrap();
    assert_eq!(store.credentials("ada@example.org").await.unwrap().unwrap().password_hash, "other");
    assert!(store.session(&token("a"), noon()).await.unwrap().is_none());
    assert!(is_not_found(&store.set_password_hash(&AccountId::new("gone"), "x").await));
}

#[tokio::test]
async fn replacing_a_password_moves_this_session_and_ends_the_others() {
    let store = Store::open_in_memory().await.unwrap();
    let northwind = customer(&store, "northwind").await;
    let ada = account(&store, &northwind, "ada@example.org", &[Role::Learner], Some(7)).await;
    let bob = account(&store, &northwind, "bob@example.org", &[Role::Learner], Some(8)).await;
    for (id, name) in [(&ada.id, "here"), (&ada.id, "elsewhere"), (&bob.id, "bob")] {
        store.open_session(id, &token(name), noon()).await.unwrap();
    }
    let (here, new) = (token("here"), token("new"));
    store.replace_password(&ada.id, ("$argon2id$…", "new hash"), (&here, &new), noon()).await.unwrap();
    let open = async |name| store.session(&token(name), noon()).await.unwrap();
    assert!(open("here").await.is_none());
    assert!(open("elsewhere").await.is_none());
    assert_eq!(open("new").await.unwrap().account.id, ada.id);
    assert_eq!(open("bob").await.unwrap().account.id, bob.id);
}

#[tokio::test]
async fn replacing_a_password_fails_whole_if_something_changed_meanwhile() {
    let store = Store::open_in_memory().await.unwrap();
    let northwind = customer(&store, "northwind").await;
    let ada = account(&store, &northwind, "ada@example.org", &[Role::Learner], Some(7)).await;
    let bob = account(&store, &northwind, "bob@example.org", &[Role::Learner], Some(8)).await;
    store.open_session(&ada.id, &token("here"), noon()).await.unwrap();
    store.open_session(&bob.id, &token("bob"), noon()).await.unwrap();
    let (here, bobs, new) = (token("here"), token("bob"), token("new"));
    assert!(is_conflict(&store.replace_password(&ada.id, ("stale", "x"), (&here, &new), noon()).await));
    assert!(is_conflict(&store.replace_password(&ada.id, ("$argon2id$…", "x"), (&bobs, &new), noon()).await));
    assert_eq!(store.credentials("ada@example.org").await.unwrap().unwrap().password_hash, "$argon2id$…");
    assert!(store.session(&here, noon()).await.unwrap().is_some());
    assert_eq!(store.session(&bobs, noon()).await.unwrap().unwrap().account.id, bob.id);
    assert!(store.session(&new, noon()).await.unwrap().is_none());
}
