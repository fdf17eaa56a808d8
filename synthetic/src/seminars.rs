//! Seminar sessions and who came. A session is a function of its number alone, so that none has to be kept.

use crate::Error;
use crate::dice::{Dice, Stream};
use crate::exports::Exports;
use crate::learning::Learning;
use crate::stamp::{DAY, Stamp, at_work};
use crate::themes::Kind;
use crate::world::{Learner, World};

/// People in a session, on average.
const ROOM: u64 = 14;

struct Session {
    number: u64,
    event: u64,
    /// Place of its course in the catalogue.
    course: usize,
    start: Stamp,
    minutes: u32,
    start_known: bool,
    finish_known: bool,
}

pub(crate) fn write(world: &World, exports: &mut Exports, learner: &Learner, learning: &Learning) -> Result<(), Error> {
    let quota = world.quota(world.spec.seminar_signups, 3, learner.number);
    let mut dice = world.dice(Stream::Seminar, learner.id);
    for _ in 0..quota {
        let wanted = wanted_course(world, learning, &mut dice);
        let session = session(world, pick_session(world, learner, wanted, &mut dice));
        let number = exports.seminars.rows;
        row(world, exports, learner.id, &session, outcome(world, &mut dice, &session));
        if number % 101 == 9 {
            exports.seminars.end_twice(exports.progress)?;
        } else {
            exports.seminars.end(exports.progress)?;
        }
        if number % 29 == 11 {
            row(world, exports, learner.id, &session, ("Not set", "User cancelled"));
            exports.seminars.end(exports.progress)?;
        }
    }
    Ok(())
}

/// Place among the classroom courses: mostly one that the person is enrolled in.
fn wanted_course(world: &World, learning: &Learning, dice: &mut Dice) -> usize {
    let classroom = &world.catalogue.classroom;
    let seated = |place: usize| world.catalogue.courses[place].kind == Kind::Classroom;
    let own = learning.records.iter().filter(|record| seated(record.course));
    let choices = own.clone().count();
    let chosen = own.map(|record| record.course).nth(dice.index(choices));
    chosen
        .filter(|_| dice.chance(0.9))
        .and_then(|course| classroom.iter().position(|place| *place == course))
        .unwrap_or_else(|| dice.index(classroom.len()))
}

/// Events go round the classroom courses, so that a round is a time of the year and a place in it a course.
fn rounds(world: &World) -> u64 {
    let events = world.spec.seminar_signups / ROOM / 2;
    (events / world.catalogue.classroom.len().max(1) as u64).max(4)
}

fn pick_session(world: &World, learner: &Learner, wanted: usize, dice: &mut Dice) -> u64 {
    let rounds = rounds(world);
    let first = ((rounds as f64 * world.clock.progress(learner.hired)) as u64).min(rounds - 1);
    let round = first + dice.below(rounds - first);
    let event = round * world.catalogue.classroom.len() as u64 + wanted as u64;
    event * 2 + dice.below(2)
}

fn session(world: &World, number: u64) -> Session {
    let mut dice = Dice::new(world.spec.seed, Stream::Seminar, 1 << 40 | number);
    let classroom = &world.catalogue.classroom;
    let event = number / 2;
    let course = classroom[event as usize % classroom.len()];
    let minutes = world.catalogue.courses[course].minutes;
    let total = rounds(world) * classroom.len() as u64 * 2;
    // The last sessions are yet to come.
    let when = world.clock.at(1.03 * (number as f64 + 0.5) / total as f64);
    let day = at_work(when, &mut dice).div_euclid(DAY) * DAY;
    let start = day + 9 * 3600 + 1800 * dice.below(10) as i64;
    let (start, minutes) = match number % 37 {
        11 => (world.clock.new_years_eve(start), 90),
        23 => (start, minutes + 1_440),
        _ => (start, minutes),
    };
    Session { number, event, course, start, minutes, start_known: number % 37 != 5, finish_known: !matches!(number % 37, 5 | 17) }
}

/// Attendance of the session, and status of the signup.
fn outcome(world: &World, dice: &mut Dice, session: &Session) -> (&'static str, &'static str) {
    if session.start > world.clock.now {
        return ("Not set", dice.word(&["Booked", "Booked", "Booked", "Waitlisted"]));
    }
    match dice.below(1000) {
        0..848 => ("Fully attended", "Fully attended"),
        848..885 => ("Partially attended", "Partially attended"),
        885..902 => ("Partially-attended", "Partially attended"),
        902..935 => ("No show", "No show"),
        935..955 => ("Unable to attend", "Unable to attend"),
        955..995 => {
            let signups = ["Booked", "Event cancelled", "Session cancelled", "Waitlisted", "User cancelled", ""];
            ("Not set", dice.word(&signups))
        }
        _ => ("", "Booked"),
    }
}

fn row(world: &World, exports: &mut Exports, user: u32, session: &Session, (attendance, signup): (&str, &str)) {
    let course = &world.catalogue.courses[session.course];
    let places = world.words.places;
    let (_, cities, _) = places[session.event as usize % places.len()];
    let finish = session.start + i64::from(session.minutes) * 60;
    let table = &mut exports.seminars;
    table.id(user).id(course.id);
    table.text(&[course.name.as_str(), " – ", cities[session.event as usize % cities.len()]].concat());
    table.number(47 + session.event).number(90 + session.number).text(attendance);
    if world.spec.signup_status {
        table.text(signup);
    }
    table.time(&world.clock, Some(session.start).filter(|_| session.start_known));
    table.time(&world.clock, Some(finish).filter(|_| session.finish_known));
    table.number(u64::from(session.minutes));
}
