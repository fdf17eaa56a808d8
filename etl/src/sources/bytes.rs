//! A file as bytes.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

/// Fills as much of a buffer as there are bytes; how many.
pub fn read_up_to(reader: &mut impl Read, buffer: &mut [u8]) -> std::io::Result<usize> {
    let mut length = 0;
    while let Some(rest) = buffer.get_mut(length..).filter(|rest| !rest.is_empty()) {
        match reader.read(rest)? {
            0 => break,
            more => length += more,
        }
    }
    Ok(length)
}

/// What stands at the end of a file.
#[derive(Debug, Default)]
pub struct Tail {
    /// Whether the number of its quotes is odd.
    pub odd_quotes: bool,
    /// Whether it ends with a line break.
    pub line_break: bool,
}

/// Reads a file from a place on.
pub fn tail(path: &Path, from: u64) -> std::io::Result<Tail> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(from))?;
    let (mut rest, mut tail) = (BufReader::with_capacity(1 << 18, file), Tail::default());
    loop {
        let bytes = rest.fill_buf()?;
        let Some(last) = bytes.last() else { return Ok(tail) };
        tail.line_break = *last == b'\n';
        tail.odd_quotes ^= bytes.iter().filter(|byte| **byte == b'"').count() % 2 == 1;
        let length = bytes.len();
        rest.consume(length);
    }
}
