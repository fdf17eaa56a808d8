//! Files of an export: found, recognised, read row by row.

mod arrival;
mod bytes;
mod complaint;
mod csv_rows;
mod header;
mod layout;
mod rejected;
mod workbook;

pub use arrival::{Arrival, Found, recognise};
pub use complaint::Complaint;
pub use csv_rows::CsvRows;
pub use layout::Layout;
pub use rejected::{RejectedRow, reading_rules};
pub use workbook::WorkbookRows;
