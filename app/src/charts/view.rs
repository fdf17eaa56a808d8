//! A scene as SVG.

use leptos::prelude::*;

use super::ink::Ink;
use super::scene::{Anchor, Mark, Point, Scene, Shape};

stylance::import_crate_style!(css, "src/charts/view.module.css");

/// Renders a scene at the width of its place. The drawing has one name; what it shows stands in the table view beside it.
#[component]
pub fn SceneView(
    /// What is drawn.
    scene: Scene,
    /// What a reader is told instead of the drawing.
    #[prop(into)]
    name: String,
) -> impl IntoView {
    let height = scene.height;
    let drawn = |shown: fn(&Shape) -> bool| scene.marks.iter().filter(move |mark| shown(&mark.shape));
    let stretched: Vec<_> = drawn(is_stretched).map(stretched).collect();
    let placed: Vec<_> = drawn(|shape| !is_stretched(shape)).map(placed).collect();
    view! {
        <svg class=css::chart height=height role="img" aria-label=name>
            <svg width="100%" height=height viewBox=format!("0 0 1000 {height}") preserveAspectRatio="none" overflow="visible">
                {stretched}
            </svg>
            {placed}
        </svg>
    }
}

/// Lines and areas are given in fractions and stretched with the width; the rest keeps its form and is only placed.
const fn is_stretched(shape: &Shape) -> bool {
    matches!(shape, Shape::Line(_) | Shape::Area(_))
}

fn stretched(mark: &Mark) -> AnyView {
    let (points, end) = match &mark.shape {
        Shape::Area(points) => (points, "z"),
        Shape::Line(points) => (points, ""),
        _ => return ().into_any(),
    };
    leptos::svg::path().class(class(mark.ink)).attr("d", path(points) + end).into_any()
}

fn placed(mark: &Mark) -> AnyView {
    let class = class(mark.ink);
    match &mark.shape {
        Shape::Rect { from, to } => leptos::svg::rect()
            .class(class)
            .attr("x", percent(from.x))
            .attr("y", pixels(from.y))
            .attr("width", percent(to.x - from.x))
            .attr("height", pixels(to.y - from.y))
            .into_any(),
        Shape::Dot { at, radius } => {
            leptos::svg::circle().class(css::dot).attr("cx", percent(at.x)).attr("cy", pixels(at.y)).attr("r", *radius).into_any()
        }
        Shape::Text { at, anchor, text } => leptos::svg::text()
            .class(class)
            .attr("x", percent(at.x))
            .attr("y", pixels(at.y))
            .attr("text-anchor", anchor_name(*anchor))
            .child(text.clone())
            .into_any(),
        Shape::Line(_) | Shape::Area(_) => ().into_any(),
    }
}

fn path(points: &[Point]) -> String {
    let step = |(index, point): (usize, &Point)| {
        format!("{}{},{}", if index == 0 { "M" } else { "L" }, trimmed(point.x * 1000.0), pixels(point.y))
    };
    points.iter().enumerate().map(step).collect::<Vec<_>>().join(" ")
}

fn percent(fraction: f64) -> String {
    format!("{}%", trimmed(fraction * 100.0))
}

fn pixels(y: f64) -> String {
    trimmed(y)
}

/// At most two decimals: the same text on both sides, and no longer than it can be seen.
fn trimmed(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
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
