//! The client's files, as Trunk made them.

use std::fs;
use std::path::Path;

use axum::Router;
use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::header::CACHE_CONTROL;
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use tower_http::services::ServeDir;
use tracing::warn;

/// What a page loads. Empty where the client was not built: the pages then work without scripts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClientFiles {
    /// Addresses of the styles.
    pub styles: Vec<String>,
    /// Address of the icon.
    pub icon: Option<String>,
    /// Address of the script that starts the client.
    pub script: Option<String>,
    /// Address of the client.
    pub wasm: Option<String>,
}

impl ClientFiles {
    /// Reads the names from Trunk's `index.html`.
    pub fn read(dist: &Path) -> Self {
        let index = dist.join("index.html");
        match fs::read_to_string(&index) {
            Ok(html) => Self::of(&html),
            Err(error) => {
                warn!(path = %index.display(), %error, "the browser's client is not built: pages are served without scripts and styles; build it with: cargo xtask build");
                Self::default()
            }
        }
    }

    fn of(html: &str) -> Self {
        let names: Vec<&str> =
            html.split(['"', '\'']).filter(|text| text.starts_with("/pkg/") && !text.contains(char::is_whitespace)).collect();
        let all = |ending: &str| names.iter().filter(|name| name.ends_with(ending)).map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let first = |ending: &str| all(ending).into_iter().next();
        let mut styles = all(".css");
        styles.dedup();
        Self { styles, icon: first(".svg"), script: first(".js"), wasm: first(".wasm") }
    }
}

/// Serves the files. Their names carry a hash of their content, so a browser keeps them for good.
pub fn files(dist: &Path) -> Router {
    let service = ServeDir::new(dist).precompressed_br().append_index_html_on_directories(false);
    Router::new().fallback_service(service).layer(from_fn(keep_for_good))
}

async fn keep_for_good(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if response.status().is_success() {
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_are_found_in_what_trunk_writes() {
        let html = r#"<head>
            <link rel="icon" href="/pkg/favicon-1a.svg">
            <link rel="stylesheet" href="/pkg/app-2b.css">
            <script type="module">import init from '/pkg/client-3c.js'; init({ module_or_path: '/pkg/client-3c_bg.wasm' });</script>
            <link rel="modulepreload" href="/pkg/client-3c.js"><link rel="preload" href="/pkg/client-3c_bg.wasm" as="fetch">"#;
        let files = ClientFiles::of(html);
        assert_eq!(files.styles, ["/pkg/app-2b.css"]);
        assert_eq!(files.icon.as_deref(), Some("/pkg/favicon-1a.svg"));
        assert_eq!(files.script.as_deref(), Some("/pkg/client-3c.js"));
        assert_eq!(files.wasm.as_deref(), Some("/pkg/client-3c_bg.wasm"));
    }
}
