//! A Python of its own for the DuckDB baseline.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::paths;
use crate::process::Call;

/// The Python of a virtual environment with what bench/requirements.txt names.
pub fn for_baseline() -> Result<PathBuf> {
    let venv = paths::tools().join("python");
    let python = venv.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let requirements = paths::root().join("bench").join("requirements.txt");
    let wanted = std::fs::read_to_string(&requirements).with_context(|| format!("could not read {}", requirements.display()))?;
    let done = venv.join("installed-requirements.txt");
    if python.is_file() && std::fs::read_to_string(&done).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    let make = Call::new("python3").args(["-m", "venv"]).args([&venv]);
    make.run().context("the baseline needs Python 3 with venv: sudo apt-get install python3-venv")?;
    let log = paths::tools().join("logs").join("pip.log");
    Call::new(&python).args(["-m", "pip", "install", "--requirement"]).args([&requirements]).logged(&log)?.run()?;
    std::fs::write(&done, wanted).with_context(|| format!("could not write {}", done.display()))?;
    Ok(python)
}
