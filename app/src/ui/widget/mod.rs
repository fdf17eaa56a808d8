//! A widget: a surface with its question as the head, the answer below, and a menu of what can be done with it.

mod chart;
mod menu;

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::ui::button;
use crate::ui::icon::{Draw, Icon};

pub use chart::ChartWidget;
pub use menu::export;

stylance::import_crate_style!(pub css, "src/ui/widget/widget.module.css");

/// The frame around a widget's answer.
pub fn widget(id: String, title: String, subtitle: AnyView, span: u8, tools: AnyView, body: AnyView) -> AnyView {
    let heading = format!("widget-{id}");
    let named_by = heading.clone();
    let class = match span {
        5 => stylance::classes!(css::widget, css::five),
        7 => stylance::classes!(css::widget, css::seven),
        _ => css::widget.to_owned(),
    };
    view! {
        <section class=class aria-labelledby=named_by data-widget=id>
            <header class=css::head>
                <div>
                    <h2 id=heading>{title}</h2>
                    {subtitle}
                </div>
                <div class=css::tools>{tools}</div>
            </header>
            {body}
        </section>
    }
    .into_any()
}

/// One widget that could not be worked out, while the others stand.
pub fn failed(what: &'static str, reason: String, here: String, retry: Callback<()>) -> AnyView {
    let on_click = move |event: MouseEvent| {
        event.prevent_default();
        retry.run(());
    };
    view! {
        <div class=stylance::classes!(css::state, css::failed) role="alert">
            <Draw icon=Icon::Alert />
            <strong>{what}</strong>
            <p>{reason}</p>
            <a class=button::small() href=here on:click=on_click>
                <Draw icon=Icon::Redo />
                "Try again"
            </a>
        </div>
    }
    .into_any()
}

/// Nothing matches in this widget, while others may have something.
pub fn nothing() -> AnyView {
    view! {
        <div class=css::state>
            <Draw icon=Icon::Search />
            <strong>"Nothing matches these filters"</strong>
            <p>"Clear a filter above, or choose another year."</p>
        </div>
    }
    .into_any()
}
