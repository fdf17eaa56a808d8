//! What runs against the double of Databricks, a real Spark behind it: the double's own tests with the vendor's client, every table of two
//! customers built on both engines, every dashboard's numbers from both, faults, and the dashboards in a browser.

mod azure;
mod builds;
mod faults;
mod figures;
mod numbers;
mod order;
mod pages;
mod stand;

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::paths;
use crate::process::Call;
use crate::tally::Tally;
use crate::tools::spark::{self, Spark};

/// How long it may take to end by itself.
const PATIENCE: Duration = Duration::from_secs(10);

/// Starts the double and runs its own tests and all further checks. Left out, and said so, where something is missing.
pub fn run() -> Result<Tally> {
    if let Some(missing) = spark::missing() {
        println!("left out: the Spark stage needs {missing}");
        return Ok(Tally::default());
    }
    let spark = spark::prepare()?;
    let double = Double::start(&spark)?;
    let begun = Instant::now();
    let tally = own_tests(&spark, &double)? + checks(&double);
    println!("the Spark stage took {} s", begun.elapsed().as_secs());
    Ok(tally)
}

/// The product against the running double. What comes later stands on what was built before.
fn checks(double: &Double) -> Tally {
    let stand = match stand::Stand::make(double) {
        Ok(stand) => stand,
        Err(error) => {
            println!("failed: the customers of the Spark stage: {error:#}");
            return Tally::one(false);
        }
    };
    builds::check(&stand) + figures::check(&stand) + faults::check(&stand) + azure::check(&stand) + pages::check(&stand)
}

/// Prints how a check ended and counts it.
fn counted_check(name: &str, done: &Result<()>) -> Tally {
    match done {
        Ok(()) => println!("passed: {name}"),
        Err(error) => println!("failed: {name}: {error:#}"),
    }
    Tally::one(done.is_ok())
}

/// The double's own tests with the vendor's client; each one counts.
fn own_tests(spark: &Spark, double: &Double) -> Result<Tally> {
    let tests = Call::new(&spark.python).args(["-m", "unittest", "discover", "--verbose", "-s", "testkit/double/tests", "-t", "testkit"]);
    let tests = tests.env("PYTHONPATH", testkit()).env("DOUBLE_ADDRESS", &double.address);
    let (success, printed) = tests.env("DOUBLE_FOLDER", &double.folder).verdict()?;
    print!("{printed}");
    Ok(printed.lines().map(counted).fold(Tally::default(), |tally, one| tally + one).ended(success))
}

fn counted(line: &str) -> Tally {
    match line.rsplit_once(" ... ").map(|(_, verdict)| verdict.trim()) {
        Some("ok") => Tally::one(true),
        Some("FAIL" | "ERROR") => Tally::one(false),
        _ => Tally::default(),
    }
}

fn testkit() -> PathBuf {
    paths::root().join("testkit")
}

/// A double that runs; it ends with this.
pub struct Double {
    /// Where it answers.
    pub address: String,
    /// What it keeps; tables lie in `tables/<catalog>/<schema>/<table>`.
    pub folder: PathBuf,
    child: Child,
}

impl Double {
    /// Starts one on a free port, with a folder of its own.
    pub fn start(spark: &Spark) -> Result<Self> {
        let folder = paths::scratch("double")?;
        std::fs::remove_dir_all(&folder)
            .and_then(|()| std::fs::create_dir_all(&folder))
            .context("could not clear the folder of the double")?;
        let log = folder.join("double.log");
        let mut child = command(spark, &folder, &log)?;
        let mut line = String::new();
        if let Some(out) = child.stdout.take() {
            BufReader::new(out).read_line(&mut line).context("could not read what the double prints")?;
        }
        let mut double = Self { address: String::new(), folder, child };
        let said: Value = serde_json::from_str(&line).with_context(|| format!("the double did not start; see {}", log.display()))?;
        said["address"].as_str().context("the double names no address")?.clone_into(&mut double.address);
        Ok(double)
    }
}

fn command(spark: &Spark, folder: &Path, log: &Path) -> Result<Child> {
    let errors = std::fs::File::create(log).with_context(|| format!("could not write {}", log.display()))?;
    let call =
        Call::new(&spark.python).args(["-m", "double", "--port", "0", "--folder"]).args([folder]).args(["--jars"]).args([&spark.jars]);
    let mut command = call.env("PYTHONPATH", testkit()).into_command();
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(errors);
    command.spawn().context("could not start the double")
}

impl Drop for Double {
    /// It ends when its standard input does; its Spark ends with it.
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            if !matches!(self.child.try_wait(), Ok(None)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_test_of_pythons_counts_once() {
        let printed = [
            "test_a (x.y) ... ok",
            "test_b (x.y) ... FAIL",
            "test_c ... ERROR",
            "test_d ... skipped 'why'",
            "Ran 4 tests in 1s",
            "FAIL: test_b",
        ];
        let tally = printed.iter().map(|line| counted(line)).fold(Tally::default(), |tally, one| tally + one);
        assert_eq!(tally, Tally { passed: 1, failed: 2 });
    }
}
