//! Home's questions: for each row rule, without filters whole, with each filter what changes.

use domain::{DashboardName, FilterField, Filters, MetricQuery, RowRule, specs};
use insta::assert_snapshot;
use warehouse::compile::{Batch, batches};

use super::support::{RULES, selections, written};

fn questions(filters: &Filters) -> Vec<MetricQuery> {
    let widgets = specs::standard(DashboardName::Home).widgets;
    let both = |widget: &domain::WidgetSpec| [Some(widget.query.clone()), widget.trend.clone()];
    widgets.iter().flat_map(both).flatten().map(|query| query.filtered(filters)).collect()
}

fn asked(filters: &Filters, rule: RowRule) -> Vec<Batch> {
    batches(&questions(filters), rule)
}

/// What a statement measures, and the rest of it.
fn parts(sql: &str) -> (&str, &str) {
    sql.split_once("\nFROM ").unwrap()
}

#[test]
fn home_without_filters() {
    for (name, rule) in RULES {
        let statements: Vec<String> = asked(&Filters::default(), rule).iter().map(|batch| written(&batch.statement)).collect();
        assert_snapshot!(format!("home_for_{name}"), statements.join("\n\n"));
    }
}

#[test]
fn home_with_filters() {
    for (name, rule) in RULES {
        let sections =
            selections(&FilterField::COMMON).into_iter().filter(|filters| !filters.is_empty()).map(|filters| section(&filters, rule));
        assert_snapshot!(format!("home_filtered_for_{name}"), sections.collect::<Vec<_>>().join("\n\n"));
    }
}

/// The filter, and where the rows come from; what is measured is the same as without.
fn section(filters: &Filters, rule: RowRule) -> String {
    let plain = asked(&Filters::default(), rule);
    let filtered = asked(filters, rule);
    let mut lines = vec![format!("## {}", filters.to_query())];
    for (plain, filtered) in plain.iter().zip(&filtered) {
        assert_eq!(parts(&plain.statement.sql).0, parts(&filtered.statement.sql).0);
        let whole = written(&filtered.statement);
        lines.push(format!("FROM {}", parts(&whole).1));
    }
    lines.join("\n")
}

#[test]
fn all_of_home_is_two_statements() {
    for (_, rule) in RULES {
        for filters in selections(&FilterField::COMMON) {
            let batches = asked(&filters, rule);
            let questions: Vec<usize> = batches.iter().flat_map(|batch| batch.questions.clone()).collect();
            assert_eq!(batches.len(), 2);
            assert_eq!(questions, [0, 2, 4, 6, 8, 1, 3, 5, 7, 9]);
        }
    }
}

#[test]
fn every_statement_for_one_rule_names_its_person_and_no_other_does() {
    for (name, rule) in RULES {
        for batch in selections(&FilterField::COMMON).iter().flat_map(|filters| asked(filters, rule)) {
            let names_person = batch.statement.values.0.contains(&warehouse::compile::Value::Int(7));
            assert_eq!(names_person, matches!(rule, RowRule::Myself(_) | RowRule::Team(_)), "{name}: {}", batch.statement.sql);
            assert_eq!(batch.statement.sql.contains("1 = 0"), rule == RowRule::Nobody, "{name}: {}", batch.statement.sql);
        }
    }
}
