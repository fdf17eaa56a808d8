//! What a session may do, and how it ends.

use chrono::TimeDelta;
use domain::ports::Accounts;
use domain::{Brand, Problem, SessionToken};

use super::support::{ADA, Desk, RIGHT, field, password, slug};

#[tokio::test]
async fn signing_out_ends_this_session_alone() {
    let desk = Desk::with_ada().await;
    let (here, elsewhere) = (desk.sign_in(ADA, RIGHT).await.unwrap(), desk.sign_in(ADA, RIGHT).await.unwrap());
    desk.service.sign_out(&here, &desk.csrf(&here).await).await.unwrap();
    assert_eq!(desk.service.viewer(&here).await, Err(Problem::SignedOut));
    assert!(desk.is_signed_in(&elsewhere).await);
    assert_eq!(desk.service.sign_out(&here, "whatever").await, Ok(()), "signing out twice is fine");
}

#[tokio::test]
async fn another_site_can_neither_sign_out_nor_change_the_password() {
    let desk = Desk::with_ada().await;
    let (ours, theirs) = (desk.sign_in(ADA, RIGHT).await.unwrap(), desk.sign_in(ADA, RIGHT).await.unwrap());
    for csrf in ["", "guessed", &desk.csrf(&theirs).await, ours.expose()] {
        assert_eq!(field(desk.service.sign_out(&ours, csrf).await), "csrf_token");
        let changed = desk.service.change_password(&ours, csrf, &password(RIGHT), &password("velvet anchor mosaic")).await;
        assert_eq!(field(changed), "csrf_token");
    }
    assert!(desk.is_signed_in(&ours).await);
    desk.sign_in(ADA, RIGHT).await.unwrap();
}

#[tokio::test]
async fn a_session_ends_with_time() {
    let desk = Desk::with_ada().await;
    let token = desk.sign_in(ADA, RIGHT).await.unwrap();
    desk.clock.advance(TimeDelta::hours(7));
    assert!(desk.is_signed_in(&token).await);
    desk.clock.advance(TimeDelta::hours(8));
    assert_eq!(desk.service.viewer(&token).await, Err(Problem::SignedOut));
}

#[tokio::test]
async fn a_token_that_was_never_given_is_nobody() {
    let desk = Desk::with_ada().await;
    desk.sign_in(ADA, RIGHT).await.unwrap();
    for token in ["", "0", "' OR '1'='1", &"a".repeat(10_000)] {
        assert_eq!(desk.service.viewer(&SessionToken::new(token)).await, Err(Problem::SignedOut));
    }
}

#[tokio::test]
async fn a_viewer_has_the_theme_of_the_own_customer_from_the_next_page_on() {
    let desk = Desk::with_ada().await;
    desk.create("other", "eve@other.example", RIGHT).await.unwrap();
    let (ada, eve) = (desk.sign_in(ADA, RIGHT).await.unwrap(), desk.sign_in("eve@other.example", RIGHT).await.unwrap());
    let mut customer = desk.store.customer(&slug("northwind")).await.unwrap().unwrap();
    customer.brand = Brand::of_colour("#663399").unwrap();
    desk.store.update_customer(&customer).await.unwrap();
    assert_eq!(desk.service.viewer(&ada).await.unwrap().brand, customer.brand);
    assert!(desk.service.viewer(&eve).await.unwrap().brand.is_default());
}
