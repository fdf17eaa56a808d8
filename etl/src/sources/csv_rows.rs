//! A CSV export, row by row: what cannot be a row is set aside with its reason, nothing stops the others.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use csv::{ByteRecord, ReaderBuilder};
use warehouse::arrow::array::RecordBatch;

use super::bytes::{read_up_to, tail};
use super::complaint::Complaint;
use super::header::HeaderMap;
use super::layout::Layout;
use super::rejected::RejectedRow;

/// Marks that other encodings than UTF-8 begin with.
const FOREIGN_MARKS: [&[u8]; 2] = [&[0xFF, 0xFE], &[0xFE, 0xFF]];
const UTF8_MARK: &[u8] = &[0xEF, 0xBB, 0xBF];

/// A file in which so many rows, and more than half of all, cannot be read is not the report: its header line or its quoting is off.
const TOO_MANY_REJECTED: usize = 1000;

/// A CSV file that is being read.
pub struct CsvRows {
    path: PathBuf,
    /// Bytes of the file before what the reader reads.
    skipped: u64,
    size: u64,
    file: String,
    source: String,
    reader: csv::Reader<Box<dyn Read + Send>>,
    headers: Vec<String>,
    row: i64,
    /// Rows that were set aside so far.
    pub rejected: Vec<RejectedRow>,
}

impl CsvRows {
    /// Opens a file and reads its headers.
    pub fn open(path: &Path, file: &str, source: &str) -> Result<Self, Complaint> {
        let opened = File::open(path).map_err(|why| unreadable(file, &why))?;
        let size = opened.metadata().map_err(|why| unreadable(file, &why))?.len();
        let mut bytes = BufReader::with_capacity(1 << 18, opened);
        let mut mark = [0; 3];
        let length = read_up_to(&mut bytes, &mut mark).map_err(|why| unreadable(file, &why))?;
        if length == 0 {
            return Err(Complaint::of_file(
                file,
                "the file is empty",
                "Export the report again; see that the transfer ended before the load began",
            ));
        }
        if FOREIGN_MARKS.iter().any(|foreign| mark.starts_with(foreign)) {
            return Err(wrong_encoding(file, "the file is UTF-16"));
        }
        let kept = if mark == UTF8_MARK { &[][..] } else { mark.get(..length).unwrap_or_default() };
        let whole: Box<dyn Read + Send> = Box::new(std::io::Cursor::new(kept.to_vec()).chain(bytes));
        let reader = ReaderBuilder::new().has_headers(false).flexible(true).buffer_capacity(1 << 18).from_reader(whole);
        let skipped = if kept.is_empty() { UTF8_MARK.len() as u64 } else { 0 };
        let (path, file, source) = (path.to_owned(), file.to_owned(), source.to_owned());
        let mut rows = Self { path, skipped, size, file, source, reader, headers: Vec::new(), row: 0, rejected: Vec::new() };
        rows.headers = rows.read_headers()?;
        Ok(rows)
    }

    /// The headers as the file has them.
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// The name of the file.
    pub fn file(&self) -> &str {
        &self.file
    }

    fn read_headers(&mut self) -> Result<Vec<String>, Complaint> {
        let mut record = ByteRecord::new();
        let found = self.reader.read_byte_record(&mut record).map_err(|why| broken(&self.file, &why))?;
        if !found {
            return Err(Complaint::of_file(&self.file, "the file has no header line", "Export the report again"));
        }
        let text = |field: &[u8]| std::str::from_utf8(field).map(|text| text.trim().to_owned());
        let headers: Result<Vec<String>, _> = record.iter().map(text).collect();
        headers.map_err(|_| wrong_encoding(&self.file, "the header line is not UTF-8"))
    }

    /// The next batch of rows; nothing at the end.
    pub fn next_batch(&mut self, map: &HeaderMap, layout: &Layout) -> Result<Option<RecordBatch>, Complaint> {
        let mut filling = layout.filling();
        let mut record = ByteRecord::new();
        while !filling.is_full() && self.reader.read_byte_record(&mut record).map_err(|why| broken(&self.file, &why))? {
            self.row += 1;
            let Some(fields) = self.fields(&record)? else {
                self.refuse_a_file_of_rejects()?;
                continue;
            };
            filling.push(self.row, map.places.iter().map(|place| place.and_then(|at| fields.get(at).copied()).unwrap_or("")));
        }
        if filling.is_empty() {
            return Ok(None);
        }
        filling.finish().map(Some).map_err(|why| Complaint::of_file(&self.file, why.to_string(), "Report this with the file"))
    }

