//! The HTML document around the pages.

use domain::brand::Brand;
use leptos::nonce::use_nonce;
use leptos::prelude::*;

use super::assets::ClientFiles;
use super::plain::Plain;
use crate::App;
use crate::links::EMBED;
use crate::ui::frame::Frame;
use crate::visit::Visit;

/// A dashboard, with the client that takes it over. `again` is when to ask again, where its data is not there yet.
pub fn dashboard(client: &ClientFiles, visit: &Visit, again: Option<u64>) -> AnyView {
    document(client, visit, dashboard_title(&visit.here), Script::TakesOver, again, view! { <App /> }.into_any())
}

/// The title of the dashboard at an address.
fn dashboard_title(here: &str) -> &'static str {
    match here.split('?').next() {
        Some("/courses") => "Course completion",
        _ => "Home",
    }
}

/// A page of plain HTML.
pub fn plain(client: &ClientFiles, visit: &Visit, page: Plain) -> AnyView {
    let script = if page.has_keys() { Script::AddsKeys } else { Script::None };
    document(client, visit, page.title(), script, page.asks_again_in(), page.view())
}

/// What the client does in a page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    /// It is not loaded.
    None,
    /// It adds keys and no more.
    AddsKeys,
    /// It takes the dashboard over.
    TakesOver,
}

/// The whole document: framed for whoever is signed in. Without the client's files the page still reads.
fn document(client: &ClientFiles, visit: &Visit, title: &str, script: Script, again: Option<u64>, page: AnyView) -> AnyView {
    let ClientFiles { styles, icon, script: code, wasm } = client.clone();
    let scripts = code.zip(wasm).filter(|_| script != Script::None).map(|(code, wasm)| start(code, wasm));
    let again = again.map(|seconds| ask_again(seconds, scripts.is_some()));
    let styles = styles.into_iter().map(|href| view! { <link rel="stylesheet" href=href /> }).collect_view();
    let theme = visit.viewer.as_ref().map(|viewer| theme(viewer.brand));
    let icon = icon.map(|href| view! { <link rel="icon" type="image/svg+xml" href=href /> });
    let customer = visit.viewer.as_ref().map_or("Kineo Analytics", |viewer| &viewer.customer_name);
    let title = format!("{title} · {customer}");
    let body = match visit.viewer.clone() {
        // Inside another page the frame is that page's.
        Some(_) if visit.value(EMBED).is_some() => {
            let live = (script == Script::TakesOver).then_some("");
            view! { <main class="embedded" id="main" tabindex="-1" data-live=live>{page}</main> }.into_any()
        }
        Some(viewer) => view! { <Frame viewer live=script == Script::TakesOver>{page}</Frame> }.into_any(),
        None => page,
    };
    view! {
        <!DOCTYPE html>
        <html lang="en" data-theme=visit.theme.attribute()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <title>{title}</title>
                {again}
                {styles}
                {theme}
                {icon}
                {scripts}
            </head>
            <body>{body}</body>
        </html>
    }
    .into_any()
}

/// Loads the same address once more after a while. A page with a script does so in place, and while somebody looks.
fn ask_again(seconds: u64, scripted: bool) -> AnyView {
    let refresh = view! { <meta http-equiv="refresh" content=seconds.to_string() /> };
    if scripted { view! { <noscript>{refresh}</noscript> }.into_any() } else { refresh.into_any() }
}

/// The customer's theme, under the page's nonce. It comes after the look, whose tokens it sets; where there is nothing to set, it is absent.
fn theme(brand: Brand) -> Option<impl IntoView> {
    let css = brand.css();
    (!css.is_empty()).then(|| view! { <style nonce=use_nonce()>{format!(":root{{{css}}}")}</style> })
}

/// Loads script and WebAssembly side by side, and starts them under the page's nonce.
fn start(script: String, wasm: String) -> impl IntoView {
    let code = format!("import init from '{script}'; init({{ module_or_path: '{wasm}' }});");
    view! {
        <link rel="modulepreload" href=script />
        <link rel="preload" href=wasm r#as="fetch" r#type="application/wasm" crossorigin="anonymous" />
        <script type="module" nonce=use_nonce()>
            {code}
        </script>
    }
}
