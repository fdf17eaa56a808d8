//! What the operator does with accounts.

use domain::Role;

use super::super::AccountError;
use super::support::{ADA, Desk, RIGHT, WRONG, field, password};

#[tokio::test]
async fn an_account_is_made_and_audited() {
    let desk = Desk::empty().await;
    let made = desk.create("northwind", " Ada@Northwind.example ", RIGHT).await.unwrap();
    assert_eq!((made.email.as_str(), made.name.as_str(), made.roles), ("Ada@Northwind.example", "Ada Lovelace", vec![Role::Manager]));
    let audit = desk.audit("northwind").await;
    assert_eq!((audit[0].action.as_str(), audit[0].actor.as_str()), ("account-create", "operator"));
    assert_eq!(audit[0].detail["roles"][0], "manager");
}

#[tokio::test]
async fn an_address_is_taken_across_customers() {
    let desk = Desk::with_ada().await;
    let taken = desk.create("other", "ADA@northwind.example", RIGHT).await;
    assert!(matches!(&taken, Err(AccountError::Invalid { field: "email", message }) if message.contains("already")), "{taken:?}");
}

#[tokio::test]
async fn what_cannot_be_used_is_refused_with_its_field() {
    let desk = Desk::empty().await;
    for email in ["", "ada", "@x", "ada@", "a@b@c", "ada lovelace@x", "ada@x\n", &format!("{}@x", "a".repeat(300))] {
        let made = desk.create("northwind", email, RIGHT).await;
        let trimmed_is_fine = email == "ada@x\n";
        assert_eq!(made.is_ok(), trimmed_is_fine, "{email:?}: {made:?}");
    }
    assert!(matches!(desk.create("northwind", "bob@x", "short").await, Err(AccountError::Invalid { field: "password", .. })));
    assert!(matches!(desk.create("nowhere", "bob@x", RIGHT).await, Err(AccountError::UnknownCustomer(_))));
}

#[tokio::test]
async fn a_password_set_by_the_operator_holds_and_ends_every_session() {
    let desk = Desk::with_ada().await;
    let token = desk.sign_in(ADA, RIGHT).await.unwrap();
    desk.service.set_password("ADA@northwind.example", &password(WRONG)).await.unwrap();
    assert!(!desk.is_signed_in(&token).await);
    assert_eq!(field(desk.sign_in(ADA, RIGHT).await), "password");
    desk.sign_in(ADA, WRONG).await.unwrap();
    assert!(desk.actions("northwind").await.contains(&"password-set".to_owned()));
    assert!(matches!(desk.service.set_password("nobody@x", &password(RIGHT)).await, Err(AccountError::UnknownAccount(_))));
    assert!(matches!(desk.service.set_password(ADA, &password("short")).await, Err(AccountError::Invalid { .. })));
}
