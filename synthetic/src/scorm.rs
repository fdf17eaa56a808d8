//! SCORM attempts.

use crate::Error;
use crate::dice::{Dice, Stream};
use crate::exports::Exports;
use crate::learning::{Learning, Record};
use crate::stamp::{Clock, DAY, Stamp};
use crate::themes::Kind;
use crate::world::{Learner, World};

/// A course that no completion knows: its tracking was switched off.
pub(crate) const SCORM_ONLY: (u32, &str) = (9_001, "Old Induction (package only)");

/// Titles that several courses share.
const SHARED_TITLES: [&str; 3] = ["Final Quiz", "Module 1", "SCORM"];

struct Attempt {
    start: Option<Stamp>,
    milliseconds: Option<u64>,
    status: &'static str,
}

pub(crate) fn write(world: &World, exports: &mut Exports, learner: &Learner, learning: &Learning) -> Result<(), Error> {
    let quota = world.quota(world.spec.scorm_attempts, 2, learner.number) as usize;
    let mut dice = world.dice(Stream::Learning, learner.id ^ 0x8000_0000);
    let online = |record: &&Record| record.started.is_some() && world.catalogue.courses[record.course].kind == Kind::Online;
    let begun: Vec<&Record> = learning.records.iter().filter(online).collect();
    if begun.is_empty() && quota > 0 {
        return row(world, exports, learner.id, None, old_attempt(learner, &mut dice));
    }
    for (number, record) in begun.iter().cycle().take(quota).enumerate() {
        // The last round over the courses is the one that was passed.
        let last = number + begun.len() >= quota;
        let minutes = world.catalogue.courses[record.course].minutes;
        let attempt = attempt(&world.clock, &mut dice, record, minutes, last);
        row(world, exports, learner.id, Some(record), attempt)?;
    }
    Ok(())
}

fn old_attempt(learner: &Learner, dice: &mut Dice) -> Attempt {
    let start = learner.hired + DAY / 2 + dice.below(DAY as u64 / 4) as i64;
    Attempt { start: Some(start), milliseconds: Some(900_000), status: "Completed" }
}

fn attempt(clock: &Clock, dice: &mut Dice, record: &Record, minutes: u32, last: bool) -> Attempt {
    let from = record.started.unwrap_or(clock.start);
    let until = record.completed.unwrap_or(clock.now.min(from + 30 * DAY)).max(from);
    let share = if last { 0.7 + 0.3 * dice.unit() } else { 0.6 * dice.unit() };
    let start = from + ((until - from) as f64 * share) as i64;
    let spent = f64::from(minutes) * 60_000.0 * (0.4 + dice.unit());
    let status = match record.completed {
        Some(_) if last => dice.word(&["Completed", "Passed", "Passed"]),
        _ => dice.word(&["Incomplete", "Incomplete", "In progress", "Failed", "Browsed"]),
    };
    Attempt {
        start: Some(start.min(clock.now)),
        // The LMS counts in hundredths of a second.
        milliseconds: Some(spent as u64 / 10 * 10),
        status,
    }
}

fn row(world: &World, exports: &mut Exports, user: u32, record: Option<&Record>, attempt: Attempt) -> Result<(), Error> {
    let table = &mut exports.scorm;
    let number = table.rows;
    let course = record.map(|record| &world.catalogue.courses[record.course]);
    let (id, name) = match course {
        Some(course) if number % 97 != 40 => (course.id, course.name.as_str()),
        _ => SCORM_ONLY,
    };
    let title = match number % 11 {
        3 => SHARED_TITLES[number as usize / 11 % 3],
        _ => name,
    };
    let attempt = oddity(&world.clock, number, attempt);
    table.id(user).id(id).text(name).text(title).time(&world.clock, attempt.start);
    table.maybe(attempt.milliseconds).text(attempt.status);
    if number % 199 == 120 { table.end_twice(exports.progress) } else { table.end(exports.progress) }
}

fn oddity(clock: &Clock, number: u64, attempt: Attempt) -> Attempt {
    let eve = attempt.start.map(|start| clock.new_years_eve(start));
    match number % 83 {
        7 => Attempt { start: None, ..attempt },
        30 => Attempt { start: eve, ..attempt },
        // In the year 2010.
        50 if number.is_multiple_of(2) => Attempt { start: Some(14_700 * DAY + 40_000), ..attempt },
        50 => Attempt { start: Some(clock.now + 120 * DAY), ..attempt },
        22 | 64 => Attempt { milliseconds: None, status: "", ..attempt },
        40 => Attempt { milliseconds: None, status: "Not attempted", ..attempt },
        70 => Attempt { milliseconds: None, ..attempt },
        _ => attempt,
    }
}
