//! A scene as the text of an SVG. The marks are written as text, the same on both sides: as views each would cost the browser's client
//! code for every kind of mark.

use super::ink::Ink;
use super::scene::{Anchor, Mark, Point, Room, Scene, Shape};

stylance::import_crate_style!(pub css, "src/charts/view.module.css");

/// What stands in the SVG. Lines and areas are given in fractions and stretched with the width; the rest keeps its form and is only
/// placed.
pub fn markup(scene: &Scene) -> String {
    let height = scene.height;
    let (mut stretched, mut placed) = (String::new(), String::new());
    for mark in &scene.marks {
        let into = if is_stretched(&mark.shape) { &mut stretched } else { &mut placed };
        into.push_str(&element(mark));
    }
    if !stretched.is_empty() {
        stretched = format!(
            "<svg width=\"100%\" height=\"{height}\" viewBox=\"0 0 1000 {height}\" preserveAspectRatio=\"none\" overflow=\"visible\">\
             {stretched}</svg>"
        );
    }
    stretched + &placed
}

const fn is_stretched(shape: &Shape) -> bool {
    matches!(shape, Shape::Line(_) | Shape::Area(_))
}

fn element(mark: &Mark) -> String {
    let class = classes(mark);
    match &mark.shape {
        Shape::Line(points) => format!("<path class=\"{class}\" d=\"{}\"/>", path(points)),
        Shape::Area(points) => format!("<path class=\"{class}\" d=\"{}z\"/>", path(points)),
        Shape::Rect { from, to } => rect(*from, *to, mark.ink, &class),
        Shape::Dot { at, radius } => {
            format!("<circle class=\"{class}\" cx=\"{}%\" cy=\"{}\" r=\"{radius}\"/>", short(at.x * 100.0), short(at.y))
        }
        Shape::Text { at, anchor, text } => format!(
            "<text class=\"{class}\" x=\"{}%\" y=\"{}\"{} text-anchor=\"{}\">{}</text>",
            short(at.x * 100.0),
            short(at.y),
            aside(mark.ink),
            anchor_name(*anchor),
            escaped(text)
        ),
    }
}

/// A rectangle, or a tick. The tick at the end of a bar stands within the bar.
fn rect(from: Point, to: Point, ink: Ink, class: &str) -> String {
    let share = to.x - from.x;
    let width = if share > 0.0 { format!("{}%", short(share * 100.0)) } else { ink.tick().to_owned() };
    let within = if share > 0.0 || ink == Ink::Target { "" } else { " transform=\"translate(-2)\"" };
    let (x, y, height) = (short(from.x * 100.0), short(from.y), short(to.y - from.y));
    format!("<rect class=\"{class}\" x=\"{x}%\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{within}/>")
}

fn aside(ink: Ink) -> String {
    match ink.aside() {
        0 => String::new(),
        pixels => format!(" dx=\"{pixels}\""),
    }
}

fn path(points: &[Point]) -> String {
    let step =
        |(index, point): (usize, &Point)| format!("{}{},{}", if index == 0 { "M" } else { "L" }, short(point.x * 1000.0), short(point.y));
    points.iter().enumerate().map(step).collect::<Vec<_>>().join(" ")
}

/// At most two decimals: the same text on both sides, and no longer than can be seen. Written from a whole number of hundredths,
/// because writing floating point numbers costs the client more code than the rest of this file.
pub fn short(number: f64) -> String {
    // A chart is at most some thousand pixels wide and high; a cast beyond that would saturate.
    #[expect(clippy::cast_possible_truncation)]
    let hundredths = (number * 100.0).round() as i32;
    let (sign, whole, rest) = (if hundredths < 0 { "-" } else { "" }, hundredths.abs() / 100, hundredths.abs() % 100);
    match rest {
        0 => format!("{sign}{whole}"),
        _ if rest % 10 == 0 => format!("{sign}{whole}.{}", rest / 10),
        _ => format!("{sign}{whole}.{rest:02}"),
    }
}

