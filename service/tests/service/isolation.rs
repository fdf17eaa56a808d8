//! Nobody sees another customer's rows, or rows of the own customer that are not theirs.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::ports::OptionsRequest;
use domain::{DashboardName, FilterField, Filters, MetricQuery, Role, RowRule, UserId, specs};
use service::FiguresRequest;
use store::{Release, Scope};
use testkit::{TestPlatform, run};
use warehouse::WarehouseError;

use super::asking::{all_zero, figures, offered, see_home, several};
use super::figures::assert_right;
use super::reference::{Person, Reference, expected};

/// Every text of a customer that could be shown.
fn names(reference: &Reference) -> BTreeSet<String> {
    let people = reference.people.known.values();
    let of_person = |person: &Person| {
        let nodes = [person.organisation.clone(), person.position.clone()].into_iter().flatten().filter_map(|(_, name)| name);
        person.name.clone().into_iter().chain(nodes).collect::<Vec<_>>()
    };
    let audiences = reference.people.members.iter().map(|(_, name, _)| name.clone());
    people.flat_map(of_person).chain(audiences).filter(|name| name.chars().count() > 5).collect()
}

/// Everything that somebody is shown, in one text with each name in quotes: the page and every filter's options.
async fn everything(platform: &TestPlatform, session: &domain::SessionToken, chosen: &Filters) -> String {
    let view = see_home(&platform.dashboards, session, chosen).await;
    let mut shown = format!("{view:?}");
    for field in FilterField::ALL {
        shown.push_str(&format!("{:?}", offered(&platform.dashboards, session, field, "").await));
    }
    shown
}

#[test]
fn no_name_of_the_other_customer_is_ever_shown() {
    run(async {
        let (shared, references) = expected().await;
        let all = [names(&references[0]), names(&references[1])];
        for (of, customer) in shared.customers().into_iter().enumerate() {
            let foreign: Vec<&String> = all[1 - of].difference(&all[of]).collect();
            assert!(foreign.len() > 300, "the customers must differ in what they call things");
            let person = i64::from(customer.summary.manager.user_id);
            let others = &references[1 - of].people;
            let chosen = several(FilterField::Learner, others.known.keys().copied().take(100));
            for role in Role::ALL {
                for person in [None, Some(person)] {
                    let session = shared.platform.signed_in(&customer.customer, &[role], person).await;
                    let shown = everything(&shared.platform, &session, &chosen).await;
                    let leaked: Vec<_> = foreign.iter().filter(|name| shown.contains(&format!("{name:?}"))).collect();
                    assert!(leaked.is_empty(), "{role} sees {leaked:?}");
                }
            }
        }
    });
}

#[test]
fn the_same_question_of_two_customers_has_two_answers_from_one_cache() {
    run(async {
        let (shared, references) = expected().await;
        let mut seen = Vec::new();
        for turn in 0..4 {
            let (customer, reference) = (shared.customers()[turn % 2], &references[turn % 2]);
            let session = shared.platform.signed_in(&customer.customer, &[Role::Analyst], None).await;
            let view = see_home(&shared.platform.dashboards, &session, &Filters::default()).await;
            assert_right(&view, reference, RowRule::Everyone, &Filters::default());
            seen.push(figures(&view));
        }
        assert!(seen[0].iter().zip(&seen[1]).all(|(health, retail)| health != retail), "the customers must differ in every figure");
    });
}

#[test]
fn each_role_sees_its_own_rows_with_one_person_and_one_cache() {
    run(async {
        let (shared, references) = expected().await;
        for (customer, reference) in shared.customers().into_iter().zip(references) {
            let person = i64::from(customer.summary.manager.user_id);
            for role in Role::ALL {
                for person in [None, Some(person)] {
                    let session = shared.platform.signed_in(&customer.customer, &[role], person).await;
                    let view = see_home(&shared.platform.dashboards, &session, &Filters::default()).await;
                    let rule = role.row_rule(person.map(UserId));
                    assert_right(&view, reference, rule, &Filters::default());
                    assert_eq!(all_zero(&view), rule == RowRule::Nobody, "{role} as {person:?}");
                }
            }
        }
    });
}

#[test]
fn what_is_chosen_beyond_the_own_rows_counts_nothing() {
    run(async {
        let (shared, references) = expected().await;
        let people = &references[0].people;
        let manager = i64::from(shared.health.summary.manager.user_id);
        let team = people.team(manager);
        let outside: Vec<i64> = people.known.keys().copied().filter(|id| !team.contains(id)).take(50).collect();
        let organisation = |id: &i64| people.known[id].organisation.as_ref().map(|(id, _)| *id);
        let own: BTreeSet<i64> = team.iter().filter(|id| people.known.contains_key(id)).filter_map(organisation).collect();
        let foreign: Vec<i64> = outside.iter().filter_map(organisation).filter(|id| !own.contains(id)).collect();
        let session = shared.platform.signed_in(&shared.health.customer, &[Role::Manager], Some(manager)).await;
        for chosen in [several(FilterField::Organisation, foreign), several(FilterField::Learner, outside)] {
            assert!(!chosen.is_empty());
            assert!(all_zero(&see_home(&shared.platform.dashboards, &session, &chosen).await), "{}", chosen.to_query());
        }
    });
}

