//! The difference between what is and what should be, as steps in an order in which they can be done.

use super::ddl::text;
use super::found::{Found, FoundTable};
use super::wanted::{Grant, SCHEMAS, VOLUMES, Wanted};
use super::{Action, Step};

/// The steps. Where everything is as it should be there are none.
pub fn plan(wanted: &Wanted, found: &Found) -> Vec<Step> {
    let mut steps = Vec::new();
    steps.extend(catalogue(wanted, found));
    steps.extend(tags(wanted, found));
    steps.extend(schemas(wanted, found));
    steps.extend(volumes(wanted, found));
    steps.extend(wanted.tables.iter().filter_map(|(table, create, replace)| {
        let name = format!("{}.{}", wanted.catalogue, table.full_name());
        match found.tables.iter().find(|known| known.schema == table.schema && known.name == table.name) {
            None => Some(Step::new(Action::Create, format!("table {name}"), create.clone())),
            Some(known) => changed(table, known, &name, replace),
        }
    }));
    steps.extend(given(wanted, found));
    steps.extend(too_much(wanted, found));
    steps
}

fn catalogue(wanted: &Wanted, found: &Found) -> Option<Step> {
    let name = &wanted.catalogue;
    let location = wanted.location.as_ref().map_or_else(String::new, |at| format!(" MANAGED LOCATION {}", text(at)));
    let sql = format!("CREATE CATALOG IF NOT EXISTS {name}{location} COMMENT 'Learning data of one customer of Kineo Analytics.'");
    (!found.catalogue).then(|| Step::new(Action::Create, format!("catalogue {name}"), sql))
}

fn tags(wanted: &Wanted, found: &Found) -> Option<Step> {
    let missing: Vec<_> = wanted.tags.iter().filter(|tag| !found.tags.contains(tag)).collect();
    let pairs: Vec<String> = missing.iter().map(|(key, value)| format!("{} = {}", text(key), text(value))).collect();
    let action = if found.catalogue { Action::Change } else { Action::Create };
    let sql = format!("ALTER CATALOG {} SET TAGS ({})", wanted.catalogue, pairs.join(", "));
    (!missing.is_empty()).then(|| Step::new(action, format!("tags of catalogue {}", wanted.catalogue), sql))
}

fn schemas<'a>(wanted: &'a Wanted, found: &'a Found) -> impl Iterator<Item = Step> + 'a {
    SCHEMAS.iter().filter(|(schema, _)| !found.schemas.iter().any(|known| known == schema)).map(|(schema, comment)| {
        let name = format!("{}.{schema}", wanted.catalogue);
        Step::new(Action::Create, format!("schema {name}"), format!("CREATE SCHEMA IF NOT EXISTS {name} COMMENT {}", text(comment)))
    })
}

fn volumes<'a>(wanted: &'a Wanted, found: &'a Found) -> impl Iterator<Item = Step> + 'a {
    VOLUMES.iter().filter(|(volume, _)| !found.volumes.iter().any(|known| known == volume)).map(|(volume, comment)| {
        let name = format!("{}.bronze.{volume}", wanted.catalogue);
        Step::new(Action::Create, format!("volume {name}"), format!("CREATE VOLUME IF NOT EXISTS {name} COMMENT {}", text(comment)))
    })
}

/// A table with other columns is replaced: the next load fills it, and its versions stay readable. Bronze keeps what it holds and gets the
/// columns that it lacks; columns that files brought stay.
fn changed(table: &super::ddl::Table, known: &FoundTable, name: &str, replace: &str) -> Option<Step> {
    let has = |column: &str, kind: &str| known.columns.iter().any(|(found, of)| found == column && of.eq_ignore_ascii_case(kind));
    let missing: Vec<_> = table.columns.iter().filter(|(column, kind, _)| !has(column, kind)).collect();
    let is_same = missing.is_empty() && (table.grows || known.columns.len() == table.columns.len());
    if is_same {
        return None;
    }
    if !table.grows {
        return Some(Step::new(Action::Change, format!("table {name}"), replace));
    }
    let columns: Vec<String> = missing.iter().map(|(column, kind, about)| format!("{column} {kind} COMMENT {}", text(about))).collect();
    Some(Step::new(Action::Change, format!("table {name}"), format!("ALTER TABLE {name} ADD COLUMNS ({})", columns.join(", "))))
}

