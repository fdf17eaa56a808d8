//! Signing in.

use domain::ports::Accounts;
use domain::{Role, RowRule, UserId};

use super::support::{ADA, Desk, RIGHT, WRONG, password, slug};

#[tokio::test]
async fn the_right_password_opens_a_session_of_the_own_customer() {
    let desk = Desk::with_ada().await;
    let token = desk.sign_in(" ADA@northwind.example ", RIGHT).await.unwrap();
    let viewer = desk.service.viewer(&token).await.unwrap();
    assert_eq!((viewer.name.as_str(), viewer.email.as_str(), viewer.customer), ("Ada Lovelace", ADA, slug("northwind")));
    assert_eq!((viewer.roles, viewer.has_person, viewer.customer_name.as_str()), (vec![Role::Manager], true, "NORTHWIND"));
}

#[tokio::test]
async fn whatever_is_wrong_is_told_in_the_same_words() {
    let desk = Desk::with_ada().await;
    let wrong = desk.sign_in(ADA, WRONG).await.unwrap_err();
    assert_eq!(wrong.status(), 422);
    let ada = desk.store.account_by_email(ADA).await.unwrap().unwrap();
    assert_eq!(desk.sign_in("nobody@northwind.example", RIGHT).await.unwrap_err(), wrong);
    assert_eq!(desk.sign_in("", "").await.unwrap_err(), wrong);
    assert_eq!(desk.sign_in(ADA, &RIGHT.to_uppercase()).await.unwrap_err(), wrong);
    desk.store.set_account_disabled(&ada.id, true).await.unwrap();
    assert_eq!(desk.sign_in(ADA, RIGHT).await.unwrap_err(), wrong);
}

#[tokio::test]
async fn nobody_signs_in_to_a_disabled_customer() {
    let desk = Desk::with_ada().await;
    let token = desk.sign_in(ADA, RIGHT).await.unwrap();
    let mut northwind = desk.store.customer(&slug("northwind")).await.unwrap().unwrap();
    northwind.disabled = true;
    desk.store.update_customer(&northwind).await.unwrap();
    assert!(!desk.is_signed_in(&token).await);
    assert!(desk.sign_in(ADA, RIGHT).await.is_err());
}

#[tokio::test]
async fn tokens_are_long_and_never_twice_the_same() {
    let desk = Desk::with_ada().await;
    let (one, two) = (desk.sign_in(ADA, RIGHT).await.unwrap(), desk.sign_in(ADA, RIGHT).await.unwrap());
    assert_ne!(one, two);
    for token in [one, two] {
        assert_eq!(token.expose().len(), 43);
        assert!(token.expose().chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_'));
    }
}

#[tokio::test]
async fn a_session_of_one_customer_never_yields_the_scope_of_another() {
    let desk = Desk::with_ada().await;
    desk.create("other", "ada@other.example", RIGHT).await.unwrap();
    for (email, customer) in [(ADA, "northwind"), ("ada@other.example", "other")] {
        let token = desk.sign_in(email, RIGHT).await.unwrap();
        let scope = desk.store.scope_of_session(&token, domain::Clock::now(&*desk.clock)).await.unwrap().unwrap();
        assert_eq!((scope.customer().slug.as_str(), scope.rule()), (customer, RowRule::Team(UserId(7))));
    }
}

#[tokio::test]
async fn the_audit_tells_who_signed_in_and_why_not_without_what_was_typed() {
    let desk = Desk::with_ada().await;
    let ada = desk.store.account_by_email(ADA).await.unwrap().unwrap();
    desk.sign_in(ADA, WRONG).await.unwrap_err();
    desk.sign_in("nobody@northwind.example", WRONG).await.unwrap_err();
    let token = desk.sign_in(ADA, RIGHT).await.unwrap();
    desk.service.sign_out(&token, &desk.csrf(&token).await).await.unwrap();
    let audit = desk.audit("northwind").await;
    let seen: Vec<_> = audit.iter().map(|entry| (entry.action.as_str(), entry.actor.as_str())).collect();
    let id = ada.id.as_str();
    assert_eq!(seen, [("account-create", "operator"), ("sign-in-failed", "unknown"), ("sign-in", id), ("sign-out", id)]);
    assert_eq!((&audit[1].detail["reason"], &audit[1].detail["address"]), (&"wrong password".into(), &"192.0.2.1".into()));
    let all = format!("{audit:?}");
    assert!(!all.contains(WRONG) && !all.contains(RIGHT) && !all.contains(token.expose()));
    assert_eq!(desk.actions("other").await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flood_is_served_or_asked_to_come_again() {
    let desk = std::sync::Arc::new(Desk::with_ada().await);
    let tries: Vec<_> = (0..300)
        .map(|number| {
            let desk = std::sync::Arc::clone(&desk);
            tokio::spawn(async move { desk.service.sign_in(&format!("{number}@northwind.example"), &password(WRONG), None).await })
        })
        .collect();
    for result in tries {
        let status = result.await.unwrap().unwrap_err().status();
        assert!(status == 422 || status == 503, "{status}");
    }
    desk.sign_in(ADA, RIGHT).await.unwrap();
}
