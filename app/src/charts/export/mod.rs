//! A chart as a file: a complete SVG of what is shown, that needs neither the page nor its style.

mod bars;
mod colour;
mod file;
mod scene;
#[cfg(test)]
mod tests;
mod tokens;
mod wrap;

use self::file::{File, Weight};
use self::tokens::Tokens;
use self::wrap::wrap;
use super::columns::{columns, is_labelled_directly};
use super::drawing::Drawing;
use super::legend::{Sign, keys};
use super::lines::{lines, scale};
use super::scene::Scene;
use super::text_width::text_width;

/// A customer's colour. Lightness is the tokens', so that any hue stays readable.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Brand {
    /// Hue, 0 to 360.
    pub hue: f64,
    /// Chroma, 0 to 0.16.
    pub chroma: f64,
}

impl Default for Brand {
    fn default() -> Self {
        Self { hue: 222.0, chroma: 0.1 }
    }
}

/// Around everything, in pixels.
const EDGE: f64 = 20.0;
/// What stands behind the ends of lines, as in the page.
const ENDS: f64 = 92.0;
const SIGN: f64 = 16.0;
const BETWEEN_SIGNS: f64 = 16.0;
const LINE: f64 = 16.0;
const SMALL: f64 = 12.0;

/// The whole file, at a width in pixels.
pub fn svg(drawing: &Drawing, title: &str, subtitle: &str, foot: &str, width: u32, dark: bool, brand: Brand) -> String {
    let tokens = Tokens::new(brand, dark);
    let mut file = File::new(&tokens, f64::from(width));
    head(&mut file, title, subtitle);
    match drawing {
        Drawing::Bars { bars, target, .. } => bars::draw(&mut file, bars, *target),
        Drawing::Columns { parts, columns: shown, share } => {
            let left = if is_labelled_directly(shown.len()) { 0.0 } else { margin(&columns(parts, shown, *share)) };
            scene::draw(&mut file, &columns(parts, shown, *share), left, 0.0);
        }
        Drawing::Lines { steps, lines: shown } => {
            let left = scale(shown).map(|(_, words)| text_width(words)).fold(0.0, f64::max) + 8.0;
            scene::draw(&mut file, &lines(steps, shown), left, ENDS);
        }
    }
    legend(&mut file, drawing);
    file.paragraph(foot, SMALL, Weight::Normal, "ink-3");
    file.finish(title)
}

fn head(file: &mut File, title: &str, subtitle: &str) {
    file.paragraph(title, 14.0, Weight::Strong, "ink");
    file.paragraph(subtitle, 13.0, Weight::Normal, "ink-3");
    file.skip(16.0);
}

/// The room that the values of an axis take.
fn margin(scene: &Scene) -> f64 {
    let width = |mark: &super::Mark| match (&mark.shape, mark.ink) {
        (super::Shape::Text { text, .. }, super::Ink::Scale) => text_width(text),
        _ => 0.0,
    };
    scene.marks.iter().map(width).fold(0.0, f64::max) + 8.0
}

/// Signs with their names, as many in a line as fit.
fn legend(file: &mut File, drawing: &Drawing) {
    let keys = keys(drawing);
    file.skip(14.0);
    if keys.is_empty() {
        return;
    }
    let mut x = 0.0;
    for (sign, name) in keys {
        let wide = SIGN + text_width(&name);
        if x > 0.0 && x + wide > file.inner() {
            x = 0.0;
            file.skip(LINE + 4.0);
        }
        draw_sign(file, sign, x);
        // A name that is wider than the file goes on below.
        let lines = wrap(&name, file.inner() - SIGN, SMALL);
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                file.skip(LINE);
            }
            file.text(x + SIGN, 11.0, SMALL, Weight::Normal, "ink-2", line);
        }
        x += wide + BETWEEN_SIGNS;
    }
    file.skip(LINE + 6.0);
}

fn draw_sign(file: &mut File, sign: Sign, x: f64) {
    match sign {
        Sign::Fill(ink) => file.rect((x, 2.0), (10.0, 10.0), 2.0, scene::token(ink)),
        Sign::Line(ink) => file.line((x, 7.0), (x + 12.0, 7.0), 2.0, ink == super::Ink::Compared, scene::token(ink)),
        Sign::Target => file.rect((x + 4.0, 1.0), (1.5, 12.0), 0.0, "chart-target"),
    }
}
