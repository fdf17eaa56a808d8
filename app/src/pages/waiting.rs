//! A page that needs something which is not there yet, and asks again by itself.

use domain::problem::Problem;
use leptos::prelude::*;

use super::unavailable::in_frame_or_bare;
use crate::status::{answer_with, ask_again_in};
use crate::ui::waiting::Waiting as Panel;
use crate::visit::use_visit;

/// The page, for a problem that waiting helps.
#[component]
pub fn Waiting(
    /// What is waited for.
    problem: Problem,
) -> impl IntoView {
    let retry_seconds = problem.retry_seconds().unwrap_or(1);
    answer_with(problem.status());
    ask_again_in(retry_seconds);
    let panel = view! { <Panel message=problem.to_string() retry_seconds href=use_visit().here /> };
    in_frame_or_bare("One moment", "The page goes on by itself", panel.into_any())
}
