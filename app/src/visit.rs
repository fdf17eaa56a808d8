//! What the server knows about a request and its page needs: who is signed in, the theme, the address, and what became of a form.

use domain::account::Viewer;
use domain::problem::Problem;
use leptos::prelude::use_context;

use crate::theme::Theme;

/// What the server knows about a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visit {
    /// Whoever is signed in.
    pub viewer: Option<Viewer>,
    /// The theme that was chosen.
    pub theme: Theme,
    /// Path and query of the page.
    pub here: String,
}

impl Visit {
    /// The first value of a key in the address.
    pub fn value(&self, key: &str) -> Option<String> {
        crate::address::value(self.here.split_once('?')?.1, key)
    }
}

/// What became of a form, for the page that answers it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormEcho {
    /// The address that was typed; a password is never given back.
    pub email: String,
    /// Why it was refused.
    pub problem: Option<Problem>,
}

/// The visit that the page belongs to.
pub fn use_visit() -> Visit {
    use_context().unwrap_or_default()
}
