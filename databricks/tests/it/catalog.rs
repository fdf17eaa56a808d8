//! Unity Catalog.

use databricks::Error;
use databricks::catalog::{
    CatalogUpdate, NewCatalog, NewSchema, NewVolume, PermissionsChange, SchemaUpdate, SecurableType, TableType, VolumeType, VolumeUpdate,
};
use futures::TryStreamExt;
use serde_json::json;

use crate::support::{Double, Reply};

const ROOT: &str = "/api/2.1/unity-catalog";

fn get(path: &str) -> String {
    format!("GET {ROOT}/{path}")
}

#[tokio::test]
async fn lists_are_read_to_their_end_over_empty_pages() {
    let double = Double::start().await;
    let line = get("tables");
    double.then(&line, Reply::json(json!({ "tables": [{ "name": "a", "table_type": "MANAGED" }], "next_page_token": "p/2+" })));
    double.then(&line, Reply::json(json!({ "next_page_token": "p3" })));
    double.then(&line, Reply::error(503, "", "later"));
    double.then(&line, Reply::json(json!({ "tables": [{ "name": "b", "table_type": "HOLOGRAM" }], "next_page_token": "" })));
    let tables: Vec<_> = double.client().catalog().tables().list("main", "gold").try_collect().await.unwrap();
    let names: Vec<_> = tables.iter().map(|table| table.name.as_str()).collect();
    assert_eq!(names, ["a", "b"]);
    assert_eq!(tables[0].table_type, Some(TableType::Managed));
    assert_eq!(tables[1].table_type, Some(TableType::Other("HOLOGRAM".to_owned())));
    let asked: Vec<_> = double.seen(&line).into_iter().map(|seen| seen.query).collect();
    let base = "max_results=0&catalog_name=main&schema_name=gold";
    assert_eq!(asked, [base, &format!("{base}&page_token=p%2F2%2B"), &format!("{base}&page_token=p3"), &format!("{base}&page_token=p3")]);
}

#[tokio::test]
async fn a_list_that_goes_in_a_circle_ends() {
    let double = Double::start().await;
    double.always(&get("catalogs"), Reply::json(json!({ "catalogs": [{ "name": "a" }], "next_page_token": "p" })));
    let listed: Result<Vec<_>, _> = double.client().catalog().catalogs().list().try_collect().await;
    assert!(matches!(listed.unwrap_err(), Error::Unreadable { .. }));
}

#[tokio::test]
async fn catalogues_are_made_changed_and_removed() {
    let double = Double::start().await;
    let one = format!("{ROOT}/catalogs/c%2F1");
    double.then(&format!("POST {ROOT}/catalogs"), Reply::json(json!({ "name": "c/1" })));
    double.then(&format!("GET {one}"), Reply::json(json!({ "name": "c/1", "owner": "me", "properties": { "a": "b" } })));
    double.then(&format!("PATCH {one}"), Reply::json(json!({ "name": "c/1", "comment": "new" })));
    double.then(&format!("DELETE {one}"), Reply::json(json!({})));
    let catalogs = double.client().catalog().catalogs();
    catalogs.create(&NewCatalog { name: "c/1".to_owned(), comment: Some("a".to_owned()), ..NewCatalog::default() }).await.unwrap();
    assert_eq!(catalogs.get("c/1").await.unwrap().properties["a"], "b");
    let update = CatalogUpdate { comment: Some("new".to_owned()), ..CatalogUpdate::default() };
    assert_eq!(catalogs.update("c/1", &update).await.unwrap().comment.as_deref(), Some("new"));
    catalogs.delete("c/1", true).await.unwrap();
    assert_eq!(double.seen(&format!("POST {ROOT}/catalogs"))[0].json(), json!({ "name": "c/1", "comment": "a" }));
    assert_eq!(double.seen(&format!("PATCH {one}"))[0].json(), json!({ "comment": "new" }));
    assert_eq!(double.seen(&format!("DELETE {one}"))[0].query, "force=true");
}

#[tokio::test]
async fn schemas_are_made_changed_and_removed() {
    let double = Double::start().await;
    let one = format!("{ROOT}/schemas/main.gold");
    double.then(&format!("POST {ROOT}/schemas"), Reply::error(400, "SCHEMA_ALREADY_EXISTS", "there"));
    double.then(&format!("GET {one}"), Reply::json(json!({ "full_name": "main.gold" })));
    double.then(&format!("PATCH {one}"), Reply::json(json!({ "owner": "you" })));
    double.then(&format!("DELETE {one}"), Reply::json(json!({})));
    double.then(&get("schemas"), Reply::json(json!({ "schemas": [{ "name": "gold" }] })));
    let schemas = double.client().catalog().schemas();
    let new = NewSchema { name: "gold".to_owned(), catalog_name: "main".to_owned(), ..NewSchema::default() };
    assert!(schemas.create(&new).await.unwrap_err().is_already_there());
    assert_eq!(schemas.get("main.gold").await.unwrap().full_name, "main.gold");
    let update = SchemaUpdate { owner: Some("you".to_owned()), ..SchemaUpdate::default() };
    assert_eq!(schemas.update("main.gold", &update).await.unwrap().owner.as_deref(), Some("you"));
    schemas.delete("main.gold", false).await.unwrap();
    assert_eq!(schemas.list("main").try_collect::<Vec<_>>().await.unwrap().len(), 1);
    assert_eq!(double.seen(&format!("POST {ROOT}/schemas"))[0].json(), json!({ "name": "gold", "catalog_name": "main" }));
}

