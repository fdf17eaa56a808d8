//! All rows of a widget: the same as the pages, of nobody else, and only as long as the one who asked may see them.

use std::collections::BTreeSet;

use domain::ports::{Accounts, Dashboards};
use domain::{Answer, Cell, FilterField, Filters, Paging, Problem, Role, RowRule, SessionToken, Sort, UserId};
use synthetic::Spec;
use testkit::{TestPlatform, run};

use super::asking::{courses, filters, home, parts, ready, see_courses, several};
use super::courses::{BY_LEARNER, rows};
use super::reference::expected;

fn joined(parts: Vec<Answer>) -> Vec<Vec<Cell>> {
    parts.into_iter().flat_map(|part| part.rows).collect()
}

#[test]
fn all_rows_are_those_of_the_pages_in_the_viewers_order() {
    run(async {
        let (shared, references) = expected().await;
        for (of, customer) in shared.customers().into_iter().enumerate() {
            let manager = references[of].people.managers()[1].0;
            for (role, rule) in [(Role::Analyst, RowRule::Everyone), (Role::Manager, RowRule::Team(UserId(manager)))] {
                let session = shared.platform.signed_in(&customer.customer, &[role], Some(manager)).await;
                for sort in [BY_LEARNER, Sort { by: domain::Dimension::Due, descending: true }] {
                    let chosen = filters(&[(FilterField::Year, "2023"), (FilterField::Status, "Complete")]);
                    let paging = Paging { sort: Some(sort), page: 3, size: 25 };
                    let got = parts(&shared.platform.dashboards, &session, &courses(&chosen, paging), "learner_details").await.unwrap();
                    assert_eq!(joined(got), rows(&references[of], rule, &chosen, 2023, sort), "{rule:?} {sort:?}");
                }
            }
        }
    });
}

#[test]
fn other_widgets_come_whole_with_the_columns_of_the_command_line() {
    run(async {
        let (shared, _) = expected().await;
        let session = shared.platform.signed_in(&shared.health.customer, &[Role::Analyst], None).await;
        let view = see_courses(&shared.platform.dashboards, &session, &Filters::default(), Paging::default()).await;
        let request = courses(&Filters::default(), Paging::default());
        for id in ["completion_in_year", "completion_all_time", "overdue", "completions_by_year", "completion_by_category"] {
            let got = parts(&shared.platform.dashboards, &session, &request, id).await.unwrap();
            assert_eq!(got, [ready(&view, id).0.clone()]);
        }
        let days = parts(&shared.platform.dashboards, &session, &request, "average_days_to_complete").await.unwrap();
        assert_eq!((days.len(), days[0].columns.clone(), days[0].rows.len()), (1, vec!["value".to_owned()], 1));
        let missing = shared.platform.dashboards.rows(&session, &request, "course_completion_rate").await;
        assert_eq!(missing.err(), Some(Problem::NotFound));
        let of_home = parts(&shared.platform.dashboards, &session, &home(&Filters::default()), "course_completion_rate").await.unwrap();
        assert_eq!(of_home[0].columns, ["value", "numerator", "denominator"]);
    });
}

/// A download of a chart holds what the chart shows: the courses, once a category is chosen.
#[test]
fn a_chosen_category_comes_as_its_courses() {
    run(async {
        let (shared, references) = expected().await;
        let session = shared.platform.signed_in(&shared.health.customer, &[Role::Analyst], None).await;
        let everyone = references[0].courses.seen(&references[0].people, RowRule::Everyone, &Filters::default(), None);
        let chosen = filters(&[(FilterField::Category, &everyone[0].category)]);
        let request = courses(&chosen, Paging::default());
        let got = parts(&shared.platform.dashboards, &session, &request, "completion_by_category").await.unwrap();
        assert_eq!(got[0].columns, ["course_id", "course", "complete", "total", "rate"]);
    });
}

#[test]
fn without_rows_there_are_still_columns() {
    run(async {
        let (shared, _) = expected().await;
        let session = shared.platform.signed_in(&shared.health.customer, &[Role::Learner], None).await;
        let request = courses(&Filters::default(), Paging::default());
        let got = parts(&shared.platform.dashboards, &session, &request, "learner_details").await.unwrap();
        assert_eq!((got.len(), got[0].rows.len(), got[0].columns.len()), (1, 0, 15));
    });
}

