//! Lock-out.

use chrono::TimeDelta;

use super::support::{ADA, Desk, RIGHT, WRONG, field, retry_seconds};

#[tokio::test]
async fn after_five_failures_even_the_right_password_waits() {
    let desk = Desk::with_ada().await;
    for _ in 0..5 {
        assert_eq!(field(desk.sign_in(ADA, WRONG).await), "password");
    }
    assert_eq!(retry_seconds(desk.sign_in(ADA, RIGHT).await), 60);
    desk.clock.advance(TimeDelta::seconds(59));
    assert_eq!(retry_seconds(desk.sign_in(ADA, RIGHT).await), 1);
    desk.clock.advance(TimeDelta::seconds(1));
    desk.sign_in(ADA, RIGHT).await.unwrap();
}

#[tokio::test]
async fn an_account_that_does_not_exist_is_locked_just_the_same() {
    let desk = Desk::with_ada().await;
    for _ in 0..5 {
        assert_eq!(field(desk.sign_in("nobody@northwind.example", WRONG).await), "password");
    }
    assert_eq!(retry_seconds(desk.sign_in("nobody@northwind.example", WRONG).await), 60);
}

#[tokio::test]
async fn the_owner_signs_in_while_an_attacker_is_locked_out() {
    let desk = Desk::with_ada().await;
    for _ in 0..8 {
        desk.sign_in_from("198.51.100.9", ADA, WRONG).await.unwrap_err();
    }
    retry_seconds(desk.sign_in_from("198.51.100.9", ADA, RIGHT).await);
    desk.sign_in(ADA, RIGHT).await.unwrap();
}

#[tokio::test]
async fn one_password_tried_on_many_accounts_locks_the_address() {
    let desk = Desk::with_ada().await;
    for person in 0..20 {
        desk.sign_in(&format!("person-{person}@northwind.example"), WRONG).await.unwrap_err();
    }
    retry_seconds(desk.sign_in(ADA, RIGHT).await);
    desk.sign_in_from("192.0.2.2", ADA, RIGHT).await.unwrap();
}

#[tokio::test]
async fn a_lock_out_is_audited_once_and_waiting_is_not() {
    let desk = Desk::with_ada().await;
    for _ in 0..9 {
        desk.sign_in(ADA, WRONG).await.unwrap_err();
    }
    let actions = desk.actions("northwind").await;
    let count = |action| actions.iter().filter(|seen| *seen == action).count();
    assert_eq!((count("sign-in-failed"), count("lock-out")), (5, 1));
}

#[tokio::test]
async fn many_guesses_at_the_same_moment_do_not_get_round_the_lock() {
    let desk = std::sync::Arc::new(Desk::with_ada().await);
    let tries: Vec<_> = (0..40)
        .map(|_| {
            let desk = std::sync::Arc::clone(&desk);
            tokio::spawn(async move { desk.sign_in(ADA, WRONG).await.unwrap_err().status() })
        })
        .collect();
    let mut tested = 0;
    for status in tries {
        tested += usize::from(status.await.unwrap() == 422);
    }
    // Those that are being compared at the moment of the fifth failure come through: no more than are compared at a time.
    assert!((5..=8).contains(&tested), "{tested} passwords were tested");
}
