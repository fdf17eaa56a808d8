//! The pages that are plain HTML: forms and messages, without the browser's client, and the gallery of charts, which has its keys.

use domain::problem::Problem;
use leptos::prelude::*;

use crate::pages::{ChangePassword, ChooseFilter, FilterChoice, Gallery, NotFound, SignIn, Unavailable, Waiting};

/// Which page.
#[derive(Clone, Debug)]
pub enum Plain {
    /// Signing in.
    SignIn,
    /// Changing the own password.
    ChangePassword,
    /// Choosing the values of a filter.
    ChooseFilter(FilterChoice),
    /// Every chart in every state.
    Gallery,
    /// An address that leads nowhere.
    NotFound,
    /// What the page needs cannot be had.
    Unavailable(Problem),
    /// What the page needs is there in a while.
    Waiting(Problem),
}

impl Plain {
    /// The page's title.
    pub const fn title(&self) -> &'static str {
        match self {
            Self::SignIn => "Sign in",
            Self::ChangePassword => "Change password",
            Self::ChooseFilter(_) => "Filter",
            Self::Gallery => "Charts",
            Self::NotFound => "Not found",
            Self::Unavailable(_) => "Not available",
            Self::Waiting(_) => "One moment",
        }
    }

    /// What stands where a page cannot be had now. Only what is read can be asked for again by itself: a form is sent once.
    pub const fn instead(problem: Problem) -> Self {
        match problem {
            Problem::Unavailable { .. } => Self::Waiting(problem),
            _ => Self::Unavailable(problem),
        }
    }

    /// Seconds until the page asks again by itself, if it does.
    pub fn asks_again_in(&self) -> Option<u64> {
        match self {
            Self::Waiting(problem) => problem.retry_seconds(),
            _ => None,
        }
    }

    /// Whether the page has what keys move: the client is loaded for them.
    pub const fn has_keys(&self) -> bool {
        matches!(self, Self::Gallery)
    }

    /// The page itself.
    pub fn view(self) -> AnyView {
        match self {
            Self::SignIn => view! { <SignIn /> }.into_any(),
            Self::ChangePassword => view! { <ChangePassword /> }.into_any(),
            Self::ChooseFilter(choice) => view! { <ChooseFilter choice /> }.into_any(),
            Self::Gallery => view! { <Gallery /> }.into_any(),
            Self::NotFound => view! { <NotFound /> }.into_any(),
            Self::Unavailable(problem) => view! { <Unavailable problem /> }.into_any(),
            Self::Waiting(problem) => view! { <Waiting problem /> }.into_any(),
        }
    }
}
