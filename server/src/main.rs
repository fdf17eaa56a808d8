//! The `kineo` binary: reads the command line, puts the parts together, runs one command.

mod cli;
mod commands;
mod exit;
mod output;
mod parts;
mod settings;
mod workspace;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    let json = cli.json;
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().thread_stack_size(STACK).build() {
        Ok(runtime) => runtime,
        Err(error) => return exit::report(&anyhow::Error::new(error).context("the runtime could not be started"), json),
    };
    match runtime.block_on(commands::run(cli)) {
        Ok(code) => code,
        Err(error) => exit::report(&error, json),
    }
}

/// Planning a query walks its expressions; the longest of the models' go deeper than the 2 MiB that threads have.
const STACK: usize = 8 << 20;
