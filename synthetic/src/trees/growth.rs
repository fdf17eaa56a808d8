//! How a tree comes to have its nodes.

use super::{DEEPEST, Node};

/// Where a new node stands, which is what its name depends on.
pub(super) struct Spot {
    /// 0 for the root.
    pub(super) level: usize,
    /// Place among its siblings.
    pub(super) child: usize,
    /// Place of its ancestor on the level below the root.
    pub(super) branch: usize,
}

/// One framework that is being grown.
pub(super) struct Growth<N> {
    nodes: Vec<Node>,
    /// Of each node: children so far, and the branch it is in.
    family: Vec<(usize, usize)>,
    first_id: u32,
    framework: &'static str,
    name: N,
}

impl<N: Fn(&Spot) -> String> Growth<N> {
    pub(super) fn new(first_id: u32, framework: &'static str, name: N) -> Self {
        Self { nodes: Vec::new(), family: Vec::new(), first_id, framework, name }
    }

    /// `total` nodes, or as many as fit: first one path down to the deepest level, then level by level, each node with as
    /// many children as its level has.
    pub(super) fn grow(mut self, total: usize, children: [usize; DEEPEST]) -> Vec<Node> {
        for level in 0..DEEPEST.min(total) {
            self.add(level.checked_sub(1));
        }
        let mut parent = 0;
        while self.nodes.len() < total && parent < self.nodes.len() {
            let wanted = children[self.nodes[parent].depth - 1];
            if self.family[parent].0 < wanted {
                self.add(Some(parent));
            } else {
                parent += 1;
            }
        }
        self.nodes
    }

    fn add(&mut self, parent: Option<usize>) {
        let spot = self.spot(parent);
        self.family.push((0, spot.branch));
        let id = self.first_id + self.nodes.len() as u32;
        let above = parent.map(|parent| &self.nodes[parent]);
        let node = Node {
            id,
            parent: above.map_or(0, |above| above.id),
            name: (self.name)(&spot),
            framework: self.framework,
            path: above.map_or_else(|| id.to_string(), |above| format!("{}|{id}", above.path)),
            depth: spot.level + 1,
        };
        self.nodes.push(node);
    }

    fn spot(&mut self, parent: Option<usize>) -> Spot {
        let Some(parent) = parent else {
            return Spot { level: 0, child: 0, branch: 0 };
        };
        let (child, branch) = self.family[parent];
        self.family[parent].0 += 1;
        let level = self.nodes[parent].depth;
        Spot { level, child, branch: if level == 1 { child } else { branch } }
    }
}
