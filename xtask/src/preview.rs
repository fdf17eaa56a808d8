//! The pages with made-up figures, built anew whenever a file of theirs changes: what a developer of pages keeps open.

use std::path::{Path, PathBuf};
use std::process::{Child, ExitCode};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow};

use crate::args::Args;
use crate::process::Call;
use crate::progress::Progress;
use crate::{client, paths, prerequisites, tools};

/// How often files are looked at.
const GLANCE: Duration = Duration::from_millis(300);

/// `cargo xtask preview`.
pub fn run(mut args: Args) -> Result<ExitCode> {
    let port: u16 = args.value("--port")?.unwrap_or(8090);
    args.end()?;
    prerequisites::check()?;
    tools::for_client(&Progress::new(tools::CLIENT_STEPS))?;
    let (dist, server) = (paths::target()?.join("preview"), paths::target()?.join("debug").join("examples").join("preview"));
    let (mut shown, mut serving) = (String::new(), None);
    loop {
        let now = client::made_from()?;
        if now != shown {
            shown = now;
            renew(&mut serving, &dist, &server, port).unwrap_or_else(|error| eprintln!("{error:#}"));
        }
        thread::sleep(GLANCE);
    }
}

/// Builds and serves; if the build fails, what was served before goes on.
fn renew(serving: &mut Option<Child>, dist: &Path, server: &PathBuf, port: u16) -> Result<()> {
    let started = Instant::now();
    build(dist)?;
    if let Some(mut old) = serving.take() {
        old.kill().and_then(|()| old.wait()).context("could not stop the pages that were served before")?;
    }
    let mut command = Call::new(server).args([format!("127.0.0.1:{port}")]).args([dist]).into_command();
    *serving = Some(command.spawn().with_context(|| format!("could not start {}", server.display()))?);
    println!("Built in {:.1} s. Reload http://127.0.0.1:{port}", started.elapsed().as_secs_f64());
    Ok(())
}

/// The client and the server's half side by side, neither of them optimised.
fn build(dist: &Path) -> Result<()> {
    thread::scope(|scope| {
        let client = scope.spawn(|| client::trunk(&["build", "--dist", &dist.display().to_string()]));
        let server = Call::cargo(&["build", "--quiet", "--package", "app", "--features", "ssr", "--example", "preview"]).run();
        let client = client.join().unwrap_or_else(|_| Err(anyhow!("the build of the client broke off")));
        server.and(client)
    })
}
