//! A plotters backend that records primitives instead of painting pixels.

use std::convert::Infallible;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};

use super::recorder::Recorder;
use super::scene::{Anchor, Point, Shape};
use super::text_width::{TEXT_SIZE, text_width};

/// plotters counts in whole pixels: the width is cut into this many, of which none is seen.
pub const WIDTH: u32 = 10_000;
/// A pixel of the height is cut into this many, for the same reason.
pub const UNITS_PER_PIXEL: u32 = 100;
/// The width in pixels for which texts are laid out.
const TYPICAL_WIDTH: f64 = 480.0;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// Records what is drawn.
pub struct SceneBackend {
    recorder: Recorder,
    height: u32,
}

impl SceneBackend {
    /// A backend of a height in pixels.
    pub const fn new(recorder: Recorder, height: u32) -> Self {
        Self { recorder, height }
    }

    fn add(&self, shape: Shape, colour: BackendColor) -> Drawn {
        if colour.alpha > 0.0 {
            self.recorder.add(shape, colour.rgb);
        }
        Ok(())
    }
}

fn point((x, y): BackendCoord) -> Point {
    Point { x: f64::from(x) / f64::from(WIDTH), y: f64::from(y) / f64::from(UNITS_PER_PIXEL) }
}

fn points(path: impl IntoIterator<Item = BackendCoord>) -> Vec<Point> {
    path.into_iter().map(point).collect()
}

impl DrawingBackend for SceneBackend {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        // plotters places the end of a range on the last unit, so there is one more.
        (WIDTH + 1, self.height * UNITS_PER_PIXEL + 1)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.add(Shape::Line(points([from, to])), style.color())
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, _: bool) -> Drawn {
        self.add(Shape::Rect { from: point(from), to: point(to) }, style.color())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.add(Shape::Line(points(path)), style.color())
    }

    fn draw_circle<S: BackendStyle>(&mut self, at: BackendCoord, radius: u32, style: &S, _: bool) -> Drawn {
        self.add(Shape::Dot { at: point(at), radius }, style.color())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.add(Shape::Area(points(path)), style.color())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let anchor = match style.anchor().h_pos {
            HPos::Left => Anchor::Start,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::End,
        };
        // SVG places a text by its baseline.
        let below = match style.anchor().v_pos {
            VPos::Top => TEXT_SIZE,
            VPos::Center => TEXT_SIZE / 3.0,
            VPos::Bottom => 0.0,
        };
        let Point { x, y } = point(at);
        self.add(Shape::Text { at: Point { x, y: y + below }, anchor, text: text.to_owned() }, style.color())
    }

    fn estimate_text_size<S: BackendTextStyle>(&self, text: &str, _: &S) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        // Far below 2^32, and never negative.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let width = (text_width(text) / TYPICAL_WIDTH * f64::from(WIDTH)) as u32;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let height = TEXT_SIZE as u32 * UNITS_PER_PIXEL;
        Ok((width, height))
    }
}
