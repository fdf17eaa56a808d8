//! One CSV file of the export, written as PHP's `fputcsv` writes it.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::Error;
use crate::stamp::{Clock, Stamp};

/// Which fields stand in quotes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quoting {
    /// Those with a blank, tab, backslash, comma, quote or line break, as the LMS does.
    Php,
    /// Those that have to: two reports of the real export come from a tool that does so.
    Minimal,
}

const PROGRESS_ROWS: u64 = 100_000;
const BUFFER: usize = 1 << 20;

pub(crate) struct Table {
    path: PathBuf,
    pub(crate) name: String,
    file: File,
    buffer: Vec<u8>,
    row_start: usize,
    quoting: Quoting,
    pub(crate) rows: u64,
    pub(crate) bytes: u64,
}

impl Table {
    pub(crate) fn create(folder: &Path, name: &str, header: &[&str], quoting: Quoting) -> Result<Self, Error> {
        let path = folder.join(name);
        let file = File::create(&path).map_err(|source| Error::Write { file: path.clone(), source })?;
        let mut table = Self {
            path,
            name: name.to_owned(),
            file,
            buffer: Vec::with_capacity(BUFFER + (BUFFER >> 4)),
            row_start: 0,
            quoting,
            rows: 0,
            bytes: 0,
        };
        header.iter().for_each(|column| {
            table.text(column);
        });
        table.close_row();
        Ok(table)
    }

    pub(crate) fn text(&mut self, field: &str) -> &mut Self {
        self.separate();
        let quoting = self.quoting;
        if field.bytes().any(|byte| needs_quotes(byte, quoting)) {
            self.buffer.push(b'"');
            for byte in field.bytes() {
                if byte == b'"' {
                    self.buffer.push(b'"');
                }
                self.buffer.push(byte);
            }
            self.buffer.push(b'"');
        } else {
            self.buffer.extend_from_slice(field.as_bytes());
        }
        self
    }

    pub(crate) fn number(&mut self, number: u64) -> &mut Self {
        self.separate();
        let mut digits = [0u8; 20];
        let mut first = digits.len();
        let mut rest = number;
        loop {
            first -= 1;
            digits[first] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        self.buffer.extend_from_slice(&digits[first..]);
        self
    }

    pub(crate) fn id(&mut self, id: u32) -> &mut Self {
        self.number(u64::from(id))
    }

    pub(crate) fn maybe(&mut self, number: Option<u64>) -> &mut Self {
        match number {
            Some(number) => self.number(number),
            None => self.text(""),
        }
    }

    pub(crate) fn time(&mut self, clock: &Clock, stamp: Option<Stamp>) -> &mut Self {
        self.separate();
        if let Some(stamp) = stamp {
            self.buffer.push(b'"');
            clock.write(&mut self.buffer, stamp);
            self.buffer.push(b'"');
        }
        self
    }

    /// Ends the row; tells `progress` now and then.
    pub(crate) fn end(&mut self, progress: &mut dyn FnMut(&str, u64)) -> Result<(), Error> {
        self.close_row();
        self.count(progress)
    }

    /// Ends the row and writes it a second time.
    pub(crate) fn end_twice(&mut self, progress: &mut dyn FnMut(&str, u64)) -> Result<(), Error> {
        let start = self.row_start;
        self.close_row();
        self.buffer.extend_from_within(start..);
        self.row_start = self.buffer.len();
        self.rows += 1;
        self.count(progress)
    }

    pub(crate) fn finish(mut self, progress: &mut dyn FnMut(&str, u64)) -> Result<Self, Error> {
        self.flush()?;
        progress(&self.name, self.rows);
        Ok(self)
    }

    fn separate(&mut self) {
        if self.buffer.len() > self.row_start {
            self.buffer.push(b',');
        }
    }

    fn close_row(&mut self) {
        self.buffer.push(b'\n');
        self.row_start = self.buffer.len();
    }

    fn count(&mut self, progress: &mut dyn FnMut(&str, u64)) -> Result<(), Error> {
        self.rows += 1;
        if self.rows.is_multiple_of(PROGRESS_ROWS) {
            progress(&self.name, self.rows);
        }
        if self.buffer.len() >= BUFFER {
            self.flush()?;
        }
        Ok(())
    }

    fn flush(&mut self) -> Result<(), Error> {
        self.bytes += self.buffer.len() as u64;
        let written: io::Result<()> = self.file.write_all(&self.buffer);
        self.buffer.clear();
        self.row_start = 0;
        written.map_err(|source| Error::Write { file: self.path.clone(), source })
    }
}

fn needs_quotes(byte: u8, quoting: Quoting) -> bool {
    match byte {
        b',' | b'"' | b'\n' | b'\r' => true,
        b' ' | b'\t' | b'\\' => quoting == Quoting::Php,
        _ => false,
    }
}
