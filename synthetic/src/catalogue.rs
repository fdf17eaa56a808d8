//! The courses, programs and certifications of a customer.

use crate::Spec;
use crate::themes::{Kind, PlanSeed, Words};

pub(crate) struct Course {
    pub(crate) id: u32,
    pub(crate) name: String,
    pub(crate) category: &'static str,
    pub(crate) minutes: u32,
    pub(crate) kind: Kind,
    pub(crate) shown: bool,
    /// How readily people put it off; 1 on average.
    pub(crate) reluctance: f64,
}

/// A program or certification.
pub(crate) struct Plan {
    pub(crate) id: u32,
    pub(crate) name: &'static str,
    pub(crate) category: &'static str,
    /// Places in [`Catalogue::courses`].
    pub(crate) courses: Vec<usize>,
    pub(crate) months: u32,
    pub(crate) shown: bool,
}

pub(crate) struct Catalogue {
    pub(crate) courses: Vec<Course>,
    /// Places of the courses that are taken in seminars.
    pub(crate) classroom: Vec<usize>,
    pub(crate) programs: Vec<Plan>,
    pub(crate) certifications: Vec<Plan>,
}

/// What a theme's course becomes where a large customer needs more courses than the theme has.
const FURTHER: [&str; 8] = ["Refresher", "Advanced", "for Managers", "In Practice", "Part 2", "Update", "Essentials", "Assessment"];

impl Catalogue {
    pub(crate) fn new(spec: &Spec, words: &Words) -> Self {
        let courses = courses(spec, words);
        let classroom = (0..courses.len()).filter(|place| courses[*place].kind == Kind::Classroom).collect();
        let base = words.courses.len();
        let plans = |seeds: &[PlanSeed], first: u32, step: u32| {
            seeds.iter().zip(0u32..).map(|(seed, number)| plan(seed, first + number * step, base)).collect()
        };
        Self { courses, classroom, programs: plans(words.programs, 6, 5), certifications: plans(words.certifications, 7, 3) }
    }
}

/// Ids with gaps, as left by courses that were deleted.
pub(crate) fn course_id(place: usize) -> u32 {
    48 + place as u32 + place as u32 / 9
}

/// As many as leave every person some courses that they are not enrolled in.
fn courses(spec: &Spec, words: &Words) -> Vec<Course> {
    let most = 2 * spec.course_completions / u64::from(spec.users) + 10;
    let seeds = words.courses;
    let total = (most as usize).clamp(seeds.len(), seeds.len() * (FURTHER.len() + 1));
    (0..total)
        .map(|place| {
            let seed = &seeds[place % seeds.len()];
            let name = match (place / seeds.len()).checked_sub(1) {
                None => seed.name.to_owned(),
                Some(round) => format!("{}: {}", seed.name, FURTHER[round % FURTHER.len()]),
            };
            Course {
                id: course_id(place),
                name,
                category: seed.category,
                minutes: seed.minutes,
                kind: seed.kind,
                shown: seed.shown,
                reluctance: reluctance(words, seed.category),
            }
        })
        .collect()
}

/// By category, so that charts by category differ.
fn reluctance(words: &Words, category: &str) -> f64 {
    let first = words.courses.iter().position(|seed| seed.category == category).unwrap_or(0);
    0.4 + (first * 5 % 9) as f64 * 0.15
}

fn plan(seed: &PlanSeed, id: u32, courses: usize) -> Plan {
    Plan {
        id,
        name: seed.name,
        category: seed.category,
        courses: (0..seed.count).map(|number| (seed.first + number * seed.step) % courses).collect(),
        months: seed.months,
        shown: seed.shown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Theme;
    use crate::themes::words;

    #[test]
    fn courses_belong_to_several_plans_and_never_twice_to_one() {
        for theme in [Theme::Health, Theme::Retail] {
            let catalogue = Catalogue::new(&Spec::small(1), words(theme));
            for plans in [&catalogue.programs, &catalogue.certifications] {
                let all: Vec<usize> = plans.iter().flat_map(|plan| plan.courses.clone()).collect();
                assert!(all.iter().any(|one| all.iter().filter(|other| *other == one).count() > 1));
                for plan in plans {
                    let mut distinct = plan.courses.clone();
                    distinct.sort_unstable();
                    distinct.dedup();
                    assert_eq!(distinct.len(), plan.courses.len(), "{}", plan.name);
                }
            }
        }
    }
}
