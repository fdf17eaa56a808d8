//! The rows of programs and certifications: completions, and the overview of who is to take which course.

use crate::Error;
use crate::catalogue::{Plan, course_id};
use crate::exports::Exports;
use crate::learning::Learning;
use crate::plans::Membership;
use crate::stamp::{Clock, DAY};
use crate::table::Table;
use crate::world::{Learner, World};

type Progress<'p> = &'p mut dyn FnMut(&str, u64);

pub(crate) fn write(world: &World, exports: &mut Exports, learner: &Learner, learning: &Learning) -> Result<(), Error> {
    let clock = &world.clock;
    for member in &learning.programs {
        let plan = &world.catalogue.programs[member.plan];
        completion(&mut exports.programs, exports.progress, member, |table, member| {
            program(table, clock, learner.id, plan, member);
        })?;
        let table = &mut exports.program_overview;
        overview(table, exports.progress, clock, learner.id, plan, member)?;
    }
    for member in &learning.certifications {
        let plan = &world.catalogue.certifications[member.plan];
        completion(&mut exports.certifications, exports.progress, member, |table, member| {
            certification(table, clock, learner.id, plan, member);
        })?;
        let table = &mut exports.certification_overview;
        overview(table, exports.progress, clock, learner.id, plan, member)?;
    }
    Ok(())
}

/// One row, now and then twice, or followed by another of the same key.
fn completion(table: &mut Table, progress: Progress, member: &Membership, row: impl Fn(&mut Table, &Membership)) -> Result<(), Error> {
    if !member.recorded {
        return Ok(());
    }
    let number = table.rows;
    row(table, &oddity(number, *member));
    if number % 151 == 60 {
        table.end_twice(progress)?;
    } else {
        table.end(progress)?;
    }
    if number % 199 == 80 {
        row(table, &second(member));
        table.end(progress)?;
    }
    Ok(())
}

fn oddity(number: u64, member: Membership) -> Membership {
    if number % 59 != 58 {
        return member;
    }
    match number / 59 % 4 {
        0 => Membership { started: None, ..member },
        1 => Membership { completed: member.completed.map(|_| member.assigned - 20 * DAY), ..member },
        2 => Membership { assigned: member.assigned - 13 * 365 * DAY, ..member },
        _ => Membership { completed: None, ..member },
    }
}

/// Another row of one key: assigned again later.
fn second(member: &Membership) -> Membership {
    Membership { assigned: member.assigned + 40 * DAY, completed: member.completed.map(|completed| completed + DAY), ..*member }
}

fn program(table: &mut Table, clock: &Clock, user: u32, plan: &Plan, member: &Membership) {
    table.id(user).id(plan.id).text(plan.name).text(plan.category);
    // Every 300th has lost the time of its assignment.
    let assigned = (table.rows % 300 != 17).then_some(member.assigned);
    table.time(clock, assigned).time(clock, member.started).time(clock, member.completed);
    table.time(clock, member.due).text(member.status).number(u64::from(plan.shown));
}

fn certification(table: &mut Table, clock: &Clock, user: u32, plan: &Plan, member: &Membership) {
    table.id(user).id(plan.id).text(plan.name).text(plan.category).text(member.status);
    let assigned = (table.rows % 300 != 17).then_some(member.assigned);
    table.time(clock, member.expires).time(clock, member.completed).time(clock, assigned);
    table.time(clock, member.started).number(u64::from(plan.shown));
}

/// One row for each course; for some memberships once more with another due date, or just once more.
fn overview(table: &mut Table, progress: Progress, clock: &Clock, user: u32, plan: &Plan, member: &Membership) -> Result<(), Error> {
    if !member.assigned_now {
        return Ok(());
    }
    let again = user % 37 == 5;
    for course in &plan.courses {
        let id = course_id(*course);
        let row = |table: &mut Table, due| {
            table.id(plan.id).text(plan.name).time(clock, due).id(user).id(id);
        };
        row(table, member.due);
        if table.rows % 173 == 90 {
            table.end_twice(progress)?;
        } else {
            table.end(progress)?;
        }
        if again {
            row(table, Some(member.due.unwrap_or(member.assigned) + 45 * DAY));
            table.end(progress)?;
        }
    }
    Ok(())
}
