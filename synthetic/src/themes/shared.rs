//! What both customers have.

use super::TreeSeed;

pub(super) const COMPETENCIES: [&str; 20] = [
    "Communication",
    "Teamwork",
    "Customer Focus",
    "Problem Solving",
    "Planning and Organising",
    "Leadership",
    "Coaching Others",
    "Digital Literacy",
    "Data Privacy",
    "Negotiation",
    "Decision Making",
    "Resilience",
    "Change Management",
    "Commercial Awareness",
    "Health, Safety and Wellbeing",
    "Quality Improvement",
    "Time Management",
    "Accountability",
    "Diversity & Inclusion",
    "Project Delivery",
];

pub(super) const CORPORATE: TreeSeed = TreeSeed {
    framework: "Corporate Framework",
    levels: [
        &["Corporate Framework"],
        &["Group Services", "Regional Services"],
        &[
            "HR Department",
            "Finance Department",
            "Marketing Department",
            "Legal Department",
            "IT Department",
            "Facilities Department",
            "Research and Development Department",
            "Project Management Office",
        ],
        &["Operations", "Planning", "Support"],
        &["Team A", "Team B"],
        &["Early desk", "Late desk"],
        &["Night desk"],
    ],
    children: [2, 8, 3, 2, 2, 1, 0],
};
