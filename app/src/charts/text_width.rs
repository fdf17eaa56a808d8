//! How wide a text is, from a table: the server has no fonts, and both sides must lay a chart out alike.

/// The size of every text in a chart, in pixels.
pub const TEXT_SIZE: f64 = 12.0;

/// Width in pixels at 12 px, in a usual sans serif.
pub fn text_width(text: &str) -> f64 {
    text.chars().map(|c| f64::from(thousandths(c)) * TEXT_SIZE / 1000.0).sum()
}

/// Thousandths of the size that a character takes.
const fn thousandths(c: char) -> u16 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 278,
        ' ' | 'f' | 't' | 'r' | '(' | ')' | '-' | '·' => 320,
        'm' | 'M' | 'W' | '%' => 890,
        'w' | 'A'..='Z' => 700,
        _ => 556,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_texts_are_wider() {
        assert!(text_width("2026: 71.8%") > text_width("2026"));
        assert!(text_width("W") > text_width("i"));
        assert!(text_width("").abs() < f64::EPSILON);
    }
}
