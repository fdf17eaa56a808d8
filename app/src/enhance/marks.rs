//! The marks of a chart (`charts::ChartView`): one stop in the tab order, arrows between them, and tooltips that Escape hides.

use leptos::web_sys::{Element, EventTarget, HtmlElement};

use super::dom::{all, closest, element, first, focus, set};

const CHART: &str = "[data-chart]";
const MARK: &str = "[data-mark]";
/// On a chart whose tooltips are hidden.
const QUIET: &str = "data-quiet";

/// Makes the mark that has the focus the one stop of its chart. What moved on is no longer quiet.
pub fn enter(target: Option<EventTarget>) {
    let Some((chart, mark)) = around(target) else { return };
    set(&chart, QUIET, None);
    for other in all(Some(&chart), MARK) {
        set(&other, "tabindex", Some(if other == mark { "0" } else { "-1" }));
    }
}

/// A chart that lost the mark which was its stop, because its values changed, gets another.
pub fn keep_a_stop() {
    for chart in all(None, CHART) {
        if first(Some(&chart), "[data-mark]:not([tabindex='-1'])").is_none()
            && let Some(mark) = first(Some(&chart), MARK)
        {
            set(&mark, "tabindex", Some("0"));
        }
    }
}

/// Moves the focus from a mark to another of its chart. Says whether the key does that.
pub fn step(target: &Element, key: &str) -> bool {
    let Some(mark) = closest(target, MARK) else { return false };
    let Some(chart) = closest(&mark, CHART) else { return false };
    let marks = all(Some(&chart), MARK);
    let at = marks.iter().position(|other| *other == mark).unwrap_or_default();
    let next = match key {
        "ArrowRight" | "ArrowDown" => at + 1,
        "ArrowLeft" | "ArrowUp" => at.saturating_sub(1),
        "Home" => 0,
        "End" => marks.len() - 1,
        _ => return false,
    };
    if let Some(next) = marks.get(next) {
        focus(next);
    }
    true
}

/// Hides the tooltips that are shown. Says whether there were any.
pub fn quieten() -> bool {
    let shown = all(None, "[data-chart]:not([data-quiet]):has([data-mark]:hover, [data-mark]:focus)");
    for chart in &shown {
        set(chart, QUIET, Some(""));
    }
    !shown.is_empty()
}

/// The pointer is on another mark, or comes back to one: tooltips show again.
pub fn move_on(target: Option<EventTarget>, from: Option<EventTarget>) {
    let Some((chart, mark)) = around(target) else { return };
    if around(from).is_none_or(|(_, before)| before != mark) {
        set(&chart, QUIET, None);
    }
}

/// The mark around an element, with its chart.
fn around(target: Option<EventTarget>) -> Option<(HtmlElement, HtmlElement)> {
    let mark = closest(&element(target)?, MARK)?;
    Some((closest(&mark, CHART)?, mark))
}
