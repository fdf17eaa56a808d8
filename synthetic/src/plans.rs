//! A person's programs and certifications.

use crate::catalogue::Plan;
use crate::dice::Dice;
use crate::learning::finish;
use crate::stamp::{Clock, DAY, Stamp, at_work};
use crate::world::{Learner, World};

/// One assignment to a program or certification.
#[derive(Clone, Copy)]
pub(crate) struct Membership {
    /// Place in the catalogue.
    pub(crate) plan: usize,
    pub(crate) assigned: Stamp,
    pub(crate) started: Option<Stamp>,
    pub(crate) completed: Option<Stamp>,
    /// The first completion, which a certificate that has expired may have lost.
    pub(crate) passed: Option<Stamp>,
    pub(crate) due: Option<Stamp>,
    pub(crate) expires: Option<Stamp>,
    pub(crate) status: &'static str,
    /// Whether the overview has it: the person is still assigned.
    pub(crate) assigned_now: bool,
    /// Whether the completions have it.
    pub(crate) recorded: bool,
}

pub(crate) fn draw_programs(out: &mut Vec<Membership>, world: &World, learner: &Learner, dice: &mut Dice) {
    let plans = &world.catalogue.programs;
    draw(out, world, learner, (plans, world.spec.programs_per_user), dice, |dice, _, member| {
        let passed = finish(&world.clock, dice, member.assigned, 0.18, 80.0);
        Membership { passed, completed: passed, status: if passed.is_some() { "Complete" } else { "Not complete" }, ..member }
    });
}

pub(crate) fn draw_certifications(out: &mut Vec<Membership>, world: &World, learner: &Learner, dice: &mut Dice) {
    let plans = &world.catalogue.certifications;
    draw(out, world, learner, (plans, world.spec.certifications_per_user), dice, |dice, plan, member| {
        certify(&world.clock, dice, plan.months, member)
    });
}

fn draw(
    out: &mut Vec<Membership>,
    world: &World,
    learner: &Learner,
    (plans, average): (&[Plan], f64),
    dice: &mut Dice,
    outcome: impl Fn(&mut Dice, &Plan, Membership) -> Membership,
) {
    out.clear();
    let extra = usize::from(dice.chance(average.fract()));
    let count = (average as usize + extra).min(plans.len());
    let mut taken = 0u32;
    for number in 0..count {
        let share = dice.unit();
        let mut plan = if number == 0 { 0 } else { (share * share.sqrt() * plans.len() as f64) as usize };
        while taken >> plan & 1 == 1 {
            plan = (plan + 1) % plans.len();
        }
        taken |= 1 << plan;
        let member = assign(&world.clock, dice, plan, learner.hired);
        let member = outcome(dice, &plans[plan], member);
        out.push(begin(&world.clock, dice, member));
    }
}

fn assign(clock: &Clock, dice: &mut Dice, plan: usize, hired: Stamp) -> Membership {
    let tenure = (clock.now - hired) as f64;
    let share = if dice.chance(0.35) { 0.01 } else { 0.97 };
    let assigned = at_work(hired + (tenure * share * dice.late()) as i64, dice).min(clock.now);
    let due = dice.chance(0.6).then(|| assigned + DAY * (60 + 30 * dice.below(4) as i64));
    let fate = dice.unit();
    Membership {
        plan,
        assigned,
        started: None,
        completed: None,
        passed: None,
        due,
        expires: None,
        status: "",
        assigned_now: fate >= 0.09,
        recorded: fate < 0.97,
    }
}

/// When they began with it, if they did.
fn begin(clock: &Clock, dice: &mut Dice, member: Membership) -> Membership {
    let until = member.passed.unwrap_or(clock.now.min(member.assigned + 90 * DAY));
    let began = member.passed.is_some() && dice.chance(0.97) || member.status == "In progress" || dice.chance(0.3);
    let wait = ((until - member.assigned).max(60) as f64 * 0.7 * dice.unit()) as i64;
    Membership { started: began.then_some(member.assigned + wait), ..member }
}

/// From the first certificate through every renewal to what the export shows of it.
fn certify(clock: &Clock, dice: &mut Dice, months: u32, member: Membership) -> Membership {
    let Some(passed) = finish(clock, dice, member.assigned, 0.2, 90.0) else {
        let status = if dice.chance(0.5) { "In progress" } else { "Not certified" };
        return Membership { status, ..member };
    };
    let member = Membership { passed: Some(passed), completed: Some(passed), status: "Certified", ..member };
    if months == 0 {
        return member;
    }
    let validity = i64::from(months) * 30 * DAY;
    let (mut completed, mut expires) = (passed, passed + validity);
    while expires <= clock.now {
        if dice.chance(0.1) {
            return expire(dice, expires, Membership { completed: Some(completed), ..member });
        }
        completed = at_work(expires - dice.below(45) as i64 * DAY, dice);
        expires = completed + validity;
    }
    Membership { completed: Some(completed), expires: Some(expires), due: Some(expires), ..member }
}

/// The LMS mostly drops the completion of a certificate that has expired.
fn expire(dice: &mut Dice, expires: Stamp, member: Membership) -> Membership {
    Membership {
        completed: member.completed.filter(|_| dice.chance(0.4)),
        expires: Some(expires),
        due: Some(expires),
        status: "Expired",
        ..member
    }
}
