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

/// Whether a quote that is opened behind a place in a file is never closed.
pub fn has_open_quote(path: &Path, from: u64) -> std::io::Result<bool> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(from))?;
    let (mut rest, mut open) = (BufReader::with_capacity(1 << 18, file), false);
    loop {
        let bytes = rest.fill_buf()?;
        if bytes.is_empty() {
            return Ok(open);
        }
        open ^= bytes.iter().filter(|byte| **byte == b'"').count() % 2 == 1;
        let length = bytes.len();
        rest.consume(length);
    }
}
