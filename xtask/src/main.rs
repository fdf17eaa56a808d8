//! The developer's commands. `cargo xtask help` lists them.

mod args;
mod bench;
mod binary;
mod checks;
mod client;
mod demo;
mod environment;
mod fingerprint;
mod help;
mod paths;
mod prerequisites;
mod preview;
mod process;
mod progress;
mod screenshots;
mod tally;
mod test;
mod tools;

use std::process::ExitCode;

use anyhow::Result;

use crate::args::Args;

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<ExitCode> {
    let mut args = Args::from_command_line();
    match args.command()?.as_deref() {
        Some("demo") => demo::run(args),
        Some("build") => demo::build_only(args),
        Some("client") => client::run(args),
        Some("preview") => preview::run(args),
        Some("test") => test::run(args),
        Some("bench") => bench::run(args),
        Some("screenshots") => screenshots::run(args),
        None | Some("help") => {
            println!("{}", help::TEXT);
            Ok(ExitCode::SUCCESS)
        }
        Some(other) => anyhow::bail!("there is no command \"{other}\". `cargo xtask help` lists the commands"),
    }
}
