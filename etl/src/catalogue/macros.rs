//! The expressions that would otherwise stand in every model: `@name(x)` or `@name(x, y)` becomes the macro's text.

use std::collections::HashMap;

use crate::error::EtlError;

/// The macros of `models/macros`.
pub struct Macros(HashMap<String, String>);

impl Macros {
    /// Reads the macros; comment lines are left out of their text.
    pub fn parse(files: impl Iterator<Item = (&'static str, &'static str)>) -> Result<Self, EtlError> {
        let body = |text: &str| text.lines().filter(|line| !line.trim_start().starts_with("--")).collect::<Vec<_>>().join(" ");
        Ok(Self(files.map(|(name, text)| (name.to_owned(), body(text).trim().to_owned())).collect()))
    }

    /// A model's text with every macro written out, from the inside outwards.
    pub fn expanded(&self, file: &str, text: &str) -> Result<String, EtlError> {
        let mut text = text.to_owned();
        while let Some(at) = text.rfind('@') {
            let call = self.call(&text[at + 1..]).ok_or_else(|| EtlError::Model {
                file: file.to_owned(),
                what: format!("no macro can be read at \"{}\"", text[at..].chars().take(30).collect::<String>()),
            })?;
            text.replace_range(at..=at + call.length, &call.text);
        }
        Ok(text)
    }

    fn call(&self, text: &str) -> Option<Call> {
        let open = text.find('(')?;
        let body = self.0.get(&text[..open])?;
        let close = open + closing(&text[open..])?;
        let arguments = arguments(&text[open + 1..close]);
        let mut expanded = format!("({body})");
        for (parameter, argument) in ["$x", "$y"].into_iter().zip(arguments) {
            expanded = expanded.replace(parameter, argument);
        }
        Some(Call { length: close + 1, text: expanded })
    }
}

struct Call {
    length: usize,
    text: String,
}

fn closing(text: &str) -> Option<usize> {
    let mut depth = 0;
    text.char_indices().find_map(|(at, c)| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        (depth == 0).then_some(at)
    })
}

fn arguments(text: &str) -> Vec<&str> {
    let (mut depth, mut start, mut found) = (0, 0, Vec::new());
    for (at, c) in text.char_indices() {
        depth += i32::from(c == '(') - i32::from(c == ')');
        if c == ',' && depth == 0 {
            found.push(text[start..at].trim());
            start = at + 1;
        }
    }
    found.push(text[start..].trim());
    found
}
