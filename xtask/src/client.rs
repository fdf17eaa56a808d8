//! The web client: Trunk with Tailwind, stylance, wasm-bindgen and wasm-opt makes `dist/`.

use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::args::Args;
use crate::process::Call;
use crate::progress::Progress;
use crate::{fingerprint, paths, prerequisites, tools};

/// Steps of [`make`].
pub const STEPS: usize = tools::CLIENT_STEPS + 1;

const INPUTS: [&str; 10] =
    ["app", "domain", "style", "public", "index.html", "Trunk.toml", "tailwind.config.js", "package-lock.json", "Cargo.toml", "Cargo.lock"];

/// What the build itself writes among them.
const GENERATED: &str = "style/build";

/// Trunk empties `dist/` with every build, and so takes the stamp of an older one away.
const STAMP: &str = ".made-from";

/// `cargo xtask client`.
pub fn run(args: Args) -> Result<ExitCode> {
    args.end()?;
    prerequisites::check()?;
    make(&Progress::new(STEPS))?;
    Ok(ExitCode::SUCCESS)
}

/// Installs the tools and builds, each unless it is done already.
pub fn make(progress: &Progress) -> Result<()> {
    tools::for_client(progress)?;
    progress.step("Web client", build_if_changed)
}

fn build_if_changed() -> Result<()> {
    let dist = paths::dist();
    let wanted = made_from()?;
    if dist.join("index.html").is_file() && std::fs::read_to_string(dist.join(STAMP)).is_ok_and(|made| made == wanted) {
        return Ok(());
    }
    build()?;
    std::fs::write(dist.join(STAMP), wanted).with_context(|| format!("could not write into {}", dist.display()))
}

/// A number that changes with whatever the client is made from.
pub fn made_from() -> Result<String> {
    fingerprint::of(paths::root(), &INPUTS, GENERATED, &tools::client_versions())
}

fn build() -> Result<()> {
    trunk(&["build", "--release"])
}

/// Trunk with the pinned tools.
pub fn trunk(args: &[&str]) -> Result<()> {
    let log = paths::tools().join("logs").join("trunk.log");
    Call::new(paths::tools().join("bin").join("trunk"))
        .args(args)
        .env("PATH", tools::search_path()?)
        // Tailwind looks for its own style sheet here.
        .env("NODE_PATH", paths::tools().join("node").join("node_modules"))
        // Trunk takes this variable for a flag and stops at the usual value "1".
        .without_env("NO_COLOR")
        .logged(&log)?
        .run()
        .context("could not build the web client")
}
