//! A chart: a drawing that is hidden from readers, and laid over it one link for each mark.
//!
//! What stands in a mark is written as text, so that the client needs one kind of view for all charts. A mark itself is an element that
//! stays when the values change, and with it the focus.

mod bars;
mod marks;
#[cfg(test)]
mod tests;
mod tooltip;

use leptos::either::Either;
use leptos::html::{a, span};
use leptos::prelude::*;

use self::marks::{Placed, marks};
use super::columns::{are_few, columns, is_labelled_directly};
use super::drawing::Drawing;
use super::lines::{lines, scale};
use super::markup;
use super::scene::Scene;
use super::text_width::text_width;

stylance::import_crate_style!(css, "src/charts/chart_view/chart_view.module.css");

/// Tells the router to leave the page where it is scrolled to.
const STAY: &str = "noscroll";
/// What the narrower of the two left margins has room for, in pixels.
const MARGIN: f64 = 36.0;

/// A chart with its marks. It takes the width of its place, whose `data-widget` is the container that long and short labels go by.
///
/// Arrows between marks, Escape, T and O are the work of `enhance`; without a script every mark is a link in the tab order.
#[component]
pub fn ChartView(
    /// The element's id.
    #[prop(into)]
    id: String,
    /// What a reader is told that the marks belong to: `Completions by year`.
    #[prop(into)]
    name: String,
    /// What is drawn.
    drawing: Drawing,
) -> impl IntoView {
    let scene = scene(&drawing).map(|scene| {
        let class = stylance::classes!(markup::css::scene, css::drawing);
        view! { <svg class=class height=scene.height aria-hidden="true" inner_html=markup::markup(&scene) /> }
    });
    view! {
        <div id=id class=class(&drawing) role="group" aria-label=name data-chart="">
            {scene}
            <div class=css::marks>{marks(&drawing).into_iter().map(mark).collect_view()}</div>
        </div>
    }
}

/// The drawing below the marks; bars draw theirs each for itself.
fn scene(drawing: &Drawing) -> Option<Scene> {
    match drawing {
        Drawing::Columns { parts, columns: bars, share } => Some(columns(parts, bars, *share)),
        Drawing::Lines { steps, lines: drawn } => Some(lines(steps, drawn)),
        Drawing::Bars { .. } => None,
    }
}

fn class(drawing: &Drawing) -> String {
    match drawing {
        Drawing::Columns { columns, .. } => {
            let few = are_few(columns.len()).then_some(css::few);
            let scaled = (!is_labelled_directly(columns.len())).then_some(css::scaled);
            stylance::classes!(css::chart, css::columns, few, scaled)
        }
        Drawing::Lines { lines, .. } => {
            let is_wide = scale(lines).any(|(_, words)| text_width(words) > MARGIN);
            stylance::classes!(css::chart, css::lines, if is_wide { css::scaled_wide } else { css::scaled })
        }
        Drawing::Bars { bars, .. } => {
            let said = bars.iter().any(|bar| !bar.of.is_empty());
            stylance::classes!(css::chart, css::bars, if said { css::said } else { css::tight })
        }
    }
}

/// A link, or where it would lead nowhere a picture that can hold the focus.
fn mark(placed: Placed) -> impl IntoView + use<> {
    let Placed { class, name, href, chosen, html } = placed;
    if href.is_empty() {
        let mark = span().class(class).attr("role", "img").attr("tabindex", "0").attr("aria-label", name).attr("data-mark", "");
        return Either::Right(mark.inner_html(html));
    }
    // The name is text of the link and not an attribute: what is seen of a mark is hidden from readers and need not be said in it.
    let named = format!("<span class=\"sr-only\">{}</span>{html}", markup::escaped(&name));
    let mark = a().class(class).href(href).attr(STAY, "").attr("aria-current", chosen.then_some("true"));
    Either::Left(mark.attr("data-mark", "").inner_html(named))
}
