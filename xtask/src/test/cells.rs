//! Every cell of gold against an independent reading of the data model: DuckDB, development only.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::process::Call;
use crate::tally::Tally;
use crate::tools::python;
use crate::{fingerprint, paths};

const AS_OF: &str = "2024-09-30";
/// Each seed is another set of awkward exports.
const SEEDS: std::ops::RangeInclusive<u32> = 1..=5;

/// Loads awkward exports with both and compares all gold tables. Left out, and said so, where there is no Python.
pub fn run() -> Result<Tally> {
    if !python::is_there() {
        println!("left out: the independent reading needs {}", python::WANTED);
        return Ok(Tally::default());
    }
    let scratch = paths::scratch("cells")?;
    std::fs::remove_dir_all(&scratch)
        .and_then(|()| std::fs::create_dir_all(&scratch))
        .context("could not clear the folder of the cells")?;
    let calendar = calendar(&scratch)?;
    Ok(SEEDS.fold(Tally::default(), |tally, seed| tally + one(seed, &scratch, &calendar)))
}

fn one(seed: u32, scratch: &Path, calendar: &Path) -> Tally {
    let done = compare(seed, scratch, calendar);
    match &done {
        Ok(()) => println!("passed: all cells of awkward exports {seed}"),
        Err(error) => println!("failed: all cells of awkward exports {seed}: {error:#}"),
    }
    Tally::one(done.is_ok())
}

fn compare(seed: u32, scratch: &Path, calendar: &Path) -> Result<()> {
    let customer = format!("awkward-{seed}");
    let [exports, out, reference, data] = ["exports", "duckdb", "reference", "data"].map(|name| scratch.join(&customer).join(name));
    python("edge_cases.py")?.args([&exports]).args(["--seed", &seed.to_string(), "--calendar"]).args([calendar]).text()?;
    let baseline = python("duckdb_baseline.py")?.args([&exports, &out]).args(["--as-of", AS_OF, "--export-gold"]);
    baseline.args([&reference]).text()?;
    let load = Call::new(paths::kineo()?).args(["load", "--customer", &customer, "--create"]).args([&exports]);
    load.args(["--as-of", AS_OF, "--json", "--data-dir"]).args([&data]).text()?;
    let gold = data.join("customers").join(&customer).join("gold");
    // Gold may hold serving tables beyond the data model.
    let (equal, report) = python("compare.py")?.args([&reference, &gold]).args(["--extra-ok"]).verdict()?;
    if !equal {
        let differing = |line: &&str| !line.contains(": equal, ") && !line.contains("(remark)");
        bail!("the tables differ:\n{}", report.lines().filter(differing).collect::<Vec<_>>().join("\n"));
    }
    Ok(())
}

/// The workbook of a synthetic export, as both sides need one.
fn calendar(scratch: &Path) -> Result<PathBuf> {
    let exports = scratch.join("calendar");
    let generate = Call::new(paths::kineo()?).args(["generate"]).args([&exports]);
    generate.args(["--seed", "1", "--users", "60", "--course-completions", "400", "--as-of", AS_OF]).text()?;
    let is_workbook = |file: &PathBuf| file.extension().is_some_and(|extension| extension == "xlsx");
    fingerprint::files_below(&exports)?.into_iter().find(is_workbook).context("`kineo generate` writes no workbook")
}

fn python(script: &str) -> Result<Call> {
    Ok(Call::new(python::for_baseline()?).args([paths::root().join("bench").join(script)]))
}
