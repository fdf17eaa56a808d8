//! What is asked of a warehouse.

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::open_enum::open_enum;

open_enum! {
    /// How the rows come.
    Disposition {
        /// In the answers themselves, up to 25 MiB, as JSON.
        Inline = "INLINE",
        /// As links to the cloud's storage, up to 100 GiB.
        ExternalLinks = "EXTERNAL_LINKS",
    }
}

open_enum! {
    /// The form of the rows.
    Format {
        /// An array of rows, each an array of texts.
        JsonArray = "JSON_ARRAY",
        /// Arrow's stream of batches; by links alone.
        ArrowStream = "ARROW_STREAM",
    }
}

open_enum! {
    /// What happens to a statement that takes longer than its caller waits in the first call.
    OnWaitTimeout {
        /// It runs on and is asked for later.
        Continue = "CONTINUE",
        /// It is cancelled.
        Cancel = "CANCEL",
    }
}

/// A value for a `:name` in the statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Parameter {
    /// The name, without the colon.
    pub name: String,
    /// The value as text; none is NULL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The SQL type, such as `DATE` or `DECIMAL(18,2)`; none is STRING.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
}

impl Parameter {
    /// A value of a type.
    pub fn new(name: impl Into<String>, value: impl Into<String>, kind: impl Into<String>) -> Self {
        Self { name: name.into(), value: Some(value.into()), kind: Some(kind.into()) }
    }

    /// A text.
    pub fn text(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self::new(name, value, "STRING")
    }

    /// NULL of a type.
    pub fn null(name: impl Into<String>, kind: impl Into<String>) -> Self {
        Self { name: name.into(), value: None, kind: Some(kind.into()) }
    }
}

/// A mark by which the query history finds a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueryTag {
    /// The mark's name.
    pub key: String,
    /// Its value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

impl QueryTag {
    /// A mark.
    pub fn new(key: impl Into<String>, value: impl Into<String>) -> Self {
        Self { key: key.into(), value: Some(value.into()) }
    }
}

/// A statement for a warehouse, with the fields of `POST /api/2.0/sql/statements`.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct StatementRequest {
    /// The SQL text, at most 16 MiB.
    pub statement: String,
    /// The warehouse that runs it.
    pub warehouse_id: String,
    /// The catalogue that names without one mean.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub catalog: Option<String>,
    /// The schema that names without one mean.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Values for the statement's `:name`s.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parameters: Vec<Parameter>,
    /// Seconds that the first call waits for the end: 0, or 5 to 50.
    #[serde(serialize_with = "seconds")]
    pub wait_timeout: u8,
    /// What happens after them.
    pub on_wait_timeout: OnWaitTimeout,
    /// How the rows come.
    pub disposition: Disposition,
    /// Their form.
    pub format: Format,
    /// The first rows are enough.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row_limit: Option<u64>,
    /// The most bytes a result may have; one that is longer is an error here, not a shorter result.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byte_limit: Option<u64>,
    /// Marks for the query history.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub query_tags: Vec<QueryTag>,
    /// Whether the statement may be sent again when it is not known whether it arrived. Only for one that changes nothing, as it may then run twice.
    #[serde(skip)]
    pub retry_submit: bool,
}

impl StatementRequest {
    /// A statement whose rows come as Arrow by links; its first call waits 5 seconds.
    pub fn arrow(warehouse_id: impl Into<String>, statement: impl Into<String>) -> Self {
        Self::new(warehouse_id.into(), statement.into(), Disposition::ExternalLinks, Format::ArrowStream)
    }

    /// A statement whose rows come as JSON in the answers: for few rows, or none.
    pub fn json(warehouse_id: impl Into<String>, statement: impl Into<String>) -> Self {
        Self::new(warehouse_id.into(), statement.into(), Disposition::Inline, Format::JsonArray)
    }

    fn new(warehouse_id: String, statement: String, disposition: Disposition, format: Format) -> Self {
        Self {
            statement,
            warehouse_id,
            catalog: None,
            schema: None,
            parameters: Vec::new(),
            wait_timeout: 5,
            on_wait_timeout: OnWaitTimeout::Continue,
            disposition,
            format,
            row_limit: None,
            byte_limit: None,
            query_tags: Vec::new(),
            retry_submit: false,
        }
    }

    /// With the catalogue and the schema that names without them mean.
    #[must_use]
    pub fn within(self, catalog: impl Into<String>, schema: impl Into<String>) -> Self {
        Self { catalog: Some(catalog.into()), schema: Some(schema.into()), ..self }
    }

    /// With a value for a `:name`.
    #[must_use]
    pub fn bind(mut self, parameter: Parameter) -> Self {
        self.parameters.push(parameter);
        self
    }

    /// With a mark for the query history.
    #[must_use]
    pub fn tag(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.query_tags.push(QueryTag::new(key, value));
        self
    }

    /// The statement changes nothing, so that it may be sent again when it is not known whether it arrived.
    #[must_use]
    pub fn read_only(self) -> Self {
        Self { retry_submit: true, ..self }
    }

    pub(crate) fn validate(&self) -> Result<(), Error> {
        let fault = if self.statement.trim().is_empty() {
            "a statement needs a text"
        } else if self.warehouse_id.is_empty() {
            "a statement needs a warehouse: name its id"
        } else if !matches!(self.wait_timeout, 0 | 5..=50) {
            "wait_timeout is 0, or from 5 to 50 seconds"
        } else if self.format == Format::ArrowStream && self.disposition == Disposition::Inline {
            "Arrow comes by links: choose Disposition::ExternalLinks, or Format::JsonArray"
        } else {
            return Ok(());
        };
        Err(Error::Request { what: fault.to_owned() })
    }
}

fn seconds<S: serde::Serializer>(seconds: &u8, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&format_args!("{seconds}s"))
}
