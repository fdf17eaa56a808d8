//! The command line: a command, words, `--name value` and `--flag`.

use std::collections::VecDeque;
use std::str::FromStr;

use anyhow::{Context, Result, bail};

/// What is left of the command line.
pub struct Args(VecDeque<String>);

impl Args {
    /// Everything behind `cargo xtask`.
    pub fn from_command_line() -> Self {
        Self(std::env::args().skip(1).collect())
    }

    /// Takes the command, if one was given.
    pub fn command(&mut self) -> Result<Option<String>> {
        match self.0.pop_front() {
            Some(word) if word == "--help" || word == "-h" => Ok(Some("help".to_owned())),
            Some(word) if word.starts_with('-') => bail!("{word} stands before a command. `cargo xtask help` lists the commands"),
            other => Ok(other),
        }
    }

    /// Takes `--name`; whether it was there.
    pub fn flag(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|word| word != name);
        self.0.len() < before
    }

    /// Takes `--name value` or `--name=value`.
    pub fn value<T: FromStr>(&mut self, name: &str) -> Result<Option<T>> {
        let Some(at) = self.0.iter().position(|word| word == name || word.starts_with(&format!("{name}="))) else {
            return Ok(None);
        };
        let word = self.0.remove(at).unwrap_or_default();
        let value = match word.split_once('=') {
            Some((_, value)) => value.to_owned(),
            None => self.0.remove(at).with_context(|| format!("{name} needs a value"))?,
        };
        let parsed = value.parse().ok().with_context(|| format!("{name} does not take \"{value}\""))?;
        Ok(Some(parsed))
    }

    /// Takes the words that are left; an option among them is one that the command does not know.
    pub fn words(self) -> Result<Vec<String>> {
        if let Some(unknown) = self.0.iter().find(|word| word.starts_with('-')) {
            bail!("there is no option {unknown}. `cargo xtask help` lists the options");
        }
        Ok(self.0.into())
    }

    /// Refuses whatever is left.
    pub fn end(self) -> Result<()> {
        match self.words()?.first() {
            Some(word) => bail!("\"{word}\" is one word too many. `cargo xtask help` shows what the command takes"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(text: &str) -> Args {
        Args(text.split_whitespace().map(str::to_owned).collect())
    }

    #[test]
    fn options_are_taken_in_any_order_and_form() {
        let mut given = args("--fresh --port=9000 --data-dir there word");
        assert_eq!(given.value::<String>("--data-dir").unwrap().as_deref(), Some("there"));
        assert_eq!(given.value("--port").unwrap(), Some(9000_u16));
        assert!(given.flag("--fresh"));
        assert_eq!(given.words().unwrap(), ["word"]);
    }

    #[test]
    fn what_nobody_asked_for_is_refused() {
        assert!(args("--prot 80").end().is_err());
        assert!(args("extra").end().is_err());
        assert!(args("--port").value::<u16>("--port").is_err());
        assert!(args("--port high").value::<u16>("--port").is_err());
    }
}