#[test]
fn a_learner_gets_the_own_rows_and_nobody_gets_those_of_another_customer() {
    run(async {
        let (shared, references) = expected().await;
        for (of, customer) in shared.customers().into_iter().enumerate() {
            let learner = i64::from(customer.summary.learner.user_id);
            for (role, whose) in [(Role::Learner, BTreeSet::from([learner])), (Role::Manager, references[of].people.team(learner))] {
                let session = shared.platform.signed_in(&customer.customer, &[role], Some(learner)).await;
                let all = several(FilterField::Learner, references[1 - of].people.known.keys().copied().take(150).chain([learner]));
                for chosen in [Filters::default(), all] {
                    let request = courses(&chosen, Paging::default());
                    let got = joined(parts(&shared.platform.dashboards, &session, &request, "learner_details").await.unwrap());
                    assert!(!got.is_empty());
                    assert!(got.iter().all(|row| matches!(row[0], Cell::Int(user) if whose.contains(&user))), "{role}");
                }
            }
            let session = shared.platform.signed_in(&customer.customer, &[Role::Analyst], None).await;
            assert_eq!(shared.platform.dashboards.release(&session).await, Ok(Some(customer.release.id.clone())));
        }
    });
}

#[test]
fn without_a_session_there_are_neither_rows_nor_releases() {
    run(async {
        let (shared, _) = expected().await;
        let platform = &shared.platform;
        let session = platform.signed_in(&shared.health.customer, &[Role::Analyst], None).await;
        let csrf = platform.accounts.viewer(&session).await.unwrap().csrf_token;
        platform.accounts.sign_out(&session, &csrf).await.unwrap();
        for session in [session, SessionToken::new(""), SessionToken::new("' OR '1'='1")] {
            let request = courses(&Filters::default(), Paging::default());
            assert_eq!(platform.dashboards.rows(&session, &request, "learner_details").await.err(), Some(Problem::SignedOut));
            assert_eq!(platform.dashboards.release(&session).await, Err(Problem::SignedOut));
        }
    });
}

#[test]
fn before_the_first_load_there_is_no_release() {
    run(async {
        let platform = TestPlatform::empty().await;
        let customer = platform.customer("northwind", "UTC", 1).await;
        let session = platform.signed_in(&customer, &[Role::Analyst], None).await;
        assert_eq!(platform.dashboards.release(&session).await, Ok(None));
        let request = courses(&Filters::default(), Paging::default());
        assert_eq!(platform.dashboards.rows(&session, &request, "learner_details").await.err(), Some(Problem::NotFound));
    });
}

/// Enough enrolments in one year that their rows come in more than one part.
async fn large() -> (TestPlatform, store::Customer) {
    let platform = TestPlatform::empty().await;
    let customer = platform.customer("northwind", "UTC", 1).await;
    let spec = Spec::scaled(5, 4_000, 40_000);
    platform.load_generated(&customer, &spec).await;
    (platform, customer)
}

#[test]
fn rows_end_when_the_session_does_and_when_it_sees_other_rows() {
    run(async {
        let (platform, customer) = large().await;
        let request = courses(&Filters::default(), Paging::default());
        let account = platform.account(&customer, &[Role::Analyst], Some(1)).await;
        let session = platform.session(&account).await;
        let whole = parts(&platform.dashboards, &session, &request, "learner_details").await.unwrap();
        assert!(whole.len() > 1, "{} parts are too few", whole.len());

        let mut reading = platform.dashboards.rows(&session, &request, "learner_details").await.unwrap();
        assert_eq!(reading.next().await.unwrap().unwrap(), whole[0]);
        platform.store.set_roles(&account.id, &[Role::Learner]).await.unwrap();
        assert!(matches!(reading.next().await, Err(Problem::Conflict { .. })));
        assert!(!matches!(reading.next().await, Ok(Some(_))), "rows after the end");
        platform.store.set_roles(&account.id, &[Role::Analyst]).await.unwrap();

        let mut reading = platform.dashboards.rows(&session, &request, "learner_details").await.unwrap();
        assert_eq!(reading.next().await.unwrap().unwrap(), whole[0]);
        let csrf = platform.accounts.viewer(&session).await.unwrap().csrf_token;
        platform.accounts.sign_out(&session, &csrf).await.unwrap();
        assert_eq!(reading.next().await, Err(Problem::SignedOut));
        assert!(!matches!(reading.next().await, Ok(Some(_))), "rows after the end");
    });
}
