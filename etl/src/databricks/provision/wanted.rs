//! What a customer should have on Databricks.

use store::Customer;
use warehouse::catalogue_of;

use super::ddl::{self, Table, TableOptions};
use crate::catalogue::Catalogue;
use crate::databricks::Access;

/// The schemas and what they hold.
pub const SCHEMAS: [(&str, &str); 5] = [
    ("bronze", "What arrived, as text."),
    ("silver", "Clean and typed."),
    ("gold", "Dimensions, facts and what dashboards read. Read at the versions of a release."),
    ("work", "What a load needs on its way."),
    ("published", "The newest release, for people with tools of their own."),
];

/// The volumes of bronze and what they hold.
pub const VOLUMES: [(&str, &str); 2] =
    [("arrivals", "The files as they came."), ("landing", "Their rows as Parquet, on the way into bronze.")];

/// Rights of one principal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// `CATALOG` or `SCHEMA`.
    pub kind: &'static str,
    /// On what.
    pub on: String,
    /// To whom.
    pub principal: String,
    /// Which.
    pub privileges: Vec<&'static str>,
}

/// Everything that a customer should have.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Its catalogue.
    pub catalogue: String,
    /// Where the catalogue keeps what it manages, if the installation says so.
    pub location: Option<String>,
    /// Tags of the catalogue.
    pub tags: Vec<(String, String)>,
    /// Its tables with the statements that make them: the first if there is none, the second if it has other columns.
    pub tables: Vec<(Table, String, String)>,
    /// Who may what.
    pub grants: Vec<Grant>,
    /// How tables are made.
    pub options: TableOptions,
}

impl Wanted {
    /// For a customer.
    pub fn of(tables: &TableOptions, access: &Access, customer: &Customer, catalogue: &Catalogue) -> Self {
        let (name, options) = (catalogue_of(customer), tables.clone());
        let table = |table: Table| {
            let [create, replace] = [false, true].map(|replace| table.create(customer, &options, replace));
            (table, create, replace)
        };
        Self {
            tags: tags(customer),
            location: options.storage_root.as_deref().map(|root| format!("{}/{name}/managed", root.trim_end_matches('/'))),
            tables: ddl::tables(catalogue).into_iter().map(table).collect(),
            grants: grants(&name, customer, access),
            catalogue: name,
            options,
        }
    }
}

fn tags(customer: &Customer) -> Vec<(String, String)> {
    [("kineo_customer", customer.slug.as_str()), ("kineo_product", "kineo")].map(|(key, value)| (key.to_owned(), value.to_owned())).to_vec()
}

/// The reader reads gold and nothing else; people read what is published and nothing else.
fn grants(catalogue: &str, customer: &Customer, access: &Access) -> Vec<Grant> {
    let on_catalogue = |principal: &String| Grant {
        kind: "CATALOG",
        on: catalogue.to_owned(),
        principal: principal.clone(),
        privileges: vec!["USE_CATALOG"],
    };
    let on_schema = |schema: &str, principal: &String| Grant {
        kind: "SCHEMA",
        on: format!("{catalogue}.{schema}"),
        principal: principal.clone(),
        privileges: vec!["SELECT", "USE_SCHEMA"],
    };
    let of = |schema: &'static str, principal: Option<String>| {
        principal.into_iter().flat_map(move |principal| [on_catalogue(&principal), on_schema(schema, &principal)])
    };
    let people = Access::of(access.people_group.as_ref(), customer);
    of("gold", access.reader.clone()).chain(of("published", people)).collect()
}
