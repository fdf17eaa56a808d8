//! The model graph as a job of Databricks: a task for each model, in the order of what reads what.

use serde_json::{Map, Value, json};
use store::Customer;
use warehouse::catalogue_of;

use super::provision::ddl;
use super::script::{self, Step};
use crate::catalogue::{Catalogue, Model};

/// The parameters of a run; the models name them `:as_of` and so on.
pub const PARAMETERS: [&str; 3] = ["as_of", "first_month", "time_zone"];

/// What an installation sets for its jobs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobOptions {
    /// The SQL warehouse that the tasks run on.
    pub warehouse_id: String,
    /// Addresses that are told when a run fails.
    pub notify: Vec<String>,
    /// Minutes after which a task is broken off.
    pub task_minutes: u32,
    /// How often a task that failed is tried again.
    pub retries: u32,
}

/// One file of a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Its key in the job, and the name of its file.
    pub key: String,
    /// The tasks that it waits for.
    pub after: Vec<String>,
    /// Whether it runs even if those failed.
    pub always: bool,
    /// Its statements.
    pub steps: Vec<Step>,
}

impl Task {
    /// The file: the statements one after another, in the customer's catalogue.
    pub fn text(&self, customer: &Customer) -> String {
        let name = catalogue_of(customer);
        // The first line of each statement finds it in the query history. It follows the semicolon at once, so that a line of an error is counted
        // from there, whether or not blanks before a statement belong to it.
        let statement = |step: &Step| format!("-- kineo {name} {}\n{}\n;", self.key, step.sql.trim_end());
        let statements: String = self.steps.iter().map(statement).collect();
        format!("-- Made from models/; change the models, not this file.\nUSE CATALOG {name}\n;{statements}\n")
    }

    fn parameters(&self) -> Map<String, Value> {
        let used = |name: &&&str| self.steps.iter().any(|step| step.sql.contains(&format!(":{name}")));
        PARAMETERS.iter().filter(used).map(|name| ((*name).to_owned(), format!("{{{{job.parameters.{name}}}}}").into())).collect()
    }
}

/// The tasks of a build: every model, what ends a load, and what is swept up after it.
pub fn tasks(catalogue: &Catalogue) -> Vec<Task> {
    let models = catalogue.models.models();
    let built: Vec<String> = models.iter().map(key_of).collect();
    let waits_for = |model: &Model| -> Vec<String> {
        model.inputs.iter().filter(|input| catalogue.models.model(input).is_some()).map(|input| input.replace('.', "_")).collect()
    };
    let task = |model: &Model| Task { key: key_of(model), after: waits_for(model), always: false, steps: script::build(model, catalogue) };
    let mut tasks: Vec<Task> = models.iter().map(task).collect();
    tasks.push(Task { key: "finish".to_owned(), after: built.clone(), always: false, steps: script::finish(catalogue) });
    let after = built.into_iter().chain(["finish".to_owned()]).collect();
    tasks.push(Task { key: "clear".to_owned(), after, always: true, steps: script::clear(catalogue) });
    tasks
}

fn key_of(model: &Model) -> String {
    model.full_name().replace('.', "_")
}

/// What is done once a week: files that no version within the retention needs are deleted.
pub fn upkeep(catalogue: &Catalogue) -> Task {
    let tables = ddl::tables(catalogue);
    let steps = tables.iter().map(|table| Step::plain(format!("VACUUM {}", table.full_name()))).collect();
    Task { key: "vacuum".to_owned(), after: Vec::new(), always: false, steps }
}

/// The job's name in the workspace.
pub fn name_of(customer: &Customer) -> String {
    format!("kineo {}", catalogue_of(customer))
}

/// The name of the job that is run once a week.
pub fn name_of_upkeep(customer: &Customer) -> String {
    format!("kineo {} upkeep", catalogue_of(customer))
}

