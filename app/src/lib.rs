//! The pages: rendered on the server with their numbers and charts, then taken over in the browser.
//!
//! Pages know `domain` and its ports, never the engine behind them. Feature `ssr` is the server's half, `hydrate` the browser's.
#![recursion_limit = "256"]

pub mod address;
pub mod api;
pub mod charts;
pub mod error;
pub mod pages;
#[cfg(feature = "ssr")]
mod present;
mod root;
pub mod shown;
#[cfg(feature = "ssr")]
pub mod ssr;
#[cfg(feature = "ssr")]
mod status;
mod title;
pub mod ui;
pub mod visit;

pub use root::App;

/// Takes the server's page over in the browser.
#[cfg(feature = "hydrate")]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(App);
}