fn given<'a>(wanted: &'a Wanted, found: &'a Found) -> impl Iterator<Item = Step> + 'a {
    wanted.grants.iter().filter_map(|grant| {
        let has = |privilege: &str| found.grants.iter().any(|known| known.is(grant) && known.privileges.iter().any(|own| own == privilege));
        let missing: Vec<&str> = grant.privileges.iter().copied().filter(|privilege| !has(privilege)).collect();
        (!missing.is_empty()).then(|| changed_right(Action::Create, "GRANT", "TO", grant.kind, &grant.on, &grant.principal, &missing))
    })
}

/// Rights that nobody asked for: a second fence with a gap is none.
fn too_much<'a>(wanted: &'a Wanted, found: &'a Found) -> impl Iterator<Item = Step> + 'a {
    found.grants.iter().filter_map(|known| {
        let asked =
            |privilege: &String| wanted.grants.iter().any(|grant| known.is(grant) && grant.privileges.contains(&privilege.as_str()));
        let extra: Vec<&str> = known.privileges.iter().filter(|privilege| !asked(privilege)).map(String::as_str).collect();
        (!extra.is_empty()).then(|| changed_right(Action::Revoke, "REVOKE", "FROM", known.kind, &known.on, &known.principal, &extra))
    })
}

fn changed_right(action: Action, verb: &str, to: &str, kind: &str, on: &str, principal: &str, privileges: &[&str]) -> Step {
    let rights = privileges.iter().map(|privilege| privilege.replace('_', " ")).collect::<Vec<_>>().join(", ");
    let quoted = principal.replace('`', "``");
    let what = format!("{rights} on {} {on} for {principal}", kind.to_lowercase());
    Step::new(action, what, format!("{verb} {rights} ON {kind} {on} {to} `{quoted}`"))
}

