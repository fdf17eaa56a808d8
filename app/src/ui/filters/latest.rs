//! The answer to the latest question. A resource waits for the answer it asked for before it asks again, so a slow one would hold up every
//! choice behind it: once another question is there, the one before ends with what is shown already.

use futures::channel::oneshot::{Sender, channel};
use futures::future::{Either, select};
use leptos::prelude::*;

use super::Loaded;
use crate::error::AppError;
use crate::page::Page;

/// A query, or what is wrong with the address.
type Question = Result<String, AppError>;
type Answer = Result<Page, AppError>;

/// Gives up questions that others have overtaken.
#[derive(Clone, Copy)]
pub struct Latest {
    /// The question that waits for its answer. Its sender is dropped to give it up.
    running: StoredValue<Option<(Question, Sender<()>)>>,
    /// Knows what is shown already.
    view: StoredValue<Option<Loaded>>,
}

impl Latest {
    /// Questions that change with a source.
    pub fn new(source: impl Fn() -> Question + Send + Sync + 'static) -> Self {
        let latest = Self { running: StoredValue::new(None), view: StoredValue::new(None) };
        Effect::new(move |_| {
            let now = source();
            // The question that is asked for now may run already.
            latest.running.update_value(|running| {
                running.take_if(|(asked, _)| *asked != now);
            });
        });
        latest
    }

    /// Whose questions these are.
    pub fn belongs_to(self, view: Loaded) {
        self.view.set_value(Some(view));
    }

    /// The answer, or what is shown already if another question comes first.
    pub fn of(
        self,
        asked: Question,
        answer: impl Future<Output = Answer> + Send + 'static,
    ) -> impl Future<Output = Answer> + Send + 'static {
        let (running, given_up) = channel();
        self.running.set_value(Some((asked, running)));
        async move {
            match select(Box::pin(answer), given_up).await {
                Either::Left((answer, _)) => answer,
                Either::Right((_, answer)) => match self.view.try_get_value() {
                    Some(view) => match view.and_then(|view| view.get_untracked()) {
                        Some(shown) => shown,
                        // Nothing is shown yet that one could fall back on.
                        None => answer.await,
                    },
                    // The page was left, and nobody reads what comes.
                    None => Err(AppError::Unreachable),
                },
            }
        }
    }
}
