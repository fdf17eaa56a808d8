//! What a mark means. A theme turns the meaning into a colour, so a scene holds none.

use plotters::style::RGBColor;

/// The meaning of a mark, and with it its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Ink {
    /// The line or bar that is meant.
    Strong,
    /// A bar that is not meant.
    Pale,
    /// The end of a pale bar, so that its value can be read.
    Cap,
    /// What is not complete, in a bar that is meant.
    Rest,
    /// What is not complete, in a bar that is not meant.
    RestPale,
    /// The end of that.
    RestCap,
    /// The second kind of several.
    Second,
    /// The third kind of several.
    Third,
    /// The fourth kind of several.
    Fourth,
    /// The fifth kind of several.
    Fifth,
    /// The sixth kind of several, and whatever comes after it.
    Sixth,
    /// The line that another is compared with.
    Compared,
    /// What a bar runs on.
    Track,
    /// The rate to reach.
    Target,
    /// A line to read values by.
    Grid,
    /// The line that columns stand on.
    Axis,
    /// The ground below a line.
    Area,
    /// A value's label that the pointer calls up.
    Label,
    /// What the pointer can be on without seeing it.
    Hit,
    /// A value or name that stands on the chart.
    Value,
    /// The value or name of what is meant.
    Emphasis,
    /// What stands below a name, and what a line to read values by says.
    Note,
    /// A value to the left of the chart, beside its line.
    Scale,
    /// A text on what is meant.
    OnStrong,
    /// A text on what is not complete.
    OnRest,
    /// What stands behind the end of a line.
    End,
    /// What stands behind the end of the line that is meant.
    EndEmphasis,
}

impl Ink {
    const ALL: [Self; 27] = [
        Self::Strong,
        Self::Pale,
        Self::Cap,
        Self::Rest,
        Self::RestPale,
        Self::RestCap,
        Self::Second,
        Self::Third,
        Self::Fourth,
        Self::Fifth,
        Self::Sixth,
        Self::Compared,
        Self::Track,
        Self::Target,
        Self::Grid,
        Self::Axis,
        Self::Area,
        Self::Label,
        Self::Hit,
        Self::Value,
        Self::Emphasis,
        Self::Note,
        Self::Scale,
        Self::OnStrong,
        Self::OnRest,
        Self::End,
        Self::EndEmphasis,
    ];

    /// The colour under which plotters carries the meaning to the backend. It is never seen.
    pub const fn colour(self) -> RGBColor {
        RGBColor(0, 0, self as u8)
    }

    /// The meaning of a colour.
    pub fn of(colour: (u8, u8, u8)) -> Self {
        Self::ALL.get(usize::from(colour.2)).copied().unwrap_or(Self::Strong)
    }

    /// The kinds of several, by index: `0` is the one that follows the brand.
    pub fn kind(index: usize) -> Self {
        let kinds = [Self::Strong, Self::Second, Self::Third, Self::Fourth, Self::Fifth];
        kinds.get(index).copied().unwrap_or(Self::Sixth)
    }

    /// By how many pixels a text stands beside its place: what belongs to a line's end or start never touches it.
    pub const fn aside(self) -> i32 {
        match self {
            Self::End | Self::EndEmphasis => 10,
            Self::Scale => -8,
            _ => 0,
        }
    }

    /// How wide a mark without a width is, in pixels: a target, and the end of a bar that is not meant.
    pub const fn tick(self) -> &'static str {
        if matches!(self, Self::Target) { "1.5" } else { "2" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_meaning_survives_its_colour() {
        for ink in Ink::ALL {
            let RGBColor(red, green, blue) = ink.colour();
            assert_eq!(Ink::of((red, green, blue)), ink);
        }
    }
}
