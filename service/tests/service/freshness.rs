//! How fresh the numbers are, and what is said when there are none or when a load was refused.

use std::fs;

use chrono::TimeDelta;
use domain::{DashboardName, FilterField, FilterOptions, Filters, Problem, Role};
use service::FiguresRequest;
use synthetic::Spec;
use testkit::{TestPlatform, moment, run, shared};

use super::asking::{figures, home, offered, see_home};

#[test]
fn data_is_stale_after_two_days_in_the_customers_time_zone() {
    run(async {
        let shared = shared().await;
        // In Auckland the third day begins at 11:00 UTC.
        for (customer, now, age) in [
            (&shared.health, "2024-10-02T23:59:59Z", 2),
            (&shared.health, "2024-10-03T00:00:00Z", 3),
            (&shared.retail, "2024-10-02T10:59:59Z", 2),
            (&shared.retail, "2024-10-02T11:00:00Z", 3),
        ] {
            let scope = shared.platform.operator(&customer.customer).await;
            let dashboards = shared.platform.dashboards_at(moment(now));
            let view = dashboards.view(&scope, Some(&customer.release), &home(&Filters::default())).await.unwrap();
            let fresh = view.freshness.unwrap();
            assert_eq!((fresh.age_days, fresh.is_stale()), (age, age > 2), "{now}");
            assert_eq!(fresh.as_of, customer.release.as_of);
        }
    });
}

#[test]
fn freshness_says_when_and_from_what() {
    run(async {
        let shared = shared().await;
        for (customer, loaded_at) in [(&shared.health, "2024-10-01T02:14:00"), (&shared.retail, "2024-10-01T15:14:00")] {
            let session = shared.platform.signed_in(&customer.customer, &[Role::Analyst], None).await;
            let fresh = see_home(&shared.platform.dashboards, &session, &Filters::default()).await.freshness.unwrap();
            assert_eq!(fresh.release, customer.release.id);
            assert_eq!(fresh.loaded_at, loaded_at.parse().unwrap());
            assert_eq!((fresh.refused_load, fresh.rejected), (None, customer.release.rejected));
            let users = fresh.sources.iter().find(|source| source.source == "users").unwrap();
            assert!(users.rows > 500 && users.file.is_some() && !users.carried_forward, "{users:?}");
            assert_eq!(fresh.sources.len(), 14);
        }
    });
}

#[test]
fn a_refused_load_is_told_with_its_reason_while_the_figures_stay() {
    run(async {
        let platform = TestPlatform::empty().await;
        let customer = platform.customer("northwind", "UTC", 1).await;
        let spec = Spec::tiny(3);
        let good = platform.load_generated(&customer, &spec).await;
        let session = platform.signed_in(&customer, &[Role::Analyst], None).await;
        let before = see_home(&platform.dashboards, &session, &Filters::default()).await;
        platform.clock.advance(TimeDelta::hours(2));
        let broken = platform.data_dir().join("broken");
        fs::create_dir(&broken).unwrap();
        fs::write(broken.join("analytics_users.csv"), "").unwrap();
        platform.load(&customer, &broken, &spec).await.unwrap_err();
        for dashboards in [&platform.dashboards, &platform.dashboards_at(domain::Clock::now(&*platform.clock))] {
            let after = see_home(dashboards, &session, &Filters::default()).await;
            assert_eq!((&after.widgets, &after.years), (&before.widgets, &before.years));
            let fresh = after.freshness.unwrap();
            assert_eq!(fresh.release, good.release.id);
            let refused = fresh.refused_load.unwrap();
            assert!(refused.reason.contains("analytics_users.csv"), "{refused:?}");
            assert_eq!(refused.at, moment("2024-10-01T04:14:00Z").naive_utc());
        }
        platform.clock.advance(TimeDelta::hours(1));
        platform.load_generated(&customer, &Spec::tiny(4)).await;
        let fresh = see_home(&platform.dashboards, &session, &Filters::default()).await.freshness.unwrap();
        assert_eq!(fresh.refused_load, None);
    });
}

#[test]
fn without_a_release_there_is_an_empty_view() {
    run(async {
        let platform = TestPlatform::empty().await;
        let customer = platform.customer("northwind", "UTC", 1).await;
        for role in Role::ALL {
            let session = platform.signed_in(&customer, &[role], Some(1)).await;
            let view = see_home(&platform.dashboards, &session, &Filters::default()).await;
            assert_eq!((view.freshness, view.widgets, view.years, view.chosen), (None, vec![], vec![], vec![]));
            assert_eq!(view.spec.title, "Home");
            for field in FilterField::ALL {
                assert_eq!(offered(&platform.dashboards, &session, field, "").await, FilterOptions::default());
            }
        }
        let request = FiguresRequest { dashboard: DashboardName::Home, filters: Filters::default(), as_of: None };
        assert_eq!(platform.dashboards.figures(&platform.operator(&customer).await, &request).await, Err(Problem::NotFound));
    });
}

#[test]
fn a_first_load_that_is_refused_leaves_the_view_empty_and_the_next_one_fills_it() {
    run(async {
        let platform = TestPlatform::empty().await;
        let customer = platform.customer("northwind", "UTC", 1).await;
        let session = platform.signed_in(&customer, &[Role::Analyst], None).await;
        let nothing = platform.data_dir().join("nothing");
        fs::create_dir(&nothing).unwrap();
        platform.load(&customer, &nothing, &Spec::tiny(3)).await.unwrap_err();
        assert_eq!(see_home(&platform.dashboards, &session, &Filters::default()).await.freshness, None);
        platform.load_generated(&customer, &Spec::tiny(3)).await;
        let view = see_home(&platform.dashboards, &session, &Filters::default()).await;
        assert!(figures(&view).iter().all(|figure| figure.denominator > 0.0));
    });
}
