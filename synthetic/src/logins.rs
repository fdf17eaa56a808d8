//! Who is worth signing in as.

use crate::exports::Exports;
use crate::people;
use crate::summary::Login;
use crate::world::{ADMINISTRATOR, Learner, World, user_id};

/// Looks for a learner below the manager who has learning of every kind, while rows are written.
pub(crate) struct Logins {
    teams: Vec<u32>,
    manager: u32,
    learner: Option<u32>,
    score: usize,
    before: [u64; 6],
}

impl Logins {
    pub(crate) fn new(world: &World) -> Self {
        let teams = world.chain.teams();
        let manager = middle_manager(world, &teams);
        Self { teams, manager, learner: None, score: 0, before: [0; 6] }
    }

    /// Called after all rows of a person.
    pub(crate) fn consider(&mut self, world: &World, exports: &Exports, learner: &Learner) {
        let after = areas(exports);
        let kinds = after.iter().zip(self.before).filter(|(after, before)| **after > *before).count();
        self.before = after;
        let Some(place) = learner.place.filter(|place| is_plain(world, *place)) else {
            return;
        };
        let score = 2 * kinds + usize::from(world.chain.is_below(place, self.manager));
        if score > self.score {
            (self.score, self.learner) = (score, Some(place));
        }
    }

    /// Learner, manager, top manager.
    pub(crate) fn found(&self, world: &World) -> [Login; 3] {
        let login = |place: u32| Login {
            user_id: user_id(place),
            name: world.name(place).full,
            team: self.teams.get(place as usize).copied().unwrap_or(0),
        };
        let nobody = || Login { user_id: ADMINISTRATOR, name: "Admin User".to_owned(), team: 0 };
        [self.learner.map_or_else(nobody, login), login(self.manager), login(0)]
    }
}

fn is_plain(world: &World, place: u32) -> bool {
    place >= world.chain.leaders && world.chain.cast(place).is_none() && people::status(world, place) == "Active"
}

fn areas(exports: &Exports) -> [u64; 6] {
    [
        exports.courses.rows,
        exports.programs.rows,
        exports.certifications.rows,
        exports.scorm.rows,
        exports.seminars.rows,
        exports.ratings.rows,
    ]
}

/// The leader whose team is nearest to a fifth of everyone, or to 60 where there are many.
fn middle_manager(world: &World, teams: &[u32]) -> u32 {
    let ideal = (world.people / 5).min(60);
    (1..world.chain.leaders)
        .filter(|place| people::status(world, *place) == "Active")
        .min_by_key(|place| teams[*place as usize].abs_diff(ideal))
        .unwrap_or(0)
}
