//! Who asks is looked up with every question: an ended session, a lost role, an unknown role.

use chrono::TimeDelta;
use domain::ports::Accounts;
use domain::{Clock, FilterField, Filters, Problem, Role, RowRule, SessionToken};
use service::DashboardsService;
use testkit::{run, shared};

use super::asking::{all_zero, figures, offered, see_home, try_home, try_offered};
use super::figures::assert_right;
use super::reference::expected;

async fn is_signed_out(dashboards: &DashboardsService, session: &SessionToken) -> bool {
    let page = try_home(dashboards, session, &Filters::default()).await;
    let options = try_offered(dashboards, session, FilterField::Learner, "").await;
    page == Err(Problem::SignedOut) && options == Err(Problem::SignedOut)
}

#[test]
fn a_session_that_ended_sees_nothing() {
    run(async {
        let shared = shared().await;
        let (platform, customer) = (&shared.platform, &shared.health.customer);
        let session = platform.signed_in(customer, &[Role::Analyst], None).await;
        assert!(!is_signed_out(&platform.dashboards, &session).await);
        let csrf = platform.accounts.viewer(&session).await.unwrap().csrf_token;
        platform.accounts.sign_out(&session, &csrf).await.unwrap();
        assert!(is_signed_out(&platform.dashboards, &session).await);
        assert!(is_signed_out(&platform.dashboards, &SessionToken::new("")).await);
        assert!(is_signed_out(&platform.dashboards, &SessionToken::new("' OR '1'='1")).await);
    });
}

#[test]
fn a_session_that_expired_sees_nothing() {
    run(async {
        let shared = shared().await;
        let session = shared.platform.signed_in(&shared.health.customer, &[Role::Analyst], None).await;
        let later = |hours| shared.platform.dashboards_at(shared.platform.clock.now() + TimeDelta::hours(hours));
        assert!(is_signed_out(&later(8), &session).await);
        assert!(!is_signed_out(&later(7), &session).await);
    });
}

#[test]
fn a_disabled_account_sees_nothing() {
    run(async {
        let shared = shared().await;
        let account = shared.platform.account(&shared.health.customer, &[Role::Analyst], None).await;
        let session = shared.platform.session(&account).await;
        shared.platform.store.set_account_disabled(&account.id, true).await.unwrap();
        assert!(is_signed_out(&shared.platform.dashboards, &session).await);
    });
}

#[test]
fn a_role_that_this_version_does_not_know_sees_nothing() {
    run(async {
        let shared = shared().await;
        let account = shared.platform.account(&shared.health.customer, &[Role::CustomerAdmin], None).await;
        let session = shared.platform.session(&account).await;
        assert!(!all_zero(&see_home(&shared.platform.dashboards, &session, &Filters::default()).await));
        shared.platform.tamper("UPDATE account_role SET role = 'owner' WHERE account_id = $1", account.id.as_str()).await;
        assert!(all_zero(&see_home(&shared.platform.dashboards, &session, &Filters::default()).await));
        for field in FilterField::ALL {
            assert!(offered(&shared.platform.dashboards, &session, field, "").await.options.is_empty(), "{}", field.key());
        }
    });
}

#[test]
fn a_change_of_roles_is_seen_at_once() {
    run(async {
        let (shared, references) = expected().await;
        let (platform, reference) = (&shared.platform, &references[0]);
        let person = i64::from(shared.health.summary.manager.user_id);
        let account = platform.account(&shared.health.customer, &[Role::Analyst], Some(person)).await;
        let session = platform.session(&account).await;
        for roles in [vec![Role::Analyst], vec![Role::Learner], vec![Role::Learner, Role::Manager], vec![], vec![Role::CustomerAdmin]] {
            platform.store.set_roles(&account.id, &roles).await.unwrap();
            let rule = roles.iter().fold(RowRule::Nobody, |rule, role| rule.or(role.row_rule(account.person)));
            assert_right(&see_home(&platform.dashboards, &session, &Filters::default()).await, reference, rule, &Filters::default());
        }
    });
}

#[test]
fn a_change_of_person_is_seen_at_once() {
    run(async {
        let shared = shared().await;
        let platform = &shared.platform;
        let (learner, manager) = (&shared.health.summary.learner, &shared.health.summary.manager);
        let account = platform.account(&shared.health.customer, &[Role::Learner], Some(i64::from(learner.user_id))).await;
        let session = platform.session(&account).await;
        let before = figures(&see_home(&platform.dashboards, &session, &Filters::default()).await);
        platform.store.link_person(&account.id, Some(domain::UserId(i64::from(manager.user_id)))).await.unwrap();
        let after = figures(&see_home(&platform.dashboards, &session, &Filters::default()).await);
        assert_ne!(before, after);
        platform.store.link_person(&account.id, None).await.unwrap();
        assert!(all_zero(&see_home(&platform.dashboards, &session, &Filters::default()).await));
    });
}
