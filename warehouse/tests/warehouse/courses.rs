//! The questions of the course dashboard: for each row rule, without filters whole, with each filter what changes.

use domain::{DashboardName, Dimension, FilterField, Filters, Measure, MetricQuery, RowRule, WidgetSpec, specs};
use insta::assert_snapshot;
use warehouse::compile::{Batch, Value, batches};

use super::support::{RULES, filters, selections, written};

const FIELDS: [FilterField; 9] = [
    FilterField::Year,
    FilterField::Organisation,
    FilterField::Position,
    FilterField::Manager,
    FilterField::Learner,
    FilterField::Audience,
    FilterField::UserStatus,
    FilterField::Category,
    FilterField::Course,
];

fn questions(filters: &Filters) -> Vec<MetricQuery> {
    let all = |widget: WidgetSpec| [Some(widget.query), widget.trend, widget.drill];
    let queries = specs::standard(DashboardName::Courses).widgets.into_iter().flat_map(all).flatten();
    queries.filter(|query| !query.is_of_rows()).map(|query| query.filtered(filters)).collect()
}

fn asked(filters: &Filters, rule: RowRule) -> Vec<Batch> {
    batches(&questions(filters), rule)
}

fn conditions(sql: &str) -> &str {
    sql.split_once("\nWHERE ").unwrap().1
}

#[test]
fn courses_in_a_year() {
    for (name, rule) in RULES {
        let statements: Vec<String> = asked(&filters(&[("year", "2024")]), rule).iter().map(|batch| written(&batch.statement)).collect();
        assert_snapshot!(format!("courses_for_{name}"), statements.join("\n\n"));
    }
}

#[test]
fn courses_with_filters() {
    for (name, rule) in RULES {
        let sections = selections(&FIELDS).into_iter().map(|filters| {
            let statements = asked(&filters, rule).into_iter().map(|batch| conditions(&written(&batch.statement)).to_owned());
            format!("## {}\nWHERE {}", filters.to_query(), statements.collect::<Vec<_>>().join("\nWHERE "))
        });
        assert_snapshot!(format!("courses_filtered_for_{name}"), sections.collect::<Vec<_>>().join("\n\n"));
    }
}

/// One reading of the years, one of all time, and the year's: by itself, by category and by course.
#[test]
fn all_of_courses_is_five_statements() {
    for (_, rule) in RULES {
        for filters in selections(&FIELDS) {
            assert_eq!(asked(&filters, rule).len(), 5, "{}", filters.to_query());
        }
    }
}

#[test]
fn the_statuses_of_rows_change_no_figure() {
    let narrowed = filters(&[("status", "Complete"), ("status-in-year", "In progress"), ("year", "2024")]);
    for (_, rule) in RULES {
        for (with, without) in asked(&narrowed, rule).iter().zip(asked(&filters(&[("year", "2024")]), rule)) {
            assert_eq!(with.statement, without.statement);
        }
    }
}

/// The rate is in both tables: asked by itself it is read of the small one.
#[test]
fn the_table_is_the_smallest_that_can_answer() {
    let table = |measures: &[Measure], filters: &Filters| {
        let query = MetricQuery::figure(measures).filtered(filters);
        batches(&[query], RowRule::Everyone).remove(0).statement.sql.contains("gold.serving_user_year")
    };
    let nothing = Filters::default();
    assert!(table(&[Measure::CourseCompletionRate], &nothing));
    assert!(table(&[Measure::AverageLearnerHours], &nothing));
    assert!(!table(&[Measure::CourseCompletionRate], &filters(&[("category", "Safety")])));
    assert!(!table(&[Measure::CourseCompletionRate], &filters(&[("course", "7")])));
    assert!(!table(&[Measure::OverdueCourses], &nothing));
}

#[test]
fn categories_and_courses_are_ranked_and_years_are_in_order() {
    let order = |dimensions: &[Dimension]| {
        let query = MetricQuery::in_year([Measure::CourseRate], dimensions);
        let sql = batches(&[query], RowRule::Everyone).remove(0).statement.sql;
        sql.rsplit_once("ORDER BY ").unwrap().1.to_owned()
    };
    assert!(order(&[Dimension::Category]).contains("DESC NULLS LAST, lower(s.category), s.category"));
    assert!(order(&[Dimension::CourseId, Dimension::Course]).contains("DESC NULLS LAST, lower("));
    assert_eq!(order(&[Dimension::Year]), "s.year");
}

#[test]
fn every_statement_for_one_rule_names_its_person_and_no_other_does() {
    for (name, rule) in RULES {
        for batch in selections(&FIELDS).iter().flat_map(|filters| asked(filters, rule)) {
            let names_person = batch.statement.values.0.contains(&Value::Int(7));
            assert_eq!(names_person, matches!(rule, RowRule::Myself(_) | RowRule::Team(_)), "{name}: {}", batch.statement.sql);
        }
    }
}
