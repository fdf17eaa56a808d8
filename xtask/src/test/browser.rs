//! The tests of the pages, in a real Chromium.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::paths;
use crate::process::Call;
use crate::tally::Tally;
use crate::tools::{chromium, npm};

/// The tests that need the double of Databricks, which the Spark stage starts.
const NEEDS_SPARK: &str = "databricks.test.mjs";

/// What the scripts in e2e/ are told by variables.
pub struct Setting {
    chromium: PathBuf,
    data: PathBuf,
    logins: PathBuf,
}

impl Setting {
    /// Installs the browser and the libraries, and makes two customers with a login for each role, anew for each run.
    pub fn prepare(name: &str) -> Result<Self> {
        let chromium = chromium::find_or_install()?;
        npm::install_browser_tests()?;
        let scratch = paths::scratch(name)?;
        let data = scratch.join("data");
        if data.exists() {
            std::fs::remove_dir_all(&data).with_context(|| format!("could not delete {}", data.display()))?;
        }
        let made = Call::new(paths::kineo()?).args(["demo", "--prepare-only", "--json", "--data-dir"]).args([&data]).text()?;
        let logins = scratch.join("logins.json");
        std::fs::write(&logins, made).with_context(|| format!("could not write {}", logins.display()))?;
        Ok(Self { chromium, data, logins })
    }

    /// Over data that is there already.
    pub fn over(data: &Path, logins: &Path) -> Result<Self> {
        let chromium = chromium::find_or_install()?;
        npm::install_browser_tests()?;
        Ok(Self { chromium, data: data.to_owned(), logins: logins.to_owned() })
    }

    /// Node with the variables set.
    pub fn node(&self, args: &[&str]) -> Result<Call> {
        let call = Call::new("node").args(args).env("KINEO_CHROMIUM", &self.chromium);
        let call = call.env("KINEO_BINARY", paths::kineo()?).env("KINEO_DIST", paths::dist());
        Ok(call.env("KINEO_DATA", &self.data).env("KINEO_LOGINS", &self.logins))
    }
}

/// The test files of the given names, or all.
pub fn run(names: &[String]) -> Result<Tally> {
    let files = files(names)?;
    let setting = Setting::prepare("browser")?;
    // One file at a time: each has a server and a browser of its own.
    counted_run(setting.node(&["--test", "--test-concurrency=1", "--test-reporter=spec"])?.args(files))
}

/// Runs node's tests and counts them.
pub fn counted_run(call: Call) -> Result<Tally> {
    let mut tally = Tally::default();
    let success = call.each_line(|line| tally += counted(line))?;
    Ok(tally.ended(success))
}

/// Test files by their names.
pub fn named(names: &[&str]) -> Result<Vec<PathBuf>> {
    files(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
}

fn files(names: &[String]) -> Result<Vec<PathBuf>> {
    let dir = paths::root().join("e2e");
    let path_of = |name: &String| dir.join(format!("{name}.test.mjs"));
    let files = if names.is_empty() { all_files(&dir)? } else { names.iter().map(path_of).collect() };
    match files.iter().find(|file| !file.is_file()) {
        Some(missing) => bail!("there is no test file {}", missing.display()),
        None => Ok(files),
    }
}

fn all_files(dir: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(dir).with_context(|| format!("could not list {}", dir.display()))? {
        let path = entry.with_context(|| format!("could not list {}", dir.display()))?.path();
        if path.to_string_lossy().ends_with(".test.mjs") && !path.ends_with(NEEDS_SPARK) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Reads the closing lines of node's reporter: `ℹ pass 12`, `ℹ fail 0`, `ℹ cancelled 0`.
fn counted(line: &str) -> Tally {
    let words: Vec<&str> = line.split_whitespace().collect();
    let ["ℹ", what, number] = words[..] else { return Tally::default() };
    let number = number.parse().unwrap_or(0);
    match what {
        "pass" => Tally { passed: number, failed: 0 },
        "fail" | "cancelled" => Tally { passed: 0, failed: number },
        _ => Tally::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_are_read_and_other_lines_are_not() {
        assert_eq!(counted("ℹ pass 12"), Tally { passed: 12, failed: 0 });
        assert_eq!(counted("ℹ cancelled 2"), Tally { passed: 0, failed: 2 });
        assert_eq!(counted("ℹ duration_ms 120"), Tally::default());
        assert_eq!(counted("✔ pass 12 (3ms)"), Tally::default());
    }
}
