//! The pages.

mod home;
mod no_person;
mod not_found;
mod password;
mod sign_in;
mod unavailable;

pub use home::Home;
pub use not_found::NotFound;
pub use password::ChangePassword;
pub use sign_in::SignIn;
pub use unavailable::Unavailable;