#[tokio::test]
async fn volumes_are_made_changed_and_removed() {
    let double = Double::start().await;
    let one = format!("{ROOT}/volumes/main.raw.files");
    double.then(&format!("POST {ROOT}/volumes"), Reply::json(json!({ "volume_type": "MANAGED" })));
    double.then(&format!("GET {one}"), Reply::json(json!({ "full_name": "main.raw.files", "storage_location": "abfss://x" })));
    double.then(&format!("PATCH {one}"), Reply::json(json!({ "name": "other" })));
    double.then(&format!("DELETE {one}"), Reply::json(json!({})));
    double.then(&get("volumes"), Reply::json(json!({ "volumes": [{ "name": "files" }] })));
    let volumes = double.client().catalog().volumes();
    assert_eq!(volumes.create(&NewVolume::managed("main", "raw", "files")).await.unwrap().volume_type, Some(VolumeType::Managed));
    assert_eq!(volumes.get("main.raw.files").await.unwrap().storage_location.as_deref(), Some("abfss://x"));
    let update = VolumeUpdate { new_name: Some("other".to_owned()), ..VolumeUpdate::default() };
    assert_eq!(volumes.update("main.raw.files", &update).await.unwrap().name, "other");
    volumes.delete("main.raw.files").await.unwrap();
    assert_eq!(volumes.list("main", "raw").try_collect::<Vec<_>>().await.unwrap().len(), 1);
    let sent = json!({ "name": "files", "catalog_name": "main", "schema_name": "raw", "volume_type": "MANAGED" });
    assert_eq!(double.seen(&format!("POST {ROOT}/volumes"))[0].json(), sent);
}

#[tokio::test]
async fn tables_are_found_and_removed() {
    let double = Double::start().await;
    let one = "tables/main.gold.t";
    let columns = json!([{ "name": "n", "position": 0, "type_text": "decimal(18,2)", "type_name": "DECIMAL", "nullable": true }]);
    double.then(&get(one), Reply::json(json!({ "full_name": "main.gold.t", "columns": columns })));
    let exists = get(&format!("{one}/exists"));
    double.then(&exists, Reply::json(json!({ "table_exists": true }))).then(&exists, Reply::json(json!({ "table_exists": false })));
    double.then(&exists, Reply::error(404, "SCHEMA_DOES_NOT_EXIST", "no")).then(&exists, Reply::error(403, "PERMISSION_DENIED", "no"));
    double.then(&format!("DELETE {ROOT}/{one}"), Reply::json(json!({})));
    let tables = double.client().catalog().tables();
    assert_eq!(tables.get("main.gold.t").await.unwrap().columns[0].type_text, "decimal(18,2)");
    assert!(tables.exists("main.gold.t").await.unwrap());
    assert!(!tables.exists("main.gold.t").await.unwrap());
    assert!(!tables.exists("main.gold.t").await.unwrap());
    assert_eq!(tables.exists("main.gold.t").await.unwrap_err().status(), Some(403));
    tables.delete("main.gold.t").await.unwrap();
}

#[tokio::test]
async fn grants_are_read_and_changed() {
    let double = Double::start().await;
    let path = format!("{ROOT}/permissions/schema/main.gold");
    let page = |principal: &str| json!([{ "principal": principal, "privileges": ["SELECT", "TELEPORT"] }]);
    double.then(&format!("GET {path}"), Reply::json(json!({ "privilege_assignments": page("a"), "next_page_token": "2" })));
    double.then(&format!("GET {path}"), Reply::json(json!({ "privilege_assignments": page("b") })));
    double.then(&format!("PATCH {path}"), Reply::error(500, "", "oh"));
    double.then(&format!("PATCH {path}"), Reply::json(json!({ "privilege_assignments": page("c") })));
    let grants = double.client().catalog().grants();
    let all: Vec<_> = grants.list(&SecurableType::Schema, "main.gold").try_collect().await.unwrap();
    assert_eq!((all.len(), all[1].principal.as_str(), all[1].privileges[1].as_str()), (2, "b", "TELEPORT"));
    let change = PermissionsChange { principal: "c".to_owned(), add: vec!["SELECT".to_owned()], remove: Vec::new() };
    assert_eq!(grants.update(&SecurableType::Schema, "main.gold", &[change]).await.unwrap()[0].principal, "c");
    let sent = json!({ "changes": [{ "principal": "c", "add": ["SELECT"], "remove": [] }] });
    assert_eq!(double.seen(&format!("PATCH {path}"))[1].json(), sent);
}
