//! A chart as a picture: the server's SVG, as wide as the chart is shown and in the theme of the page; as PNG it is painted here, since a
//! server has no fonts.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::{CanvasRenderingContext2d, Element, HtmlAnchorElement, HtmlCanvasElement, HtmlElement, HtmlImageElement};

use super::dom::{closest, first};

/// Dots of the picture for each of the page: sharp on paper and on slides.
const SCALE: u32 = 2;

/// What the file has around the chart, in pixels (`charts::export`).
const EDGE: i32 = 20;

/// Takes a chart along if the click was on one of its entries. Says whether it was.
pub fn take(target: &Element) -> bool {
    if let Some(button) = closest(target, "[data-png]") {
        if let Some(address) = button.get_attribute("data-png") {
            paint(&as_shown(&button, &address), &file_name(&address));
        }
        return true;
    }
    let Some(link) = closest(target, "a[data-svg]") else { return false };
    let address = link.get_attribute("href").unwrap_or_default();
    save(&as_shown(&link, &address), &file_name(&address).replace(".png", ".svg"));
    true
}

/// The address with the width and the theme in which the chart is shown.
fn as_shown(inside: &HtmlElement, address: &str) -> String {
    let chart = closest(inside, "[data-widget]").and_then(|widget| first(Some(&widget), "[data-chart]"));
    let width = chart.map_or(0, |chart| chart.client_width() + 2 * EDGE);
    let theme = if is_dark() { "dark" } else { "light" };
    let joint = if address.contains('?') { '&' } else { '?' };
    format!("{address}{joint}width={width}&theme={theme}")
}

fn is_dark() -> bool {
    let chosen = document().document_element().and_then(|root| root.get_attribute("data-theme"));
    let by_device = || window().match_media("(prefers-color-scheme: dark)").ok().flatten().is_some_and(|query| query.matches());
    chosen.map_or_else(by_device, |theme| theme == "dark")
}

/// `kineo-courses-completions_by_year.png` of `/export/courses/completions_by_year.svg?…`.
fn file_name(address: &str) -> String {
    let path = address.split('?').next().unwrap_or_default();
    let name = path.trim_start_matches("/export/").trim_end_matches(".svg").replace('/', "-");
    format!("kineo-{name}.png")
}

/// Paints the SVG once it is there. One that never comes leaves nothing behind.
fn paint(address: &str, name: &str) {
    let Ok(image) = HtmlImageElement::new() else { return };
    let (painted, name) = (image.clone(), name.to_owned());
    let on_load = Closure::once_into_js(move || {
        if let Some(picture) = png(&painted) {
            save(&picture, &name);
        }
    });
    image.set_onload(Some(on_load.unchecked_ref()));
    image.set_src(address);
}

fn png(image: &HtmlImageElement) -> Option<String> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    let (width, height) = (image.natural_width() * SCALE, image.natural_height() * SCALE);
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let drawn = context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width.into(), height.into());
    drawn.ok().and_then(|()| canvas.to_data_url().ok())
}

fn save(address: &str, name: &str) {
    let link = document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = link {
        link.set_href(address);
        link.set_download(name);
        link.set_rel("external");
        link.click();
    }
}
