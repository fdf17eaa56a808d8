//! Invented people's names from several cultures, and the odd ones that exports really hold.

mod cultures;

use crate::dice::{Dice, Stream};
use cultures::CULTURES;

/// First, last and full name as the LMS writes them: a blank for a missing one.
pub(crate) struct Name {
    pub(crate) first: &'static str,
    pub(crate) last: &'static str,
    pub(crate) full: String,
}

impl Name {
    fn new(first: &'static str, last: &'static str) -> Self {
        Self { first, last, full: format!("{first} {last}") }
    }

    pub(crate) fn guest() -> Self {
        Self::new("Guest user", " ")
    }

    pub(crate) fn administrator() -> Self {
        Self::new("Admin", "User")
    }

    pub(crate) fn odd(slot: u32) -> Option<Self> {
        ODD.get(slot as usize).map(|(first, last)| Self::new(first, last))
    }

    pub(crate) fn invented(seed: u64, id: u32) -> Self {
        let mut dice = Dice::new(seed, Stream::Name, u64::from(id));
        let draw = dice.below(100);
        let culture = CULTURES.iter().find(|culture| draw < culture.up_to).unwrap_or(&CULTURES[0]);
        Self::new(dice.word(culture.first), dice.word(culture.last))
    }
}

/// Commas, quotes, line breaks, words that mean "nothing" elsewhere, blanks at the ends, other scripts.
pub(crate) const ODD: [(&str, &str); 20] = [
    ("Siobhán", "O'Brien-Ní Dhálaigh"),
    ("Anna", "Schmidt, Dr."),
    ("Robert \"Bob\"", "Jones"),
    ("Line", "Break\nOlsen"),
    ("Jürgen", "Müßig"),
    ("美咲", "佐藤"),
    ("محمد", "الحسن"),
    ("NULL", " "),
    ("nan", "N/A"),
    ("N/A", "Kowalski"),
    ("  Philippa", "Early"),
    ("Trevor  ", "Later "),
    ("Tabitha\tJane", "Moss"),
    (" ", " "),
    ("שרה", "כהן"),
    ("Nguyễn", "Thị Ánh"),
    ("Zoë", "D’Arcy"),
    ("Charles\r\nHenry", "Smith"),
    ("Emma 🙂", "Lind"),
    ("=1+1", "Formula"),
];
