//! The components of the pages, each with its own style beside it.

pub mod actions;
#[cfg(feature = "ssr")]
pub mod brand;
pub mod button;
pub mod chips;
pub mod data_table;
pub mod disclosure;
#[cfg(feature = "ssr")]
pub mod field;
pub mod figure;
pub mod filters;
#[cfg(feature = "ssr")]
pub mod frame;
pub mod freshness;
pub mod icon;
pub mod link;
pub mod note;
pub mod page_head;
pub mod skeleton;
pub mod state;
pub mod table;
#[cfg(feature = "ssr")]
pub mod theme_switch;
pub mod widget;
