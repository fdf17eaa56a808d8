//! Where a chart is being drawn: the backend writes marks, the chart says which datum they stand for and at which widths they show.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::ink::Ink;
use super::scene::{Mark, Room, Scene, Shape};

/// Shared by a chart and the backend that it draws on.
#[derive(Clone, Default)]
pub struct Recorder {
    marks: Rc<RefCell<Vec<Mark>>>,
    datum: Rc<Cell<Option<usize>>>,
    room: Rc<Cell<Room>>,
    faint: Rc<Cell<bool>>,
}

impl Recorder {
    /// Says which datum the following marks stand for.
    pub fn datum(&self, datum: Option<usize>) {
        self.datum.set(datum);
    }

    /// Says at which widths the following marks show.
    pub fn room(&self, room: Room) {
        self.room.set(room);
    }

    /// Says whether others than the following marks are meant, where their ink does not say it.
    pub fn faint(&self, faint: bool) {
        self.faint.set(faint);
    }

    /// Adds a mark.
    pub fn add(&self, shape: Shape, colour: (u8, u8, u8)) {
        let mark = Mark { shape, ink: Ink::of(colour), datum: self.datum.get(), room: self.room.get(), faint: self.faint.get() };
        self.marks.borrow_mut().push(mark);
    }

    /// What was drawn.
    pub fn scene(&self, height: u32) -> Scene {
        Scene { height, marks: self.marks.take() }
    }
}
