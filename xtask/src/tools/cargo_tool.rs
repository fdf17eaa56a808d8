//! Tools that cargo builds from source.

use anyhow::{Context, Result};

use crate::paths;
use crate::process::Call;

/// A package with the binary that is used of it.
pub struct CargoTool {
    /// The package's name.
    pub package: &'static str,
    /// The pinned version.
    pub version: &'static str,
    binary: &'static str,
    opt_level: &'static str,
    options: &'static [&'static str],
}

/// What the web client is built with.
pub const FOR_CLIENT: [CargoTool; 3] = [
    // Its lock file is left out of the package, so `--locked` cannot be asked for. Only the tool itself: its test runner brings a web
    // server and TLS.
    CargoTool {
        package: "wasm-bindgen-cli",
        version: "0.2.130",
        binary: "wasm-bindgen",
        opt_level: "1",
        options: &["--no-default-features", "--bin", "wasm-bindgen"],
    },
    CargoTool { package: "stylance-cli", version: "0.8.4", binary: "stylance", opt_level: "0", options: &["--locked"] },
    // It declares a newer compiler than it needs.
    CargoTool { package: "trunk", version: "0.22.1", binary: "trunk", opt_level: "0", options: &["--locked", "--ignore-rust-version"] },
];

/// What the dependency check runs.
pub const DENY: CargoTool =
    CargoTool { package: "cargo-deny", version: "0.20.2", binary: "cargo-deny", opt_level: "0", options: &["--locked"] };

// A tool is built once on each machine and runs for a moment: building it fast matters more than how fast it runs. With its own release
// profile Trunk alone takes 14 minutes of one core. Only wasm-bindgen has work to do with every change of a page.
const PROFILE: [(&str, &str); 3] =
    [("CARGO_PROFILE_RELEASE_LTO", "off"), ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"), ("CARGO_PROFILE_RELEASE_DEBUG", "false")];

impl CargoTool {
    /// Installs it, unless the pinned version is there.
    pub fn install(&self) -> Result<()> {
        if self.is_installed() {
            return Ok(());
        }
        let tools = paths::tools();
        let mut call = Call::cargo(&["install", "--force", "--root"])
            .args([&tools])
            .args(self.options)
            .args([format!("{}@{}", self.package, self.version)])
            .env("CARGO_TARGET_DIR", tools.join("target"))
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", self.opt_level);
        for (name, value) in PROFILE {
            call = call.env(name, value);
        }
        let log = tools.join("logs").join(format!("{}.log", self.package));
        call.logged(&log)?.run().with_context(|| format!("could not install {} {}", self.package, self.version))
    }

    /// Cargo keeps its own list of what it installed where.
    fn is_installed(&self) -> bool {
        let tools = paths::tools();
        let listed = std::fs::read_to_string(tools.join(".crates.toml")).unwrap_or_default();
        let entry = format!("\"{} {} ", self.package, self.version);
        let binary = tools.join("bin").join(format!("{}{}", self.binary, std::env::consts::EXE_SUFFIX));
        listed.contains(&entry) && binary.is_file()
    }
}
