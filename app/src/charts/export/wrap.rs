//! Texts over several lines: an SVG does not wrap them itself.

use crate::charts::text_width::{TEXT_SIZE, text_width};

const CUT: char = '…';

/// The lines of a text at a size within a width. A word that is wider than a line is broken.
pub fn wrap(text: &str, width: f64, size: f64) -> Vec<String> {
    let fits = |line: &str| text_width(line) * size / TEXT_SIZE <= width;
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if fits(&format!("{line} {word}")) => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(String::new()),
        }
        let starts = lines.last().is_some_and(String::is_empty);
        if starts {
            add_broken(&mut lines, word, &fits);
        }
    }
    lines
}

/// Adds a word to an empty line, and what is left of it to further ones.
fn add_broken(lines: &mut Vec<String>, word: &str, fits: &impl Fn(&str) -> bool) {
    for c in word.chars() {
        let full = lines.last().is_none_or(|line| !line.is_empty() && !fits(&format!("{line}{c}")));
        if full {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            line.push(c);
        }
    }
}

/// At most two lines, as names in a chart; what is beyond is left out with a sign.
pub fn in_two(text: &str, width: f64, size: f64) -> Vec<String> {
    let mut lines = wrap(text, width, size);
    if lines.len() > 2 {
        lines.truncate(2);
        if let Some(last) = lines.last_mut() {
            while last.chars().count() > 1 && text_width(&format!("{last}{CUT}")) * size / TEXT_SIZE > width {
                last.pop();
            }
            last.push(CUT);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_to_the_next_line_and_long_ones_are_broken() {
        assert_eq!(wrap("Health and safety", 60.0, 12.0), ["Health and", "safety"]);
        assert_eq!(wrap("", 60.0, 12.0), Vec::<String>::new());
        let broken = wrap(&"m".repeat(20), 60.0, 12.0);
        assert!(broken.len() > 3 && broken.concat() == "m".repeat(20) && broken.iter().all(|line| text_width(line) <= 60.0), "{broken:?}");
    }

    #[test]
    fn a_name_has_two_lines_at_most() {
        let name = in_two("Safe moving and handling of people in community settings", 100.0, 13.0);
        assert_eq!(name.len(), 2);
        assert!(name[1].ends_with(CUT) && text_width(&name[1]) * 13.0 / 12.0 <= 100.0, "{name:?}");
        assert_eq!(in_two("Wellbeing", 100.0, 13.0), ["Wellbeing"]);
    }
}
