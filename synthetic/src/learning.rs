//! What one person is enrolled in and how far they came: drawn once, then written to several files.

use crate::dice::{Dice, Stream};
use crate::plans::{self, Membership};
use crate::stamp::{Clock, DAY, Stamp, at_work};
use crate::world::{Learner, World};

pub(crate) const NOT_STARTED: &str = "Not yet started";
pub(crate) const IN_PROGRESS: &str = "In progress";
pub(crate) const COMPLETE: &str = "Complete";
pub(crate) const RPL: &str = "Complete via rpl";

/// Share of courses in a completed program that may be left out.
const OPTIONAL: f64 = 0.2;

/// One enrolment in a course.
#[derive(Clone, Copy)]
pub(crate) struct Record {
    /// Place in the catalogue.
    pub(crate) course: usize,
    pub(crate) enrolled: Option<Stamp>,
    pub(crate) started: Option<Stamp>,
    pub(crate) completed: Option<Stamp>,
    pub(crate) due: Option<Stamp>,
    pub(crate) status: &'static str,
}

/// The learning of the person at hand. One is used for all, so that its memory is.
#[derive(Default)]
pub(crate) struct Learning {
    pub(crate) programs: Vec<Membership>,
    pub(crate) certifications: Vec<Membership>,
    pub(crate) records: Vec<Record>,
    taken: Vec<bool>,
}

impl Learning {
    pub(crate) fn draw(&mut self, world: &World, learner: &Learner) {
        let mut dice = world.dice(Stream::Learning, learner.id);
        plans::draw_programs(&mut self.programs, world, learner, &mut dice);
        plans::draw_certifications(&mut self.certifications, world, learner, &mut dice);
        self.records.clear();
        self.taken.clear();
        self.taken.resize(world.catalogue.courses.len(), false);
        let quota = world.quota(world.spec.course_completions, 1, learner.number) as usize;
        let quota = quota.min(self.taken.len());
        self.enrol_by_plans(world, &mut dice, quota - quota / 4);
        self.enrol_freely(world, learner, &mut dice, quota);
    }

    /// Courses of programs and certifications, until `limit`: of the rest there are memberships only.
    fn enrol_by_plans(&mut self, world: &World, dice: &mut Dice, limit: usize) {
        let catalogue = &world.catalogue;
        let members = [(&self.programs, &catalogue.programs), (&self.certifications, &catalogue.certifications)];
        for (memberships, plans) in members {
            for member in memberships {
                let courses = &plans[member.plan].courses;
                let offset = dice.index(courses.len());
                for course in courses.iter().cycle().skip(offset).take(courses.len()) {
                    if self.records.len() < limit && !self.taken[*course] {
                        self.taken[*course] = true;
                        let reluctance = catalogue.courses[*course].reluctance;
                        self.records.push(planned(&world.clock, dice, (*course, reluctance), member));
                    }
                }
            }
        }
    }

    fn enrol_freely(&mut self, world: &World, learner: &Learner, dice: &mut Dice, quota: usize) {
        let courses = self.taken.len();
        let tenure = (world.clock.now - learner.hired) as f64;
        while self.records.len() < quota {
            let share = dice.unit();
            // The first courses are the popular ones.
            let mut course = (courses as f64 * share * share.sqrt()) as usize % courses;
            while self.taken[course] {
                course = (course + 1) % courses;
            }
            self.taken[course] = true;
            let enrolled = learner.hired + (tenure * dice.late()) as i64;
            let enrolled = at_work(enrolled, dice).min(world.clock.now);
            let reluctance = world.catalogue.courses[course].reluctance;
            let completed = finish(&world.clock, dice, enrolled, 0.3 * reluctance, 55.0);
            self.records.push(record(&world.clock, dice, course, enrolled, completed));
        }
    }
}

/// Who has completed a program has completed its courses, but for some that were optional.
fn planned(clock: &Clock, dice: &mut Dice, (course, reluctance): (usize, f64), member: &Membership) -> Record {
    let enrolled = at_work(member.assigned + dice.below(4) as i64 * DAY, dice).min(clock.now);
    let optional = dice.chance(OPTIONAL * reluctance);
    let completed = match member.passed {
        Some(passed) if !optional => {
            let share = 0.2 + 0.8 * dice.unit();
            let taken = ((passed - enrolled).max(7200) as f64 * share) as i64;
            Some((enrolled + taken).min(clock.now))
        }
        _ => finish(clock, dice, enrolled, 0.5 * reluctance, 80.0),
    };
    record(clock, dice, course, enrolled, completed)
}

/// When something begun then is completed, if it is by now. People get better at it over the years: both the share
/// that never completes and the days it takes shrink.
pub(crate) fn finish(clock: &Clock, dice: &mut Dice, begun: Stamp, never: f64, days: f64) -> Option<Stamp> {
    let care = 1.5 - 1.1 * clock.progress(begun);
    if dice.chance(never * care) {
        return None;
    }
    let wait = dice.unit();
    // The square makes most waits short, with a mean of `days`.
    let done = begun + (3.0 * wait * wait * days * care * DAY as f64) as i64;
    let done = at_work(done, dice);
    let done = if done > begun { done } else { begun + 2700 };
    (done <= clock.now).then_some(done)
}

fn record(clock: &Clock, dice: &mut Dice, course: usize, enrolled: Stamp, completed: Option<Stamp>) -> Record {
    let begun = |until: Stamp, share: f64| enrolled + ((until - enrolled).max(60) as f64 * share) as i64;
    let due = dice.chance(0.4).then(|| enrolled + 30 * DAY * (1 + dice.below(3) as i64));
    let (status, started) = match completed {
        Some(_) if dice.chance(0.13) => (RPL, None),
        Some(done) => (COMPLETE, Some(begun(done, 0.5 + 0.45 * dice.unit()))),
        None if dice.chance(0.55) => (IN_PROGRESS, Some(begun(clock.now.min(enrolled + 60 * DAY), dice.unit()))),
        None => (NOT_STARTED, None),
    };
    Record { course, enrolled: Some(enrolled), started, completed, due, status }
}
