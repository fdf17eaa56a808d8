//! The pages. Those with forms only run on the server; see [`crate::App`].

#[cfg(feature = "ssr")]
mod change_password;
mod home;
#[cfg(feature = "ssr")]
mod not_found;
#[cfg(feature = "ssr")]
mod sign_in;
#[cfg(feature = "ssr")]
mod unavailable;

#[cfg(feature = "ssr")]
pub use change_password::ChangePassword;
pub use home::Home;
#[cfg(feature = "ssr")]
pub use not_found::NotFound;
#[cfg(feature = "ssr")]
pub use sign_in::SignIn;
#[cfg(feature = "ssr")]
pub use unavailable::Unavailable;
