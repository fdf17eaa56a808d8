//! A model as the statements that build its table on Databricks.
//!
//! The model's own text stays what it is: it stands on lines of its own between a head and a foot, so that the line of an error in a
//! statement is a line of the model's file. What the embedded build does while rows stream (types of the twin, rules, what is counted) the
//! statements around it do.

use std::fmt::Write as _;

use super::provision::ddl::text;
use crate::build::watched;
use crate::catalogue::{Action, Catalogue, Kind, Model, ModelLayer, Source};

/// The columns of bronze that tell where a row came from.
const OF_ARRIVAL: [&str; 7] =
    ["_ingestion_timestamp", "_source_file", "_source_hash", "_batch_id", "_customer_id", "_source_row", "_rescued_data"];

/// One statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its text.
    pub sql: String,
    /// Where a model's file stands in it, if one does.
    pub file: Option<Embedded>,
}

/// A model's file inside a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embedded {
    /// The file below `models/`.
    pub file: String,
    /// Lines of the statement before its first line.
    pub lines_before: usize,
    /// Its lines.
    pub lines: usize,
}

impl Step {
    /// A statement without a file in it.
    pub fn plain(sql: impl Into<String>) -> Self {
        Self { sql: sql.into(), file: None }
    }

    /// `head`, the text of a file, `foot`.
    pub fn around(head: &str, file: &str, text: &str, foot: &str) -> Self {
        let lines_before = head.lines().count();
        let file = Embedded { file: file.to_owned(), lines_before, lines: text.lines().count() };
        Self { sql: format!("{head}\n{text}\n{foot}"), file: Some(file) }
    }
}

impl Kind {
    /// The type in Spark SQL.
    pub const fn sql(self) -> &'static str {
        match self {
            Self::Bigint => "BIGINT",
            Self::Int => "INT",
            Self::Double => "DOUBLE",
            Self::Text => "STRING",
            Self::Date => "DATE",
            Self::Timestamp => "TIMESTAMP",
        }
    }
}

/// The statements that build a model's table.
pub fn build(model: &Model, catalogue: &Catalogue) -> Vec<Step> {
    let mut steps = model.walk.as_ref().map_or_else(Vec::new, |walk| super::walk::reach(model, &walk.start, &walk.step));
    let sql = of_this_load(&model.sql);
    let (table, columns) = (model.full_name(), typed_columns(model));
    if is_judged(model) {
        let working = working_table(model);
        let head = format!(
            "CREATE OR REPLACE TABLE {working} USING DELTA AS\nSELECT\n    {}\nFROM (",
            [columns.clone(), deciding(model)].concat().join(",\n    ")
        );
        steps.push(Step::around(&head, &file_of(model), &sql, ") AS model"));
        let names = names(model).join(", ");
        steps.push(Step::plain(format!("INSERT OVERWRITE {table}\nSELECT {names}\nFROM {working}{}", staying(model))));
        steps.extend(source_of(model, catalogue).filter(|_| has_rules(model)).map(|source| Step::plain(rejects(model, source))));
    } else {
        let head = format!("INSERT OVERWRITE {table}\nSELECT\n    {}\nFROM (", columns.join(",\n    "));
        steps.push(Step::around(&head, &file_of(model), &sql, ") AS model"));
    }
    steps.extend(laid_out(model));
    steps
}

/// What ends a load: all rejects and all findings in one table each.
pub fn finish(catalogue: &Catalogue) -> Vec<Step> {
    let columns = "source, source_file, source_row, rule, action, reason, content";
    let with_rejects = catalogue.models.models().iter().filter(|model| has_rules(model) && source_of(model, catalogue).is_some());
    let mut parts = vec![format!("SELECT {columns} FROM work.rejects_of_reading")];
    parts.extend(with_rejects.map(|model| format!("SELECT {columns} FROM {}", rejects_table(model))));
    let rejects = format!("INSERT OVERWRITE silver.rejects\n{}", parts.join("\nUNION ALL\n"));
    let findings = format!("INSERT OVERWRITE silver.findings\n{}", findings(catalogue).join("\nUNION ALL\n"));
    vec![Step::plain(rejects), Step::plain(findings)]
}

/// What is left when a load has ended, however it ended.
pub fn clear(catalogue: &Catalogue) -> Vec<Step> {
    let models = || catalogue.models.models().iter();
    let mut tables: Vec<String> = models().filter(|model| is_judged(model)).map(working_table).collect();
    tables.extend(models().filter(|model| has_rules(model)).map(rejects_table));
    tables.extend(models().filter(|model| model.walk.is_some()).flat_map(|_| super::walk::TABLES.map(str::to_owned)));
    tables.into_iter().map(|table| Step::plain(format!("DROP TABLE IF EXISTS {table}"))).collect()
}

/// Where in the models an error of these statements is, if it names a line: `gold/dim_user.sql:12`. Statements begin with a line that names them.
pub fn place(steps: &[Step], message: &str) -> Option<String> {
    let digits = message.split("line ").nth(1)?.split(|c: char| !c.is_ascii_digit()).next()?;
    let line = digits.parse::<usize>().ok()?.checked_sub(LINES_BEFORE_A_STATEMENT)?;
    let place = |step: &Step| {
        let embedded = step.file.as_ref()?;
        let own = line.checked_sub(embedded.lines_before).filter(|own| (1..=embedded.lines).contains(own))?;
        Some(format!("{}:{own}", embedded.file))
    };
    steps.iter().find_map(place)
}

