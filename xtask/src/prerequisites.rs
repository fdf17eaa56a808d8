//! What the machine must have. Each missing thing is named with the command that installs it.

use anyhow::{Result, bail};

use crate::process::Call;

const RUSTUP: &str = "curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh";
const RUST_FIRST: u32 = 95;
const NODE_FIRST: u32 = 20;

/// Checks for all of it, and names everything that is missing at once.
pub fn check() -> Result<()> {
    let missing: Vec<String> = [rustup(), rust(), c_compiler(), node(), npm()].into_iter().flatten().collect();
    if !missing.is_empty() {
        bail!("this machine lacks something:\n  - {}", missing.join("\n  - "));
    }
    Ok(())
}

fn rustup() -> Option<String> {
    let found = version_of("rustup", "--version").is_some();
    (!found).then(|| format!("rustup, which adds the WebAssembly target: {RUSTUP}"))
}

fn rust() -> Option<String> {
    let version = version_of("rustc", "--version");
    let (major, minor) = version.as_deref().map_or((0, 0), numbers);
    let enough = (major, minor) >= (1, RUST_FIRST);
    (!enough).then(|| format!("Rust 1.{RUST_FIRST} or newer: rustup update stable && rustup default stable"))
}

fn c_compiler() -> Option<String> {
    let found = version_of("cc", "--version").is_some();
    let install = if cfg!(target_os = "macos") { "xcode-select --install" } else { "sudo apt-get install build-essential" };
    (!found).then(|| format!("a C compiler (cc), which SQLite and zstd are built with: {install}"))
}

fn node() -> Option<String> {
    let major = version_of("node", "--version").as_deref().map_or(0, |version| numbers(version).0);
    let install = "nvm install 20, or the package nodejs where the system has 20 or newer";
    (major < NODE_FIRST).then(|| format!("Node {NODE_FIRST} or newer, which runs Tailwind, wasm-opt and the browser tests: {install}"))
}

fn npm() -> Option<String> {
    let found = version_of("npm", "--version").is_some();
    (!found).then(|| "npm, which comes with Node: sudo apt-get install npm, or nvm install 20".to_owned())
}

fn version_of(program: &str, flag: &str) -> Option<String> {
    Call::new(program).args([flag]).text().ok()
}

/// The first two numbers of a version in a text.
fn numbers(text: &str) -> (u32, u32) {
    let mut found = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).map(|part| part.parse().unwrap_or(0));
    (found.next().unwrap_or(0), found.next().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_what_programs_print() {
        assert_eq!(numbers("rustc 1.95.0 (59807616e 2026-04-14)"), (1, 95));
        assert_eq!(numbers("v20.20.2\n"), (20, 20));
        assert_eq!(numbers("none"), (0, 0));
    }
}
