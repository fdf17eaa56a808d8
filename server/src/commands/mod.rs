//! The commands, one file each.

mod customer;
mod databricks;
mod demo;
mod docs;
mod figures;
mod generate;
mod load;
mod release;
mod serve;
mod theme;
mod user;

use std::process::ExitCode;

use anyhow::Result;

use crate::cli::{Cli, Command};
use crate::parts::Parts;
use crate::settings::{Settings, reference};

/// Runs the command.
pub async fn run(cli: Cli) -> Result<ExitCode> {
    let mut settings = Settings::read(cli.config.as_deref())?;
    settings.set("data_dir", cli.data_dir.map(|folder| folder.display().to_string()));
    let json = cli.json;
    match cli.command {
        Command::Settings => {
            println!("{}", reference());
            Ok(ExitCode::SUCCESS)
        }
        Command::Generate(args) => generate::run(&args, json),
        Command::Docs(args) => docs::run(&args),
        Command::Demo(args) => demo::run(settings, args, json).await,
        Command::Serve(args) => serve::run(settings, args).await,
        Command::Load(args) => load::run(&Parts::open(settings).await?, &args, json).await,
        Command::Figures(args) => figures::run(&Parts::open(settings).await?, &args, json).await,
        Command::Customer(command) => customer::run(&Parts::open(settings).await?, command, json).await,
        Command::Databricks(command) => databricks::run(&Parts::open(settings).await?, command, json).await,
        Command::User(command) => user::run(&Parts::open(settings).await?, command, json).await,
        Command::Release(command) => release::run(&Parts::open(settings).await?, command, json).await,
    }
}
