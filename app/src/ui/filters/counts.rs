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
    // The statuses of a table say what is chosen instead.
    let keys = fields.iter().filter(|field| !field.is_of_table()).map(|field| field.key()).collect::<Vec<_>>().join(",");
    Effect::new(move |_| {
        if keys.is_empty() {
            return;
        }
        let is_shown = view.with(|view| matches!(view, Some(Ok(page)) if !page.release.is_empty()));
        if !is_shown {
            return;
        }
        let query = untrack(|| state.chosen().to_query());
        let (keys, turn) = (keys.clone(), latest.get_value() + 1);
        latest.set_value(turn);
        spawn_local(async move {
            let answer = count_options(state.dashboard.key().to_owned(), keys, query).await;
            // An answer that a later question has overtaken is dropped; a failed one leaves the buttons without a count.
            if let (Ok(answer), Some(true)) = (answer, latest.try_with_value(|latest| *latest == turn)) {
                counts.set(answer.into_iter().collect());
            }
        });
    });
    counts
}
