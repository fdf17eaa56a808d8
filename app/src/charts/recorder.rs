//! Where a chart is being drawn: the backend writes marks, the chart says which datum they stand for.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::ink::Ink;
use super::scene::{Mark, Scene, Shape};

/// Shared by a chart and the backend that it draws on.
#[derive(Clone, Default)]
pub struct Recorder {
    marks: Rc<RefCell<Vec<Mark>>>,
    datum: Rc<Cell<Option<usize>>>,
}

impl Recorder {
    /// Says which datum the following marks stand for.
    pub fn datum(&self, datum: Option<usize>) {
        self.datum.set(datum);
    }

    /// Adds a mark.
    pub fn add(&self, shape: Shape, colour: (u8, u8, u8)) {
        let mark = Mark { shape, ink: Ink::of(colour), datum: self.datum.get() };
        self.marks.borrow_mut().push(mark);
    }

    /// What was drawn.
    pub fn scene(&self, height: u32) -> Scene {
        Scene { height, marks: self.marks.take() }
    }
}
