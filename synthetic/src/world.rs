//! What all rows are made from: bounded, and the same however many people there are.

use crate::Spec;
use crate::catalogue::Catalogue;
use crate::chain::Chain;
use crate::dice::{Dice, Stream};
use crate::names::Name;
use crate::stamp::{Clock, DAY, Stamp};
use crate::themes::{self, Words};
use crate::trees::{self, Node};

pub(crate) const GUEST: u32 = 1;
pub(crate) const ADMINISTRATOR: u32 = 2;

pub(crate) struct World<'a> {
    pub(crate) spec: &'a Spec,
    pub(crate) words: &'static Words,
    pub(crate) clock: Clock,
    pub(crate) catalogue: Catalogue,
    pub(crate) chain: Chain,
    pub(crate) organisations: Vec<Node>,
    pub(crate) positions: Vec<Node>,
    /// People but guest and administrator.
    pub(crate) people: u32,
}

/// Someone with learning.
pub(crate) struct Learner {
    pub(crate) id: u32,
    /// Place among the people; none for the administrator and for those who left the users file.
    pub(crate) place: Option<u32>,
    /// Place among all who learn, for quotas.
    pub(crate) number: u64,
    pub(crate) hired: Stamp,
}

impl<'a> World<'a> {
    pub(crate) fn new(spec: &'a Spec) -> Self {
        let words = themes::words(spec.theme);
        let people = spec.users - 2;
        Self {
            spec,
            words,
            clock: Clock::new(spec.as_of, spec.years),
            catalogue: Catalogue::new(spec, words),
            chain: Chain::new(spec.seed, people),
            organisations: trees::organisations(words, spec.organisations as usize),
            positions: trees::positions(words, spec.positions as usize),
            people,
        }
    }

    /// People whose learning is still exported although the users file no longer has them.
    pub(crate) fn leavers(&self) -> u32 {
        self.people / 500 + 1
    }

    /// Everyone who learns: the administrator, the people, those who left.
    pub(crate) fn learners(&self) -> u64 {
        1 + u64::from(self.people) + u64::from(self.leavers())
    }

    pub(crate) fn learner(&self, number: u64) -> Learner {
        let place = number.checked_sub(1).map(|place| place as u32);
        let id = place.map_or(ADMINISTRATOR, user_id);
        Learner { id, place: place.filter(|place| *place < self.people), number, hired: self.hired(id) }
    }

    pub(crate) fn dice(&self, stream: Stream, id: u32) -> Dice {
        Dice::new(self.spec.seed, stream, u64::from(id))
    }

    pub(crate) fn name(&self, place: u32) -> Name {
        if self.chain.oddly_named(place)
            && let Some(name) = self.chain.cast(place).and_then(Name::odd)
        {
            return name;
        }
        Name::invented(self.spec.seed, user_id(place))
    }

    /// A third were there from the beginning, the others came over the years.
    fn hired(&self, id: u32) -> Stamp {
        let mut dice = self.dice(Stream::Hired, id);
        let share = if dice.chance(0.35) { 0.06 * dice.unit() } else { 0.2 + 0.73 * dice.unit() };
        self.clock.at(share).div_euclid(DAY) * DAY
    }

    /// How many of `total` fall to that learner: uneven between learners, and exact in sum.
    pub(crate) fn quota(&self, total: u64, salt: u64, number: u64) -> u64 {
        let learners = self.learners();
        let edge = |number: u64| {
            if number == 0 || number >= learners {
                return (total as f64 * number.min(learners) as f64 / learners as f64).round();
            }
            let shift = 0.85 * Dice::new(self.spec.seed, Stream::Quota, salt << 40 | number).unit();
            (total as f64 * (number as f64 + shift) / learners as f64).round()
        };
        (edge(number + 1) - edge(number)).max(0.0) as u64
    }
}

/// Ids with gaps, as left by people who were deleted.
pub(crate) fn user_id(place: u32) -> u32 {
    1_013 + place + place / 7
}
