//! What the browser downloads stays small.

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::paths;
use crate::process::Call;

/// Bytes of WASM, JavaScript and CSS together, as brotli at its best: Home, Course completion and every kind of chart.
const BUDGET: u64 = 300_000;

/// Node has brotli, and the tests need Node anyhow.
const MEASURE: &str = "
const { readdirSync, readFileSync } = require('node:fs');
const { brotliCompressSync } = require('node:zlib');
const files = readdirSync(process.argv[1], { recursive: true }).map(String).filter((name) => /\\.(wasm|js|css)$/.test(name));
const size = (name) => brotliCompressSync(readFileSync(`${process.argv[1]}/${name}`)).length;
console.log(JSON.stringify(Object.fromEntries(files.sort().map((name) => [name, size(name)]))));
";

/// Fails if the client is over budget, or if there is none.
pub fn check() -> Result<()> {
    let sizes = brotli_sizes()?;
    for (name, size) in &sizes {
        println!("{size:>8}  {name}");
    }
    let total: u64 = sizes.iter().map(|(_, size)| size).sum();
    println!("{total:>8}  of {BUDGET} bytes as brotli");
    if !sizes.iter().any(|(name, _)| name.ends_with(".wasm")) {
        bail!("{} holds no client: run `cargo xtask client`", paths::dist().display());
    }
    if total > BUDGET {
        bail!("the client is {} bytes over its budget", total - BUDGET);
    }
    Ok(())
}

/// Each file of the client with its size as brotli.
pub fn brotli_sizes() -> Result<Vec<(String, u64)>> {
    let dist = paths::dist();
    if !dist.is_dir() {
        bail!("there is no folder {}: run `cargo xtask client`", dist.display());
    }
    let sizes = Call::new("node").args(["-e", MEASURE, "--"]).args([&dist]).json()?;
    let sizes = sizes.as_object().context("the sizes are no object")?;
    Ok(sizes.iter().map(|(name, size)| (name.clone(), Value::as_u64(size).unwrap_or(0))).collect())
}
