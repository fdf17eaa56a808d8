//! Values are bound: nothing that a viewer types or chooses ever becomes part of a statement's text.

use domain::ports::OptionsRequest;
use domain::{DashboardName, FilterField, Filters, MetricQuery, RowRule, UserId, specs};
use proptest::prelude::*;
use warehouse::compile::{Statement, Value, batches, labels, options};

use super::support::RULES;

const HOSTILE: [&str; 8] = [
    "' OR '1'='1",
    "Active'); DROP TABLE gold.dim_user; --",
    "/* Active */",
    ":p0",
    "$1 ? {x}",
    "\\' OR 1=1 --",
    "\"user_status\"",
    "%_\u{0}\n''",
];

fn home(filters: &Filters, rule: RowRule) -> Statement {
    let widgets = specs::standard(DashboardName::Home).widgets;
    let queries: Vec<MetricQuery> = widgets.iter().map(|widget| widget.query.filtered(filters)).collect();
    batches(&queries, rule).remove(0).statement
}

/// Every statement in which a text can be.
fn statements(text: &str, rule: RowRule) -> Vec<Statement> {
    let mut filters = Filters::default();
    filters.add(FilterField::UserStatus, text).unwrap();
    let asks = |field| options(&OptionsRequest { field, typed: text.to_owned(), filters: filters.clone() }, rule);
    let mut all: Vec<Statement> = FilterField::ALL.into_iter().map(asks).collect();
    all.extend([home(&filters, rule), labels(FilterField::UserStatus, &filters, rule)]);
    all
}

fn holds(statement: &Statement, text: &str) -> bool {
    statement.values.0.contains(&Value::Text(text.to_owned()))
}

#[test]
fn hostile_texts_are_values() {
    for (_, rule) in RULES {
        for hostile in HOSTILE {
            for (with, plain) in statements(hostile, rule).iter().zip(statements("plain", rule)) {
                assert_eq!(with.sql, plain.sql);
                assert!(holds(with, hostile.trim()), "{hostile:?} is not among the values of\n{}", with.sql);
            }
        }
    }
}

#[test]
fn hostile_values_of_numeric_fields_are_refused() {
    for field in FilterField::ALL.into_iter().filter(|field| *field != FilterField::UserStatus) {
        for hostile in HOSTILE {
            assert!(Filters::default().add(field, hostile).is_err(), "{} took {hostile:?}", field.key());
        }
    }
}

/// The places of a statement's text that stand for values, in order.
fn places(sql: &str) -> Vec<usize> {
    let digits = |rest: &str| rest.chars().take_while(char::is_ascii_digit).collect::<String>();
    sql.split(":p").skip(1).map(|rest| digits(rest).parse().unwrap()).collect()
}

proptest! {
    #[test]
    fn the_text_depends_on_how_many_values_there_are_and_on_nothing_in_them(
        texts in proptest::collection::btree_set("[^\\s]{1,12}", 1..4),
        numbers in proptest::collection::btree_set(any::<i64>(), 1..4),
        person in any::<i64>(),
    ) {
        let chosen = |texts: Vec<String>, numbers: Vec<i64>| {
            let mut filters = Filters::default();
            texts.iter().for_each(|text| filters.add(FilterField::UserStatus, text).unwrap());
            for field in FilterField::ALL.into_iter().filter(|field| *field != FilterField::UserStatus) {
                numbers.iter().for_each(|number| filters.add(field, &number.to_string()).unwrap());
            }
            filters
        };
        let plain = chosen((0..texts.len()).map(|n| n.to_string()).collect(), (0..).take(numbers.len()).collect());
        let wild = chosen(texts.into_iter().collect(), numbers.into_iter().collect());
        for rule in [RowRule::Team, RowRule::Myself] {
            let (wild, plain) = (home(&wild, rule(UserId(person))), home(&plain, rule(UserId(7))));
            prop_assert_eq!(&wild.sql, &plain.sql);
            prop_assert_eq!(places(&wild.sql), (0..wild.values.0.len()).collect::<Vec<_>>());
        }
    }
}
