//! The only source of chance: a small generator seeded by (seed, stream, id), so that anything about one person can be
//! derived again without what came before, and the same spec gives the same bytes on every machine.

/// Keeps the draws for one topic apart from those for another.
#[derive(Clone, Copy)]
pub(crate) enum Stream {
    Name = 1,
    Place,
    Manager,
    Post,
    Learning,
    Quota,
    Seminar,
    Groups,
    Hired,
}

/// SplitMix64. Own code, because the general generators do not promise the same values in their next version.
pub(crate) struct Dice {
    state: u64,
}

impl Dice {
    pub(crate) fn new(seed: u64, stream: Stream, id: u64) -> Self {
        let topic = mix(seed ^ (stream as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        Self { state: mix(topic ^ id.wrapping_mul(0xd1b5_4a32_d192_ed03)) }
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.state)
    }

    /// Even over `0..bound`; 0 where the bound is 0.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(bound)) >> 64) as u64
    }

    pub(crate) fn index(&mut self, length: usize) -> usize {
        self.below(length as u64) as usize
    }

    /// Even over `[0, 1)`.
    pub(crate) fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// Over `[0, 1)`, the later the likelier.
    pub(crate) fn late(&mut self) -> f64 {
        self.unit().max(self.unit())
    }

    pub(crate) fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// The value at a random place; `None` where there is nothing to choose from.
    pub(crate) fn pick<'a, T>(&mut self, values: &'a [T]) -> Option<&'a T> {
        values.get(self.index(values.len()))
    }

    /// One of the words, an empty text where there is none.
    pub(crate) fn word(&mut self, words: &[&'static str]) -> &'static str {
        self.pick(words).copied().unwrap_or("")
    }
}

fn mix(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}
