//! The pages: rendered on the server with their numbers and charts, then taken over in the browser.
//!
//! Pages know `domain` and its ports, never the engine behind them. Feature `ssr` is the server's half, `hydrate` the browser's. What
//! needs no script (frame, sign-in, forms) is compiled for the server only: the browser's client holds the dashboards and no more.
#![recursion_limit = "256"]

pub mod address;
pub mod api;
pub mod charts;
#[cfg(feature = "hydrate")]
mod enhance;
pub mod error;
pub mod links;
pub mod page;
pub mod pages;
#[cfg(feature = "ssr")]
mod present;
mod root;
#[cfg(feature = "ssr")]
pub mod shown;
#[cfg(feature = "ssr")]
pub mod ssr;
#[cfg(feature = "ssr")]
mod status;
#[cfg(any(feature = "ssr", feature = "hydrate"))]
mod theme;
pub mod ui;
#[cfg(feature = "ssr")]
mod visit;

pub use root::App;

/// Gives the page its keys, and takes the dashboard in it over, if it holds one.
#[cfg(feature = "hydrate")]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    enhance::listen();
    // In a turn of its own, so that what the browser has to do meanwhile comes in between.
    leptos::prelude::set_timeout(take_over, std::time::Duration::ZERO);
}

#[cfg(feature = "hydrate")]
fn take_over() {
    use leptos::wasm_bindgen::JsCast;

    let main = leptos::prelude::document().get_element_by_id("main").filter(|main| main.has_attribute("data-live"));
    if let Some(main) = main.and_then(|main| main.dyn_into().ok()) {
        leptos::mount::hydrate_from(main, App).forget();
    }
}
