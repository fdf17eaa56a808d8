//! What stands in the row of a bar: name, bar, value.

use super::css;
use crate::charts::bars::bar;
use crate::charts::drawing::Bar;
use crate::charts::markup::{self, escaped, markup};

/// Pixels; a list with little room shows them lower by its style.
const HEIGHT: u32 = 14;
const TIGHT: u32 = 10;

/// The row of a bar, as text.
pub fn row(shown: &Bar, target: Option<i32>) -> String {
    let height = if shown.of.is_empty() { TIGHT } else { HEIGHT };
    let of = if shown.of.is_empty() { String::new() } else { format!("<small>{}</small>", escaped(&shown.of)) };
    format!(
        "<span class=\"{}\" aria-hidden=\"true\">{}</span><svg class=\"{} {}\" height=\"{height}\" aria-hidden=\"true\">{}</svg><span class=\"{}\" aria-hidden=\"true\">{}{of}</span>",
        css::name,
        escaped(&shown.label),
        markup::css::scene,
        css::bar,
        markup(&bar(shown, target, height)),
        css::reading,
        escaped(&shown.value),
    )
}
