//! Every server function. They answer with what the ports answer and add nothing.

mod dashboard;
mod json;
mod options;
mod release;
#[cfg(feature = "ssr")]
mod session;

pub use dashboard::{ReadDashboard, read_dashboard};
pub use json::JsonText;
pub use options::{CountOptions, ReadOptions, count_options, read_options};
pub use release::{ReadRelease, read_release};
#[cfg(feature = "ssr")]
pub use session::Session;
