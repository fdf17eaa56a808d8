//! Every server function. They answer with what the ports answer and add nothing.

mod dashboard;
mod json;
mod options;
#[cfg(feature = "ssr")]
mod session;

pub use dashboard::{ReadDashboard, read_dashboard};
pub use json::JsonText;
pub use options::{CountOptions, ReadOptions, count_options, read_options};
#[cfg(feature = "ssr")]
pub use session::Session;
