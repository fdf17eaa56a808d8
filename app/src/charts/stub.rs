use leptos::prelude::*;

use super::Drawing;

#[component]
pub fn ChartView(#[prop(into)] id: String, #[prop(into)] name: String, drawing: Drawing) -> impl IntoView {
    let _ = (id, drawing);
    view! { <div role="group" aria-label=name></div> }
}

#[component]
pub fn Legend(drawing: Drawing) -> impl IntoView {
    let _ = drawing;
    view! { <ul></ul> }
}
