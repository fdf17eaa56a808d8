//! The browser's client. Trunk builds it to WebAssembly.

fn main() {
    app::hydrate();
}
