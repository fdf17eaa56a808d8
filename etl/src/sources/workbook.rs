//! The calendar workbook, row by row.

use std::path::Path;

use calamine::{Data, Range, Reader, Xlsx, open_workbook};
use warehouse::arrow::array::RecordBatch;

use super::complaint::Complaint;
use super::header::HeaderMap;
use super::layout::Layout;

/// A workbook that is being read: its first sheet.
pub struct WorkbookRows {
    file: String,
    headers: Vec<String>,
    cells: Range<Data>,
    row: usize,
}

impl WorkbookRows {
    /// Opens a workbook and reads the headers of its first sheet.
    pub fn open(path: &Path, file: &str) -> Result<Self, Complaint> {
        if path.metadata().is_ok_and(|meta| meta.len() == 0) {
            return Err(Complaint::of_file(file, "the file is empty", "Put the calendar workbook there again"));
        }
        let mut workbook: Xlsx<_> = open_workbook(path).map_err(|why| no_workbook(file, &why))?;
        let sheet = workbook.worksheet_range_at(0);
        let cells = sheet.ok_or_else(|| Complaint::of_file(file, "the workbook has no sheet", "Put the calendar workbook there again"))?;
        let cells = cells.map_err(|why| no_workbook(file, &why))?;
        let headers = cells.rows().next().map(|row| row.iter().map(|cell| text(cell).trim().to_owned()).collect()).unwrap_or_default();
        Ok(Self { file: file.to_owned(), headers, cells, row: 0 })
    }

    /// The headers of the first sheet.
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// The name of the file.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The next batch of rows; nothing at the end.
    pub fn next_batch(&mut self, map: &HeaderMap, layout: &Layout) -> Result<Option<RecordBatch>, Complaint> {
        let mut filling = layout.filling();
        while !filling.is_full() && self.row + 1 < self.cells.height() {
            self.row += 1;
            let cell = |at: usize| self.cells.get((self.row, at)).map(text).unwrap_or_default();
            let values: Vec<String> = map.places.iter().map(|place| place.map(cell).unwrap_or_default()).collect();
            if values.iter().any(|value| !value.is_empty()) {
                filling.push(i64::try_from(self.row).unwrap_or(i64::MAX), values.iter().map(String::as_str));
            }
        }
        if filling.is_empty() {
            return Ok(None);
        }
        filling.finish().map(Some).map_err(|why| Complaint::of_file(&self.file, why.to_string(), "Report this with the file"))
    }
}

fn no_workbook(file: &str, why: &calamine::XlsxError) -> Complaint {
    Complaint::of_file(
        file,
        format!("the file is no workbook that can be read ({why})"),
        "Save the calendar as .xlsx and put it there again",
    )
}

/// A cell as text: days as `YYYY-MM-DD`, whole numbers without a decimal point.
fn text(cell: &Data) -> String {
    match cell {
        Data::DateTime(moment) => moment.as_datetime().map(|at| at.format("%Y-%m-%d %H:%M:%S").to_string()).unwrap_or_default(),
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        Data::Empty | Data::Error(_) => String::new(),
        other => other.to_string(),
    }
}
