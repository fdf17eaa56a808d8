//! A scene as SVG.

use leptos::prelude::*;

use super::ink::Ink;
use super::scene::{Anchor, Mark, Point, Scene, Shape};

stylance::import_crate_style!(css, "src/charts/view.module.css");

/// Renders a scene at the width of its place. The drawing has one name; what it shows stands in the table view beside it.
///
/// The marks are written as text, the same on both sides: as views each would cost the browser's client code for every kind of mark.
#[component]
pub fn SceneView(
    /// What is drawn.
    scene: Scene,
    /// What a reader is told instead of the drawing.
    #[prop(into)]
    name: String,
) -> impl IntoView {
    view! { <svg class=css::chart height=scene.height role="img" aria-label=name inner_html=drawing(&scene) /> }
}

/// Lines and areas are given in fractions and stretched with the width; the rest keeps its form and is only placed.
fn drawing(scene: &Scene) -> String {
    let height = scene.height;
    let (mut stretched, mut placed) = (String::new(), String::new());
    for mark in &scene.marks {
        let into = if is_stretched(&mark.shape) { &mut stretched } else { &mut placed };
        into.push_str(&element(mark));
    }
    format!(
        "<svg width=\"100%\" height=\"{height}\" viewBox=\"0 0 1000 {height}\" preserveAspectRatio=\"none\" overflow=\"visible\">\
         {stretched}</svg>{placed}"
    )
}

const fn is_stretched(shape: &Shape) -> bool {
    matches!(shape, Shape::Line(_) | Shape::Area(_))
}

fn element(mark: &Mark) -> String {
    let class = class(mark.ink);
    match &mark.shape {
        Shape::Line(points) => format!("<path class=\"{class}\" d=\"{}\"/>", path(points)),
        Shape::Area(points) => format!("<path class=\"{class}\" d=\"{}z\"/>", path(points)),
        Shape::Rect { from, to } => format!(
            "<rect class=\"{class}\" x=\"{}%\" y=\"{}\" width=\"{}%\" height=\"{}\"/>",
            short(from.x * 100.0),
            short(from.y),
            short((to.x - from.x) * 100.0),
            short(to.y - from.y)
        ),
        Shape::Dot { at, radius } => {
            format!("<circle class=\"{}\" cx=\"{}%\" cy=\"{}\" r=\"{radius}\"/>", css::dot, short(at.x * 100.0), short(at.y))
        }
        Shape::Text { at, anchor, text } => format!(
            "<text class=\"{class}\" x=\"{}%\" y=\"{}\" text-anchor=\"{}\">{}</text>",
            short(at.x * 100.0),
            short(at.y),
            anchor_name(*anchor),
            escaped(text)
        ),
    }
}

fn path(points: &[Point]) -> String {
    let step =
        |(index, point): (usize, &Point)| format!("{}{},{}", if index == 0 { "M" } else { "L" }, short(point.x * 1000.0), short(point.y));
    points.iter().enumerate().map(step).collect::<Vec<_>>().join(" ")
}

/// At most two decimals: the same text on both sides, and no longer than can be seen. Written from a whole number of hundredths,
/// because writing floating point numbers costs the client more code than the rest of this file.
fn short(number: f64) -> String {
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
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

const fn class(ink: Ink) -> &'static str {
    match ink {
        Ink::Strong => css::line,
        Ink::Area => css::area,
        Ink::Label => css::label,
        Ink::Hit => css::hit,
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

    #[test]
    fn texts_are_no_markup() {
        let at = Point { x: 0.5, y: 12.0 };
        let text = Shape::Text { at, anchor: Anchor::Middle, text: "<script> & co".to_owned() };
        let svg = drawing(&Scene { height: 44, marks: vec![Mark { shape: text, ink: Ink::Label, datum: Some(0) }] });
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
        let marks = [line, dot].map(|shape| Mark { shape, ink: Ink::Strong, datum: None }).to_vec();
        let svg = drawing(&Scene { height: 44, marks });
        assert!(svg.contains("d=\"M125,4 L1000,37\"") && svg.contains("cx=\"12.5%\" cy=\"4\" r=\"4\""), "{svg}");
    }
}
