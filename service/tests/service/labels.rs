//! The names of what is chosen: one's own have names, all else shows as it stands in the address.

use domain::{FilterField, Filters, Role};
use testkit::run;

use super::asking::{see_home, several};
use super::reference::{Node, Person, expected};

#[test]
fn only_people_in_scope_have_names() {
    run(async {
        let (shared, references) = expected().await;
        let people = &references[0].people;
        let manager = i64::from(shared.health.summary.manager.user_id);
        let team = people.team(manager);
        let (inside, outside): (Vec<i64>, Vec<i64>) = people.known.keys().copied().partition(|id| team.contains(id));
        let session = shared.platform.signed_in(&shared.health.customer, &[Role::Manager], Some(manager)).await;
        for field in [FilterField::Learner, FilterField::Manager] {
            let chosen = several(field, inside.iter().take(60).chain(outside.iter().take(60)).copied());
            let view = see_home(&shared.platform.dashboards, &session, &chosen).await;
            assert_eq!(view.chosen.len(), chosen.pairs().count());
            for label in &view.chosen {
                let id: i64 = label.value.parse().unwrap();
                let may_be_named = team.contains(&id);
                let name = people.known[&id].name.clone().unwrap_or_default();
                assert!(label.label == label.value || (may_be_named && label.label == name), "{label:?}");
                assert!(field != FilterField::Learner || !may_be_named || label.label == name, "{label:?} has no name");
            }
        }
    });
}

#[test]
fn organisations_positions_and_audiences_out_of_scope_have_no_names() {
    run(async {
        let (shared, references) = expected().await;
        let people = &references[0].people;
        let learner = i64::from(shared.health.summary.learner.user_id);
        let own = &people.known[&learner];
        let session = shared.platform.signed_in(&shared.health.customer, &[Role::Learner], Some(learner)).await;
        let all = |values: Vec<i64>, field, own: Vec<i64>| (several(field, values.into_iter().take(80).chain(own.clone())), own);
        let id = |node: &Option<Node>| node.as_ref().map(|(id, _)| *id);
        let audiences = people.members.iter().filter(|(_, _, member)| *member == learner).map(|(id, _, _)| *id).collect();
        let nodes = |of: fn(&Person) -> &Option<Node>| people.known.values().filter_map(|p| id(of(p))).collect();
        for (chosen, own) in [
            all(nodes(|person| &person.organisation), FilterField::Organisation, id(&own.organisation).into_iter().collect()),
            all(nodes(|person| &person.position), FilterField::Position, id(&own.position).into_iter().collect()),
            all(people.members.iter().map(|(id, _, _)| *id).collect(), FilterField::Audience, audiences),
        ] {
            let view = see_home(&shared.platform.dashboards, &session, &chosen).await;
            assert!(view.chosen.iter().any(|label| label.label == label.value), "nothing out of scope was chosen");
            for label in &view.chosen {
                let is_own = own.contains(&label.value.parse().unwrap());
                assert_eq!(label.label != label.value, is_own, "{label:?}");
            }
        }
    });
}

#[test]
fn ids_of_the_other_customer_have_no_names() {
    run(async {
        let (shared, references) = expected().await;
        let own = &references[0].people.known;
        let foreign: Vec<i64> = references[1].people.known.values().filter_map(|person| Some(person.organisation.as_ref()?.0)).collect();
        let session = shared.platform.signed_in(&shared.health.customer, &[Role::CustomerAdmin], None).await;
        let view = see_home(&shared.platform.dashboards, &session, &several(FilterField::Organisation, foreign)).await;
        for label in &view.chosen {
            let id: i64 = label.value.parse().unwrap();
            let names: Vec<_> = own.values().filter_map(|person| person.organisation.clone()).filter(|node| node.0 == id).collect();
            let is_own = names.iter().any(|(_, name)| name.as_deref() == Some(label.label.as_str()));
            assert!(is_own || label.label == label.value || label.label == format!("Unknown ({id})"), "{label:?}");
        }
        assert!(see_home(&shared.platform.dashboards, &session, &Filters::default()).await.chosen.is_empty());
    });
}
