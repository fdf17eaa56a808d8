//! A scene as SVG.

use leptos::prelude::*;

use super::markup::{css, markup};
use super::scene::Scene;

/// Renders a scene at the width of its place. The drawing has one name; what it shows stands in the table view beside it.
#[component]
pub fn SceneView(
    /// What is drawn.
    scene: Scene,
    /// What a reader is told instead of the drawing.
    #[prop(into)]
    name: String,
) -> impl IntoView {
    let class = stylance::classes!(css::scene, css::thin);
    view! { <svg class=class height=scene.height role="img" aria-label=name inner_html=markup(&scene) /> }
}
