//! The theme changes without loading the page again.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlButtonElement};

use super::dom::{all, closest, set};
use crate::theme::Theme;

const BUTTONS: &str = "button[name=theme]";

/// The theme that a button of the switch stands for.
pub fn chosen(target: &Element) -> Option<Theme> {
    let button: HtmlButtonElement = closest(target, BUTTONS)?.dyn_into().ok()?;
    Some(Theme::from_key(&button.value()))
}

/// Shows a theme, and remembers it.
pub fn apply(theme: Theme) {
    let document = document();
    if let Some(root) = document.document_element() {
        set(&root, "data-theme", theme.attribute());
    }
    press(theme);
    let secure = window().location().protocol().is_ok_and(|protocol| protocol == "https:");
    if let Ok(document) = document.dyn_into::<web_sys::HtmlDocument>() {
        // Where cookies are off the choice holds for this page.
        let _ = document.set_cookie(&theme.cookie(secure));
    }
}

/// Shows the choice on every switch of the page.
fn press(theme: Theme) {
    for button in all(None, BUTTONS) {
        let is_it = button.dyn_ref::<HtmlButtonElement>().is_some_and(|button| button.value() == theme.key());
        set(&button, "aria-pressed", Some(if is_it { "true" } else { "false" }));
    }
}
