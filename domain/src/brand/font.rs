//! The fonts that a theme may name: stacks of what devices have already, so that nothing is loaded.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A stack of fonts. All of them have figures of equal width, which columns of numbers need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FontStack {
    /// The device's own.
    System,
    /// Without serifs, drawn after handwriting.
    Humanist,
    /// Without serifs, drawn with circle and ruler.
    Geometric,
    /// With serifs.
    Serif,
}

impl FontStack {
    /// Every stack.
    pub const ALL: [Self; 4] = [Self::System, Self::Humanist, Self::Geometric, Self::Serif];

    /// The name in the metadata store and on the command line.
    pub const fn key(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Humanist => "humanist",
            Self::Geometric => "geometric",
            Self::Serif => "serif",
        }
    }

    /// The value of `--font-sans`.
    pub const fn css(self) -> &'static str {
        match self {
            Self::System => {
                "-apple-system, BlinkMacSystemFont, \"Segoe UI Variable Text\", \"Segoe UI\", Roboto, \"Helvetica Neue\", \"Noto Sans\", Arial, sans-serif"
            }
            Self::Humanist => "Seravek, \"Gill Sans Nova\", Ubuntu, Calibri, \"DejaVu Sans\", \"Noto Sans\", sans-serif",
            Self::Geometric => "\"Avenir Next\", Avenir, Montserrat, Corbel, \"URW Gothic\", \"Noto Sans\", sans-serif",
            Self::Serif => "Charter, \"Bitstream Charter\", \"Sitka Text\", Cambria, \"Noto Serif\", serif",
        }
    }
}

impl fmt::Display for FontStack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

/// A font that a theme cannot have.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("a theme cannot have the font \"{0}\": use system, humanist, geometric or serif")]
pub struct UnknownFont(String);

impl FromStr for FontStack {
    type Err = UnknownFont;

    fn from_str(text: &str) -> Result<Self, UnknownFont> {
        let found = Self::ALL.into_iter().find(|font| font.key() == text);
        found.ok_or_else(|| UnknownFont(text.to_owned()))
    }
}