fn is_foreign<T>(result: &Result<T, Arc<WarehouseError>>) -> bool {
    result.as_ref().is_err_and(|error| matches!(**error, WarehouseError::ForeignRelease))
}

fn asked(field: FilterField) -> OptionsRequest {
    OptionsRequest { dashboard: DashboardName::Courses, field, typed: String::new(), filters: Filters::default() }
}

/// Every way into the warehouse.
async fn ways_in(platform: &TestPlatform, scope: &Scope, release: &Release) -> Vec<bool> {
    let widgets = DashboardName::ALL.into_iter().flat_map(|name| specs::standard(name).widgets);
    let queries = widgets.flat_map(|widget| [Some(widget.query), widget.trend, widget.drill]).flatten();
    let queries: Vec<MetricQuery> = queries.filter(|query| !query.is_of_rows()).collect();
    let mut refused: Vec<bool> = platform.warehouse.ask(scope, release, &queries).await.iter().map(is_foreign).collect();
    for field in FilterField::ALL {
        let request = asked(field);
        refused.push(is_foreign(&platform.warehouse.options(scope, release, &request).await.map_err(Arc::new)));
        // What is its own name is not looked up.
        if matches!(field, FilterField::Organisation | FilterField::Manager | FilterField::Learner | FilterField::Course) {
            refused.push(is_foreign(&platform.warehouse.labels(scope, release, &several(field, [1])).await.map_err(Arc::new)));
        }
    }
    let details = specs::standard(DashboardName::Courses).widgets.pop().unwrap().query.filtered(&several(FilterField::Year, [2024]));
    refused.push(is_foreign(&platform.warehouse.count(scope, release, &details).await.map_err(Arc::new)));
    refused.push(is_foreign(&platform.warehouse.page(scope, release, &details, 10).await.map_err(Arc::new)));
    refused.push(is_foreign(&platform.warehouse.rows(scope, release, &details).await.map_err(Arc::new)));
    refused
}

#[test]
fn a_scope_never_opens_a_release_of_another_customer() {
    run(async {
        let (shared, _) = expected().await;
        let [health, retail] = shared.customers();
        for (own, other) in [(health, retail), (retail, health)] {
            for role in Role::ALL {
                let scope = shared.platform.scope(&own.customer, &[role], Some(1)).await;
                assert!(ways_in(&shared.platform, &scope, &other.release).await.into_iter().all(|refused| refused), "{role}");
                assert!(ways_in(&shared.platform, &scope, &own.release).await.into_iter().all(|refused| !refused), "{role}");
            }
            let request = super::asking::home(&Filters::default());
            let view =
                shared.platform.dashboards.view(&shared.platform.operator(&own.customer).await, Some(&other.release), &request).await;
            assert!(view.map_or(true, |view| super::asking::has_failed(&view)));
        }
    });
}

/// What names another's release as one's own finds one's own tables, or none.
#[test]
fn a_release_under_a_false_name_opens_nothing_of_its_owner() {
    run(async {
        let (shared, references) = expected().await;
        let (platform, health, retail) = (&shared.platform, &shared.health, &shared.retail);
        let forged = Release { customer_id: health.customer.id.clone(), ..retail.release.clone() };
        let scope = platform.operator(&health.customer).await;
        let honest = platform.signed_in(&retail.customer, &[Role::Analyst], None).await;
        see_home(&platform.dashboards, &honest, &Filters::default()).await;
        let request = asked(FilterField::Learner);
        let people = &references[0].people.known;
        if let Ok(options) = platform.warehouse.options(&scope, &forged, &request).await {
            let own =
                |value: &str, label: &str| people.get(&value.parse().unwrap()).is_some_and(|person| person.name.as_deref() == Some(label));
            assert!(options.options.iter().all(|option| option.label.starts_with("Unknown (") || own(&option.value, &option.label)));
        }
    });
}

#[test]
fn the_command_line_prints_what_the_page_shows() {
    run(async {
        let (shared, _) = expected().await;
        for customer in shared.customers() {
            for (role, person) in
                [(Role::Analyst, None), (Role::Manager, Some(i64::from(customer.summary.manager.user_id))), (Role::Learner, None)]
            {
                let account = shared.platform.account(&customer.customer, &[role], person).await;
                let session = shared.platform.session(&account).await;
                let view = see_home(&shared.platform.dashboards, &session, &Filters::default()).await;
                let now = domain::Clock::now(&*shared.platform.clock);
                let scope = shared.platform.store.scope_of_operator(&customer.customer.slug, Some(&account.email), "a test", now).await;
                let request = FiguresRequest { dashboard: DashboardName::Home, filters: Filters::default(), as_of: None };
                let printed = shared.platform.dashboards.figures(&scope.unwrap().unwrap(), &request).await.unwrap();
                assert_eq!(printed["customer"], customer.customer.slug.as_str());
                for widget in &view.widgets {
                    let rows = super::asking::ready(&view, &widget.spec.id).0.to_json();
                    assert_eq!(printed["widgets"][&widget.spec.id]["rows"], rows);
                }
            }
        }
    });
}
