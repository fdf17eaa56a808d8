//! The HTTP status of the answer that a page belongs to, and when to ask again.

use axum::http::header::RETRY_AFTER;
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;

/// Gives the answer a status.
pub fn answer_with(status: u16) {
    if let (Ok(status), Some(response)) = (status.try_into(), use_context::<ResponseOptions>()) {
        response.set_status(status);
    }
}

/// Says on the answer when to ask again.
pub fn ask_again_in(seconds: u64) {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.insert_header(RETRY_AFTER, seconds.into());
    }
}
