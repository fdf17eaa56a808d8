//! A customer's colour as others write it, and what of it the look takes: hue and chroma in OKLCH.

use std::str::FromStr;

use thiserror::Error;

/// A colour of a screen (sRGB): red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

/// A colour that was refused.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("\"{0}\" is no colour: write it as #rrggbb, such as #0a6e8f")]
pub struct BadColour(String);

impl FromStr for Colour {
    type Err = BadColour;

    /// Takes `rrggbb` as well: on a command line, `#` needs quotes.
    fn from_str(text: &str) -> Result<Self, BadColour> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        let well_formed = digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let number = u32::from_str_radix(digits, 16).ok().filter(|_| well_formed).ok_or_else(|| BadColour(text.to_owned()))?;
        let [_, red, green, blue] = number.to_be_bytes();
        Ok(Self([red, green, blue]))
    }
}

impl Colour {
    /// Hue in whole degrees, 0 to 359, and chroma in thousandths.
    pub fn hue_and_chroma(self) -> (u16, u16) {
        let (a, b) = self.oklab();
        let hue = b.atan2(a).to_degrees().rem_euclid(360.0).round() as u16 % 360;
        (hue, (a.hypot(b) * 1000.0).round() as u16)
    }

    /// The two axes of colour in OKLab; the third, lightness, is the look's own. The factors are those of the definition.
    fn oklab(self) -> (f64, f64) {
        let [red, green, blue] = self.0.map(linear);
        let long = (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
        let medium = (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
        let short = (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
        let a = 1.977_998_495_1 * long - 2.428_592_205_0 * medium + 0.450_593_709_9 * short;
        let b = 0.025_904_037_1 * long + 0.782_771_766_2 * medium - 0.808_675_766_0 * short;
        (a, b)
    }
}

/// Light of a channel, from the value that is coded for screens.
fn linear(channel: u8) -> f64 {
    let coded = f64::from(channel) / 255.0;
    if coded <= 0.040_45 { coded / 12.92 } else { ((coded + 0.055) / 1.055).powf(2.4) }
}
