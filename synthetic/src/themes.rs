//! The words of the two invented customers.

mod health;
mod retail;
mod shared;

use crate::Theme;

/// How a course is taken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// By SCORM package.
    Online,
    /// In seminars.
    Classroom,
}

/// A course of the theme.
pub(crate) struct CourseSeed {
    pub(crate) name: &'static str,
    pub(crate) category: &'static str,
    /// Usual minutes of one attempt, or of a session.
    pub(crate) minutes: u32,
    pub(crate) kind: Kind,
    /// `Include in dashboard`.
    pub(crate) shown: bool,
}

/// A program or certification of the theme: every `step`th course from `first` on.
pub(crate) struct PlanSeed {
    pub(crate) name: &'static str,
    pub(crate) category: &'static str,
    pub(crate) first: usize,
    pub(crate) step: usize,
    pub(crate) count: usize,
    /// Validity of a certificate; 0 = for ever.
    pub(crate) months: u32,
    pub(crate) shown: bool,
}

/// Where people are: country, its cities, share of people counted up in per cent.
pub(crate) type Place = (&'static str, &'static [&'static str], u64);

/// The names of a tree's nodes by level, and how many children a node has at each.
pub(crate) struct TreeSeed {
    pub(crate) framework: &'static str,
    pub(crate) levels: [&'static [&'static str]; 7],
    pub(crate) children: [usize; 7],
}

pub(crate) struct Words {
    pub(crate) places: &'static [Place],
    pub(crate) organisations: &'static [TreeSeed],
    /// What positions are about: `Head of {function}`.
    pub(crate) functions: &'static [&'static str],
    pub(crate) courses: &'static [CourseSeed],
    pub(crate) programs: &'static [PlanSeed],
    pub(crate) certifications: &'static [PlanSeed],
    pub(crate) audiences: &'static [&'static str],
    pub(crate) competencies: &'static [&'static str],
}

pub(crate) fn words(theme: Theme) -> &'static Words {
    match theme {
        Theme::Health => &health::WORDS,
        Theme::Retail => &retail::WORDS,
    }
}

pub(crate) const fn online(name: &'static str, category: &'static str, minutes: u32) -> CourseSeed {
    CourseSeed { name, category, minutes, kind: Kind::Online, shown: true }
}

pub(crate) const fn classroom(name: &'static str, category: &'static str, minutes: u32) -> CourseSeed {
    CourseSeed { kind: Kind::Classroom, ..online(name, category, minutes) }
}

pub(crate) const fn hidden(name: &'static str, category: &'static str) -> CourseSeed {
    CourseSeed { shown: false, ..online(name, category, 10) }
}

pub(crate) const fn plan(name: &'static str, category: &'static str, (first, step, count): (usize, usize, usize), months: u32) -> PlanSeed {
    PlanSeed { name, category, first, step, count, months, shown: true }
}

pub(crate) const fn unlisted(name: &'static str, category: &'static str, courses: (usize, usize, usize)) -> PlanSeed {
    PlanSeed { shown: false, ..plan(name, category, courses, 12) }
}
