//! The pages. Those with forms only run on the server; see [`crate::App`].

#[cfg(feature = "ssr")]
mod change_password;
#[cfg(feature = "ssr")]
mod choose_filter;
mod dashboard;
#[cfg(feature = "ssr")]
mod gallery;
#[cfg(feature = "ssr")]
mod not_found;
#[cfg(feature = "ssr")]
mod sign_in;
#[cfg(feature = "ssr")]
mod unavailable;
#[cfg(feature = "ssr")]
mod waiting;

#[cfg(feature = "ssr")]
pub use change_password::ChangePassword;
#[cfg(feature = "ssr")]
pub use choose_filter::{ChooseFilter, FilterChoice};
pub use dashboard::{Courses, Home};
#[cfg(feature = "ssr")]
pub use gallery::Gallery;
#[cfg(feature = "ssr")]
pub use not_found::NotFound;
#[cfg(feature = "ssr")]
pub use sign_in::SignIn;
#[cfg(feature = "ssr")]
pub use unavailable::Unavailable;
#[cfg(feature = "ssr")]
pub use waiting::Waiting;
