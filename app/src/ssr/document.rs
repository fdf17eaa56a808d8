//! The HTML document around the pages.

use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_meta::MetaTags;

use super::assets::ClientFiles;
use crate::App;
use crate::visit::Theme;

/// The whole document. Its head names the files of the client; without them the page still reads.
pub fn document(client: &ClientFiles, theme: Theme) -> impl IntoView + use<> {
    let ClientFiles { styles, icon, script, wasm } = client.clone();
    let styles = styles.into_iter().map(|href| view! { <link rel="stylesheet" href=href /> }).collect_view();
    let icon = icon.map(|href| view! { <link rel="icon" type="image/svg+xml" href=href /> });
    let client = script.zip(wasm).map(|(script, wasm)| start(script, wasm));
    view! {
        <!DOCTYPE html>
        <html lang="en" data-theme=theme.attribute()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                {styles}
                {icon}
                {client}
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
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
