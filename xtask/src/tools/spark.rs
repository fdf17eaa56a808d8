//! A Spark with Delta for the double of Databricks: a Python environment and a folder of jars.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::python;
use crate::paths;
use crate::process::Call;

const JAVA_FIRST: u32 = 17;
/// What tells the jars of Delta from an empty folder.
const DELTA: &str = "delta-spark";

/// Where it is.
#[derive(Clone, Debug)]
pub struct Spark {
    /// Python with pyspark and the vendor's client.
    pub python: PathBuf,
    /// The jars that pyspark lacks.
    pub jars: PathBuf,
}

/// What this machine lacks for it, and how to get it.
pub fn missing() -> Option<String> {
    let java = (java() < JAVA_FIRST).then(|| format!("Java {JAVA_FIRST} or newer: sudo apt-get install openjdk-17-jre-headless"));
    let maven = Call::new("mvn").args(["--version"]).text().is_err().then(|| "Maven: sudo apt-get install maven".to_owned());
    let python = (!python::is_there()).then(|| python::WANTED.to_owned());
    let lacking: Vec<String> = [java, maven, python].into_iter().flatten().collect();
    (!lacking.is_empty()).then(|| lacking.join("; "))
}

/// Makes both once, and again when what they are made from changes.
pub fn prepare() -> Result<Spark> {
    if let Some(missing) = missing() {
        bail!("Spark needs {missing}");
    }
    let dir = paths::tools().join("spark");
    let double = paths::root().join("testkit").join("double");
    let venv = dir.join("python");
    let python = venv.join("bin").join("python");
    once(&dir.join("installed-requirements.txt"), &double.join("requirements.txt"), |requirements| {
        Call::new("python3").args(["-m", "venv", "--clear"]).args([&venv]).run()?;
        let log = paths::tools().join("logs").join("spark-pip.log");
        Call::new(&python).args(["-m", "pip", "install", "--requirement"]).args([requirements]).logged(&log)?.run()
    })?;
    let jars = dir.join("jars");
    once(&dir.join("installed-pom.xml"), &double.join("pom.xml"), |pom| copy_jars(pom, &jars))?;
    Ok(Spark { python, jars })
}

fn copy_jars(pom: &Path, jars: &Path) -> Result<()> {
    if jars.exists() {
        std::fs::remove_dir_all(jars).with_context(|| format!("could not clear {}", jars.display()))?;
    }
    let log = paths::tools().join("logs").join("spark-maven.log");
    let copy = Call::new("mvn").args(["--batch-mode", "--quiet", "dependency:copy-dependencies", "--file"]).args([pom]);
    copy.args([format!("-DoutputDirectory={}", jars.display())]).logged(&log)?.run()?;
    let names = std::fs::read_dir(jars).with_context(|| format!("Maven left no {}", jars.display()))?;
    if !names.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with(DELTA)) {
        bail!("Maven put no jar of Delta into {}", jars.display());
    }
    Ok(())
}

/// Does it unless it was done from the same file.
fn once(done: &Path, from: &Path, make: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let wanted = std::fs::read_to_string(from).with_context(|| format!("could not read {}", from.display()))?;
    if std::fs::read_to_string(done).is_ok_and(|made| made == wanted) {
        return Ok(());
    }
    if let Some(dir) = done.parent() {
        std::fs::create_dir_all(dir).with_context(|| format!("could not make the folder {}", dir.display()))?;
    }
    make(from)?;
    std::fs::write(done, wanted).with_context(|| format!("could not write {}", done.display()))
}

/// Java's major version; 0 where there is none.
fn java() -> u32 {
    Call::new("java").args(["-version"]).verdict().map_or(0, |(_, printed)| major(&printed))
}

fn major(printed: &str) -> u32 {
    let version = printed.split('"').nth(1).unwrap_or_default();
    version.split(['.', '-', '+']).next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn javas_version_is_read_from_what_it_prints() {
        assert_eq!(major("openjdk version \"17.0.15\" 2025-04-15"), 17);
        assert_eq!(major("openjdk version \"21\" 2023-09-19"), 21);
        assert_eq!(major("java version \"1.8.0_401\""), 1);
        assert_eq!(major("not found"), 0);
    }
}
