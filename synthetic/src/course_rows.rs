//! The rows of course completions, with the oddities of real ones.

use crate::Error;
use crate::exports::Exports;
use crate::learning::{COMPLETE, IN_PROGRESS, Learning, NOT_STARTED, Record};
use crate::stamp::{Clock, DAY};
use crate::world::{Learner, World};

pub(crate) fn write(world: &World, exports: &mut Exports, learner: &Learner, learning: &Learning) -> Result<(), Error> {
    for record in &learning.records {
        let number = exports.courses.rows;
        row(world, exports, learner.id, &oddity(&world.clock, number, *record));
        if number % 251 == 50 {
            exports.courses.end_twice(exports.progress)?;
        } else {
            exports.courses.end(exports.progress)?;
        }
        if number % 241 == 100 {
            row(world, exports, learner.id, &second(record));
            exports.courses.end(exports.progress)?;
        }
    }
    Ok(())
}

fn row(world: &World, exports: &mut Exports, user: u32, record: &Record) {
    let clock = &world.clock;
    let course = &world.catalogue.courses[record.course];
    let table = &mut exports.courses;
    table.id(user).id(course.id).text(&course.name).text(course.category);
    table.time(clock, record.enrolled).time(clock, record.started).time(clock, record.completed);
    table.text(record.status).time(clock, record.due).number(u64::from(course.shown));
}

/// Every 67th row is one of these in turn.
fn oddity(clock: &Clock, number: u64, record: Record) -> Record {
    if number % 67 != 66 {
        return record;
    }
    let plain = Record { started: None, completed: None, status: NOT_STARTED, ..record };
    let enrolled = record.enrolled.unwrap_or(clock.start);
    let completed = Record { started: Some(enrolled + 3600), completed: Some(enrolled + 2 * DAY), status: COMPLETE, ..record };
    match number / 67 % 10 {
        0 => Record { enrolled: None, ..completed },
        1 => Record { started: None, ..completed },
        2 => Record { completed: None, ..completed },
        3 => Record { completed: Some(enrolled - 70 * DAY), started: None, ..completed },
        4 => Record { enrolled: None, due: None, ..plain },
        5 => before_2012(clock, completed),
        6 => Record { enrolled: Some(clock.now + 90 * DAY), due: None, ..plain },
        7 => new_years_eve(clock, completed),
        8 => Record { due: Some(enrolled + DAY), completed: Some((enrolled + 40 * DAY).min(clock.now)), ..completed },
        _ => Record { started: Some(enrolled - DAY), status: IN_PROGRESS, ..plain },
    }
}

fn before_2012(clock: &Clock, record: Record) -> Record {
    // 27 June 2010, 12:00.
    let long_ago = 14_787 * DAY + DAY / 2;
    Record {
        enrolled: Some(long_ago),
        started: Some(long_ago + DAY),
        completed: Some(long_ago + 30 * DAY).filter(|done| *done < clock.now),
        due: None,
        ..record
    }
}

/// Begun in the last half hour of a year, done in the next.
fn new_years_eve(clock: &Clock, record: Record) -> Record {
    let eve = clock.new_years_eve(record.enrolled.unwrap_or(clock.start));
    Record { enrolled: Some(eve - 3600), started: Some(eve + 1500), completed: Some(eve + 3600), ..record }
}

/// Another row of one key: enrolled again, and done later where it was done.
fn second(record: &Record) -> Record {
    Record {
        enrolled: record.enrolled.map(|enrolled| enrolled - 200 * DAY),
        completed: record.completed.map(|completed| completed + DAY),
        due: None,
        ..*record
    }
}
