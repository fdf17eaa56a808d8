//! The standard dashboards.

mod courses;
mod home;

use crate::dashboard::{DashboardName, DashboardSpec};

/// The standard dashboard of a name.
pub fn standard(name: DashboardName) -> DashboardSpec {
    match name {
        DashboardName::Home => home::spec(),
        DashboardName::Courses => courses::spec(),
    }
}
