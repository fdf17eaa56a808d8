//! What can be done with a widget: see it as a table or large, take it along, and read how it is counted.

use leptos::html::a;
use leptos::prelude::*;

use super::css;
use crate::address::with_query;
use crate::links::{Links, TABLE};
use crate::ui::disclosure::Disclosure;
use crate::ui::icon::{Draw, Icon};

/// A widget's menu.
pub struct WidgetMenu<'a> {
    /// The widget's name in exports.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Whether it is shown as a table.
    pub as_table: bool,
    /// How it is counted.
    pub definition: &'a str,
}

impl WidgetMenu<'_> {
    /// The menu. A picture is made in the browser from the SVG of the server, as wide as the chart is shown.
    pub fn view(self, links: &Links) -> AnyView {
        let (icon, words) = if self.as_table { (Icon::Bars, "Show as chart") } else { (Icon::Table, "Show as table") };
        let (csv, svg) = (export(links, self.id, "csv"), export(links, self.id, "svg"));
        let picture = (!self.as_table).then(|| {
            view! {
                <button type="button" data-large-toggle="">
                    <Draw icon=Icon::Large />
                    "Open large"
                    <kbd>"O"</kbd>
                </button>
                <hr />
                <button type="button" data-png=svg.clone()>
                    <Draw icon=Icon::Picture />
                    "Download PNG"
                </button>
                <a href=svg rel="external" download="" data-svg="">
                    <Draw icon=Icon::Picture />
                    "Download SVG"
                </a>
            }
        });
        let (name, definition) = (format!("Menu of {}", self.title), self.definition.to_owned());
        let toggle = a().href(links.switched(TABLE, self.id)).attr("noscroll", "").attr("data-table-toggle", "");
        let toggle = toggle.child((view! { <Draw icon /> }, words, view! { <kbd>"T"</kbd> }));
        view! {
            <Disclosure
                class=css::menu
                summary_class=css::dots
                name=name
                summary=view! { <Draw icon=Icon::Dots /> }.into_any()
                panel_class=css::panel
            >
                {toggle}
                {picture}
                <a href=csv rel="external" download="">
                    <Draw icon=Icon::Page />
                    "Download CSV"
                </a>
                <hr />
                <h3>"How this is counted"</h3>
                <p>{definition}</p>
            </Disclosure>
        }
        .into_any()
    }
}

/// The address of a widget as a file, under the filters of the page.
pub fn export(links: &Links, id: &str, kind: &str) -> String {
    let dashboard = links.dashboard();
    with_query(&format!("/export/{dashboard}/{id}.{kind}"), &links.query())
}
