//! Everything that a demo needs, in one command.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::thread;

use anyhow::{Context, Result, anyhow, bail};

use crate::args::Args;
use crate::process::Call;
use crate::progress::Progress;
use crate::{binary, client, paths, prerequisites};

/// Steps of [`make`].
pub const STEPS: usize = client::STEPS + 1;

/// `cargo xtask demo`.
pub fn run(mut args: Args) -> Result<ExitCode> {
    let port: u16 = args.value("--port")?.unwrap_or(8080);
    let data: PathBuf = args.value("--data-dir")?.unwrap_or_else(|| paths::root().join("demo-data"));
    let (fresh, no_serve) = (args.flag("--fresh"), args.flag("--no-serve"));
    args.end()?;
    if fresh {
        remove_data(&data)?;
    }
    made()?;
    let demo = Call::new(paths::kineo()?).args(["demo", "--data-dir"]).args([&data]);
    if no_serve {
        demo.args(["--prepare-only"]).run()?;
        return Ok(ExitCode::SUCCESS);
    }
    serve(demo.args(["--port", &port.to_string(), "--dist"]).args([paths::dist()]).into_command())
}

/// `cargo xtask build`.
pub fn build_only(args: Args) -> Result<ExitCode> {
    args.end()?;
    made()?;
    Ok(ExitCode::SUCCESS)
}

fn made() -> Result<()> {
    prerequisites::check()?;
    let progress = Progress::new(STEPS);
    make(&progress)?;
    println!("Client and binary are ready after {}.", progress.elapsed());
    Ok(())
}

/// Makes the client and the binary side by side: neither keeps both cores busy to its end.
pub fn make(progress: &Progress) -> Result<()> {
    thread::scope(|scope| {
        let client = scope.spawn(|| client::make(progress));
        let binary = progress.step("Binary (the first build takes a quarter of an hour)", binary::build);
        let client = client.join().unwrap_or_else(|_| Err(anyhow!("the build of the client broke off")));
        binary.and(client)
    })
}

/// Deletes a folder only if it looks like one that `kineo` made: a slip in `--data-dir` must not cost anyone their files.
fn remove_data(dir: &Path) -> Result<()> {
    if !dir.exists() {
        return Ok(());
    }
    let empty = dir.read_dir().with_context(|| format!("could not list {}", dir.display()))?.next().is_none();
    if !empty && !dir.join("customers").is_dir() {
        bail!("{} has no folder \"customers\", so it is no data folder of Kineo's and stays. Name another with --data-dir", dir.display());
    }
    std::fs::remove_dir_all(dir).with_context(|| format!("could not delete {}", dir.display()))
}

/// Becomes the server, so that signals reach it and its exit code is the answer.
#[cfg(unix)]
fn serve(mut command: Command) -> Result<ExitCode> {
    use std::os::unix::process::CommandExt as _;
    Err(command.exec()).context("could not start the server")
}

#[cfg(not(unix))]
fn serve(mut command: Command) -> Result<ExitCode> {
    let status = command.status().context("could not start the server")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
