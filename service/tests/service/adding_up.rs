//! What holds for any rule and any filters: a narrower view never counts more, and parts add up to the whole.

use std::collections::BTreeSet;

use domain::{DashboardName, FilterField, Filters, MetricQuery, Role, specs};
use proptest::prelude::*;
use store::Scope;
use testkit::run;

use super::asking::{figure, several};
use super::reference::{Figure, expected};

/// Rules of one customer from narrow to wide: nobody, a learner, chains of managers above them, everyone.
async fn widening(of: usize, pick: usize) -> Vec<Scope> {
    let (shared, references) = expected().await;
    let (platform, customer, people) = (&shared.platform, &shared.customers()[of].customer, &references[of].people);
    let learner = *people.known.keys().nth(pick % people.known.len()).unwrap();
    let mut above: Vec<i64> = people.managers().into_iter().map(|(id, _)| id).filter(|id| people.team(*id).contains(&learner)).collect();
    above.retain(|manager| *manager != learner);
    above.reverse();
    let mut scopes = vec![platform.scope(customer, &[Role::Learner], None).await];
    scopes.push(platform.scope(customer, &[Role::Learner], Some(learner)).await);
    scopes.push(platform.scope(customer, &[Role::Manager], Some(learner)).await);
    let mut inside = people.team(learner);
    for manager in above {
        // Two managers of one person need not be above each other.
        if inside.is_subset(&people.team(manager)) {
            inside = people.team(manager);
            scopes.push(platform.scope(customer, &[Role::Manager], Some(manager)).await);
        }
    }
    scopes.push(platform.scope(customer, &[Role::Analyst], None).await);
    scopes
}

async fn counts(of: usize, scope: &Scope, filters: &Filters) -> Vec<Figure> {
    let (shared, _) = expected().await;
    let widgets = specs::standard(DashboardName::Home).widgets;
    let queries: Vec<MetricQuery> = widgets.iter().map(|widget| widget.query.filtered(filters)).collect();
    let answers = shared.platform.warehouse.ask(scope, &shared.customers()[of].release, &queries).await;
    answers.into_iter().map(|answer| figure(&answer.unwrap(), 0)).collect()
}

fn at_most(narrow: &Figure, wide: &Figure) -> bool {
    let slack = 1e-9 * wide.numerator.max(1.0);
    narrow.numerator <= wide.numerator + slack && narrow.denominator <= wide.denominator && narrow.ever_certified <= wide.ever_certified
}

fn sum(a: &[Figure], b: &[Figure]) -> Vec<Figure> {
    let add = |(a, b): (&Figure, &Figure)| Figure {
        numerator: a.numerator + b.numerator,
        denominator: a.denominator + b.denominator,
        ever_certified: a.ever_certified + b.ever_certified,
    };
    a.iter().zip(b).map(add).collect()
}

fn same(a: &[Figure], b: &[Figure]) -> bool {
    let same = |(a, b): (&Figure, &Figure)| {
        let close = (a.numerator - b.numerator).abs() <= 1e-9 * b.numerator.abs().max(1.0);
        close && a.denominator == b.denominator && a.ever_certified == b.ever_certified
    };
    a.len() == b.len() && a.iter().zip(b).all(same)
}

/// Values of a field that are there, by their places.
async fn some(of: usize, field: FilterField, picks: &[usize]) -> Filters {
    let (_, references) = expected().await;
    let people = &references[of].people;
    let there: BTreeSet<i64> = match field {
        FilterField::Organisation => people.known.values().filter_map(|person| Some(person.organisation.as_ref()?.0)).collect(),
        FilterField::Position => people.known.values().filter_map(|person| Some(person.position.as_ref()?.0)).collect(),
        FilterField::Manager => people.managers().into_iter().map(|(id, _)| id).collect(),
        FilterField::Audience => people.members.iter().map(|(id, _, _)| *id).collect(),
        FilterField::Year => (2018..=2025).collect(),
        _ => people.known.keys().copied().collect(),
    };
    let there: Vec<i64> = there.into_iter().collect();
    several(field, picks.iter().map(|pick| there[pick % there.len()]))
}

