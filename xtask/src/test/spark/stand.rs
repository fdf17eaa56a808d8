//! Customers whose lakehouse is built twice from the same exports: embedded, and through the double.

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result};
use serde_json::Value;

use super::Double;
use crate::paths;
use crate::process::Call;
use crate::tools::python;

/// The customer of the demo that is moved; the other one stays embedded beside it.
pub const DEMO: &str = "northwind-health";
/// A customer with awkward exports, another zone and another first month.
pub const AWKWARD: &str = "awkward";
const AWKWARD_DAY: &str = "2024-09-30";

/// The double's warehouse.
pub const WAREHOUSE: &str = "0123456789abcdef";

/// One installation without Databricks and one with it, over the same exports.
pub struct Stand<'d> {
    /// The double.
    pub double: &'d Double,
    /// Data of the installation without Databricks.
    pub embedded: PathBuf,
    /// Data of the one with it.
    pub remote: PathBuf,
    /// Logins of the demo's customers.
    pub logins: Vec<Value>,
    /// What each load said, by customer: embedded, then through the double.
    pub loads: Vec<(&'static str, Value, Value)>,
}

impl<'d> Stand<'d> {
    /// Makes both.
    pub fn make(double: &'d Double) -> Result<Self> {
        let scratch = paths::scratch("spark")?;
        std::fs::remove_dir_all(&scratch)
            .and_then(|()| std::fs::create_dir_all(&scratch))
            .context("could not clear the folder of the Spark stage")?;
        let [embedded, remote] = ["embedded", "remote"].map(|name| scratch.join(name));
        let made = Call::new(paths::kineo()?).args(["demo", "--prepare-only", "--json", "--data-dir"]).args([&embedded]).json()?;
        let logins = made["logins"].as_array().context("the demo names no logins")?.clone();
        let mut stand = Self { double, embedded, remote, logins, loads: Vec::new() };
        stand.kineo_embedded(&["customer", "create", AWKWARD, "--time-zone", "Pacific/Auckland", "--first-month", "7"])?.text()?;
        let exports = awkward_exports(&scratch)?;
        copy(&stand.embedded, &stand.remote)?;
        for (customer, folder, day) in
            [(DEMO, stand.embedded.join("exports").join(DEMO), stand.demo_day()?), (AWKWARD, exports, AWKWARD_DAY.to_owned())]
        {
            let first = stand.load(false, customer, &folder, &day)?;
            stand.kineo(&["customer", "set", customer, "--engine", "databricks"])?.text()?;
            stand.kineo(&["databricks", "apply", "--customer", customer])?.text()?;
            if customer == AWKWARD {
                // Tokens run out again and again while this one is built.
                double.order("POST", "/double/settings", &serde_json::json!({"token_life": 4}))?;
            }
            let begun = Instant::now();
            let second = stand.load(true, customer, &folder, &day)?;
            println!("{customer} was built through the double in {} s", begun.elapsed().as_secs());
            double.calm()?;
            stand.loads.push((customer, first, second));
        }
        Ok(stand)
    }

    /// `kineo` over the installation without Databricks.
    pub fn kineo_embedded(&self, args: &[&str]) -> Result<Call> {
        Ok(Call::new(paths::kineo()?).args(args).args(["--data-dir"]).args([&self.embedded]))
    }

    /// `kineo` over the installation with it.
    pub fn kineo(&self, args: &[&str]) -> Result<Call> {
        Ok(self.set(Call::new(paths::kineo()?).args(args).args(["--data-dir"]).args([&self.remote])))
    }

    /// A program that is told of the double.
    pub fn set(&self, call: Call) -> Call {
        self.settings().into_iter().fold(call, |call, (name, value)| call.env(name, value))
    }

    fn settings(&self) -> [(&'static str, String); 8] {
        [
            ("KINEO_DATABRICKS_HOST", self.double.address.clone()),
            ("KINEO_DATABRICKS_AUTH", "service-principal".to_owned()),
            ("KINEO_DATABRICKS_CLIENT_ID", "admin-client".to_owned()),
            ("KINEO_DATABRICKS_CLIENT_SECRET", "admin-secret".to_owned()),
            ("KINEO_DATABRICKS_WAREHOUSE_ID", WAREHOUSE.to_owned()),
            ("KINEO_DATABRICKS_PEOPLE_GROUP", "readers".to_owned()),
            ("KINEO_DATABRICKS_WAKE_SECONDS", "2".to_owned()),
            ("KINEO_DATABRICKS_STORAGE_ROOT", super::azure::ROOT.to_owned()),
        ]
    }

    /// Loads a folder and gives back what the load said.
    pub fn load(&self, there: bool, customer: &str, folder: &Path, day: &str) -> Result<Value> {
        let args = ["load", "--json", "--customer", customer, "--as-of", day];
        let call = if there { self.kineo(&args)? } else { self.kineo_embedded(&args)? };
        call.args([folder]).json().with_context(|| format!("the load of {customer}"))
    }

    /// The gold tables of a customer: embedded, and those that Spark wrote.
    pub fn gold(&self, customer: &str) -> Result<[PathBuf; 2]> {
        let embedded = self.embedded.join("customers").join(customer).join("gold");
        Ok([embedded, self.double.folder.join("tables").join(self.catalogue(customer)?).join("gold")])
    }

    /// The customer's catalogue.
    pub fn catalogue(&self, customer: &str) -> Result<String> {
        let list = self.kineo(&["customer", "list", "--json"])?.json()?;
        let found = list.as_array().into_iter().flatten().find(|known| known["slug"] == customer);
        let name = found.and_then(|known| known["catalogue"].as_str()).context("the customer has no catalogue")?;
        Ok(name.to_owned())
    }

    fn demo_day(&self) -> Result<String> {
        let list = self.kineo_embedded(&["release", "list", "--json", "--customer", DEMO])?.json()?;
        let day = list.pointer("/0/as_of").and_then(Value::as_str).context("the demo has no release")?;
        Ok(day.to_owned())
    }
}

fn awkward_exports(scratch: &Path) -> Result<PathBuf> {
    let [plain, exports] = ["plain", "awkward"].map(|name| scratch.join(name));
    let generate = Call::new(paths::kineo()?).args(["generate"]).args([&plain]);
    generate.args(["--seed", "1", "--users", "60", "--course-completions", "400", "--as-of", AWKWARD_DAY]).text()?;
    let workbook =
        crate::fingerprint::files_below(&plain)?.into_iter().find(|file| file.extension().is_some_and(|ending| ending == "xlsx"));
    let workbook = workbook.context("`kineo generate` writes no workbook")?;
    let edges = Call::new(python::for_baseline()?).args([paths::root().join("bench").join("edge_cases.py")]);
    edges.args([&exports]).args(["--seed", "3", "--calendar"]).args([workbook]).text()?;
    Ok(exports)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    Call::new("cp").args(["-r"]).args([from, to]).run()
}
