//! The statements that make a customer's tables on Databricks.

use store::Customer;
use warehouse::{Layer, catalogue_of};

use crate::catalogue::{Catalogue, Kind, Model, Source};

/// A table as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its schema.
    pub schema: &'static str,
    /// Its name.
    pub name: String,
    /// What it holds.
    pub comment: String,
    /// Its columns: name, type in Spark SQL, meaning.
    pub columns: Vec<(String, &'static str, String)>,
    /// The columns by which it is laid out in folders.
    pub partitions: Vec<String>,
    /// Whether files may bring it columns of their own.
    pub grows: bool,
}

/// What an installation sets for its tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableOptions {
    /// The folder in storage that holds a folder for each customer; without it Databricks chooses.
    pub storage_root: Option<String>,
    /// Days for which old versions can still be read.
    pub retention_days: u32,
}

/// Every table of a customer that is made before the first load.
pub fn tables(catalogue: &Catalogue) -> Vec<Table> {
    let mut tables: Vec<Table> = catalogue.sources.iter().map(bronze).collect();
    tables.extend(catalogue.models.models().iter().map(built));
    tables.push(plain("silver", "rejects", "Rows of the exports that were left out, with rule and reason.", &REJECTS));
    tables.push(plain("silver", "findings", "What rules and checks found in the last load.", &FINDINGS));
    tables.push(plain("work", "inputs", "Which batch of each source the load reads.", &INPUTS));
    tables.push(plain("work", "rejects_of_reading", "Rows of the load's files that could not be read as rows.", &REJECTS));
    tables
}

const REJECTS: [(&str, &str, &str); 7] = [
    ("source", "STRING", "The source."),
    ("source_file", "STRING", "Its file."),
    ("source_row", "BIGINT", "Row of the file, counted from 1 below the header."),
    ("rule", "STRING", "The rule that set it aside."),
    ("action", "STRING", "drop or quarantine."),
    ("reason", "STRING", "What is wrong and what to do."),
    ("content", "STRING", "What the row held, as JSON."),
];
const FINDINGS: [(&str, &str, &str); 3] =
    [("table_name", "STRING", "The table."), ("rule", "STRING", "The rule or check."), ("found", "BIGINT", "How often.")];
const INPUTS: [(&str, &str, &str); 2] = [("source", "STRING", "The source."), ("batch", "STRING", "The batch of bronze.")];

fn plain(schema: &'static str, name: &str, comment: &str, columns: &[(&str, &'static str, &str)]) -> Table {
    let columns = columns.iter().map(|(name, kind, about)| ((*name).to_owned(), *kind, (*about).to_owned())).collect();
    Table { schema, name: name.to_owned(), comment: comment.to_owned(), columns, partitions: Vec::new(), grows: false }
}

fn bronze(source: &Source) -> Table {
    let own = source.columns.iter().map(|column| (column.name.clone(), Kind::Text.sql(), format!("{} of the export.", column.header)));
    let arrival = [
        ("_ingestion_timestamp", Kind::Timestamp, "When the load began that took it."),
        ("_source_file", Kind::Text, "The file."),
        ("_source_hash", Kind::Text, "SHA-256 of the file."),
        ("_batch_id", Kind::Text, "The load that took it."),
        ("_customer_id", Kind::Text, "The customer's short name."),
        ("_source_row", Kind::Bigint, "Row of the file, counted from 1 below the header."),
        ("_rescued_data", Kind::Text, "What did not fit the columns, as JSON."),
    ];
    let arrival = arrival.map(|(name, kind, about)| (name.to_owned(), kind.sql(), about.to_owned()));
    let (name, comment) = (source.source.clone(), source.description.clone());
    Table { schema: Layer::Bronze.key(), name, comment, columns: own.chain(arrival).collect(), partitions: Vec::new(), grows: true }
}

fn built(model: &Model) -> Table {
    let twin = &model.twin;
    let columns = twin.columns.iter().map(|column| (column.name.clone(), column.kind.sql(), column.description.clone())).collect();
    let comment = format!("{} {}", twin.description, twin.grain);
    let (schema, name, partitions) = (model.layer.stored_in().key(), model.name().to_owned(), twin.partitions.clone());
    Table { schema, name, comment, columns, partitions, grows: false }
}

impl Table {
    /// `schema.name`.
    pub fn full_name(&self) -> String {
        format!("{}.{}", self.schema, self.name)
    }

    /// The statement that makes it; with `replace` in place of one with other columns, whose versions stay readable.
    pub fn create(&self, customer: &Customer, options: &TableOptions, replace: bool) -> String {
        let verb = if replace { "CREATE OR REPLACE TABLE" } else { "CREATE TABLE IF NOT EXISTS" };
        let columns: Vec<String> =
            self.columns.iter().map(|(name, kind, about)| format!("    {name} {kind} COMMENT {}", text(about))).collect();
        let parts = if self.partitions.is_empty() { String::new() } else { format!("\nPARTITIONED BY ({})", self.partitions.join(", ")) };
        let location = self.location(customer, options).map_or_else(String::new, |at| format!("\nLOCATION {}", text(&at)));
        format!(
            "{verb} {}.{} (\n{}\n) USING DELTA{parts}{location}\nCOMMENT {}\nTBLPROPERTIES ({})",
            catalogue_of(customer),
            self.full_name(),
            columns.join(",\n"),
            text(&self.comment),
            properties(options)
        )
    }

    /// Where its files are, if the installation says so.
    pub fn location(&self, customer: &Customer, options: &TableOptions) -> Option<String> {
        let root = options.storage_root.as_deref()?.trim_end_matches('/');
        Some(format!("{root}/{}/{}/{}", catalogue_of(customer), self.schema, self.name))
    }
}

/// No deletion vectors and no row tracking: every reader of Delta reads the tables, and none of them is written row by row.
fn properties(options: &TableOptions) -> String {
    let days = options.retention_days;
    format!(
        "'delta.targetFileSize' = '128mb', 'delta.enableDeletionVectors' = 'false', \
         'delta.deletedFileRetentionDuration' = 'interval {days} days', 'delta.logRetentionDuration' = 'interval {days} days'"
    )
}

/// A text as a literal. A doubled quote means two texts in a row to some versions of Spark; a backslash before it is read alike by all.
pub fn text(value: &str) -> String {
    format!("'{}'", value.replace('\\', "\\\\").replace('\'', "\\'"))
}
