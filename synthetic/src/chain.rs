//! Who reports to whom, as a function of a person's place alone, so that no table of people is needed.
//!
//! The first tenth of the people lead; the others report to one of them. After the leaders comes a block of twenty odd
//! cases (the cast), and again every 2,000 people.

use crate::dice::{Dice, Stream};

/// Whom someone reports to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Manager {
    Nobody,
    /// The place of a person.
    Person(u32),
    /// Ids that no user has, with and without a name.
    Stranger(u32, &'static str),
}

pub(crate) struct Chain {
    seed: u64,
    people: u32,
    pub(crate) leaders: u32,
}

/// Odd cases of a block.
pub(crate) const CAST: u32 = 20;
const BLOCK: u32 = 2_000;
/// Leaders at the end who form one long line.
const LINE: u32 = 8;

impl Chain {
    pub(crate) fn new(seed: u64, people: u32) -> Self {
        Self { seed, people, leaders: (people / 10).max(6) }
    }

    /// The number of an odd case within its block.
    pub(crate) fn cast(&self, place: u32) -> Option<u32> {
        let behind = place.checked_sub(self.leaders)?;
        let block = place - behind % BLOCK;
        let slot = behind % BLOCK;
        (slot < CAST && block + CAST <= self.people).then_some(slot)
    }

    /// Whether these are the odd cases of the first block, who bear the odd names.
    pub(crate) fn oddly_named(&self, place: u32) -> bool {
        place < self.leaders + CAST && self.cast(place).is_some()
    }

    pub(crate) fn manager(&self, place: u32) -> Manager {
        if place < self.leaders {
            return self.leader_above(place);
        }
        match self.cast(place) {
            Some(slot) => self.cast_manager(place, slot),
            None if place % 211 == 150 => Manager::Nobody,
            None => self.some_leader(place, 0),
        }
    }

    /// A leader for the given assignment of a person.
    pub(crate) fn some_leader(&self, place: u32, assignment: u32) -> Manager {
        let key = u64::from(place) | u64::from(assignment) << 32;
        let share = Dice::new(self.seed, Stream::Manager, key).unit();
        // A little more for the upper leaders: some teams are large.
        let skewed = (share + share * share) / 2.0;
        Manager::Person((f64::from(self.leaders) * skewed) as u32)
    }

    fn leader_above(&self, place: u32) -> Manager {
        let line = LINE.min(self.leaders / 2);
        match place {
            0 => Manager::Nobody,
            _ if place + line > self.leaders => Manager::Person(place - 1),
            _ => {
                let mut dice = Dice::new(self.seed, Stream::Manager, u64::from(place));
                let share = 0.05 + 0.45 * dice.unit();
                Manager::Person((f64::from(place) * share) as u32)
            }
        }
    }

    fn cast_manager(&self, place: u32, slot: u32) -> Manager {
        let first = place - slot;
        let in_cycle = |from: u32, length: u32| Manager::Person(first + from + (slot - from + 1) % length);
        match slot {
            0..=1 => in_cycle(0, 2),
            2..=4 => in_cycle(2, 3),
            5..=9 => in_cycle(5, 5),
            10 => Manager::Person(place),
            11 => Manager::Stranger(17, "Former Manager"),
            12 => Manager::Stranger(99_000_001, " "),
            13..=14 => Manager::Nobody,
            15 => Manager::Person(first),
            16 => Manager::Person(first + 12),
            17 => Manager::Person(first + 15),
            _ => self.some_leader(place, 0),
        }
    }

    /// How many people are below each leader, by everyone's first assignment.
    pub(crate) fn teams(&self) -> Vec<u32> {
        let mut teams = vec![0u32; self.leaders as usize];
        for place in 0..self.people {
            let mut below = place;
            while let Manager::Person(leader) = self.manager(below) {
                let Some(team) = teams.get_mut(leader as usize) else {
                    break;
                };
                *team += 1;
                below = leader;
            }
        }
        teams
    }

    /// Whether `leader` is above that person by first assignments.
    pub(crate) fn is_below(&self, place: u32, leader: u32) -> bool {
        let mut below = place;
        while let Manager::Person(above) = self.manager(below) {
            if above == leader {
                return true;
            }
            if above >= self.leaders {
                return false;
            }
            below = above;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depth(chain: &Chain, place: u32) -> u32 {
        match chain.manager(place) {
            Manager::Person(above) if above < chain.leaders => 1 + depth(chain, above),
            _ => 0,
        }
    }

    #[test]
    fn leaders_form_a_tree_below_the_first_with_a_long_line() {
        for people in [50, 598, 3_055, 60_000] {
            let chain = Chain::new(3, people);
            let deepest = (0..chain.leaders).map(|place| depth(&chain, place)).max();
            let expected = if people < 500 { 3..=8 } else { 8..=24 };
            assert!(expected.contains(&deepest.unwrap_or(0)), "{people}: {deepest:?}");
            assert!((1..chain.leaders).all(|place| chain.is_below(place, 0)));
        }
    }

    #[test]
    fn cycles_of_two_three_and_five_come_round() {
        let chain = Chain::new(3, 598);
        for (slot, length) in [(0, 2), (2, 3), (5, 5), (10, 1)] {
            let start = chain.leaders + slot;
            let mut place = start;
            for step in 1..=length {
                let Manager::Person(above) = chain.manager(place) else {
                    panic!("a cycle has no end");
                };
                place = above;
                assert_eq!(place == start, step == length);
            }
        }
    }
}
