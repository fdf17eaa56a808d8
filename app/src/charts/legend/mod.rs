//! What the fills of a chart mean, where there are several.

use leptos::prelude::*;

use super::columns::fills;
use super::drawing::Drawing;
use super::ink::Ink;
use super::lines::{ink, names_fit};
use super::markup::{self, escaped};

stylance::import_crate_style!(css, "src/charts/legend/legend.module.css");

/// The legend of a chart; nothing where one fill is all there is, for the title says what that is.
#[component]
pub fn Legend(
    /// The chart.
    drawing: Drawing,
) -> impl IntoView {
    let keys: String = keys(&drawing).into_iter().map(|(key, name)| format!("<li>{}{}</li>", sign(key), escaped(&name))).collect();
    (!keys.is_empty()).then(|| view! { <ul class=css::legend inner_html=keys /> })
}

/// What a sign stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A filled mark.
    Fill(Ink),
    /// A line.
    Line(Ink),
    /// The rate to reach.
    Target,
}

/// The signs of a chart with their names.
pub fn keys(drawing: &Drawing) -> Vec<(Sign, String)> {
    match drawing {
        Drawing::Columns { parts, .. } if parts.len() > 1 => {
            fills(parts.len()).zip(parts).map(|(ink, part)| (Sign::Fill(ink), part.clone())).collect()
        }
        Drawing::Bars { part, target: Some(target), .. } => {
            vec![(Sign::Fill(Ink::Strong), part.clone()), (Sign::Target, format!("Target {}", percent(*target)))]
        }
        // Lines carry their names at their ends.
        Drawing::Lines { lines, .. } if lines.len() > 1 && !names_fit(lines) => {
            lines.iter().enumerate().map(|(index, line)| (Sign::Line(ink(index, lines.len())), line.label.clone())).collect()
        }
        _ => Vec::new(),
    }
}

/// `85%` of 8500 and `85.5%` of 8550.
fn percent(hundredths: i32) -> String {
    let tenths = (hundredths + 5) / 10;
    if tenths % 10 == 0 { format!("{}%", tenths / 10) } else { format!("{}.{}%", tenths / 10, tenths % 10) }
}

fn sign(sign: Sign) -> String {
    match sign {
        Sign::Fill(ink) => fill(ink),
        Sign::Line(ink) => line(ink),
        Sign::Target => format!("<span class=\"{} {}\"></span>", css::tick, markup::css::target),
    }
}

/// The sign of a fill.
pub fn fill(ink: Ink) -> String {
    format!("<span class=\"{} {}\"></span>", if ink == Ink::Pale { css::capped } else { css::fill }, markup::class(ink))
}

/// The sign of a line.
pub fn line(ink: Ink) -> String {
    format!("<span class=\"{} {}\"></span>", if ink == Ink::Compared { css::dash } else { css::line }, markup::class(ink))
}

#[cfg(test)]
mod tests {
    use super::super::drawing::Line;
    use super::*;

    fn names(drawing: &Drawing) -> Vec<(Sign, String)> {
        keys(drawing)
    }

    fn columns(parts: &[&str]) -> Drawing {
        Drawing::Columns { parts: parts.iter().map(|part| (*part).to_owned()).collect(), columns: Vec::new(), share: false }
    }

    #[test]
    fn one_fill_needs_no_legend() {
        assert!(names(&columns(&["Complete"])).is_empty());
        assert!(names(&Drawing::Bars { part: "Complete".to_owned(), bars: Vec::new(), target: None }).is_empty());
    }

    #[test]
    fn two_fills_or_a_target_are_named() {
        let two = [(Sign::Fill(Ink::Strong), "Complete".to_owned()), (Sign::Fill(Ink::Rest), "Not complete".to_owned())];
        assert_eq!(names(&columns(&["Complete", "Not complete"])), two);
        let bars = Drawing::Bars { part: "Complete".to_owned(), bars: Vec::new(), target: Some(8550) };
        assert_eq!(names(&bars), [two[0].clone(), (Sign::Target, "Target 85.5%".to_owned())]);
        assert_eq!([8500, 10_000, 5].map(percent), ["85%", "100%", "0.1%"]);
    }

    #[test]
    fn lines_are_named_at_their_ends_unless_names_are_long() {
        let line = |label: &str| Line { label: label.to_owned(), values: vec![Some(1)], words: vec!["1%".to_owned()], tips: Vec::new() };
        let of = |one: &str| Drawing::Lines { steps: vec!["2026".to_owned()], lines: vec![line(one), line("all")] };
        assert!(names(&of("team")).is_empty());
        assert_eq!(names(&of("Northgate Hospital and its team")).len(), 2);
    }
}