/// The line that names a statement in the query history.
const LINES_BEFORE_A_STATEMENT: usize = 1;

/// The model's file below `models/`.
pub fn file_of(model: &Model) -> String {
    format!("{}/{}.sql", model.layer.folder(), model.name())
}

/// Bronze holds every batch that came; a model reads the one of this load.
pub fn of_this_load(sql: &str) -> String {
    let mut text = String::with_capacity(sql.len());
    let mut rest = sql;
    while let Some(at) = rest.find("bronze.") {
        let (before, from) = rest.split_at(at);
        let length = from.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.')).unwrap_or(from.len());
        let (table, after) = from.split_at(length);
        let source = table.trim_start_matches("bronze.");
        let _ = write!(
            text,
            "{before}(SELECT * FROM {table} WHERE _batch_id = (SELECT max(batch) FROM work.inputs WHERE source = '{source}'))"
        );
        rest = after;
    }
    text.push_str(rest);
    text
}

fn names(model: &Model) -> Vec<&str> {
    model.twin.columns.iter().map(|column| column.name.as_str()).collect()
}

fn typed_columns(model: &Model) -> Vec<String> {
    model.twin.columns.iter().map(|column| format!("CAST({0} AS {1}) AS {0}", column.name, column.kind.sql())).collect()
}

/// What decides about a row, and what is counted of those that stay.
fn deciding(model: &Model) -> Vec<String> {
    let rule = crate::build::rule_case(&model.twin.rules).unwrap_or_else(|| "CAST(NULL AS INT)".to_owned());
    let kept = if model.sql.contains("AS _kept_row") { "_kept_row" } else { "CAST(NULL AS BIGINT) AS _kept_row" };
    let mut columns = vec![format!("{rule} AS _rule"), kept.to_owned()];
    let flags = counted(model);
    columns.extend(flags.iter().enumerate().map(|(n, (condition, ..))| format!("coalesce({condition}, false) AS _flag_{n}")));
    columns
}

/// What is counted of the rows that stay: condition, name, action, reason.
pub fn counted(model: &Model) -> Vec<(String, String, Action, String)> {
    watched(model, &raw_columns(&model.sql))
}

/// The columns that a model carries along to tell a value that cannot be read from none: `… AS _raw_name`.
fn raw_columns(sql: &str) -> Vec<String> {
    let words = sql.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
    let mut found: Vec<String> = Vec::new();
    for word in words.filter(|word| word.starts_with("_raw_")) {
        if !found.iter().any(|known| known == word) {
            found.push(word.to_owned());
        }
    }
    found
}

/// Whether rows are judged one by one, which takes a look at them before they are written.
fn is_judged(model: &Model) -> bool {
    !model.twin.rules.is_empty() || !raw_columns(&model.sql).is_empty()
}

fn has_rules(model: &Model) -> bool {
    crate::build::rule_case(&model.twin.rules).is_some()
}

fn staying(model: &Model) -> &'static str {
    if has_rules(model) { "\nWHERE _rule IS NULL" } else { "" }
}

fn working_table(model: &Model) -> String {
    format!("work.{}_{}", model.layer.stored_in(), model.name())
}

fn rejects_table(model: &Model) -> String {
    format!("work.rejects_of_{}", model.name())
}

/// The source of a silver model.
fn source_of<'c>(model: &Model, catalogue: &'c Catalogue) -> Option<&'c Source> {
    let source = model.inputs.iter().find_map(|input| input.strip_prefix("bronze."))?;
    catalogue.source(source).filter(|_| model.layer == ModelLayer::Silver)
}

/// The rows that were set aside, with what they held; a row that equals the one that stays, or another that is kept here, once only (D01).
fn rejects(model: &Model, source: &Source) -> String {
    let (table, working, source) = (rejects_table(model), working_table(model), &source.source);
    let arrived = of_this_load(&format!("bronze.{source}"));
    let content = format!("to_json(struct(* EXCEPT ({})), map('ignoreNullFields', 'false'))", OF_ARRIVAL.join(", "));
    let case = |value: &dyn Fn(&crate::catalogue::Rule) -> String| {
        let rules = model.twin.rules.iter().enumerate();
        let cases: Vec<String> = rules.map(|(n, rule)| format!("WHEN {n} THEN {}", value(rule))).collect();
        format!("CASE _rule {} END", cases.join(" "))
    };
    let reason = case(&|rule| {
        let reason = text(&rule.reason);
        if rule.condition.contains("_rank") {
            format!("concat({reason}, CASE WHEN _kept_row IS NULL THEN '' ELSE concat(' It is row ', CAST(_kept_row AS STRING), '.') END)")
        } else {
            reason
        }
    });
    format!(
        "CREATE OR REPLACE TABLE {table} USING DELTA AS\n\
         WITH arrived AS (SELECT _source_row, _source_file, {content} AS content FROM {arrived} AS b),\n\
         aside AS (\n    SELECT w._rule, w._kept_row, w.source_row, own._source_file AS source_file, own.content, kept.content AS content_of_kept\n    \
         FROM {working} AS w\n    LEFT JOIN arrived AS own ON own._source_row = w.source_row\n    \
         LEFT JOIN arrived AS kept ON kept._source_row = w._kept_row AND w._kept_row <> w.source_row\n    WHERE w._rule IS NOT NULL\n),\n\
         numbered AS (SELECT *, row_number() OVER (PARTITION BY content ORDER BY source_row) AS place FROM aside\n    \
         WHERE content_of_kept IS NULL OR content_of_kept <> content)\n\
         SELECT\n    '{source}' AS source,\n    source_file,\n    source_row,\n    {} AS rule,\n    {} AS action,\n    {reason} AS reason,\n    content\n\
         FROM numbered\nWHERE place = 1",
        case(&|rule| text(&rule.name)),
        case(&|rule| text(rule.action.key())),
    )
}