impl super::found::FoundGrant {
    fn is(&self, grant: &Grant) -> bool {
        self.kind == grant.kind && self.on == grant.on && self.principal == grant.principal
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use chrono::DateTime;
    use store::Customer;

    use super::super::ddl::TableOptions;
    use super::super::found::FoundGrant;
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::databricks::Access;

    fn wanted(root: Option<&str>) -> Wanted {
        let customer = Customer {
            id: domain::CustomerId::new("c"),
            slug: "northwind".parse().unwrap(),
            number: 7,
            name: "Northwind".to_owned(),
            time_zone: "UTC".to_owned(),
            first_month: 1,
            brand: domain::Brand::default(),
            course_address: None,
            engine: domain::Engine::Databricks,
            disabled: false,
            created_at: DateTime::UNIX_EPOCH,
        };
        let access = Access { reader: Some("reader".to_owned()), people_group: Some("people of {customer}".to_owned()), names_group: None };
        let options = TableOptions { storage_root: root.map(str::to_owned), retention_days: 90 };
        Wanted::of(&options, &access, &customer, &Catalogue::read().unwrap())
    }

    /// Everything as it should be.
    fn complete(wanted: &Wanted) -> Found {
        let columns =
            |table: &super::super::ddl::Table| table.columns.iter().map(|(name, kind, _)| (name.clone(), kind.to_lowercase())).collect();
        let table = |table: &super::super::ddl::Table| FoundTable {
            schema: table.schema.to_owned(),
            name: table.name.clone(),
            columns: columns(table),
        };
        let grant = |grant: &Grant| FoundGrant {
            kind: grant.kind,
            on: grant.on.clone(),
            principal: grant.principal.clone(),
            privileges: grant.privileges.iter().map(|privilege| (*privilege).to_owned()).collect(),
        };
        Found {
            catalogue: true,
            tags: wanted.tags.clone(),
            schemas: SCHEMAS.iter().map(|(name, _)| (*name).to_owned()).collect(),
            volumes: VOLUMES.iter().map(|(name, _)| (*name).to_owned()).collect(),
            tables: wanted.tables.iter().map(|(known, ..)| table(known)).collect(),
            grants: wanted.grants.iter().map(grant).collect(),
        }
    }

    #[test]
    fn a_new_customer_gets_everything_in_its_own_catalogue() {
        let wanted = wanted(Some("abfss://lake@account.dfs.core.windows.net/kineo/"));
        let steps = plan(&wanted, &Found::default());
        assert!(steps.iter().all(|step| step.action == Action::Create), "nothing can be changed that is not there");
        assert!(steps.iter().all(|step| step.statement.as_ref().unwrap().contains("customer_007")), "a statement names another catalogue");
        let gold = steps.iter().find(|step| step.what == "table customer_007.gold.dim_user").unwrap().statement.clone().unwrap();
        assert!(gold.contains("LOCATION 'abfss://lake@account.dfs.core.windows.net/kineo/customer_007/gold/dim_user'"), "{gold}");
        assert_eq!(steps.first().unwrap().what, "catalogue customer_007");
    }

    #[test]
    fn where_all_is_as_it_should_be_there_is_nothing_to_do() {
        let wanted = wanted(None);
        assert_eq!(plan(&wanted, &complete(&wanted)), []);
    }

    #[test]
    fn a_column_of_an_export_that_the_model_does_not_know_is_no_drift() {
        let wanted = wanted(None);
        let mut found = complete(&wanted);
        found.tables.iter_mut().find(|table| table.schema == "bronze").unwrap().columns.push(("shoe_size".to_owned(), "string".to_owned()));
        assert_eq!(plan(&wanted, &found), []);
    }

    #[test]
    fn drift_is_named_and_put_right() {
        let wanted = wanted(None);
        let mut found = complete(&wanted);
        let table = found.tables.iter_mut().find(|table| table.schema == "gold" && table.name == "dim_user").unwrap();
        table.columns.pop();
        let bronze = found.tables.iter_mut().find(|table| table.schema == "bronze" && table.name == "users").unwrap();
        bronze.columns.remove(0);
        found.volumes.retain(|volume| volume != "landing");
        found.tags.clear();
        let steps = plan(&wanted, &found);
        let what: Vec<&str> = steps.iter().map(|step| step.what.as_str()).collect();
        let tables = ["table customer_007.bronze.users", "table customer_007.gold.dim_user"];
        assert_eq!(what, [&["tags of catalogue customer_007", "volume customer_007.bronze.landing"][..], &tables].concat());
        let statements: Vec<&str> = steps.iter().filter_map(|step| step.statement.as_deref()).collect();
        assert!(statements[2].starts_with("ALTER TABLE customer_007.bronze.users ADD COLUMNS"), "{}", statements[2]);
        assert!(statements[3].starts_with("CREATE OR REPLACE TABLE customer_007.gold.dim_user"), "{}", statements[3]);
    }

    #[test]
    fn rights_that_nobody_asked_for_are_taken_back() {
        let wanted = wanted(None);
        let mut found = complete(&wanted);
        let (on, principal) = ("customer_007.gold".to_owned(), "everybody".to_owned());
        found.grants.push(FoundGrant { kind: "SCHEMA", on, principal, privileges: vec!["SELECT".to_owned()] });
        let steps = plan(&wanted, &found);
        let statements: Vec<_> = steps.iter().map(|step| (step.action, step.statement.as_deref().unwrap())).collect();
        assert_eq!(statements, [(Action::Revoke, "REVOKE SELECT ON SCHEMA customer_007.gold FROM `everybody`")]);
    }
}
