//! The answer to the latest question. A resource waits for the answer it asked for before it asks again, so a slow one would hold up every
//! choice behind it: once another question is there, the one before ends with what is shown already.

use futures::channel::oneshot::{Sender, channel};
use futures::future::{Either, select};
use leptos::prelude::*;

use super::Loaded;
use crate::error::AppError;
use crate::page::Page;

type Answer = Result<Page, AppError>;

/// Gives up questions that others have overtaken.
#[derive(Clone, Copy)]
pub struct Latest {
    /// Dropped to give the running question up.
    running: StoredValue<Option<Sender<()>>>,
    /// Knows what is shown already.
    view: StoredValue<Option<Loaded>>,
}

impl Latest {
    /// Questions that change with a source.
    pub fn new<T: PartialEq + Send + Sync + 'static>(source: impl Fn() -> T + Send + Sync + 'static) -> Self {
        let latest = Self { running: StoredValue::new(None), view: StoredValue::new(None) };
        Effect::new(move |before: Option<T>| {
            let now = source();
            // The first question is the page's own.
            if before.is_some_and(|before| before != now) {
                latest.running.set_value(None);
            }
            now
        });
        latest
    }

    /// Whose questions these are.
    pub fn belongs_to(self, view: Loaded) {
        self.view.set_value(Some(view));
    }

    /// The answer, or what is shown already if another question comes first.
    pub fn of(self, question: impl Future<Output = Answer> + Send + 'static) -> impl Future<Output = Answer> + Send + 'static {
        let (running, given_up) = channel();
        self.running.set_value(Some(running));
        async move {
            match select(Box::pin(question), given_up).await {
                Either::Left((answer, _)) => answer,
                Either::Right((_, question)) => match self.view.try_get_value().flatten().and_then(|view| view.get_untracked()) {
                    Some(shown) => shown,
                    // Nothing is shown yet that one could fall back on.
                    None => question.await,
                },
            }
        }
    }
}
