//! The HTTP status of the answer that a page belongs to.

use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;

/// Gives the answer a status.
pub fn answer_with(status: u16) {
    if let (Ok(status), Some(response)) = (status.try_into(), use_context::<ResponseOptions>()) {
        response.set_status(status);
    }
}
