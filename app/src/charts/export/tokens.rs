//! The colours of the look, resolved for a customer and a theme. They are read from `style/main.css`, so there is one list of them.

use super::Brand;
use super::colour::hex;

const STYLE: &str = include_str!("../../../../style/main.css");

/// Colours by the name of their token.
pub struct Tokens {
    brand: Brand,
    dark: bool,
}

impl Tokens {
    /// The tokens of a customer in a theme.
    pub fn new(brand: Brand, dark: bool) -> Self {
        let brand = Brand { hue: brand.hue.rem_euclid(360.0), chroma: brand.chroma.clamp(0.0, 0.16) };
        Self { brand, dark }
    }

    /// The colour of `--color-<name>`. One that the style does not name is grey, which shows on both grounds.
    pub fn colour(&self, name: &str) -> String {
        self.resolved(name).unwrap_or_else(|| "#808080".to_owned())
    }

    fn resolved(&self, name: &str) -> Option<String> {
        let (_, rest) = STYLE.split_once(&format!("--color-{name}:"))?;
        let (value, _) = rest.split_once(';')?;
        let mut colours = value.split("oklch(").skip(1);
        let light = colours.next()?;
        let chosen = if self.dark { colours.next().unwrap_or(light) } else { light };
        let [lightness, chroma, hue] = self.numbers(chosen)?;
        Some(hex(lightness, chroma, hue))
    }

    /// Lightness, chroma and hue of `0.885 calc(var(--brand-c) * 0.42) var(--brand-h)…`.
    fn numbers(&self, text: &str) -> Option<[f64; 3]> {
        let chroma = text.replace("var(--brand-c)", &self.brand.chroma.to_string());
        let plain = chroma.replace("var(--brand-h)", &self.brand.hue.to_string()).replace(['(', ')', ','], " ");
        let mut words = plain.split_whitespace();
        let mut number = || {
            let word = words.next()?;
            if word != "calc" {
                return word.parse().ok();
            }
            let product = (words.next()?.parse::<f64>().ok()?, words.next()?, words.next()?.parse::<f64>().ok()?);
            (product.1 == "*").then_some(product.0 * product.2)
        };
        Some([number()?, number()?, number()?])
    }
}

#[cfg(test)]
mod tests {
    use super::super::scene::ALL_TOKENS;
    use super::*;

    #[test]
    fn every_colour_that_a_file_uses_is_in_the_style() {
        for (name, dark) in ALL_TOKENS.iter().flat_map(|name| [(name, false), (name, true)]) {
            assert!(Tokens::new(Brand::default(), dark).resolved(name).is_some(), "--color-{name}");
        }
    }

    #[test]
    fn colours_follow_theme_and_brand() {
        let of = |hue, chroma, dark| Tokens::new(Brand { hue, chroma }, dark).colour("chart-strong");
        assert_eq!(of(222.0, 0.1, false), hex(0.5, 0.105, 222.0));
        assert_eq!(of(222.0, 0.1, true), hex(0.72, 0.1, 222.0));
        assert_eq!(of(40.0, 0.16, false), hex(0.5, 0.168, 40.0));
        assert_eq!(of(222.0, 0.0, false), hex(0.5, 0.0, 0.0));
        assert_eq!(of(0.0, 9.0, false), of(0.0, 0.16, false), "more chroma than can be read is none of a customer's");
        assert_eq!(Tokens::new(Brand::default(), false).colour("surface"), "#ffffff");
        assert_eq!(Tokens::new(Brand::default(), true).colour("cat-2"), hex(0.8, 0.125, 72.0));
    }
}
