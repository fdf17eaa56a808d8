//! Charts: drawn by plotters into a [`Scene`] of a few primitives, which one component renders as SVG, the same on both sides.
//!
//! x is a fraction of the width and y is in pixels, so that one scene fits every width while heights and text keep their size.

mod backend;
mod drawing;
mod ink;
mod recorder;
mod scene;
mod spark;
mod text_width;
mod view;

pub use drawing::{Bar, Column, Drawing, Line, Tip};
pub use ink::Ink;
pub use scene::{Anchor, Mark, Point, Scene, Shape};
pub use spark::{SparkPoint, spark};
pub use view::SceneView;
