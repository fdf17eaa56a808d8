//! What the pointer and the focus call up beside a mark. It says nothing that the mark's name and the table do not, so readers skip it.

use super::css;
use crate::charts::ink::Ink;
use crate::charts::legend;
use crate::charts::markup::escaped;

/// What stands before a line, as in the legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// A fill.
    Box(Ink),
    /// A line.
    Line(Ink),
}

/// A tooltip, as text: title, names with values, and a note.
pub fn tooltip<'a>(title: &str, lines: impl Iterator<Item = (Option<Key>, &'a str, &'a str)>, note: &str) -> String {
    let lines: Vec<_> = lines.collect();
    let keyed = lines.iter().any(|(key, ..)| key.is_some());
    let list = if lines.is_empty() { String::new() } else { list(&lines, keyed) };
    let note = if note.is_empty() { String::new() } else { format!("<span class=\"{}\">{}</span>", css::remark, escaped(note)) };
    format!("<span class=\"{}\" role=\"tooltip\" aria-hidden=\"true\"><b>{}</b>{list}{note}</span>", css::tip, escaped(title))
}

fn list(lines: &[(Option<Key>, &str, &str)], keyed: bool) -> String {
    let class = if keyed { css::list } else { css::pairs };
    let lines: String = lines.iter().map(|shown| line(shown, keyed)).collect();
    format!("<span class=\"{class}\">{lines}</span>")
}

/// What has no key keeps its place, where others have one.
fn line((key, name, value): &(Option<Key>, &str, &str), keyed: bool) -> String {
    let key = match key {
        Some(Key::Box(ink)) => legend::fill(*ink),
        Some(Key::Line(ink)) => legend::line(*ink),
        None => if keyed { "<i></i>" } else { "" }.to_owned(),
    };
    format!("{key}<span>{}</span><span class=\"{}\">{}</span>", escaped(name), css::amount, escaped(value))
}
