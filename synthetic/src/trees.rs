//! Trees of organisations and positions, with the paths an export gives.

mod growth;

use crate::themes::{TreeSeed, Words};
use growth::{Growth, Spot};

/// One organisation or position.
pub(crate) struct Node {
    pub(crate) id: u32,
    pub(crate) parent: u32,
    pub(crate) name: String,
    pub(crate) framework: &'static str,
    /// Ids from the root: `1|2|15`.
    pub(crate) path: String,
    pub(crate) depth: usize,
}

const DEEPEST: usize = 7;

/// All organisation frameworks; the last one takes 3 %, at least a full path.
pub(crate) fn organisations(words: &Words, total: usize) -> Vec<Node> {
    let last = words.organisations.len().saturating_sub(1);
    let side = (total * 3 / 100).max(DEEPEST);
    let mut nodes = Vec::new();
    for (number, seed) in words.organisations.iter().enumerate() {
        let size = if number == last { side } else { total.saturating_sub(side * last) / last.max(1) };
        let first_id = nodes.len() as u32 + 1;
        let growth = Growth::new(first_id, seed.framework, |spot: &Spot| organisation_name(seed, spot));
        nodes.extend(growth.grow(size, seed.children));
    }
    nodes
}

fn organisation_name(seed: &TreeSeed, spot: &Spot) -> String {
    let names = seed.levels[spot.level];
    let name = names[spot.child % names.len()];
    match spot.child / names.len() {
        0 => name.to_owned(),
        again => format!("{name} {}", again + 1),
    }
}

/// One framework of positions, in which a child does what its parent heads.
pub(crate) fn positions(words: &Words, total: usize) -> Vec<Node> {
    let functions = words.functions;
    // Small trees are narrow rather than shallow, so that every function has people at its foot.
    let [second, third, fourth, fifth] = if total < 600 { [1, 1, 2, 2] } else { [2, 2, 2, 3] };
    let children = [functions.len(), second, third, fourth, fifth, 2, 0];
    let name = |spot: &Spot| position_name(spot, functions[spot.branch % functions.len()]);
    Growth::new(330, "Corporate Positions", name).grow(total, children)
}

fn position_name(spot: &Spot, function: &str) -> String {
    let choice = |words: [&'static str; 3]| words[spot.child % 3];
    match spot.level {
        0 => "Chief Executive".to_owned(),
        1 => format!("Chief {function} Officer"),
        2 => format!("{} of {function}", choice(["Director", "Deputy Director", "Associate Director"])),
        3 => format!("{} of {function}", choice(["Head", "Deputy Head", "Lead"])),
        4 => format!("{function} {}", choice(["Manager", "Business Partner", "Supervisor"])),
        5 => format!("{} {function} Adviser", choice(["Senior", "Principal", "Specialist"])),
        _ => format!("{function} {}", choice(["Adviser", "Assistant", "Trainee"])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Theme;
    use crate::themes::words;

    #[test]
    fn trees_have_the_size_asked_for_and_reach_the_seventh_level() {
        for theme in [Theme::Health, Theme::Retail] {
            for total in [40, 120, 889] {
                let trees = [organisations(words(theme), total), positions(words(theme), total)];
                for nodes in trees {
                    assert_eq!(nodes.len(), total);
                    assert!((1..=7).all(|depth| nodes.iter().any(|node| node.depth == depth)));
                }
            }
        }
    }

    #[test]
    fn a_path_is_the_parents_path_and_the_own_id() {
        let nodes = organisations(words(Theme::Health), 300);
        for node in nodes.iter().filter(|node| node.parent != 0) {
            let parent = nodes.iter().find(|other| other.id == node.parent);
            let path = parent.map(|parent| format!("{}|{}", parent.path, node.id));
            assert_eq!(path.as_deref(), Some(node.path.as_str()));
            assert_eq!(node.path.split('|').count(), node.depth);
        }
    }
}
