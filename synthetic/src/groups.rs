//! Audiences and competency ratings of a person.

use crate::Error;
use crate::dice::Stream;
use crate::exports::Exports;
use crate::people::country_index;
use crate::stamp::{DAY, Stamp};
use crate::world::World;

const ALL_STAFF: (&str, u32) = ("All Staff", 7);
const LEADERS: [(&str, u32); 2] = [("People Leaders", 3), ("Managers", 16)];
const NEW_STARTERS: (&str, u32) = ("New Starters (this year)", 5);
const FIRST_REGION: u32 = 20;
const FIRST_GROUP: u32 = 40;

pub(crate) fn write_audiences(world: &World, exports: &mut Exports, user: u32, place: u32, hired: Stamp) -> Result<(), Error> {
    let mut dice = world.dice(Stream::Groups, user);
    let mut join = |(name, audience): (&str, u32)| {
        let table = &mut exports.audiences;
        // Few memberships have been ended.
        let status = if table.rows % 211 == 170 { "Inactive" } else { "Active" };
        table.text(name).id(audience).id(user).text(status);
        if table.rows % 307 == 150 { table.end_twice(exports.progress) } else { table.end(exports.progress) }
    };
    join(ALL_STAFF)?;
    let country = country_index(world, place);
    join((world.words.places[country].0, FIRST_REGION + country as u32))?;
    if place < world.chain.leaders {
        LEADERS.into_iter().try_for_each(&mut join)?;
    }
    if hired > world.clock.now - 365 * DAY {
        join(NEW_STARTERS)?;
    }
    let groups = world.words.audiences;
    let group = dice.index(groups.len() * 4 / 3);
    match groups.get(group) {
        Some(name) => join((name, FIRST_GROUP + group as u32)),
        None => Ok(()),
    }
}

pub(crate) fn write_ratings(world: &World, exports: &mut Exports, user: u32, hired: Stamp) -> Result<(), Error> {
    let competencies = world.words.competencies;
    let mut dice = world.dice(Stream::Groups, user ^ 0x8000_0000);
    let average = world.spec.ratings_per_user;
    let count = average as usize + usize::from(dice.chance(average.fract()));
    let offset = dice.index(competencies.len());
    for number in 0..count.min(competencies.len()) {
        // Seven and twenty have no common divisor: no competency comes twice.
        let competency = (offset + 7 * number) % competencies.len();
        let rating = [1, 2, 2, 3, 3, 3, 4, 4, 4, 5][dice.index(10)];
        let rated = hired + dice.below((world.clock.now - hired).max(1) as u64) as i64;
        let table = &mut exports.ratings;
        let doubled = table.rows % 401 == 77;
        let rated = (table.rows % 113 != 5).then_some(rated);
        table.id(user).number(competency as u64 + 1).text(competencies[competency]).number(rating);
        if world.spec.time_rated {
            table.time(&world.clock, rated);
        }
        if doubled {
            table.end_twice(exports.progress)?;
        } else {
            table.end(exports.progress)?;
        }
    }
    Ok(())
}
