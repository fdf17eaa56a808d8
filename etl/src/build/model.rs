//! One model: from its inputs to the next version of its table.

use std::sync::Arc;

use warehouse::Tables;
use warehouse::arrow::array::RecordBatch;
use warehouse::datafusion::dataframe::DataFrame;
use warehouse::datafusion::error::Result as EngineResult;
use warehouse::datafusion::logical_expr::cast;
use warehouse::datafusion::prelude::ident;
use warehouse::delta::{self, WriteMode};

use super::split::{Columns, Tally, split};
use super::walk;
use super::workshop::Workshop;
use crate::catalogue::{Action, Model, Rule};
use crate::error::EtlError;

/// A table that was built.
#[derive(Debug)]
pub struct Built {
    /// Its Delta version.
    pub version: i64,
    /// Its rows.
    pub rows: u64,
    /// Rows that were set aside, with `source_row`, `_rule` (the rule's place in the twin) and, where there is one, `_kept_row`.
    pub rejected: Vec<RecordBatch>,
    /// What was found in rows that stayed: the name of the rule, its action, its reason, the number of rows.
    pub found: Vec<(String, Action, String, u64)>,
}

/// Builds a model and makes its table known to the models after it.
pub async fn build(workshop: &Workshop, tables: &Tables, model: &Model) -> Result<Built, EtlError> {
    let failed = || EtlError::compute(model.full_name());
    let prepared = prepare(workshop, model).await.map_err(failed())?;
    let plan = prepared.frame.create_physical_plan().await.map_err(failed())?;
    let (rows, tally) = split(&plan, Arc::new(model.twin.schema()), prepared.columns).map_err(failed())?;
    let rows = workshop.context().read_table(Arc::new(rows)).map_err(failed())?;
    let path = tables.table(model.layer.stored_in(), model.name());
    let (about, partitions) = (&model.twin.description, &model.twin.partitions);
    let table = delta::write_in_parts(&path, rows, WriteMode::Replace, workshop.context(), about, partitions).await?;
    let provider = delta::provider(&path, &table).await?;
    workshop.register(&model.full_name(), provider).map_err(failed())?;
    Ok(built(delta::version(&table), &prepared.watched, &tally))
}

fn built(version: i64, watched: &[(String, Action, String)], tally: &Tally) -> Built {
    let found = watched.iter().cloned().zip(tally.flags()).filter(|(_, rows)| *rows > 0);
    let found = found.map(|((name, action, reason), rows)| (name, action, reason, rows)).collect();
    Built { version, rows: tally.rows(), rejected: tally.rejected(), found }
}

/// A model that is ready to run.
pub struct Prepared {
    /// Its rows: the table's columns, then what decides about a row.
    pub frame: DataFrame,
    /// Where is what.
    pub columns: Columns,
    watched: Vec<(String, Action, String)>,
}

/// Plans a model: its columns in the types of its twin, the first rule that sets a row aside, and a flag for each thing to count.
pub async fn prepare(workshop: &Workshop, model: &Model) -> EngineResult<Prepared> {
    if let Some(walk) = &model.walk {
        walk::reach(workshop, walk).await?;
    }
    let bare = workshop.query(&model.sql).await?;
    let working: Vec<String> = bare.schema().fields().iter().map(|field| field.name().clone()).collect();
    let watched = watched(model, &working);
    let mut select: Vec<String> = model.twin.columns.iter().map(|column| column.name.clone()).collect();
    let kept = select.len();
    let rule = rule_case(&model.twin.rules);
    select.extend(rule.iter().map(|case| format!("{case} AS _rule")));
    let flags = (select.len(), watched.len());
    select.extend(watched.iter().enumerate().map(|(n, (condition, ..))| format!("coalesce({condition}, false) AS _flag_{n}")));
    if working.iter().any(|column| column == "_kept_row") {
        select.push("_kept_row".to_owned());
    }
    let frame = workshop.query(&format!("SELECT {} FROM ({}) AS model", select.join(", "), model.sql)).await?;
    let typed = model.twin.columns.iter().map(|column| cast(ident(&column.name), column.kind.data_type()).alias(&column.name));
    let rest = select.iter().skip(kept).map(|text| ident(text.rsplit(' ').next().unwrap_or(text)));
    let frame = frame.select(typed.chain(rest).collect::<Vec<_>>())?;
    let watched = watched.into_iter().map(|(_, name, action, reason)| (name, action, reason)).collect();
    Ok(Prepared { frame, columns: Columns { kept, rule: rule.map(|_| kept), flags }, watched })
}

/// The place of the first rule that sets a row aside, null for a row that stays.
pub fn rule_case(rules: &[Rule]) -> Option<String> {
    let aside = rules.iter().enumerate().filter(|(_, rule)| matches!(rule.action, Action::Drop | Action::Quarantine));
    let cases: Vec<String> = aside.map(|(n, rule)| format!("WHEN {} THEN {n}", rule.condition)).collect();
    (!cases.is_empty()).then(|| format!("CASE {} END", cases.join(" ")))
}

/// What is counted in rows that stay: condition, name, action, reason.
pub fn watched(model: &Model, working: &[String]) -> Vec<(String, String, Action, String)> {
    let counted = model.twin.rules.iter().filter(|rule| matches!(rule.action, Action::Warn | Action::Fail));
    let counted = counted.map(|rule| (rule.condition.clone(), rule.name.clone(), rule.action, rule.reason.clone()));
    let raw = working.iter().filter_map(|column| column.strip_prefix("_raw_").map(|name| (column, name)));
    let unreadable = raw.map(|(raw, name)| {
        let condition = format!("{name} IS NULL AND btrim({raw}, concat(' ', chr(9), chr(10), chr(13), chr(160))) <> ''");
        let reason = format!("Values of {name} that cannot be read; they count as missing. Correct them in the LMS.");
        (condition, format!("unreadable_{name}"), Action::Warn, reason)
    });
    counted.chain(unreadable).collect()
}
