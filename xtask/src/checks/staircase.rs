//! Which crate of the workspace may use which: the staircase of ARCHITECTURE.md.

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::process::Call;

/// Each crate with those it may stand on.
const STAIRS: [(&str, &[&str]); 11] = [
    ("databricks", &[]),
    ("domain", &[]),
    ("synthetic", &[]),
    ("store", &["domain"]),
    ("warehouse", &["databricks", "domain", "store"]),
    ("etl", &["domain", "store", "warehouse"]),
    ("service", &["domain", "store", "warehouse", "etl"]),
    ("app", &["domain"]),
    ("server", &["domain", "store", "warehouse", "etl", "service", "app", "synthetic"]),
    ("testkit", &["domain", "store", "warehouse", "etl", "service", "synthetic"]),
    ("xtask", &[]),
];

/// What only tests may use, whatever they test.
const FOR_TESTS: [&str; 2] = ["testkit", "synthetic"];

/// Fails if a crate uses one that it may not know.
pub fn check() -> Result<()> {
    let metadata = Call::cargo(&["metadata", "--no-deps", "--format-version", "1"]).json()?;
    let packages = metadata["packages"].as_array().context("`cargo metadata` names no packages")?;
    let wrong: Vec<String> = packages.iter().flat_map(steps_not_allowed).collect();
    if !wrong.is_empty() {
        bail!("these break the staircase of ARCHITECTURE.md:\n  {}", wrong.join("\n  "));
    }
    Ok(())
}

fn steps_not_allowed(package: &Value) -> Vec<String> {
    let name = package["name"].as_str().unwrap_or_default();
    let own = package["dependencies"].as_array().into_iter().flatten().filter(|dependency| dependency["path"].is_string());
    own.filter(|dependency| !is_allowed(name, dependency)).map(|dependency| format!("{name} → {}", dependency["name"])).collect()
}

fn is_allowed(name: &str, dependency: &Value) -> bool {
    let on = dependency["name"].as_str().unwrap_or_default();
    let for_tests = dependency["kind"] == "dev" && FOR_TESTS.contains(&on);
    for_tests || STAIRS.iter().any(|(of, allowed)| *of == name && allowed.contains(&on))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(name: &str, on: &str, kind: Value) -> Value {
        serde_json::json!({"name": name, "dependencies": [{"name": on, "path": "somewhere", "kind": kind}]})
    }

    #[test]
    fn arrows_point_down_only() {
        assert!(steps_not_allowed(&package("etl", "warehouse", Value::Null)).is_empty());
        assert_eq!(steps_not_allowed(&package("warehouse", "etl", Value::Null)).len(), 1);
        assert_eq!(steps_not_allowed(&package("app", "service", Value::Null)).len(), 1);
    }

    #[test]
    fn helpers_of_tests_stay_out_of_what_is_shipped() {
        assert!(steps_not_allowed(&package("store", "testkit", "dev".into())).is_empty());
        assert_eq!(steps_not_allowed(&package("server", "testkit", Value::Null)).len(), 1);
    }

    #[test]
    fn a_new_crate_needs_a_place_on_the_staircase() {
        assert_eq!(steps_not_allowed(&package("newcomer", "domain", Value::Null)).len(), 1);
    }
}
