//! The components of the pages, each with its own style beside it.

pub mod actions;
pub mod brand;
pub mod button;
pub mod chips;
pub mod disclosure;
pub mod field;
pub mod figure;
pub mod filters;
pub mod frame;
pub mod freshness;
pub mod icon;
pub mod note;
pub mod page_head;
pub mod skeleton;
pub mod state;
pub mod table;
pub mod theme_switch;
