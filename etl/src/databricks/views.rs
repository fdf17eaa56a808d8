//! The published views: what people with tools of their own see of a release.
//!
//! Unity Catalog refuses time travel and history on tables with row filters or column masks, and releases stand on both. So gold itself is
//! closed to people, and the filter and the masks stand in views over the versions of the release: the same rows that dashboards show.

use store::{Customer, Release};

use super::platform::{Access, Platform};
use super::provision::ddl::text;
use crate::catalogue::{Catalogue, Model};
use crate::error::EtlError;

/// Makes the views of a release.
pub async fn publish(platform: &Platform, customer: &Customer, catalogue: &Catalogue, release: &Release) -> Result<(), EtlError> {
    let gold = catalogue.models.models().iter().filter(|model| model.layer.stored_in().key() == "gold");
    let view =
        |model: &Model| Some((format!("published.{}", model.name()), view(model, customer, &platform.access, version(release, model)?)));
    platform.write_all(customer, gold.filter_map(view).collect()).await
}

fn version(release: &Release, model: &Model) -> Option<i64> {
    release.tables.iter().find(|table| table.layer == "gold" && table.table == model.name()).map(|table| table.version)
}

/// A view: no rows for whoever is in none of the customer's groups, and names for those alone who may see them.
pub fn view(model: &Model, customer: &Customer, access: &Access, version: i64) -> String {
    let member =
        |group: Option<String>| group.map_or_else(|| "FALSE".to_owned(), |group| format!("is_account_group_member({})", text(&group)));
    let people = member(Access::of(access.people_group.as_ref(), customer));
    let names = member(Access::of(access.names_group.as_ref(), customer));
    let columns =
        model.twin.columns.iter().map(|column| {
            if column.personal { format!("CASE WHEN {names} THEN {0} END AS {0}", column.name) } else { column.name.clone() }
        });
    format!(
        "CREATE OR REPLACE VIEW published.{0} AS\nSELECT\n    {1}\nFROM gold.{0} VERSION AS OF {version}\nWHERE {people}",
        model.name(),
        columns.collect::<Vec<_>>().join(",\n    ")
    )
}
