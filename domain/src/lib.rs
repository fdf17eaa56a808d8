//! The words that the browser, the server and the command line share: ids, roles, filters, the catalogue of measures, dashboards as data,
//! answers and problems, and the ports through which pages ask for data.
//!
//! No I/O, no runtime, no Leptos, no Arrow: this crate is compiled into the browser's client.

pub mod account;
pub mod answer;
pub mod brand;
pub mod clock;
pub mod course_address;
pub mod dashboard;
pub mod engine;
pub mod filters;
pub mod format;
pub mod ids;
pub mod paging;
pub mod ports;
pub mod problem;
pub mod query;
pub mod role;
pub mod specs;

pub use account::{Password, SessionToken, Viewer};
pub use answer::{Answer, Cell, DashboardView, Freshness, Widget, WidgetState};
pub use brand::Brand;
pub use clock::{Clock, ManualClock};
pub use course_address::CourseAddress;
pub use dashboard::{DashboardName, DashboardSpec, WidgetKind, WidgetSpec};
pub use engine::Engine;
pub use filters::{FilterField, FilterOption, FilterOptions, Filters};
pub use ids::{AccountId, CustomerId, ReleaseId, RequestId, Slug, UserId};
pub use paging::Paging;
pub use problem::Problem;
pub use query::{Dimension, Measure, MetricQuery, Period, Sort};
pub use role::{Role, RowRule};
