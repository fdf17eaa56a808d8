//! Changing the password.

use domain::Problem;
use domain::ports::Accounts;

use super::support::{ADA, Desk, RIGHT, WRONG, field, password, retry_seconds};

const NEW: &str = "velvet anchor mosaic";

#[tokio::test]
async fn a_new_password_holds_ends_other_sessions_and_renews_the_token() {
    let desk = Desk::with_ada().await;
    let (here, elsewhere) = (desk.sign_in(ADA, RIGHT).await.unwrap(), desk.sign_in(ADA, RIGHT).await.unwrap());
    let before = desk.csrf(&here).await;
    let next = desk.change(&here, RIGHT, NEW).await.unwrap();
    assert_ne!(next, here);
    assert_ne!(desk.csrf(&next).await, before);
    assert!(!desk.is_signed_in(&here).await && !desk.is_signed_in(&elsewhere).await);
    assert_eq!(desk.service.viewer(&next).await.unwrap().email, ADA);
    assert_eq!(field(desk.sign_in(ADA, RIGHT).await), "password");
    desk.sign_in(ADA, NEW).await.unwrap();
    assert!(desk.actions("northwind").await.contains(&"password-change".to_owned()));
}

#[tokio::test]
async fn the_current_password_must_be_known() {
    let desk = Desk::with_ada().await;
    let token = desk.sign_in(ADA, RIGHT).await.unwrap();
    assert_eq!(field(desk.change(&token, WRONG, NEW).await), "current_password");
    assert!(desk.is_signed_in(&token).await);
    assert_eq!(field(desk.sign_in(ADA, NEW).await), "password");
    desk.sign_in(ADA, RIGHT).await.unwrap();
}

#[tokio::test]
async fn the_new_password_follows_the_rules_and_is_new() {
    let desk = Desk::with_ada().await;
    let token = desk.sign_in(ADA, RIGHT).await.unwrap();
    for bad in ["short", "password1234", "Ada Lovelace 1", RIGHT] {
        assert_eq!(field(desk.change(&token, RIGHT, bad).await), "new_password", "{bad}");
    }
    desk.sign_in(ADA, RIGHT).await.unwrap();
}

#[tokio::test]
async fn whoever_finds_an_open_session_can_neither_guess_on_nor_lock_the_owner_out() {
    let desk = Desk::with_ada().await;
    let token = desk.sign_in(ADA, RIGHT).await.unwrap();
    for _ in 0..5 {
        assert_eq!(field(desk.change(&token, WRONG, NEW).await), "current_password");
    }
    assert_eq!(retry_seconds(desk.change(&token, RIGHT, NEW).await), 60);
    desk.sign_in(ADA, RIGHT).await.unwrap();
}

#[tokio::test]
async fn of_two_changes_at_once_one_holds() {
    let desk = Desk::with_ada().await;
    let token = desk.sign_in(ADA, RIGHT).await.unwrap();
    let csrf = desk.csrf(&token).await;
    let (current, one, two) = (password(RIGHT), password(NEW), password("copper meadow violin"));
    let (first, second) = tokio::join!(
        desk.service.change_password(&token, &csrf, &current, &one),
        desk.service.change_password(&token, &csrf, &current, &two),
    );
    let (winner, loser) = if first.is_ok() { (NEW, second) } else { ("copper meadow violin", first) };
    assert!(matches!(loser, Err(Problem::Conflict { .. } | Problem::SignedOut | Problem::Invalid { .. })), "{loser:?}");
    desk.sign_in(ADA, winner).await.unwrap();
}

#[tokio::test]
async fn without_a_session_nothing_is_changed() {
    let desk = Desk::with_ada().await;
    let gone = domain::SessionToken::new("gone");
    let changed = desk.service.change_password(&gone, "", &password(RIGHT), &password(NEW)).await;
    assert_eq!(changed, Err(Problem::SignedOut));
}
