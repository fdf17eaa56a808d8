//! How many options each filter has. Asked for after the numbers are there: nobody waits for it.

use std::collections::BTreeMap;

use domain::filters::FilterField;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{FilterState, Loaded};
use crate::api::count_options;

/// The counts by field, as far as they are known.
pub type Counts = RwSignal<BTreeMap<FilterField, i64>>;

/// Asks for the counts whenever other numbers are shown.
pub fn use_counts(fields: Vec<FilterField>, state: FilterState, view: Loaded) -> Counts {
    let counts = Counts::new(BTreeMap::new());
    let latest = StoredValue::new(0_u32);
    let keys = fields.iter().map(|field| field.key()).collect::<Vec<_>>().join(",");
    Effect::new(move |_| {
        let is_shown = matches!(view.get(), Some(Ok(shown)) if shown.freshness.is_some());
        if !is_shown {
            return;
        }
        let query = state.filters.with_untracked(|filters| filters.as_ref().map(|filters| filters.to_query()).unwrap_or_default());
        let (keys, turn) = (keys.clone(), latest.get_value() + 1);
        latest.set_value(turn);
        spawn_local(async move {
            let answer = count_options("home".to_owned(), keys, query).await;
            // An answer that a later question has overtaken is dropped; a failed one leaves the buttons without a count.
            if let (Ok(answer), Some(true)) = (answer, latest.try_with_value(|latest| *latest == turn)) {
                counts.set(answer.into_iter().collect());
            }
        });
    });
    counts
}