/// The settings of that job. It runs when nobody loads.
pub fn upkeep_settings(customer: &Customer, catalogue: &Catalogue, options: &JobOptions, path_of: &dyn Fn(&Task) -> String) -> Value {
    let task = upkeep(catalogue);
    json!({
        "name": name_of_upkeep(customer),
        "max_concurrent_runs": 1,
        "timeout_seconds": options.task_minutes * 60 * 4,
        "tags": {"product": "kineo", "customer": customer.slug.as_str()},
        "schedule": {"quartz_cron_expression": "0 0 12 ? * SUN", "timezone_id": customer.time_zone, "pause_status": "UNPAUSED"},
        "email_notifications": {"on_failure": options.notify, "no_alert_for_skipped_runs": true},
        "tasks": [settings_of(&task, options, &path_of(&task))],
    })
}

/// The settings of a customer's job. `path_of` tells where a task's file is.
pub fn settings(customer: &Customer, catalogue: &Catalogue, options: &JobOptions, path_of: &dyn Fn(&Task) -> String) -> Value {
    let tasks: Vec<Value> = tasks(catalogue).iter().map(|task| settings_of(task, options, &path_of(task))).collect();
    json!({
        "name": name_of(customer),
        "max_concurrent_runs": 1,
        "queue": {"enabled": true},
        "timeout_seconds": options.task_minutes * 60 * 4,
        "tags": {"product": "kineo", "customer": customer.slug.as_str(), "model": crate::catalogue::fingerprint()},
        "parameters": [
            {"name": "as_of", "default": "1900-01-01"},
            {"name": "first_month", "default": customer.first_month.to_string()},
            {"name": "time_zone", "default": customer.time_zone},
        ],
        "email_notifications": {"on_failure": options.notify, "no_alert_for_skipped_runs": true},
        "tasks": tasks,
    })
}

fn settings_of(task: &Task, options: &JobOptions, path: &str) -> Value {
    json!({
        "task_key": task.key,
        "depends_on": task.after.iter().map(|key| json!({"task_key": key})).collect::<Vec<_>>(),
        "run_if": if task.always { "ALL_DONE" } else { "ALL_SUCCESS" },
        "max_retries": options.retries,
        "min_retry_interval_millis": 15_000,
        "retry_on_timeout": false,
        "timeout_seconds": options.task_minutes * 60,
        "sql_task": {
            "warehouse_id": options.warehouse_id,
            "file": {"path": path, "source": "WORKSPACE"},
            "parameters": task.parameters(),
        },
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_model_is_a_task_that_waits_for_what_it_reads() {
        let catalogue = Catalogue::read().unwrap();
        let tasks = tasks(&catalogue);
        let keys: Vec<&str> = tasks.iter().map(|task| task.key.as_str()).collect();
        assert_eq!(tasks.len(), catalogue.models.models().len() + 2);
        for (n, task) in tasks.iter().enumerate() {
            for before in &task.after {
                assert!(keys[..n].contains(&before.as_str()), "{} waits for {before}, which comes later", task.key);
            }
        }
        let history = tasks.iter().find(|task| task.key == "gold_fact_course_history").unwrap();
        assert!(history.after.iter().any(|before| before == "gold_dim_fy_began"), "{:?}", history.after);
        assert!(tasks.last().unwrap().always, "what is swept up is swept up after a failure too");
    }

    #[test]
    fn a_task_is_told_the_parameters_that_it_uses_and_no_others() {
        let catalogue = Catalogue::read().unwrap();
        let parameters = |key: &str| {
            let tasks = tasks(&catalogue);
            tasks.iter().find(|task| task.key == key).unwrap().parameters().keys().cloned().collect::<Vec<_>>()
        };
        assert_eq!(parameters("gold_dim_user"), [""; 0]);
        assert_eq!(parameters("silver_users"), [""; 0]);
        assert_eq!(parameters("silver_course_completions"), ["time_zone"]);
        assert!(parameters("gold_fact_course_history").contains(&"as_of".to_owned()));
    }
}
