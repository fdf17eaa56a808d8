//! What the parts of columns are filled with.

use crate::charts::ink::Ink;

/// The fill of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fill {
    /// The part itself.
    pub body: Ink,
    /// Its upper end.
    pub cap: Option<Ink>,
    /// A text within it.
    pub text: Ink,
    /// Whether it is pale without an ink of its own for that.
    pub faint: bool,
}

/// The fill of a part in a column that is meant, or is not. Two parts are what is done and the rest; more are kinds side by side.
pub const fn fill_of_two(rest: bool, strong: bool) -> Fill {
    match (rest, strong) {
        (false, true) => Fill { body: Ink::Strong, cap: None, text: Ink::OnStrong, faint: false },
        (false, false) => Fill { body: Ink::Pale, cap: Some(Ink::Cap), text: Ink::Value, faint: false },
        (true, true) => Fill { body: Ink::Rest, cap: None, text: Ink::OnRest, faint: false },
        (true, false) => Fill { body: Ink::RestPale, cap: Some(Ink::RestCap), text: Ink::Value, faint: false },
    }
}

/// The fill of a part.
pub fn fill(part: usize, parts: usize, strong: bool) -> Fill {
    if parts <= 2 {
        fill_of_two(part > 0, strong)
    } else {
        Fill { body: Ink::kind(part), cap: None, text: if strong { Ink::OnStrong } else { Ink::OnRest }, faint: !strong }
    }
}

/// The inks by which a legend tells the parts apart.
pub fn fills(parts: usize) -> impl Iterator<Item = Ink> {
    (0..parts).map(move |part| fill(part, parts, true).body)
}
