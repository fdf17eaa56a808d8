//! Every server function. They answer with what the ports answer and add nothing.

mod dashboard;
mod json;
mod options;
mod release;
#[cfg(feature = "ssr")]
mod session;

#[cfg(feature = "ssr")]
pub use dashboard::{Answered, page_of};
pub use dashboard::{ReadDashboard, read_dashboard};
pub use json::JsonText;
pub use options::{CountOptions, ReadOptions, count_options, read_options};
pub use release::{ReadRelease, read_release};
#[cfg(feature = "ssr")]
pub use session::{Session, with_status};