fn joined(all: &[Filters]) -> Filters {
    let mut filters = Filters::default();
    all.iter().flat_map(Filters::pairs).for_each(|(field, value)| filters.add(field, value).unwrap());
    filters
}

fn a_field() -> impl Strategy<Value = FilterField> {
    use FilterField::{Audience, Learner, Manager, Organisation, Position, Year};
    proptest::sample::select(vec![Audience, Learner, Manager, Organisation, Position, Year])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_narrower_rule_never_counts_more(
        of in 0..2_usize,
        person in any::<usize>(),
        chosen in proptest::collection::vec((a_field(), proptest::collection::vec(any::<usize>(), 1..30)), 0..3),
    ) {
        run(async {
            let mut each = Vec::new();
            for (field, picks) in &chosen {
                each.push(some(of, *field, picks).await);
            }
            let filters = joined(&each);
            let mut before: Option<Vec<Figure>> = None;
            for scope in widening(of, person).await {
                let wide = counts(of, &scope, &filters).await;
                if let Some(narrow) = &before {
                    assert!(narrow.iter().zip(&wide).all(|(narrow, wide)| at_most(narrow, wide)), "{narrow:?} {wide:?} {:?}", scope.rule());
                }
                before = Some(wide);
            }
        });
    }

    #[test]
    fn one_more_filter_never_counts_more(
        of in 0..2_usize,
        first in (a_field().prop_filter("they choose other years or people", |field| !matches!(field, FilterField::Year | FilterField::Learner)),
            proptest::collection::vec(any::<usize>(), 1..30)),
        second in proptest::collection::vec(any::<usize>(), 1..30),
    ) {
        run(async {
            let (shared, _) = expected().await;
            let scope = shared.platform.operator(&shared.customers()[of].customer).await;
            let one = some(of, FilterField::Learner, &second).await;
            let both = joined(&[some(of, first.0, &first.1).await, one.clone()]);
            let (both, one) = (counts(of, &scope, &both).await, counts(of, &scope, &one).await);
            assert!(both.iter().zip(&one).all(|(both, one)| at_most(both, one)), "{both:?} {one:?}");
        });
    }

    #[test]
    fn figures_of_different_people_add_up(of in 0..2_usize, sides in proptest::collection::vec(any::<bool>(), 150), start in any::<usize>()) {
        run(async {
            let (shared, references) = expected().await;
            let people: Vec<i64> = references[of].people.known.keys().copied().collect();
            let some = sides.iter().enumerate().map(|(n, side)| (people[(start % people.len() + n) % people.len()], *side));
            let (left, right): (Vec<_>, Vec<_>) = some.partition(|(_, side)| *side);
            prop_assume!(!left.is_empty() && !right.is_empty());
            let learners = |half: &[(i64, bool)]| several(FilterField::Learner, half.iter().map(|(id, _)| *id));
            let (left, right) = (learners(&left), learners(&right));
            let scope = shared.platform.operator(&shared.customers()[of].customer).await;
            let whole = counts(of, &scope, &joined(&[left.clone(), right.clone()])).await;
            let parts = sum(&counts(of, &scope, &left).await, &counts(of, &scope, &right).await);
            prop_assert!(same(&parts, &whole), "{:?} and {:?}", parts, whole);
            Ok(())
        })?;
    }
}

/// Everyone whom an export describes, split by status, adds up to everyone of them.
#[test]
fn figures_of_all_statuses_add_up() {
    run(async {
        let (shared, references) = expected().await;
        for (of, reference) in references.iter().enumerate() {
            let statuses: BTreeSet<String> = reference.people.known.values().filter_map(|person| person.status.clone()).collect();
            assert!(statuses.len() > 2);
            let scope = shared.platform.operator(&shared.customers()[of].customer).await;
            let (mut all, mut parts) = (Filters::default(), Vec::new());
            for status in &statuses {
                all.add(FilterField::UserStatus, status).unwrap();
                let mut one = Filters::default();
                one.add(FilterField::UserStatus, status).unwrap();
                parts.push(counts(of, &scope, &one).await);
            }
            let total = parts.into_iter().reduce(|a, b| sum(&a, &b)).unwrap();
            assert!(same(&total, &counts(of, &scope, &all).await));
        }
    });
}
