//! A widget: a surface with its question as the head, the answer below, and a menu of what can be done with it. The surface is put
//! together in the browser too, what stands on it comes from the server.

#[cfg(feature = "ssr")]
mod chart;
#[cfg(feature = "ssr")]
mod menu;
#[cfg(feature = "ssr")]
mod states;

#[cfg(feature = "ssr")]
pub use chart::{chart_foot, chart_head};
#[cfg(feature = "ssr")]
pub use menu::export;
#[cfg(feature = "ssr")]
pub use states::{failed, nothing};

stylance::import_crate_style!(pub css, "src/ui/widget/widget.module.css");

/// The id of a widget's heading, which names it.
pub fn heading(id: &str) -> String {
    format!("widget-{id}")
}

/// The class of a surface that takes some of twelve columns.
pub fn span(columns: u8) -> String {
    let wide = match columns {
        5 => Some(css::five),
        7 => Some(css::seven),
        _ => None,
    };
    stylance::classes!(css::widget, wide)
}
