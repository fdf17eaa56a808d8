//! The examples that stand beside the models.

use etl::catalogue::{Catalogue, Example, Model};
use etl::testing;

#[tokio::test]
async fn every_model_does_what_its_examples_say() {
    let catalogue = Catalogue::read().unwrap();
    let mut wrong = Vec::new();
    for model in catalogue.models.models() {
        for example in &model.twin.tests {
            wrong.extend(deviation(&catalogue, model, example).await);
        }
    }
    assert!(wrong.is_empty(), "{} examples do not hold\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_model_has_an_example_of_rows_that_come_out() {
    let catalogue = Catalogue::read().unwrap();
    for model in catalogue.models.models() {
        let shown = model.twin.tests.iter().any(|example| example.expect.lines().filter(|line| !line.trim().is_empty()).count() > 1);
        assert!(shown, "{} has no example; write one under tests in its twin", model.full_name());
    }
}

#[test]
fn examples_give_and_expect_tables_and_columns_that_exist() {
    let catalogue = Catalogue::read().unwrap();
    for model in catalogue.models.models() {
        for example in &model.twin.tests {
            let known = |text: &str, columns: &[String]| {
                for name in text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().split('|').map(str::trim) {
                    let inner = name.starts_with('_');
                    assert!(
                        inner || columns.iter().any(|column| column == name),
                        "{}, \"{}\": no column {name}",
                        model.full_name(),
                        example.name
                    );
                }
            };
            known(&example.expect, &columns_of(&catalogue, &model.full_name()));
            for (table, text) in &example.given {
                assert!(model.inputs.contains(table), "{}, \"{}\": {table} is no input", model.full_name(), example.name);
                known(text, &columns_of(&catalogue, table));
            }
        }
    }
}

fn columns_of(catalogue: &Catalogue, table: &str) -> Vec<String> {
    match table.strip_prefix("bronze.") {
        Some(source) => catalogue.source(source).unwrap().columns.iter().map(|column| column.name.clone()).collect(),
        None => catalogue.models.model(table).unwrap().twin.columns.iter().map(|column| column.name.clone()).collect(),
    }
}

async fn deviation(catalogue: &Catalogue, model: &Model, example: &Example) -> Option<String> {
    let title = format!("{}, \"{}\"", model.full_name(), example.name);
    let outcome = match testing::run(catalogue, model, example).await {
        Ok(outcome) => outcome,
        Err(error) => return Some(format!("{title}: {error}: {:?}", std::error::Error::source(&error).map(ToString::to_string))),
    };
    let only = |these: &[String], those: &[String]| {
        these.iter().filter(|line| !those.contains(line)).map(|line| format!("    {line}\n")).collect::<String>()
    };
    let (missing, surplus) = (only(&outcome.expected, &outcome.found), only(&outcome.found, &outcome.expected));
    let (expected, found) = (outcome.expected.len(), outcome.found.len());
    (outcome.expected != outcome.found)
        .then(|| format!("{title}: {expected} rows expected, {found} found\n  expected only:\n{missing}  found only:\n{surplus}"))
}
