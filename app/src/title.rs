//! The title of the browser's tab.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::visit::use_visit;

/// `Home · Northwind Health`; without a customer the page's title alone.
#[component]
pub fn PageTitle(#[prop(into)] title: String) -> impl IntoView {
    let customer = use_visit().viewer.map(|viewer| viewer.customer_name);
    let text = match customer {
        Some(customer) => format!("{title} · {customer}"),
        None => format!("{title} · Kineo Analytics"),
    };
    view! { <Title text /> }
}
