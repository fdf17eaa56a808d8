//! A customer's job as a Databricks Asset Bundle: for those who deploy with the vendor's own tool.

use serde_json::{Value, json};
use store::Customer;
use warehouse::catalogue_of;

use super::job::{self, JobOptions, Task};
use crate::catalogue::Catalogue;
use crate::error::EtlError;

/// The files of a bundle: path below its folder, and text.
pub fn files(customer: &Customer, catalogue: &Catalogue, options: &JobOptions) -> Result<Vec<(String, String)>, EtlError> {
    let path_of = |task: &Task| format!("./sql/{}.sql", task.key);
    let jobs = [job::settings(customer, catalogue, options, &path_of), job::upkeep_settings(customer, catalogue, options, &path_of)];
    let mut files = vec![("databricks.yml".to_owned(), text(&bundle(customer, jobs, options))?)];
    let tasks = job::tasks(catalogue).into_iter().chain([job::upkeep(catalogue)]);
    files.extend(tasks.map(|task| (format!("sql/{}.sql", task.key), task.text(customer))));
    Ok(files)
}

fn bundle(customer: &Customer, jobs: [Value; 2], options: &JobOptions) -> Value {
    let [build, upkeep] = jobs.map(on_the_bundles_warehouse);
    let name = catalogue_of(customer);
    json!({
        "bundle": {"name": format!("kineo_{name}")},
        "variables": {"warehouse_id": {"description": "The SQL warehouse that builds.", "default": options.warehouse_id}},
        "resources": {"jobs": {name.clone(): build, format!("{name}_upkeep"): upkeep}},
        "targets": {"production": {"mode": "production", "default": true}},
    })
}

fn on_the_bundles_warehouse(mut settings: Value) -> Value {
    for task in settings["tasks"].as_array_mut().into_iter().flatten() {
        task["sql_task"]["warehouse_id"] = json!("${var.warehouse_id}");
    }
    settings
}

fn text(bundle: &Value) -> Result<String, EtlError> {
    serde_saphyr::to_string(bundle).map_err(|why| EtlError::Model { file: "databricks.yml".to_owned(), what: why.to_string() })
}
