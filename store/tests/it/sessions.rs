//! Sessions: how long they last, and what the file knows of them.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{Role, SessionToken};
use store::{ABSOLUTE_TIME_OUT, Account, IDLE_TIME_OUT, Store};

use crate::support::{Folder, account, customer, is_not_found, minutes, noon, token};

async fn signed_in(store: &Store) -> (Account, SessionToken) {
    let northwind = customer(store, "northwind").await;
    let ada = account(store, &northwind, "ada@example.org", &[Role::Manager], Some(7)).await;
    store.open_session(&ada.id, &token("a"), noon()).await.unwrap();
    (ada, token("a"))
}

async fn is_open(store: &Store, token: &SessionToken, now: DateTime<Utc>) -> bool {
    let session = store.session(token, now).await.unwrap().is_some();
    assert_eq!(store.scope_of_session(token, now).await.unwrap().is_some(), session);
    session
}

#[tokio::test]
async fn a_session_tells_who_holds_it() {
    let store = Store::open_in_memory().await.unwrap();
    let (ada, token) = signed_in(&store).await;
    let session = store.session(&token, noon()).await.unwrap().unwrap();
    assert_eq!(session.account, ada);
    assert_eq!(session.customer.id, ada.customer_id);
    assert_eq!(session.opened_at, noon());
    assert!(store.session(&SessionToken::new(""), noon()).await.unwrap().is_none());
}

#[tokio::test]
async fn a_session_that_nobody_uses_ends_after_eight_hours() {
    let store = Store::open_in_memory().await.unwrap();
    let (_, token) = signed_in(&store).await;
    let used = noon() + IDLE_TIME_OUT - minutes(1);
    assert!(is_open(&store, &token, used).await);
    let used_again = used + IDLE_TIME_OUT - minutes(1);
    assert!(is_open(&store, &token, used_again).await, "its use did not keep it open");
    assert!(!is_open(&store, &token, used_again + IDLE_TIME_OUT).await);
}

#[tokio::test]
async fn a_session_ends_after_seven_days_however_much_it_is_used() {
    let store = Store::open_in_memory().await.unwrap();
    let (_, token) = signed_in(&store).await;
    let mut now = noon();
    while now + minutes(60) < noon() + ABSOLUTE_TIME_OUT {
        now += minutes(60);
        assert!(is_open(&store, &token, now).await, "ended at {now}");
    }
    assert!(!is_open(&store, &token, noon() + ABSOLUTE_TIME_OUT).await);
}

#[tokio::test]
async fn closing_ends_one_session_and_closing_others_keeps_one() {
    let store = Store::open_in_memory().await.unwrap();
    let (ada, first) = signed_in(&store).await;
    for name in ["b", "c"] {
        store.open_session(&ada.id, &token(name), noon()).await.unwrap();
    }
    store.close_other_sessions(&ada.id, &token("b")).await.unwrap();
    assert!(!is_open(&store, &first, noon()).await);
    assert!(!is_open(&store, &token("c"), noon()).await);
    assert!(is_open(&store, &token("b"), noon()).await);
    store.close_session(&token("b")).await.unwrap();
    store.close_session(&token("b")).await.unwrap();
    assert!(!is_open(&store, &token("b"), noon()).await);
}

#[tokio::test]
async fn nobody_disabled_has_a_session() {
    let store = Store::open_in_memory().await.unwrap();
    let (ada, token_a) = signed_in(&store).await;
    store.set_account_disabled(&ada.id, true).await.unwrap();
    assert!(!is_open(&store, &token_a, noon()).await);
    assert!(is_not_found(&store.open_session(&ada.id, &token("b"), noon()).await));
    store.set_account_disabled(&ada.id, false).await.unwrap();
    assert!(!is_open(&store, &token_a, noon()).await, "a session came back to life");
    store.open_session(&ada.id, &token("b"), noon()).await.unwrap();
    let mut northwind = store.customer_by_id(&ada.customer_id).await.unwrap().unwrap();
    northwind.disabled = true;
    store.update_customer(&northwind).await.unwrap();
    assert!(!is_open(&store, &token("b"), noon()).await);
}

#[tokio::test]
async fn the_csrf_token_is_the_sessions_own() {
    let store = Store::open_in_memory().await.unwrap();
    let (ada, first) = signed_in(&store).await;
    store.open_session(&ada.id, &token("b"), noon()).await.unwrap();
    let one = store.session(&first, noon()).await.unwrap().unwrap();
    let two = store.session(&token("b"), noon()).await.unwrap().unwrap();
    assert!(one.made_this(&one.csrf_token) && two.made_this(&two.csrf_token));
    assert!(!one.made_this(&two.csrf_token));
    assert!(!one.made_this("") && !one.made_this(first.expose()) && !one.made_this(&one.csrf_token[..10]));
    let later = store.session(&first, noon() + TimeDelta::hours(1)).await.unwrap().unwrap();
    assert_eq!(later.csrf_token, one.csrf_token, "a form that was open for an hour no longer works");
}

#[tokio::test]
async fn the_token_is_nowhere_in_the_files() {
    let folder = Folder::new();
    let store = folder.store().await;
    let (ada, token_a) = signed_in(&store).await;
    let csrf = store.session(&token_a, noon() + minutes(5)).await.unwrap().unwrap().csrf_token;
    assert!(holds(&folder, ada.id.as_str()), "the files were not written yet, so the test shows nothing");
    assert!(!holds(&folder, token_a.expose()) && !holds(&folder, &csrf));
    store.close().await;
    assert!(holds(&folder, ada.id.as_str()));
    assert!(!holds(&folder, token_a.expose()) && !holds(&folder, &csrf));
}

/// Whether any file of the store, its log included, holds a text.
fn holds(folder: &Folder, text: &str) -> bool {
    std::fs::read_dir(folder.path()).unwrap().any(|entry| {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    })
}
