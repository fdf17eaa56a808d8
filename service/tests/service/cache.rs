//! What was answered before is answered again without asking, and only to whom it was answered.

use std::fs;

use domain::answer::WidgetState;
use domain::{Dimension, FilterField, Filters, Paging, Role, SessionToken, Sort};
use synthetic::Spec;
use testkit::{TestCustomer, TestPlatform, run};

use super::asking::{details, figures, filters, has_failed, is_answered, see_courses, see_home};

/// A customer of one's own, and an analyst.
async fn loaded() -> (TestPlatform, TestCustomer, SessionToken) {
    let platform = TestPlatform::empty().await;
    let customer = platform.customer("northwind", "UTC", 1).await;
    let customer = platform.load_generated(&customer, &Spec::tiny(3)).await;
    let session = platform.signed_in(&customer.customer, &[Role::Analyst], None).await;
    (platform, customer, session)
}

/// Takes the tables away: whoever asks them fails from now on.
fn take_tables_away(platform: &TestPlatform) {
    let customers = platform.data_dir().join("customers");
    fs::rename(&customers, platform.data_dir().join("away")).unwrap();
}

#[test]
fn the_same_question_is_answered_without_asking_again() {
    run(async {
        let (platform, _, session) = loaded().await;
        let chosen = filters(&[(FilterField::UserStatus, "Active")]);
        let before = see_home(&platform.dashboards, &session, &Filters::default()).await;
        let narrowed = see_home(&platform.dashboards, &session, &chosen).await;
        take_tables_away(&platform);
        assert_eq!(see_home(&platform.dashboards, &session, &Filters::default()).await, before);
        assert_eq!(see_home(&platform.dashboards, &session, &chosen).await, narrowed);
        let other = filters(&[(FilterField::UserStatus, "Suspended")]);
        assert!(!is_answered(&platform.dashboards, &session, &other).await, "the tables are still there");
    });
}

#[test]
fn viewers_with_the_same_rows_share_answers_and_others_do_not() {
    run(async {
        let (platform, customer, session) = loaded().await;
        let before = see_home(&platform.dashboards, &session, &Filters::default()).await;
        let manager = Some(i64::from(customer.summary.top_manager.user_id));
        let admin = platform.signed_in(&customer.customer, &[Role::CustomerAdmin], None).await;
        let manager = platform.signed_in(&customer.customer, &[Role::Manager], manager).await;
        take_tables_away(&platform);
        assert_eq!(see_home(&platform.dashboards, &admin, &Filters::default()).await, before);
        assert!(!is_answered(&platform.dashboards, &manager, &Filters::default()).await);
    });
}

#[test]
fn settings_that_change_numbers_make_another_question() {
    run(async {
        let (platform, customer, session) = loaded().await;
        let before = figures(&see_home(&platform.dashboards, &session, &Filters::default()).await);
        take_tables_away(&platform);
        let original = customer.customer;
        let month = store::Customer { first_month: 7, ..original.clone() };
        let zone = store::Customer { time_zone: "Pacific/Auckland".to_owned(), ..original.clone() };
        for changed in [month, zone] {
            platform.store.update_customer(&changed).await.unwrap();
            assert!(!is_answered(&platform.dashboards, &session, &Filters::default()).await, "an answer under other settings");
        }
        let renamed = store::Customer { name: "Another name".to_owned(), ..original };
        platform.store.update_customer(&renamed).await.unwrap();
        assert_eq!(figures(&see_home(&platform.dashboards, &session, &Filters::default()).await), before);
    });
}

#[test]
fn what_failed_is_asked_again() {
    run(async {
        let (platform, _, session) = loaded().await;
        take_tables_away(&platform);
        assert!(!is_answered(&platform.dashboards, &session, &Filters::default()).await);
        fs::rename(platform.data_dir().join("away"), platform.data_dir().join("customers")).unwrap();
        assert!(is_answered(&platform.dashboards, &session, &Filters::default()).await);
    });
}

/// Charts stay as they are while a table is sorted and paged: only the table is asked again, and it alone fails.
#[test]
fn order_pages_and_statuses_ask_the_table_alone() {
    run(async {
        let (platform, _, session) = loaded().await;
        let first = see_courses(&platform.dashboards, &session, &Filters::default(), Paging::default()).await;
        take_tables_away(&platform);
        assert_eq!(see_courses(&platform.dashboards, &session, &Filters::default(), Paging::default()).await, first);
        let sort = Some(Sort { by: Dimension::Due, descending: true });
        let sorted = (Filters::default(), Paging { sort, ..Paging::default() });
        let paged = (Filters::default(), Paging { page: 2, ..Paging::default() });
        let narrowed = (filters(&[(FilterField::Status, "Complete")]), Paging::default());
        for (chosen, paging) in [sorted, paged, narrowed] {
            let view = see_courses(&platform.dashboards, &session, &chosen, paging).await;
            let (table, charts) = view.widgets.split_last().unwrap();
            assert_eq!(charts, &first.widgets[..charts.len()]);
            assert!(matches!(table.state, WidgetState::Failed(_)), "the tables are still there");
        }
        let other = filters(&[(FilterField::UserStatus, "Suspended")]);
        assert!(has_failed(&see_courses(&platform.dashboards, &session, &other, Paging::default()).await));
    });
}

/// A page is kept for those who see the same rows, and for nobody else.
#[test]
fn pages_are_shared_with_the_same_rule_only() {
    run(async {
        let (platform, customer, session) = loaded().await;
        let person = i64::from(customer.summary.top_manager.user_id);
        let all = see_courses(&platform.dashboards, &session, &Filters::default(), Paging::default()).await;
        let learner = platform.signed_in(&customer.customer, &[Role::Learner], Some(person)).await;
        let own = see_courses(&platform.dashboards, &learner, &Filters::default(), Paging::default()).await;
        assert!(details(&own).1 < details(&all).1);
        let is_own = |row: &Vec<domain::Cell>| row[0] == domain::Cell::Int(person);
        assert!(details(&own).0.rows.iter().all(is_own) && !details(&all).0.rows.iter().all(is_own));
        take_tables_away(&platform);
        let admin = platform.signed_in(&customer.customer, &[Role::CustomerAdmin], None).await;
        assert_eq!(see_courses(&platform.dashboards, &admin, &Filters::default(), Paging::default()).await, all);
        let manager = platform.signed_in(&customer.customer, &[Role::Manager], Some(person)).await;
        assert!(has_failed(&see_courses(&platform.dashboards, &manager, &Filters::default(), Paging::default()).await));
    });
}
