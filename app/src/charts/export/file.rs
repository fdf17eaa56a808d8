//! The text of the file, written from above.

use super::tokens::Tokens;
use super::wrap::wrap;
use super::{EDGE, LINE};
use crate::charts::markup::{escaped, short};

/// A stack that every system has something of; the page's own font may be missing where the file is opened.
const FONTS: &str = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', Arial, sans-serif";

/// How heavy a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// As running text.
    Normal,
    /// As a title or a value.
    Strong,
}

impl Weight {
    fn attribute(self) -> &'static str {
        if self == Self::Strong { " font-weight=\"600\"" } else { "" }
    }
}

/// A file that is being written. Places are pixels from the left edge and from where it is written at.
pub struct File<'a> {
    tokens: &'a Tokens,
    width: f64,
    y: f64,
    body: String,
}

impl<'a> File<'a> {
    /// An empty file of a width.
    pub fn new(tokens: &'a Tokens, width: f64) -> Self {
        Self { tokens, width: width.max(EDGE * 4.0), y: EDGE, body: String::new() }
    }

    /// The width between the edges.
    pub fn inner(&self) -> f64 {
        self.width - EDGE * 2.0
    }

    /// A colour.
    pub fn colour(&self, token: &str) -> String {
        self.tokens.colour(token)
    }

    /// Goes down.
    pub fn skip(&mut self, pixels: f64) {
        self.y += pixels;
    }

    /// Writes an element as it is.
    pub fn push(&mut self, element: &str) {
        self.body.push_str(element);
        self.body.push('\n');
    }

    /// The place on the file.
    pub fn place(&self, x: f64, y: f64) -> (String, String) {
        (short(x + EDGE), short(y + self.y))
    }

    /// A text that starts at a place.
    pub fn text(&mut self, x: f64, y: f64, size: f64, weight: Weight, token: &str, text: &str) {
        self.anchored((x, y), "start", size, weight, token, text);
    }

    /// A text beside a place.
    pub fn anchored(&mut self, at: (f64, f64), anchor: &str, size: f64, weight: Weight, token: &str, text: &str) {
        let ((x, y), colour) = (self.place(at.0, at.1), self.colour(token));
        let (size, weight, text) = (short(size), weight.attribute(), escaped(text));
        self.push(&format!(
            "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\" font-size=\"{size}\"{weight} fill=\"{colour}\">{text}</text>"
        ));
    }

    /// A value and what it is out of, that end at a place. They are one text, so that no font puts one over the other.
    pub fn reading(&mut self, at: (f64, f64), value: &str, of: &str) {
        let ((x, y), strong, soft) = (self.place(at.0, at.1), self.colour("ink"), self.colour("ink-3"));
        let of =
            if of.is_empty() { String::new() } else { format!("<tspan dx=\"6\" font-size=\"12\" fill=\"{soft}\">{}</tspan>", escaped(of)) };
        let value = format!("<tspan font-size=\"13\" font-weight=\"600\" fill=\"{strong}\">{}</tspan>", escaped(value));
        self.push(&format!("<text x=\"{x}\" y=\"{y}\" text-anchor=\"end\">{value}{of}</text>"));
    }

    /// A filled rectangle.
    pub fn rect(&mut self, at: (f64, f64), size: (f64, f64), radius: f64, token: &str) {
        let ((x, y), colour) = (self.place(at.0, at.1), self.colour(token));
        let (width, height, radius) = (short(size.0), short(size.1), short(radius));
        self.push(&format!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{radius}\" fill=\"{colour}\"/>"));
    }

    /// A line from place to place.
    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), width: f64, dashed: bool, token: &str) {
        let ((x1, y1), (x2, y2), colour) = (self.place(from.0, from.1), self.place(to.0, to.1), self.colour(token));
        let (width, dash) = (short(width), if dashed { " stroke-dasharray=\"4 3\"" } else { "" });
        self.push(&format!("<path d=\"M{x1},{y1} L{x2},{y2}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"{dash}/>"));
    }

    /// A text over as many lines as it takes; nothing takes none.
    pub fn paragraph(&mut self, text: &str, size: f64, weight: Weight, token: &str) {
        for line in wrap(text, self.inner(), size) {
            self.text(0.0, size, size, weight, token, &line);
            self.skip(size * LINE / 12.0);
        }
    }

    /// The whole text.
    pub fn finish(self, title: &str) -> String {
        let (width, height) = (short(self.width), short(self.y + EDGE));
        let (ground, title, body) = (self.colour("surface"), escaped(title), self.body);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
             font-family=\"{FONTS}\" font-size=\"12\">\n<title>{title}</title>\n\
             <rect width=\"{width}\" height=\"{height}\" fill=\"{ground}\"/>\n{body}</svg>\n"
        )
    }
}
