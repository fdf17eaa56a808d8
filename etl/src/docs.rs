//! What can be read of the model: the data dictionary and the lineage, made from `models/`.

use std::fmt::Write as _;

use crate::catalogue::{Catalogue, Check, Column, Model, ModelLayer, Rule, Source};

/// The data dictionary in Markdown.
pub fn dictionary(catalogue: &Catalogue) -> String {
    let mut text = String::from(
        "# Data dictionary\n\nMade from `models/` by `kineo docs`; change the models, not this page. Times are the LMS's wall-clock time. \
         `D` numbers mark where a table deliberately differs from the former system.\n\n## Bronze\n\nEvery column as text, as it arrived, with \
         `_ingestion_timestamp`, `_source_file`, `_source_hash`, `_source_row`, `_batch_id` and `_customer_id`.\n",
    );
    catalogue.sources.iter().for_each(|source| source_section(&mut text, source));
    for (layer, title) in [(ModelLayer::Silver, "Silver"), (ModelLayer::Gold, "Gold"), (ModelLayer::Serving, "Gold, for dashboards")] {
        let _ = write!(text, "\n## {title}\n");
        catalogue.models.models().iter().filter(|model| model.layer == layer).for_each(|model| model_section(&mut text, model));
    }
    text
}

fn source_section(text: &mut String, source: &Source) {
    let _ = write!(text, "\n### bronze.{}\n\n{}\n\n| header | column | |\n|---|---|---|\n", source.source, source.description);
    for column in &source.columns {
        let optional = if column.optional { "may be missing" } else { "" };
        let _ = writeln!(text, "| {} | `{}` | {optional} |", column.header, column.name);
    }
}

fn model_section(text: &mut String, model: &Model) {
    let twin = &model.twin;
    let _ = write!(text, "\n### {}\n\n{}\n\n{}", model.full_name(), twin.description, twin.grain);
    if !twin.keys.is_empty() {
        let _ = write!(text, " Key: `{}`.", twin.keys.join("`, `"));
    }
    if !twin.partitions.is_empty() {
        let _ = write!(text, " In folders by `{}`.", twin.partitions.join("`, `"));
    }
    if !model.inputs.is_empty() {
        let _ = write!(text, " Made from {}.", model.inputs.iter().map(|input| format!("`{input}`")).collect::<Vec<_>>().join(", "));
    }
    text.push_str("\n\n| column | type | meaning |\n|---|---|---|\n");
    twin.columns.iter().for_each(|column: &Column| {
        let _ = writeln!(text, "| `{}` | {} | {} |", column.name, column.kind.name(), column.description.replace('|', "\\|"));
    });
    twin.rules.iter().for_each(|rule: &Rule| {
        let _ = write!(text, "\nRule `{}` ({}): {}\n", rule.name, rule.action.key(), rule.reason);
    });
    twin.checks.iter().for_each(|check: &Check| {
        let _ = write!(text, "\nCheck `{}` ({}): {}\n", check.name, check.action.key(), check.reason);
    });
}

/// The lineage in Markdown, as a Mermaid graph and a table.
pub fn lineage(catalogue: &Catalogue) -> String {
    let mut text =
        String::from("# Lineage\n\nMade from `models/` by `kineo docs`: which table is made from which.\n\n```mermaid\nflowchart LR\n");
    for model in catalogue.models.models() {
        for input in &model.inputs {
            let _ = writeln!(text, "  {} --> {}", input.replace('.', "_"), model.full_name().replace('.', "_"));
        }
    }
    text.push_str("```\n\n| table | made from | needed by |\n|---|---|---|\n");
    for model in catalogue.models.models() {
        let name = model.full_name();
        let needed = catalogue.models.models().iter().filter(|other| other.inputs.contains(&name)).map(Model::full_name);
        let inputs: Vec<&str> = model.inputs.iter().map(String::as_str).collect();
        let _ = writeln!(text, "| {name} | {} | {} |", inputs.join(", "), needed.collect::<Vec<_>>().join(", "));
    }
    text
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_pages_say_what_the_models_say() {
        let catalogue = Catalogue::read().unwrap();
        for (file, text) in [("data-dictionary.md", dictionary(&catalogue)), ("lineage.md", lineage(&catalogue))] {
            let path = format!("{}/../docs/{file}", env!("CARGO_MANIFEST_DIR"));
            assert!(std::fs::read_to_string(&path).unwrap() == text, "{file} is not what `kineo docs` writes; run it");
        }
    }
}
