//! How long a program takes and how much memory it has at its peak.

use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::process::Call;

const EVERY: Duration = Duration::from_millis(20);

/// What a run cost.
pub struct Cost {
    /// From start to end.
    pub time: Duration,
    /// The largest resident set, where the system tells.
    pub peak_megabytes: Option<u64>,
}

/// Runs a program to its end, without its output.
pub fn cost_of(call: Call, name: &str) -> Result<Cost> {
    let mut command = call.into_command();
    let start = Instant::now();
    let mut child = command.stdout(Stdio::null()).spawn().with_context(|| format!("could not start {name}"))?;
    let mut peak_megabytes = None;
    let status = loop {
        peak_megabytes = peak_of(&child).max(peak_megabytes);
        if let Some(status) = child.try_wait().with_context(|| format!("lost {name}"))? {
            break status;
        }
        std::thread::sleep(EVERY);
    };
    if !status.success() {
        bail!("{name} ended with {status}");
    }
    Ok(Cost { time: start.elapsed(), peak_megabytes })
}

/// Linux keeps the peak itself, so reading it now and then misses only what happens after the last look.
fn peak_of(child: &Child) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1024)
}
