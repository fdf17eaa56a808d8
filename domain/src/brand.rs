//! A customer's theme: what it sets of the look's tokens, and nothing else.
//!
//! `style/main.css` fixes every lightness and takes only hue and chroma from here, which is why any theme within these limits can be
//! read in light and in dark. Numbers and a closed list of fonts are all there is, so that no theme can say anything else to a browser.

mod colour;
mod font;

use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use colour::{BadColour, Colour};
pub use font::{FontStack, UnknownFont};

/// Largest hue in degrees.
pub const MAX_HUE: u16 = 359;
/// Largest chroma in thousandths: above it, some hues leave what a screen shows, and contrast with them.
pub const MAX_CHROMA: u16 = 160;
/// Largest radius of a card's corners in pixels.
pub const MAX_RADIUS: u8 = 16;

/// A customer's theme. Kept with what differs from the default only: who never chose follows the look when it changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Chosen", into = "Chosen")]
pub struct Brand {
    hue: u16,
    chroma: u16,
    radius: u8,
    font: FontStack,
}

/// What differs from the default.
#[derive(Clone, Copy, Default, Serialize, Deserialize)]
struct Chosen {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hue: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    chroma: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    radius: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    font: Option<FontStack>,
}

/// A theme that was refused.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum BadBrand {
    /// No angle of the circle of hues.
    #[error("the theme's hue cannot be {0}: use 0 to {MAX_HUE} degrees")]
    Hue(u16),
    /// More colour than stays readable.
    #[error("the theme's chroma cannot be {}: use 0 (grey) to {}", share(*.0), share(MAX_CHROMA))]
    Chroma(u16),
    /// A chroma that is no number.
    #[error("the theme's chroma cannot be \"{0}\": use a number from 0 (grey) to {max}", max = share(MAX_CHROMA))]
    NoChroma(String),
    /// Rounder than the look can be.
    #[error("the theme's radius cannot be {0}: use 0 (square) to {MAX_RADIUS} pixels")]
    Radius(u8),
}

impl Default for Brand {
    /// What `style/main.css` has.
    fn default() -> Self {
        Self { hue: 222, chroma: 100, radius: 10, font: FontStack::System }
    }
}

impl Brand {
    /// A theme of a hue in degrees, a chroma in thousandths, the radius of a card's corners in pixels, and a font.
    ///
    /// # Errors
    /// [`BadBrand`] names the value that is out of its range, and the range.
    pub const fn new(hue: u16, chroma: u16, radius: u8, font: FontStack) -> Result<Self, BadBrand> {
        if hue > MAX_HUE {
            return Err(BadBrand::Hue(hue));
        }
        if chroma > MAX_CHROMA {
            return Err(BadBrand::Chroma(chroma));
        }
        if radius > MAX_RADIUS {
            return Err(BadBrand::Radius(radius));
        }
        Ok(Self { hue, chroma, radius, font })
    }

    /// The default with hue and chroma of a customer's colour, written as `#rrggbb`.
    ///
    /// # Errors
    /// [`BadColour`] if the text is no colour.
    pub fn of_colour(text: &str) -> Result<Self, BadColour> {
        Ok(Self::default().with_colour(text.parse()?))
    }

    /// The same theme with hue and chroma of a colour. Its lightness is the look's; a chroma that is too strong becomes the strongest.
    #[must_use]
    pub fn with_colour(self, colour: Colour) -> Self {
        let (hue, chroma) = colour.hue_and_chroma();
        let chroma = chroma.min(MAX_CHROMA);
        // Grey has no hue of its own: the faint tint of the surfaces stays the look's.
        Self { hue: if chroma == 0 { Self::default().hue } else { hue }, chroma, ..self }
    }

    /// Hue in degrees, 0 to 359.
    pub const fn hue(&self) -> u16 {
        self.hue
    }

    /// Chroma in thousandths, 0 to 160.
    pub const fn chroma(&self) -> u16 {
        self.chroma
    }

    /// Radius of a card's corners in pixels, 0 to 16.
    pub const fn radius(&self) -> u8 {
        self.radius
    }

    /// The font.
    pub const fn font(&self) -> FontStack {
        self.font
    }

    /// Whether this is the look as it is.
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }

    /// The declarations of the tokens that differ from the default; nothing for the default itself.
    pub fn css(&self) -> String {
        let Chosen { hue, chroma, radius, font } = (*self).into();
        let tokens = [
            ("--brand-h", hue.map(|hue| hue.to_string())),
            ("--brand-c", chroma.map(|chroma| share(chroma).to_string())),
            ("--brand-radius", radius.map(|radius| multiple(radius).to_string())),
            ("--font-sans", font.map(|font| font.css().to_owned())),
        ];
        tokens.into_iter().filter_map(|(token, value)| Some(format!("{token}:{};", value?))).collect()
    }
}

/// Thousandths of a chroma that is written as the look does: 0.1.
///
/// # Errors
/// [`BadBrand`] if the text is no number or none in the range.
pub fn chroma_of(text: &str) -> Result<u16, BadBrand> {
    let value = text.parse::<f64>().ok().filter(|value| (0.0..=share(MAX_CHROMA)).contains(value));
    // The range above makes the cast exact.
    value.map(|value| (value * 1000.0).round() as u16).ok_or_else(|| BadBrand::NoChroma(text.to_owned()))
}

/// A chroma as the look writes it.
pub fn share(thousandths: u16) -> f64 {
    f64::from(thousandths) / 1000.0
}

/// The look multiplies every radius; a card's is as designed at one.
fn multiple(radius: u8) -> f64 {
    f64::from(radius) / f64::from(Brand::default().radius)
}

impl From<Brand> for Chosen {
    fn from(brand: Brand) -> Self {
        let usual = Brand::default();
        Self {
            hue: (brand.hue != usual.hue).then_some(brand.hue),
            chroma: (brand.chroma != usual.chroma).then_some(brand.chroma),
            radius: (brand.radius != usual.radius).then_some(brand.radius),
            font: (brand.font != usual.font).then_some(brand.font),
        }
    }
}

impl TryFrom<Chosen> for Brand {
    type Error = BadBrand;

    fn try_from(Chosen { hue, chroma, radius, font }: Chosen) -> Result<Self, BadBrand> {
        let usual = Self::default();
        Self::new(hue.unwrap_or(usual.hue), chroma.unwrap_or(usual.chroma), radius.unwrap_or(usual.radius), font.unwrap_or(usual.font))
    }
}

#[cfg(test)]
mod tests;
