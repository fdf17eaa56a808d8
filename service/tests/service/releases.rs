//! Dashboards show the newest good release, whole, from the moment at which it is published.

use chrono::TimeDelta;
use domain::{DashboardName, FilterField, Filters, Problem, Role};
use service::FiguresRequest;
use synthetic::Spec;
use testkit::{TestPlatform, day, run};

use super::asking::{figures, offered, see_home};

#[test]
fn a_new_release_is_seen_at_once_and_one_that_is_taken_back_no_longer() {
    run(async {
        let platform = TestPlatform::empty().await;
        let customer = platform.customer("northwind", "UTC", 1).await;
        let session = platform.signed_in(&customer, &[Role::Analyst], None).await;
        let seen = async || figures(&see_home(&platform.dashboards, &session, &Filters::default()).await);
        platform.load_generated(&customer, &Spec::tiny(3)).await;
        let first = seen().await;
        let learners = offered(&platform.dashboards, &session, FilterField::Learner, "").await;
        platform.clock.advance(TimeDelta::hours(1));
        let second = platform.load_generated(&customer, &Spec { users: 80, ..Spec::tiny(4) }).await;
        assert!(first.iter().zip(seen().await).all(|(first, second)| *first != second));
        assert_ne!(offered(&platform.dashboards, &session, FilterField::Learner, "").await, learners);
        platform.store.roll_back(&second.release.id, domain::Clock::now(&*platform.clock)).await.unwrap();
        assert_eq!(seen().await, first);
        assert_eq!(offered(&platform.dashboards, &session, FilterField::Learner, "").await, learners);
    });
}

#[test]
fn figures_of_a_day_come_from_the_release_of_that_day() {
    run(async {
        let platform = TestPlatform::empty().await;
        let customer = platform.customer("northwind", "UTC", 1).await;
        let early = Spec::tiny(3).with_as_of(day("2024-06-30"));
        for spec in [&early, &Spec::tiny(3)] {
            platform.load_generated(&customer, spec).await;
            platform.clock.advance(TimeDelta::hours(1));
        }
        let scope = platform.operator(&customer).await;
        let of = async |as_of| {
            let request = FiguresRequest { dashboard: DashboardName::Home, filters: Filters::default(), as_of };
            platform.dashboards.figures(&scope, &request).await
        };
        assert_eq!(of(None).await.unwrap()["as_of"], "2024-09-30");
        assert_eq!(of(Some(day("2024-09-29"))).await.unwrap()["as_of"], "2024-06-30");
        assert_ne!(of(Some(day("2024-09-29"))).await.unwrap()["widgets"], of(None).await.unwrap()["widgets"]);
        assert_eq!(of(Some(day("2024-06-29"))).await, Err(Problem::NotFound));
    });
}
