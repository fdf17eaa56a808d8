//! What the store holds of a password.

use std::sync::Arc;

use argon2::Params;
use domain::Problem;
use domain::ports::Accounts;
use rand::SeedableRng;
use rand::rngs::StdRng;

use super::super::AccountsService;
use super::super::hashing::{Hashing, strong};
use super::support::{ADA, Desk, RIGHT, WRONG, cheap, field, password, service};

async fn hash(desk: &Desk) -> String {
    desk.store.credentials(ADA).await.unwrap().unwrap().password_hash
}

#[tokio::test]
async fn the_service_hashes_as_owasp_asks_for() {
    let desk = Desk::with_ada().await;
    let service = AccountsService::new(desk.store.clone(), Arc::<domain::ManualClock>::clone(&desk.clock), StdRng::seed_from_u64(1));
    service.set_password(ADA, &password(RIGHT)).await.unwrap();
    assert!(hash(&desk).await.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", hash(&desk).await);
    service.sign_in(ADA, &password(RIGHT), None).await.unwrap();
    assert_eq!(field(service.sign_in(ADA, &password(WRONG), None).await), "password");
}

#[tokio::test]
async fn the_same_password_has_another_hash_each_time() {
    let desk = Desk::with_ada().await;
    let before = hash(&desk).await;
    desk.service.set_password(ADA, &password(RIGHT)).await.unwrap();
    assert_ne!(hash(&desk).await, before);
    assert!(!before.contains(RIGHT));
}

#[tokio::test]
async fn a_sign_in_renews_a_hash_of_other_parameters_and_keeps_sessions() {
    let desk = Desk::with_ada().await;
    let token = desk.sign_in(ADA, RIGHT).await.unwrap();
    let stronger = service(&desk.store, &desk.clock, Params::new(16, 2, 1, None).unwrap());
    stronger.sign_in(ADA, &password(WRONG), None).await.unwrap_err();
    assert!(hash(&desk).await.contains("m=8,t=1,p=1"), "a wrong password renewed the hash");
    stronger.sign_in(ADA, &password(RIGHT), None).await.unwrap();
    let renewed = hash(&desk).await;
    assert!(renewed.contains("m=16,t=2,p=1"), "{renewed}");
    stronger.sign_in(ADA, &password(RIGHT), None).await.unwrap();
    assert_eq!(hash(&desk).await, renewed, "a hash of today's parameters was renewed");
    assert!(desk.is_signed_in(&token).await);
}

#[tokio::test]
async fn an_account_that_does_not_exist_costs_the_same_work() {
    for params in [cheap(), strong()] {
        let hashing = Hashing::new(params);
        let real = hashing.hash(hashing.turn().await.unwrap(), &password(RIGHT), [7; 16]).await.unwrap();
        let decoy = hashing.decoy([7; 16]).unwrap();
        let work = |phc: &str| phc.rsplit_once('$').map(|(work, hash)| (work.to_owned(), hash.len())).unwrap();
        assert_eq!(work(&decoy), work(&real));
    }
}

#[tokio::test]
async fn a_hash_that_is_none_is_a_fault_of_ours_and_lets_nobody_in() {
    let desk = Desk::with_ada().await;
    let ada = desk.store.account_by_email(ADA).await.unwrap().unwrap();
    for broken in ["", "plain text", "$argon2id$v=19$m=8,t=1,p=1$"] {
        desk.store.set_password_hash(&ada.id, broken).await.unwrap();
        let result = desk.sign_in(ADA, broken).await;
        assert!(matches!(result, Err(Problem::Internal { .. } | Problem::Invalid { .. })), "{broken}: {result:?}");
    }
}
