//! The users file: a person's assignments, one row each.

use crate::Error;
use crate::chain::Manager;
use crate::dice::Stream;
use crate::exports::Exports;
use crate::names::Name;
use crate::trees::Node;
use crate::world::{ADMINISTRATOR, GUEST, World, user_id};

struct Assignment<'a> {
    id: Option<u64>,
    organisation: Option<&'a Node>,
    position: Option<&'a Node>,
    manager: Manager,
    appraiser: Manager,
}

/// Guest and administrator, who report to nobody.
pub(crate) fn write_system_users(world: &World, exports: &mut Exports) -> Result<(), Error> {
    let (country, cities, _) = world.words.places[0];
    let nobody = Assignment { id: None, organisation: None, position: None, manager: Manager::Nobody, appraiser: Manager::Nobody };
    row(world, exports, GUEST, &Name::guest(), ["", "", "Active"], &nobody);
    exports.users.end(exports.progress)?;
    let system = Assignment { id: Some(4_027), organisation: world.organisations.first(), ..nobody };
    let about = [country, cities[0], "Active"];
    row(world, exports, ADMINISTRATOR, &Name::administrator(), about, &system);
    exports.users.end(exports.progress)
}

pub(crate) fn write(world: &World, exports: &mut Exports, place: u32) -> Result<(), Error> {
    let name = world.name(place);
    let (country, city) = country_and_city(world, place);
    let about = [country, city, status(world, place)];
    let id = user_id(place);
    for number in 0..assignments(world, place) {
        row(world, exports, id, &name, about, &assignment(world, place, number));
        let doubled = world.chain.cast(place) == Some(17) || place % 401 == 200;
        if doubled && number == 0 {
            exports.users.end_twice(exports.progress)?;
        } else {
            exports.users.end(exports.progress)?;
        }
    }
    if world.chain.cast(place) == Some(19) {
        let same_key = Assignment { position: world.positions.first(), ..assignment(world, place, 0) };
        row(world, exports, id, &name, about, &same_key);
        exports.users.end(exports.progress)?;
    }
    Ok(())
}

pub(crate) fn status(world: &World, place: u32) -> &'static str {
    match place {
        _ if place < world.chain.leaders.min(4) => "Active",
        _ if place % 29 == 12 => "Suspended",
        _ if place % 47 == 20 => "Deleted",
        _ if place % 101 == 70 => "Unconfirmed",
        _ => "Active",
    }
}

/// Index of the place of work among the theme's places.
pub(crate) fn country_index(world: &World, place: u32) -> usize {
    let draw = world.dice(Stream::Place, place).below(100);
    let found = world.words.places.iter().position(|(_, _, up_to)| draw < *up_to);
    found.unwrap_or(0)
}

fn country_and_city(world: &World, place: u32) -> (&'static str, &'static str) {
    let (country, cities, _) = world.words.places[country_index(world, place)];
    let city = world.dice(Stream::Place, place ^ 0x8000_0000).word(cities);
    match place {
        _ if world.chain.cast(place) == Some(8) => (country, "nan"),
        _ if place % 131 == 9 => ("", ""),
        _ if place % 67 == 3 => (country, ""),
        _ => (country, city),
    }
}

fn assignments(world: &World, place: u32) -> u32 {
    match world.chain.cast(place) {
        Some(18) => 3,
        None if place % 53 == 47 => 2,
        _ => 1,
    }
}

fn assignment<'a>(world: &'a World, place: u32, number: u32) -> Assignment<'a> {
    let manager = match number {
        0 => world.chain.manager(place),
        _ => world.chain.some_leader(place, number),
    };
    let vacant = matches!(world.chain.cast(place), Some(13 | 14)) || place % 89 == 60;
    let appraiser = match manager {
        Manager::Person(_) if place % 31 == 6 => world.chain.some_leader(place, 9),
        _ => manager,
    };
    Assignment {
        id: (!vacant).then_some(1_700 + u64::from(place) * 4 + u64::from(number)),
        organisation: organisation(world, place, manager, number).filter(|_| !vacant),
        position: position(world, place, number).filter(|_| !vacant),
        manager,
        appraiser,
    }
}

/// A leader's people work in one place.
fn organisation<'a>(world: &'a World, place: u32, manager: Manager, number: u32) -> Option<&'a Node> {
    let team = match manager {
        Manager::Person(leader) => leader,
        Manager::Nobody | Manager::Stranger(..) => place,
    };
    let mut dice = world.dice(Stream::Post, team ^ number << 24);
    let node = if place == 0 { 0 } else { dice.index(world.organisations.len()) };
    world.organisations.get(node)
}

fn position<'a>(world: &'a World, place: u32, number: u32) -> Option<&'a Node> {
    if place == 0 {
        return world.positions.first();
    }
    let mut dice = world.dice(Stream::Post, place ^ 0x4000_0000 ^ number << 24);
    let leads = place < world.chain.leaders;
    // A few tries find the right level; what is left is a head without a team, or a specialist with one.
    (0..12)
        .filter_map(|_| dice.pick(&world.positions))
        .find(|node| (2..=5).contains(&node.depth) == leads && node.depth > 1)
        .or_else(|| world.positions.last())
}

fn row(world: &World, exports: &mut Exports, id: u32, name: &Name, about: [&str; 3], post: &Assignment) {
    let users = &mut exports.users;
    users.id(id).text(&name.full).text(name.first).text(name.last);
    for text in about {
        users.text(text);
    }
    // The title of an assignment is that of its position.
    let title = match (post.id, post.position) {
        (Some(_), None) => "System Admin",
        (_, position) => position.map_or("", |node| &node.name),
    };
    users.maybe(post.id).text(title);
    for node in [post.organisation, post.position] {
        users.maybe(node.map(|node| u64::from(node.id)));
        users.text(node.map_or("", |node| &node.name));
    }
    for leader in [post.manager, post.appraiser] {
        match leader {
            Manager::Nobody => users.text("").text(" "),
            Manager::Stranger(id, name) => users.id(id).text(name),
            Manager::Person(place) => users.id(user_id(place)).text(&world.name(place).full),
        };
    }
}
