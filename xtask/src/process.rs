//! Running other programs, with errors that say which, where the output is, and what to do.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufRead, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{environment, paths};

/// Lines of a log that an error shows.
const TAIL: usize = 30;

/// A program with its arguments, run in the workspace's root.
pub struct Call {
    command: Command,
    log: Option<PathBuf>,
}

impl Call {
    /// A program found on the search path, or by its path.
    pub fn new(program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(program);
        command.current_dir(paths::root()).stdin(Stdio::null());
        for name in environment::set_by_cargo() {
            command.env_remove(name);
        }
        Self { command, log: None }
    }

    /// Cargo with arguments.
    pub fn cargo(args: &[&str]) -> Self {
        Self::new("cargo").args(args)
    }

    /// Adds arguments.
    pub fn args<A: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = A>) -> Self {
        self.command.args(args);
        self
    }

    /// Sets a variable.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Takes a variable away.
    pub fn without_env(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Runs in another folder.
    pub fn in_dir(mut self, dir: &Path) -> Self {
        self.command.current_dir(dir);
        self
    }

    /// Sends everything it prints to a file; an error then shows the end of it.
    pub fn logged(mut self, file: &Path) -> Result<Self> {
        if let Some(dir) = file.parent() {
            std::fs::create_dir_all(dir).with_context(|| format!("could not make the folder {}", dir.display()))?;
        }
        let log = File::create(file).with_context(|| format!("could not write {}", file.display()))?;
        let twin = log.try_clone().context("could not open the log twice")?;
        self.command.stdout(log).stderr(twin);
        self.log = Some(file.to_path_buf());
        Ok(self)
    }

    /// Runs it to its end. An error if it does not succeed.
    pub fn run(mut self) -> Result<()> {
        let status = self.command.status().with_context(|| self.not_started())?;
        if !status.success() {
            bail!("{} ended with {status}{}", self.name(), self.tail());
        }
        Ok(())
    }

    /// Runs it to its end with a line on its standard input.
    pub fn told(mut self, line: &str) -> Result<()> {
        let mut child = self.command.stdin(Stdio::piped()).spawn().with_context(|| self.not_started())?;
        if let Some(mut input) = child.stdin.take() {
            writeln!(input, "{line}").with_context(|| format!("{} does not listen", self.name()))?;
        }
        let status = child.wait().with_context(|| format!("lost {}", self.name()))?;
        if !status.success() {
            bail!("{} ended with {status}", self.name());
        }
        Ok(())
    }

    /// Runs it and gives back what it prints on standard output.
    pub fn text(mut self) -> Result<String> {
        let output = self.command.output().with_context(|| self.not_started())?;
        if !output.status.success() {
            bail!("{} ended with {}: {}", self.name(), output.status, String::from_utf8_lossy(&output.stderr).trim());
        }
        String::from_utf8(output.stdout).with_context(|| format!("{} printed something that is not text", self.name()))
    }

    /// Runs it; whether it succeeded, and what it printed.
    pub fn verdict(mut self) -> Result<(bool, String)> {
        let output = self.command.output().with_context(|| self.not_started())?;
        let printed = [output.stdout, output.stderr].concat();
        Ok((output.status.success(), String::from_utf8_lossy(&printed).into_owned()))
    }

    /// Runs it and reads the JSON that it prints on standard output.
    pub fn json(self) -> Result<Value> {
        let name = self.name();
        serde_json::from_str(&self.text()?).with_context(|| format!("{name} printed something that is not JSON"))
    }

    /// Runs it, shows each line of standard output, and hands it on; whether it succeeded.
    pub fn each_line(mut self, mut take: impl FnMut(&str)) -> Result<bool> {
        let mut child = self.command.stdout(Stdio::piped()).spawn().with_context(|| self.not_started())?;
        if let Some(out) = child.stdout.take() {
            for line in BufReader::new(out).lines() {
                let line = line.with_context(|| format!("could not read what {} prints", self.name()))?;
                println!("{line}");
                take(&line);
            }
        }
        Ok(child.wait().with_context(|| format!("lost {}", self.name()))?.success())
    }

    /// The command itself, for what is not run to its end here.
    pub fn into_command(self) -> Command {
        self.command
    }

    fn name(&self) -> String {
        let mut name = format!("`{}", self.command.get_program().to_string_lossy());
        for arg in self.command.get_args() {
            let _ = write!(name, " {}", arg.to_string_lossy());
        }
        name + "`"
    }

    fn not_started(&self) -> String {
        format!("could not start {}", self.name())
    }

    fn tail(&self) -> String {
        let Some(log) = &self.log else { return String::new() };
        let text = std::fs::read_to_string(log).unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        let last = lines[lines.len().saturating_sub(TAIL)..].join("\n");
        format!(". The end of {}:\n{last}", log.display())
    }
}
