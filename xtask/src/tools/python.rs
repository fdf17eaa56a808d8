//! A Python of its own for the DuckDB baseline.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::paths;
use crate::process::Call;

/// What is needed, and how to get it.
pub const WANTED: &str = "Python 3.11 or newer with venv: sudo apt-get install python3-venv";

const IS_ENOUGH: &str = "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))";

/// Whether this machine has a Python that will do.
pub fn is_there() -> bool {
    Call::new("python3").args(["-c", IS_ENOUGH]).text().is_ok()
}

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
    if !is_there() {
        bail!("the DuckDB baseline needs {WANTED}");
    }
    Call::new("python3").args(["-m", "venv"]).args([&venv]).run()?;
    let log = paths::tools().join("logs").join("pip.log");
    Call::new(&python).args(["-m", "pip", "install", "--requirement"]).args([&requirements]).logged(&log)?.run()?;
    std::fs::write(&done, wanted).with_context(|| format!("could not write {}", done.display()))?;
    Ok(python)
}
