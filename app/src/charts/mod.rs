//! Charts: drawn by plotters into a [`Scene`] of a few primitives, which one component renders as SVG, the same on both sides.
//!
//! x is a fraction of the width and y is in pixels, so that one scene fits every width while heights and text keep their size.
//!
//! [`ChartView`] lays links over the drawing, one for each mark: they are what the pointer, the keyboard and a reader find. The drawing
//! itself is hidden from readers.

mod backend;
mod bars;
mod chart_view;
mod columns;
mod drawing;
#[cfg(feature = "ssr")]
pub mod export;
mod ink;
mod labels;
mod legend;
mod lines;
mod markup;
mod plane;
mod recorder;
mod scene;
mod spark;
mod text_width;
mod view;

pub use chart_view::ChartView;
pub use drawing::{Bar, Column, Drawing, Line, Tip};
pub use ink::Ink;
pub use legend::Legend;
pub use scene::{Anchor, Mark, Point, Room, Scene, Shape};
pub use spark::{SparkPoint, spark};
pub use view::SceneView;
