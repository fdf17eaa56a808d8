//! A scene with its colours and at its width.

use super::file::File;
use crate::charts::ink::Ink;
use crate::charts::labels::WIDE;
use crate::charts::markup::{escaped, short};
use crate::charts::scene::{Anchor, Mark, Point, Room, Scene, Shape};

/// Every token that a file uses.
#[cfg(test)]
pub const ALL_TOKENS: [&str; 22] = [
    "chart-strong",
    "chart-pale",
    "chart-cap",
    "chart-rest",
    "chart-rest-pale",
    "chart-rest-cap",
    "cat-2",
    "cat-3",
    "cat-4",
    "cat-5",
    "cat-6",
    "chart-none",
    "sunken",
    "chart-target",
    "chart-grid",
    "chart-axis",
    "chart-on-strong",
    "ink",
    "ink-2",
    "ink-3",
    "surface",
    "brand",
];

/// The token of an ink's colour.
pub const fn token(ink: Ink) -> &'static str {
    match ink {
        Ink::Strong => "chart-strong",
        Ink::Pale | Ink::Area => "chart-pale",
        Ink::Cap => "chart-cap",
        Ink::Rest => "chart-rest",
        Ink::RestPale => "chart-rest-pale",
        Ink::RestCap => "chart-rest-cap",
        Ink::Second => "cat-2",
        Ink::Third => "cat-3",
        Ink::Fourth => "cat-4",
        Ink::Fifth => "cat-5",
        Ink::Sixth => "cat-6",
        Ink::Compared => "chart-none",
        Ink::Track => "sunken",
        Ink::Target => "chart-target",
        Ink::Grid => "chart-grid",
        Ink::Axis => "chart-axis",
        Ink::OnStrong => "chart-on-strong",
        Ink::Emphasis | Ink::EndEmphasis | Ink::OnRest => "ink",
        Ink::Value | Ink::End | Ink::Label => "ink-2",
        Ink::Note | Ink::Scale => "ink-3",
        Ink::Hit => "surface",
    }
}

/// Draws a scene with so much room beside it, and goes below it.
pub fn draw(file: &mut File, scene: &Scene, left: f64, right: f64) {
    let place = Place { left, width: (file.inner() - left - right).max(1.0), halo: left > 0.0 };
    let room = if file.inner() < WIDE { Room::Narrow } else { Room::Wide };
    let shown = |mark: &&Mark| [Room::Any, room].contains(&mark.room) && !matches!(mark.ink, Ink::Hit | Ink::Label);
    // Lines lie below the rest, as in the page.
    let is_line = |mark: &&Mark| matches!(mark.shape, Shape::Line(_) | Shape::Area(_));
    let (lines, others): (Vec<&Mark>, Vec<&Mark>) = scene.marks.iter().filter(shown).partition(is_line);
    for mark in lines.into_iter().chain(others) {
        let element = element(file, mark, place);
        file.push(&element);
    }
    file.skip(f64::from(scene.height));
}

#[derive(Clone, Copy)]
struct Place {
    left: f64,
    width: f64,
    halo: bool,
}

fn element(file: &File, mark: &Mark, place: Place) -> String {
    let (colour, surface) = (file.colour(token(mark.ink)), file.colour("surface"));
    let at = |point: &Point, aside: f64| file.place(place.left + point.x * place.width + aside, point.y);
    let faint = if mark.faint { " opacity=\"0.4\"" } else { "" };
    match &mark.shape {
        Shape::Line(points) => {
            let (width, dash) = stroke(mark.ink);
            format!(
                "<path d=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"{dash} stroke-linejoin=\"round\"/>",
                path(points, at)
            )
        }
        Shape::Area(points) => format!("<path d=\"{}z\" fill=\"{colour}\" opacity=\"0.45\"/>", path(points, at)),
        Shape::Rect { from, to } => {
            let (x, y) = at(from, 0.0);
            let (width, height) = (short((to.x - from.x) * place.width), short(to.y - from.y));
            format!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{colour}\"{faint}/>")
        }
        Shape::Dot { at: middle, radius } => {
            let (x, y) = at(middle, 0.0);
            format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"{colour}\" stroke=\"{surface}\" stroke-width=\"2\"/>")
        }
        Shape::Text { at: place_of, anchor, text } => {
            let (x, y) = at(place_of, f64::from(mark.ink.aside()));
            let halo = if place.halo { format!(" stroke=\"{surface}\" stroke-width=\"3\" paint-order=\"stroke\"") } else { String::new() };
            let (anchor, weight) = (anchor_name(*anchor), weight(mark.ink));
            format!("<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\"{weight} fill=\"{colour}\"{halo}>{}</text>", escaped(text))
        }
    }
}

fn path(points: &[Point], at: impl Fn(&Point, f64) -> (String, String)) -> String {
    let step = |(index, point): (usize, &Point)| {
        let (x, y) = at(point, 0.0);
        format!("{}{x},{y}", if index == 0 { "M" } else { "L" })
    };
    points.iter().enumerate().map(step).collect::<Vec<_>>().join(" ")
}

const fn stroke(ink: Ink) -> (&'static str, &'static str) {
    match ink {
        Ink::Grid | Ink::Axis => ("1", ""),
        Ink::Compared => ("1.5", " stroke-dasharray=\"4 3\""),
        _ => ("2", ""),
    }
}

const fn weight(ink: Ink) -> &'static str {
    if matches!(ink, Ink::Emphasis | Ink::EndEmphasis | Ink::OnStrong) { " font-weight=\"600\"" } else { "" }
}

const fn anchor_name(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    }
}
