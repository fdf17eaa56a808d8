//! The workspace that an installation uses, and what it sets there.

use futures::{StreamExt, TryStreamExt};
use store::Customer;
use warehouse::catalogue_of;
use warehouse::databricks::{Client, Finished, StatementRequest};

use super::job::JobOptions;
use super::provision::ddl::TableOptions;
use crate::error::EtlError;

/// Statements of one customer that are asked at the same time.
pub const AT_ONCE: usize = 8;

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

    /// Runs a statement to its end and gives back its rows.
    pub async fn run(&self, what: &str, request: StatementRequest) -> Result<Texts, EtlError> {
        self.ended(what, request).await?.json_rows().await.map_err(EtlError::remote(what))
    }

    async fn ended(&self, what: &str, request: StatementRequest) -> Result<Finished, EtlError> {
        let failed = || EtlError::remote(what);
        self.client.statements().execute(request).await.map_err(failed())?.finish().await.map_err(failed())
    }

    /// Runs a statement that only reads: it may be asked again.
    pub async fn read(&self, customer: &Customer, what: &str, sql: impl Into<String>) -> Result<Texts, EtlError> {
        self.run(what, self.statement(customer, sql).read_only()).await
    }

    /// Runs a statement that writes. What it answers, if anything, is of no use.
    pub async fn write(&self, customer: &Customer, what: &str, sql: impl Into<String>) -> Result<(), EtlError> {
        self.do_it(what, self.statement(customer, sql)).await
    }

    /// Runs statements that write, several at a time; each with what it is called in an error.
    pub async fn write_all(&self, customer: &Customer, statements: Vec<(String, String)>) -> Result<(), EtlError> {
        let run = statements.into_iter().map(|(what, sql)| async move { self.write(customer, &what, sql).await });
        futures::stream::iter(run).buffer_unordered(AT_ONCE).try_collect().await
    }

    /// Runs a statement whose answer is of no use.
    pub async fn do_it(&self, what: &str, request: StatementRequest) -> Result<(), EtlError> {
        self.ended(what, request).await.map(|_| ())
    }
}