    fn refuse_a_file_of_rejects(&self) -> Result<(), Complaint> {
        let (rejected, row) = (self.rejected.len(), u64::try_from(self.row).unwrap_or_default());
        if rejected < TOO_MANY_REJECTED || (rejected as u64) * 2 <= row {
            return Ok(());
        }
        let last = self.rejected.last().map_or("", |row| row.reason.as_str());
        let what = format!("{rejected} of {row} rows do not fit the header line; the last: {last}");
        Err(Complaint::of_file(&self.file, what, "See that headers and rows have the same columns, and export the report again")
            .in_row(row))
    }

    /// The row's fields, or nothing where the row was set aside.
    fn fields<'r>(&mut self, record: &'r ByteRecord) -> Result<Option<Vec<&'r str>>, Complaint> {
        if self.breaks_off_in_a_quote(record) {
            self.refuse_a_swallowed_file(record)?;
            let column = self.headers.get(record.len().saturating_sub(1)).cloned().unwrap_or_default();
            self.reject("truncated_row", &format!("The row breaks off in column \"{column}\". Export the report again."), record);
            return Ok(None);
        }
        if record.len() != self.headers.len() {
            let (has, wants) = (record.len(), self.headers.len());
            let (rule, which) =
                if has < wants { ("truncated_row", "The row breaks off") } else { ("too_many_fields", "The row has too many fields") };
            let column = self.headers.get(has).or(self.headers.last()).map_or("", String::as_str);
            self.reject(
                rule,
                &format!("{which}: {has} fields instead of {wants}, at column \"{column}\". Export the report again."),
                record,
            );
            return Ok(None);
        }
        let mut fields = Vec::with_capacity(record.len());
        for (at, field) in record.iter().enumerate() {
            match std::str::from_utf8(field) {
                Ok(text) => fields.push(text),
                Err(_) => {
                    let column = self.headers.get(at).cloned().unwrap_or_default();
                    self.reject(
                        "not_utf8",
                        &format!("Column \"{column}\" is not UTF-8. Set the export's encoding to UTF-8 and export again."),
                        record,
                    );
                    return Ok(None);
                }
            }
        }
        Ok(Some(fields))
    }

    /// Whether the file ends within a quoted field of this row: only then a line break at its end is part of the field.
    fn breaks_off_in_a_quote(&self, record: &ByteRecord) -> bool {
        let is_last = self.skipped + self.reader.position().byte() >= self.size;
        let Some(from) = record.position().filter(|_| is_last) else { return false };
        let tail = tail(&self.path, self.skipped + from.byte()).unwrap_or_default();
        tail.odd_quotes && (!tail.line_break || record.iter().next_back().is_some_and(|field| field.ends_with(b"\n")))
    }

    /// A quote that is never closed takes every row below it into one field. So many rows cannot be set aside one by one.
    fn refuse_a_swallowed_file(&self, record: &ByteRecord) -> Result<(), Complaint> {
        let last = record.iter().next_back().unwrap_or_default();
        if !last.contains(&b'\n') {
            return Ok(());
        }
        let column = self.headers.get(record.len().saturating_sub(1)).cloned().unwrap_or_default();
        let row = u64::try_from(self.row).unwrap_or_default();
        let what = "a quote is opened here and never closed, so the rows below it cannot be told apart";
        Err(Complaint::of_file(&self.file, what, "See that the file arrived whole, or export the report again")
            .in_row(row)
            .in_column(column))
    }

    fn reject(&mut self, rule: &str, reason: &str, record: &ByteRecord) {
        let name = |at: usize| self.headers.get(at).cloned().unwrap_or_else(|| format!("field {}", at + 1));
        let content: serde_json::Map<_, _> =
            record.iter().enumerate().map(|(at, field)| (name(at), String::from_utf8_lossy(field).into_owned().into())).collect();
        self.rejected.push(RejectedRow {
            source: self.source.clone(),
            file: self.file.clone(),
            row: self.row,
            rule: rule.to_owned(),
            action: "quarantine".to_owned(),
            reason: reason.to_owned(),
            content: serde_json::Value::Object(content).to_string(),
        });
    }
}

fn unreadable(file: &str, why: &std::io::Error) -> Complaint {
    Complaint::of_file(file, format!("the file cannot be read ({why})"), "See that it is a file and that this program may read it")
}

fn broken(file: &str, why: &csv::Error) -> Complaint {
    let row = why.position().map(csv::Position::record);
    let complaint =
        Complaint::of_file(file, format!("reading broke off ({why})"), "See that the file arrived whole, or export the report again");
    row.map_or(complaint.clone(), |row| complaint.in_row(row))
}

fn wrong_encoding(file: &str, what: &str) -> Complaint {
    Complaint::of_file(file, what, "Set the export's encoding to UTF-8 and export again")
}