/// One row for each thing that is counted: table, rule, action, how often.
fn findings(catalogue: &Catalogue) -> Vec<String> {
    let mut parts =
        vec!["SELECT CAST(NULL AS STRING) AS table_name, CAST(NULL AS STRING) AS rule, CAST(0 AS BIGINT) AS found WHERE 1 = 0".to_owned()];
    for model in catalogue.models.models() {
        let name = model.full_name();
        let flags = counted(model);
        parts.extend(flags.iter().enumerate().map(|(n, (_, rule, ..))| {
            let condition = if has_rules(model) { format!("_rule IS NULL AND _flag_{n}") } else { format!("_flag_{n}") };
            format!("SELECT '{name}', {}, count(*) FROM {} WHERE {condition}", text(rule), working_table(model))
        }));
        parts.extend(model.twin.checks.iter().map(|check| format!("SELECT '{name}', {}, ({})", text(&check.name), check.count)));
    }
    parts
}

/// Rows that are looked for together stand together, and the planner knows how many there are.
fn laid_out(model: &Model) -> Vec<Step> {
    let (table, order) = (model.full_name(), model.twin.order.join(", "));
    if order.is_empty() {
        return Vec::new();
    }
    let statements = [format!("OPTIMIZE {table} ZORDER BY ({order})"), format!("ANALYZE TABLE {table} COMPUTE STATISTICS")];
    statements.map(Step::plain).to_vec()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_model_reads_the_batch_of_its_load_and_nothing_else_of_bronze() {
        let sql = of_this_load("SELECT a FROM bronze.users AS b JOIN silver.users AS s ON s.a = b.a");
        let inner = "(SELECT * FROM bronze.users WHERE _batch_id = (SELECT max(batch) FROM work.inputs WHERE source = 'users'))";
        assert_eq!(sql, format!("SELECT a FROM {inner} AS b JOIN silver.users AS s ON s.a = b.a"));
    }

    #[test]
    fn the_line_of_an_error_is_a_line_of_the_models_file() {
        let catalogue = Catalogue::read().unwrap();
        for model in catalogue.models.models() {
            let steps = build(model, &catalogue);
            let step = steps.iter().find(|step| step.file.as_ref().is_some_and(|file| file.file == file_of(model))).unwrap();
            for (n, line) in model.sql.lines().enumerate() {
                // As it is sent, a line before it names the statement; the service counts from 1.
                let sent = format!("-- kineo\n{}", step.sql);
                let at = step.file.as_ref().unwrap().lines_before + n + 2;
                assert_eq!(sent.lines().nth(at - 1).unwrap(), of_this_load(line), "{}", model.full_name());
                let own = std::slice::from_ref(step);
                assert_eq!(
                    place(own, &format!("[X] It fails. SQLSTATE: 42; line {at} pos 7")),
                    Some(format!("{}:{}", file_of(model), n + 1))
                );
            }
        }
    }

    #[test]
    fn an_error_outside_of_a_file_has_no_line_there() {
        let catalogue = Catalogue::read().unwrap();
        let steps = build(catalogue.models.model("gold.dim_user").unwrap(), &catalogue);
        assert_eq!(place(&steps, "it fails; line 1 pos 0"), None);
        assert_eq!(place(&steps, "it fails; line 9999 pos 0"), None);
        assert_eq!(place(&steps, "the warehouse was stopped"), None);
    }

    #[test]
    fn every_rule_and_check_is_counted_under_its_own_name() {
        let catalogue = Catalogue::read().unwrap();
        let findings = findings(&catalogue).join("\n");
        for model in catalogue.models.models() {
            let names =
                counted(model).into_iter().map(|(_, name, ..)| name).chain(model.twin.checks.iter().map(|check| check.name.clone()));
            for name in names {
                assert_eq!(findings.matches(&format!("SELECT '{}', '{name}', ", model.full_name())).count(), 1, "{name}");
            }
        }
    }

    #[test]
    fn a_quote_ends_no_literal() {
        assert_eq!(text("it's a \\"), r"'it\'s a \\'");
    }
}
