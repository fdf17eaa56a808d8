//! What pages, the command line and tests share, behind the ports of `domain`: accounts and dashboards.

pub mod accounts;
pub mod dashboards;
mod problems;

pub use accounts::{AccountsService, SystemClock};
pub use dashboards::{DashboardsService, FiguresRequest};
