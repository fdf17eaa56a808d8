//! What each role of each customer sees, and that nothing else does.

use domain::{Role, RowRule, UserId};
use store::{RunState, ScopeViewer, Store};

use crate::support::{Folder, account, customer, day, is_conflict, is_not_found, minutes, noon, release_of, slug, token};

const MYSELF: RowRule = RowRule::Myself(UserId(7));
const TEAM: RowRule = RowRule::Team(UserId(7));

/// Roles, whether they are somebody in the data, and the rows they see.
const SEEN: [(&[Role], Option<i64>, RowRule); 12] = [
    (&[Role::Learner], Some(7), MYSELF),
    (&[Role::Learner], None, RowRule::Nobody),
    (&[Role::Manager], Some(7), TEAM),
    (&[Role::Manager], None, RowRule::Nobody),
    (&[Role::Analyst], Some(7), RowRule::Everyone),
    (&[Role::Analyst], None, RowRule::Everyone),
    (&[Role::CustomerAdmin], Some(7), RowRule::Everyone),
    (&[Role::CustomerAdmin], None, RowRule::Everyone),
    (&[], Some(7), RowRule::Nobody),
    (&[], None, RowRule::Nobody),
    (&[Role::Learner, Role::Manager], Some(7), TEAM),
    (&[Role::Manager, Role::CustomerAdmin], None, RowRule::Everyone),
];

#[tokio::test]
async fn every_role_sees_its_rows_of_its_own_customer_alone() {
    let store = Store::open_in_memory().await.unwrap();
    for name in ["northwind", "other"] {
        let customer = customer(&store, name).await;
        for (index, (roles, person, rule)) in SEEN.into_iter().enumerate() {
            let email = format!("{index}@{name}.example.org");
            let account = account(&store, &customer, &email, roles, person).await;
            let token = token(&email);
            store.open_session(&account.id, &token, noon()).await.unwrap();
            let scope = store.scope_of_session(&token, noon()).await.unwrap().unwrap();
            assert_eq!((scope.customer(), scope.rule(), scope.roles()), (&customer, rule, roles), "{email}");
            assert_eq!(scope.viewer(), &ScopeViewer::Account(account.id));
            let as_them = store.scope_of_operator(&customer.slug, Some(&email), "test", noon()).await.unwrap().unwrap();
            assert_eq!((as_them.customer(), as_them.rule()), (&customer, rule), "{email}");
            assert_eq!(as_them.viewer(), &ScopeViewer::Operator);
        }
    }
}

#[tokio::test]
async fn a_change_of_roles_holds_at_once() {
    let store = Store::open_in_memory().await.unwrap();
    let northwind = customer(&store, "northwind").await;
    let ada = account(&store, &northwind, "ada@example.org", &[Role::CustomerAdmin], None).await;
    store.open_session(&ada.id, &token("a"), noon()).await.unwrap();
    store.set_roles(&ada.id, &[Role::Learner]).await.unwrap();
    assert_eq!(store.scope_of_session(&token("a"), noon()).await.unwrap().unwrap().rule(), RowRule::Nobody);
    store.link_person(&ada.id, Some(UserId(7))).await.unwrap();
    assert_eq!(store.scope_of_session(&token("a"), noon()).await.unwrap().unwrap().rule(), MYSELF);
}

#[tokio::test]
async fn a_role_that_does_not_exist_grants_nothing() {
    let folder = Folder::new();
    let store = folder.store().await;
    let northwind = customer(&store, "northwind").await;
    let ada = account(&store, &northwind, "ada@example.org", &[Role::Analyst], Some(7)).await;
    store.open_session(&ada.id, &token("a"), noon()).await.unwrap();
    for role in
        ["UPDATE account_role SET role = 'superuser'", "UPDATE account_role SET role = 'Analyst'", "UPDATE account_role SET role = ''"]
    {
        folder.tamper(role).await;
        let scope = store.scope_of_session(&token("a"), noon()).await.unwrap().unwrap();
        assert_eq!((scope.rule(), scope.roles()), (RowRule::Nobody, [].as_slice()), "{role}");
    }
    store.set_roles(&ada.id, &[Role::Learner]).await.unwrap();
    folder.tamper("INSERT INTO account_role (account_id, role) SELECT id, 'analyst,learner' FROM account").await;
    assert_eq!(store.scope_of_session(&token("a"), noon()).await.unwrap().unwrap().rule(), MYSELF);
}

#[tokio::test]
async fn the_operator_sees_everyone_or_what_an_account_sees_and_it_is_audited() {
    let store = Store::open_in_memory().await.unwrap();
    let (northwind, other) = (customer(&store, "northwind").await, customer(&store, "other").await);
    account(&store, &northwind, "ada@example.org", &[Role::Manager], Some(7)).await;
    let all = store.scope_of_operator(&northwind.slug, None, "figures", noon()).await.unwrap().unwrap();
    assert_eq!((all.rule(), all.customer()), (RowRule::Everyone, &northwind));
    store.scope_of_operator(&northwind.slug, Some("ADA@example.org"), "figures", noon() + minutes(1)).await.unwrap().unwrap();
    let audit = store.audit_of(&northwind.id, 10).await.unwrap();
    let seen: Vec<_> = audit.iter().map(|entry| (entry.actor.as_str(), entry.subject.as_str())).collect();
    assert_eq!(seen, [("operator", "ADA@example.org"), ("operator", "everyone")]);
    assert_eq!(audit[0].detail["why"], "figures");
    assert_eq!(store.audit_of(&other.id, 10).await.unwrap(), []);
}

#[tokio::test]
async fn the_operator_finds_nobody_of_another_customer_and_nobody_disabled() {
    let store = Store::open_in_memory().await.unwrap();
    let (mut northwind, other) = (customer(&store, "northwind").await, customer(&store, "other").await);
    let ada = account(&store, &northwind, "ada@example.org", &[Role::CustomerAdmin], None).await;
    let seen = async |customer: &str, email| store.scope_of_operator(&slug(customer), email, "test", noon()).await.unwrap().is_some();
    assert!(!seen("other", Some("ada@example.org")).await);
    assert!(!seen("northwind", Some("nobody@example.org")).await);
    assert!(!seen("nowhere", None).await);
    store.set_account_disabled(&ada.id, true).await.unwrap();
    assert!(!seen("northwind", Some("ada@example.org")).await);
    northwind.disabled = true;
    store.update_customer(&northwind).await.unwrap();
    assert!(!seen("northwind", None).await);
    assert_eq!(store.audit_of(&other.id, 10).await.unwrap(), []);
}

#[tokio::test]
async fn a_run_sees_its_own_customer_while_it_runs() {
    let store = Store::open_in_memory().await.unwrap();
    let (northwind, other) = (customer(&store, "northwind").await, customer(&store, "other").await);
    let run = store.start_run(&northwind, day("2024-09-30"), noon()).await.unwrap();
    let scope = store.scope_of_run(&run).await.unwrap();
    assert_eq!((scope.customer(), scope.rule()), (&northwind, RowRule::Everyone));
    assert_eq!(scope.viewer(), &ScopeViewer::Run(run.id.clone()));
    let mut forged = run.clone();
    forged.customer_id = other.id.clone();
    assert!(is_not_found(&store.scope_of_run(&forged).await));
    store.publish(release_of(&run, 1), &[], noon()).await.unwrap();
    assert!(is_conflict(&store.scope_of_run(&run).await));
    forged.state = RunState::Running;
    assert!(is_not_found(&store.scope_of_run(&forged).await));
}
