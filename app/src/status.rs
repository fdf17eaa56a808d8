//! The HTTP status of the answer that a page belongs to.

use domain::problem::Problem;

/// Gives the answer the problem's status. In the browser the answer has long been sent.
pub fn answer_with(problem: &Problem) {
    #[cfg(feature = "ssr")]
    if let (Ok(status), Some(response)) = (problem.status().try_into(), leptos::prelude::use_context::<leptos_axum::ResponseOptions>()) {
        response.set_status(status);
    }
    #[cfg(not(feature = "ssr"))]
    let _ = problem;
}