/// A chart's texts come from the data, so they are no markup.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The classes of a mark: what it means, and at which widths it shows.
fn classes(mark: &Mark) -> String {
    let room = match mark.room {
        Room::Any => "",
        Room::Wide => css::wide,
        Room::Narrow => css::narrow,
    };
    let faint = if mark.faint { css::faint } else { "" };
    [class(mark.ink), room, faint].into_iter().filter(|class| !class.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The class of a meaning; `view.module.css` gives it its colour.
pub const fn class(ink: Ink) -> &'static str {
    match ink {
        Ink::Strong => css::strong,
        Ink::Pale => css::pale,
        Ink::Cap => css::cap,
        Ink::Rest => css::rest,
        Ink::RestPale => css::rest_pale,
        Ink::RestCap => css::rest_cap,
        Ink::Second => css::second,
        Ink::Third => css::third,
        Ink::Fourth => css::fourth,
        Ink::Fifth => css::fifth,
        Ink::Sixth => css::sixth,
        Ink::Compared => css::compared,
        Ink::Track => css::track,
        Ink::Target => css::target,
        Ink::Grid => css::grid,
        Ink::Axis => css::axis,
        Ink::Area => css::area,
        Ink::Label => css::label,
        Ink::Hit => css::hit,
        Ink::Value | Ink::End => css::value,
        Ink::Emphasis | Ink::EndEmphasis => css::emphasis,
        Ink::Note | Ink::Scale => css::note,
        Ink::OnStrong => css::on_strong,
        Ink::OnRest => css::on_rest,
    }
}

const fn anchor_name(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(shape: Shape, ink: Ink) -> Mark {
        Mark { shape, ink, datum: Some(0), room: Room::Any, faint: false }
    }

    #[test]
    fn texts_are_no_markup() {
        let at = Point { x: 0.5, y: 12.0 };
        let text = Shape::Text { at, anchor: Anchor::Middle, text: "<script> & co".to_owned() };
        let svg = markup(&Scene { height: 44, marks: vec![mark(text, Ink::Label)] });
        assert!(svg.contains("text-anchor=\"middle\">&lt;script&gt; &amp; co</text>"), "{svg}");
    }

    #[test]
    fn numbers_are_short() {
        let shown = [0.0, 12.5, 33.333, 0.05, -0.25, 100.0, 6.999].map(short);
        assert_eq!(shown, ["0", "12.5", "33.33", "0.05", "-0.25", "100", "7"]);
    }

    #[test]
    fn x_is_a_share_of_the_width_and_y_in_pixels() {
        let from = Point { x: 0.125, y: 4.0 };
        let line = Shape::Line(vec![from, Point { x: 1.0, y: 37.004 }]);
        let dot = Shape::Dot { at: from, radius: 4 };
        let marks = [line, dot].map(|shape| mark(shape, Ink::Strong)).to_vec();
        let svg = markup(&Scene { height: 44, marks });
        assert!(svg.contains("d=\"M125,4 L1000,37\"") && svg.contains("cx=\"12.5%\" cy=\"4\" r=\"4\""), "{svg}");
    }

    #[test]
    fn a_rectangle_without_a_width_is_a_tick() {
        let tick = Shape::Rect { from: Point { x: 0.85, y: 0.0 }, to: Point { x: 0.85, y: 14.0 } };
        let target = markup(&Scene { height: 14, marks: vec![mark(tick.clone(), Ink::Target)] });
        assert!(target.ends_with("x=\"85%\" y=\"0\" width=\"1.5\" height=\"14\"/>"), "{target}");
        let end = markup(&Scene { height: 14, marks: vec![mark(tick, Ink::Cap)] });
        assert!(end.ends_with("width=\"2\" height=\"14\" transform=\"translate(-2)\"/>"), "{end}");
    }

    #[test]
    fn a_form_for_one_width_has_its_class() {
        let at = Point { x: 0.5, y: 12.0 };
        let text = Shape::Text { at, anchor: Anchor::Middle, text: "41.3k".to_owned() };
        let svg = markup(&Scene { height: 44, marks: vec![Mark { room: Room::Narrow, ..mark(text, Ink::Value) }] });
        assert!(svg.contains(&format!("class=\"{} {}\"", css::value, css::narrow)), "{svg}");
    }
}
