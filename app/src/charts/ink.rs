//! What a mark means. A theme turns the meaning into a colour, so a scene holds none.

use plotters::style::RGBColor;

/// The meaning of a mark, and with it its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// The line or bar that is meant.
    Strong,
    /// The ground below a line.
    Area,
    /// A value's label.
    Label,
    /// What the pointer can be on without seeing it.
    Hit,
}

impl Ink {
    const ALL: [Self; 4] = [Self::Strong, Self::Area, Self::Label, Self::Hit];

    /// The colour under which plotters carries the meaning to the backend. It is never seen.
    pub fn colour(self) -> RGBColor {
        let index = Self::ALL.iter().position(|ink| *ink == self).unwrap_or_default();
        RGBColor(0, 0, u8::try_from(index).unwrap_or_default())
    }

    /// The meaning of a colour.
    pub fn of(colour: (u8, u8, u8)) -> Self {
        Self::ALL.get(usize::from(colour.2)).copied().unwrap_or(Self::Strong)
    }
}
