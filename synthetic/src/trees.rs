//! Trees of organisations and positions, with the paths an export gives.

use crate::themes::{TreeSeed, Words};

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
        grow(&mut nodes, first_id, size, seed.framework, seed.children, |level, child, _| organisation_name(seed, level, child));
    }
    nodes
}

fn organisation_name(seed: &TreeSeed, level: usize, child: usize) -> String {
    let names = seed.levels[level];
    let name = names.get(child % names.len().max(1)).unwrap_or(&"Unit");
    match child / names.len().max(1) {
        0 => (*name).to_owned(),
        again => format!("{name} {}", again + 1),
    }
}

/// One framework of positions, in which a child does what its parent heads.
pub(crate) fn positions(words: &Words, total: usize) -> Vec<Node> {
    let functions = words.functions;
    let mut nodes = Vec::new();
    // Small trees are narrow rather than shallow, so that every function has people at its foot.
    let [second, third, fourth, fifth] = if total < 600 { [1, 1, 2, 2] } else { [2, 2, 2, 3] };
    let children = [functions.len(), second, third, fourth, fifth, 2, 0];
    grow(&mut nodes, 330, total, "Corporate Positions", children, |level, child, path| {
        let function = match level {
            0 => "",
            1 => functions[child % functions.len()],
            _ => functions[path % functions.len()],
        };
        position_name(level, child, function)
    });
    nodes
}

fn position_name(level: usize, child: usize, function: &str) -> String {
    let choice = |words: [&str; 3]| words[child % 3].to_owned();
    match level {
        0 => "Chief Executive".to_owned(),
        1 => format!("Chief {function} Officer"),
        2 => format!("{} of {function}", choice(["Director", "Deputy Director", "Associate Director"])),
        3 => format!("{} of {function}", choice(["Head", "Deputy Head", "Lead"])),
        4 => format!("{} {}", function, choice(["Manager", "Business Partner", "Supervisor"])),
        5 => format!("{} {function} {}", choice(["Senior", "Principal", "Specialist"]), "Adviser"),
        _ => format!("{function} {}", choice(["Adviser", "Assistant", "Trainee"])),
    }
}

/// Adds `total` nodes: first one path down to the deepest level, then level by level. `name` is told the level, the
/// place among its siblings, and the place of its ancestor on the second level.
fn grow(
    nodes: &mut Vec<Node>,
    first_id: u32,
    total: usize,
    framework: &'static str,
    children: [usize; DEEPEST],
    name: impl Fn(usize, usize, usize) -> String,
) {
    let base = nodes.len();
    // Per node of this tree: how many children it has, and the place of its ancestor on the second level.
    let mut family: Vec<(usize, usize)> = Vec::new();
    let add = |nodes: &mut Vec<Node>, family: &mut Vec<(usize, usize)>, parent: Option<usize>| {
        let (level, child, branch) = match parent {
            None => (0, 0, 0),
            Some(parent) => {
                let (born, branch) = family[parent];
                family[parent].0 += 1;
                let level = nodes[base + parent].depth;
                (level, born, if level == 1 { born } else { branch })
            }
        };
        family.push((0, branch));
        let above = parent.map(|parent| &nodes[base + parent]);
        let node = node(first_id + (nodes.len() - base) as u32, above, name(level, child, branch));
        nodes.push(Node { framework, ..node });
    };
    for level in 0..DEEPEST.min(total) {
        add(nodes, &mut family, level.checked_sub(1));
    }
    let mut parent = 0;
    while nodes.len() - base < total && parent < nodes.len() - base {
        let wanted = children[nodes[base + parent].depth - 1];
        while family[parent].0 < wanted && nodes.len() - base < total {
            add(nodes, &mut family, Some(parent));
        }
        parent += 1;
    }
}

fn node(id: u32, parent: Option<&Node>, name: String) -> Node {
    Node {
        id,
        parent: parent.map_or(0, |parent| parent.id),
        name,
        framework: "",
        path: parent.map_or_else(|| id.to_string(), |parent| format!("{}|{id}", parent.path)),
        depth: parent.map_or(1, |parent| parent.depth + 1),
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
