//! The pinned tools, installed once into a folder of their own.

pub mod cargo_tool;
pub mod chromium;
pub mod npm;
pub mod python;
pub mod spark;

use std::ffi::OsString;

use anyhow::{Context, Result};

use crate::process::Call;
use crate::progress::Progress;
use crate::{environment, paths};

/// Steps of [`for_client`].
pub const CLIENT_STEPS: usize = 5;

const WASM: &str = "wasm32-unknown-unknown";

/// Everything that the web client is built with.
pub fn for_client(progress: &Progress) -> Result<()> {
    progress.step("Tailwind and binaryen", npm::install_tools)?;
    progress.step("Rust's WebAssembly target", wasm_target)?;
    for tool in &cargo_tool::FOR_CLIENT {
        progress.step(&format!("{} {}", tool.package, tool.version), || tool.install())?;
    }
    Ok(())
}

/// The versions of what cargo installs for the web client.
pub fn client_versions() -> String {
    let versions: Vec<String> = cargo_tool::FOR_CLIENT.iter().map(|tool| format!("{} {}", tool.package, tool.version)).collect();
    versions.join(" ")
}

/// The search path with the tools before everything else.
pub fn search_path() -> Result<OsString> {
    let tools = paths::tools();
    let first = [tools.join("bin"), tools.join("node/node_modules/.bin")];
    let before = environment::search_path();
    std::env::join_paths(first.into_iter().chain(std::env::split_paths(&before)))
        .context("a folder on the PATH has a name that PATH cannot hold")
}

fn wasm_target() -> Result<()> {
    if Call::new("rustup").args(["target", "list", "--installed"]).text()?.lines().any(|line| line == WASM) {
        return Ok(());
    }
    Call::new("rustup").args(["target", "add", WASM]).run().context("could not add the target; `rustup target add` needs the network once")
}
