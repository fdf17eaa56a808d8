//! The HTML document around the pages.

use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_meta::MetaTags;

use super::assets::ClientFiles;
use super::plain::{Plain, PlainPage};
use crate::App;
use crate::visit::Theme;

/// A page with the client that takes it over.
pub fn with_client(client: &ClientFiles, theme: Theme) -> AnyView {
    let ClientFiles { script, wasm, .. } = client.clone();
    let start = script.zip(wasm).map(|(script, wasm)| start(script, wasm));
    document(client, theme, start.into_any(), view! { <App /> }.into_any())
}

/// A page without scripts.
pub fn without_client(client: &ClientFiles, theme: Theme, page: Plain) -> AnyView {
    document(client, theme, ().into_any(), view! { <PlainPage page /> }.into_any())
}

fn document(client: &ClientFiles, theme: Theme, scripts: AnyView, body: AnyView) -> AnyView {
    let ClientFiles { styles, icon, .. } = client.clone();
    let styles = styles.into_iter().map(|href| view! { <link rel="stylesheet" href=href /> }).collect_view();
    let icon = icon.map(|href| view! { <link rel="icon" type="image/svg+xml" href=href /> });
    view! {
        <!DOCTYPE html>
        <html lang="en" data-theme=theme.attribute()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                {styles}
                {icon}
                {scripts}
                <MetaTags />
            </head>
            <body>
                {body}
            </body>
        </html>
    }
    .into_any()
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
