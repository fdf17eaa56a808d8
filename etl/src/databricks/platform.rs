//! The workspace that an installation uses, and what it sets there.

use databricks::{Client, StatementRequest};
use store::Customer;
use warehouse::{catalogue_of, databricks};

use super::job::JobOptions;
use super::provision::ddl::TableOptions;
use crate::error::EtlError;

/// A workspace with what an installation sets.
#[derive(Clone)]
pub struct Platform {
    /// The client.
    pub client: Client,
    /// For jobs.
    pub jobs: JobOptions,
    /// For tables.
    pub tables: TableOptions,
    /// For those who may read.
    pub access: Access,
}

/// Who may read beside the principal that signs in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Access {
    /// A principal that reads gold.
    pub reader: Option<String>,
    /// The group that reads the published views; `{customer}` stands for the catalogue.
    pub people_group: Option<String>,
    /// The group that sees people's names there; `{customer}` stands for the catalogue.
    pub names_group: Option<String>,
}

impl Access {
    /// A group of a customer.
    pub fn of(group: Option<&String>, customer: &Customer) -> Option<String> {
        group.map(|group| group.replace("{customer}", &catalogue_of(customer)))
    }
}

/// The rows of a result as texts.
pub type Texts = Vec<Vec<Option<String>>>;

impl Platform {
    /// A statement for a customer, with the tags that find it in the query history.
    pub fn statement(&self, customer: &Customer, sql: impl Into<String>) -> StatementRequest {
        let mut request = self.bare_statement(customer, sql);
        request.catalog = Some(catalogue_of(customer));
        request
    }

    /// A statement outside any catalogue: its names are whole.
    pub fn bare_statement(&self, customer: &Customer, sql: impl Into<String>) -> StatementRequest {
        StatementRequest::json(&self.jobs.warehouse_id, sql.into()).tag("customer", customer.slug.as_str())
    }

    /// Runs a statement to its end.
    pub async fn run(&self, what: &str, request: StatementRequest) -> Result<Texts, EtlError> {
        let failed = || EtlError::remote(what);
        let running = self.client.statements().execute(request).await.map_err(failed())?;
        running.finish().await.map_err(failed())?.json_rows().await.map_err(failed())
    }

    /// Runs a statement that only reads: it may be asked again.
    pub async fn read(&self, customer: &Customer, what: &str, sql: impl Into<String>) -> Result<Texts, EtlError> {
        self.run(what, self.statement(customer, sql).read_only()).await
    }

    /// Runs a statement that writes.
    pub async fn write(&self, customer: &Customer, what: &str, sql: impl Into<String>) -> Result<Texts, EtlError> {
        self.run(what, self.statement(customer, sql)).await
    }
}
