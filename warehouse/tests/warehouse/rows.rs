//! The rows of the learner details: a page, all of them, and how many.

use domain::{DashboardName, Dimension, FilterField, Filters, MetricQuery, RowRule, Sort, specs};
use insta::assert_snapshot;
use warehouse::compile::{Value, count, page, rows};

use super::support::{RULES, all_of, filters, written};

fn details(filters: &Filters) -> MetricQuery {
    let query = specs::standard(DashboardName::Courses).widgets.pop().unwrap().query.filtered(filters);
    assert!(query.is_of_rows());
    MetricQuery { offset: 20, limit: Some(10), ..query }
}

#[test]
fn a_page_all_rows_and_their_number() {
    let chosen = filters(&[("year", "2024"), ("status", "In progress"), ("category", "Safety")]);
    for (name, rule) in RULES {
        let query = details(&chosen);
        let statements = [page(&query, rule, 1_000), rows(&query, rule), count(&query, rule)].map(|statement| written(&statement));
        assert_snapshot!(format!("rows_for_{name}"), statements.join("\n\n"));
    }
}

#[test]
fn every_filter_narrows_page_rows_and_number_alike() {
    let query = details(&all_of(&FilterField::ALL));
    let of = |sql: &str| sql.split_once("WHERE ").unwrap().1.split("\nORDER").next().unwrap().to_owned();
    let counted = of(&count(&query, RowRule::Everyone).sql);
    assert_eq!(of(&page(&query, RowRule::Everyone, 1_000).sql), counted);
    assert_eq!(of(&rows(&query, RowRule::Everyone).sql), counted);
    assert!(counted.contains("s.status_in_year IN") && counted.contains("s.status IN") && counted.contains("s.category IN"));
}

#[test]
fn pages_in_the_order_of_each_column() {
    let sections =
        Dimension::OF_ENROLMENTS.into_iter().flat_map(|by| [false, true].map(|descending| Sort { by, descending })).map(|sort| {
            let query = MetricQuery { sort: Some(sort), ..details(&filters(&[("year", "2024")])) };
            let sql = page(&query, RowRule::Everyone, 1_000).sql;
            let (first, _) = sql.split_once("\n)\n").unwrap();
            format!("## {} {}\n{first}", sort.by.key(), if sort.descending { "descending" } else { "ascending" })
        });
    assert_snapshot!("pages_in_order", sections.collect::<Vec<_>>().join("\n\n"));
}

/// Of 1,000 rows, the last ten are the first ten from the other end.
#[test]
fn pages_past_the_middle_are_read_from_the_end() {
    let last = MetricQuery { offset: 990, ..details(&filters(&[("year", "2024")])) };
    let sql = page(&last, RowRule::Everyone, 1_000).sql;
    assert!(sql.contains("DESC NULLS FIRST, s.user_id DESC, s.course_id DESC\nLIMIT 10 OFFSET 0"), "{sql}");
    assert!(sql.ends_with("ORDER BY p.place ASC NULLS LAST, p.user_id ASC, p.course_id ASC"), "{sql}");
    let part = MetricQuery { offset: 990, limit: Some(25), ..last };
    assert!(page(&part, RowRule::Everyone, 1_000).sql.contains("LIMIT 10 OFFSET 0"));
    let first = MetricQuery { offset: 0, ..part };
    assert!(page(&first, RowRule::Everyone, 1_000).sql.contains("LIMIT 25 OFFSET 0"));
}

#[test]
fn without_a_year_there_are_no_rows() {
    assert!(count(&details(&Filters::default()), RowRule::Everyone).sql.contains("1 = 0"));
}

#[test]
fn every_statement_for_one_rule_names_its_person_and_no_other_does() {
    for (name, rule) in RULES {
        let query = details(&all_of(&FilterField::ALL));
        for statement in [page(&query, rule, 1_000), rows(&query, rule), count(&query, rule)] {
            let names_person = statement.values.0.contains(&Value::Int(7));
            assert_eq!(names_person, matches!(rule, RowRule::Myself(_) | RowRule::Team(_)), "{name}: {}", statement.sql);
            assert_eq!(statement.sql.contains("1 = 0"), rule == RowRule::Nobody, "{name}: {}", statement.sql);
        }
    }
}
