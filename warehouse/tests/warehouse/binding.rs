//! Values are bound: nothing that a viewer types or chooses ever becomes part of a statement's text.

use domain::ports::OptionsRequest;
use domain::{DashboardName, FilterField, Filters, MetricQuery, RowRule, UserId, WidgetSpec, specs};
use proptest::prelude::*;
use warehouse::compile::{Statement, Value, batches, count, labels, options, page, rows};

use super::support::{RULES, is_text};

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

/// Everything that a dashboard asks.
fn dashboard(name: DashboardName, filters: &Filters, rule: RowRule) -> Vec<Statement> {
    let widgets = specs::standard(name).widgets;
    let all = |widget: WidgetSpec| [Some(widget.query), widget.trend, widget.drill];
    let (of_rows, queries): (Vec<_>, Vec<MetricQuery>) =
        widgets.into_iter().flat_map(all).flatten().map(|query| query.filtered(filters)).partition(MetricQuery::is_of_rows);
    let of_rows = of_rows.iter().flat_map(|query| [page(query, rule, 1_000), rows(query, rule), count(query, rule)]);
    batches(&queries, rule).into_iter().map(|batch| batch.statement).chain(of_rows).collect()
}

/// Every statement in which a text of a field can be.
fn statements(field: FilterField, text: &str, rule: RowRule) -> Vec<Statement> {
    let mut filters = Filters::default();
    filters.add(field, text).unwrap();
    let asks = |field| {
        options(&OptionsRequest { dashboard: DashboardName::Courses, field, typed: text.to_owned(), filters: filters.clone() }, rule)
    };
    let mut all: Vec<Statement> = FilterField::ALL.into_iter().map(asks).collect();
    // The statuses of rows are in no figure, and other dashboards have no courses to choose.
    all.extend(if field.is_of_table() { Vec::new() } else { dashboard(DashboardName::Courses, &filters, rule) });
    all.extend(if field == FilterField::UserStatus { dashboard(DashboardName::Home, &filters, rule) } else { Vec::new() });
    all.push(labels(field, &filters, rule));
    all
}

fn holds(statement: &Statement, text: &str) -> bool {
    statement.values.0.contains(&Value::Text(text.to_owned()))
}

fn texts() -> impl Iterator<Item = FilterField> {
    FilterField::ALL.into_iter().filter(|field| is_text(*field))
}

#[test]
fn hostile_texts_are_values() {
    for field in texts() {
        for (_, rule) in RULES {
            for hostile in HOSTILE {
                for (with, plain) in statements(field, hostile, rule).iter().zip(statements(field, "plain", rule)) {
                    assert_eq!(with.sql, plain.sql);
                    assert!(holds(with, hostile.trim()), "{hostile:?} is not among the values of\n{}", with.sql);
                }
            }
        }
    }
}

#[test]
fn hostile_statuses_of_rows_are_values() {
    let details = specs::standard(DashboardName::Courses).widgets.pop().unwrap().query;
    for field in texts().filter(|field| field.is_of_table()) {
        for hostile in HOSTILE {
            let mut filters = Filters::default();
            filters.add(field, hostile).unwrap();
            let query = details.filtered(&filters);
            for statement in [page(&query, RowRule::Everyone, 9), rows(&query, RowRule::Everyone), count(&query, RowRule::Everyone)] {
                assert!(holds(&statement, hostile.trim()));
                assert!(!statement.sql.contains(hostile.trim()) || hostile == ":p0", "{}", statement.sql);
            }
        }
    }
}

#[test]
fn hostile_values_of_numeric_fields_are_refused() {
    for field in FilterField::ALL.into_iter().filter(|field| !is_text(*field)) {
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
            for field in FilterField::ALL.into_iter().filter(|field| is_text(*field)) {
                texts.iter().for_each(|text| filters.add(field, text).unwrap());
            }
            for field in FilterField::ALL.into_iter().filter(|field| !is_text(*field)) {
                numbers.iter().for_each(|number| filters.add(field, &number.to_string()).unwrap());
            }
            filters
        };
        let plain = chosen((0..texts.len()).map(|n| n.to_string()).collect(), (0..).take(numbers.len()).collect());
        let wild = chosen(texts.into_iter().collect(), numbers.into_iter().collect());
        for rule in [RowRule::Team, RowRule::Myself] {
            for name in DashboardName::ALL {
                let (wild, plain) = (dashboard(name, &wild, rule(UserId(person))), dashboard(name, &plain, rule(UserId(7))));
                for (wild, plain) in wild.iter().zip(&plain) {
                    prop_assert_eq!(&wild.sql, &plain.sql);
                    prop_assert_eq!(places(&wild.sql), (0..wild.values.0.len()).collect::<Vec<_>>());
                }
            }
        }
    }
}
