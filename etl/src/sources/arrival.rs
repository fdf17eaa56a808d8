//! Which file of a folder is which source.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use sha2::{Digest, Sha256};

use super::complaint::Complaint;
use super::csv_rows::CsvRows;
use super::header::{self, HeaderMap};
use super::workbook::WorkbookRows;
use crate::catalogue::{Source, squeezed};
use crate::error::EtlError;

/// A file that was recognised.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// The source's name.
    pub source: String,
    /// Where the file is.
    pub path: PathBuf,
    /// Its name.
    pub file: String,
    /// Its size in bytes.
    pub size: u64,
    /// SHA-256 of its bytes, in hexadecimal.
    pub hash: String,
    /// Where its columns stand.
    pub map: HeaderMap,
    changed: Option<SystemTime>,
}

/// What a folder holds.
#[derive(Debug, Default)]
pub struct Found {
    /// One file for each source that has one: the newest.
    pub arrivals: Vec<Arrival>,
    /// What is wrong with files of known sources. None of it can be loaded around.
    pub broken: Vec<Complaint>,
    /// Files that were left out, with why; the rest can be loaded.
    pub left_out: Vec<Complaint>,
    /// What should be known and stops nothing: files with columns that the model does not know, older files of a source.
    pub notes: Vec<Complaint>,
}

/// Looks through a folder.
pub fn recognise(folder: &Path, sources: &[Source]) -> Result<Found, EtlError> {
    let at_fault = |why: std::io::Error| {
        let what = format!("the folder cannot be read ({why})");
        EtlError::Input(vec![Complaint::of_file(folder.display().to_string(), what, "Give the folder that holds the exports")])
    };
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(at_fault)? {
        paths.push(entry.map_err(at_fault)?.path());
    }
    paths.sort();
    let mut found = Found::default();
    for path in paths {
        look_at(&path, sources, &mut found);
    }
    Ok(found)
}

fn look_at(path: &Path, sources: &[Source], found: &mut Found) {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let workbook = ending == "xlsx";
    if !(workbook || ending == "csv") || name.starts_with(['.', '~']) {
        return;
    }
    let named = sources.iter().find(|source| source.workbook == workbook && is_named(source, &name));
    let headers = if workbook {
        WorkbookRows::open(path, &name).map(|rows| rows.headers().to_vec())
    } else {
        CsvRows::open(path, &name, "").map(|rows| rows.headers().to_vec())
    };
    match (headers, named) {
        (Ok(headers), named) => match named.or_else(|| alike(sources, workbook, &headers)) {
            Some(source) => take(path, name, source, &headers, found),
            None => found.left_out.push(unknown(&name)),
        },
        (Err(complaint), Some(_)) => found.broken.push(complaint),
        (Err(complaint), None) => found.left_out.push(complaint),
    }
}

/// `analytics_<x>.csv` or `kineo_analytics___<y>_report[_report].csv`; the workbook by its own name.
fn is_named(source: &Source, file: &str) -> bool {
    let stem = squeezed(file.rsplit_once('.').map_or(file, |(stem, _)| stem));
    let stem = stem.trim_end_matches("report");
    let stem = stem.strip_prefix("kineo").unwrap_or(stem);
    let stem = stem.strip_prefix("analytics").unwrap_or(stem);
    source.names.iter().any(|name| squeezed(name) == stem)
}

/// The one source whose required columns are all there, the largest if several are.
fn alike<'s>(sources: &'s [Source], workbook: bool, headers: &[String]) -> Option<&'s Source> {
    let whole = |source: &&Source| {
        let (there, wanted) = header::likeness(source, headers);
        source.workbook == workbook && there == wanted
    };
    sources.iter().filter(whole).max_by_key(|source| source.columns.len())
}

fn unknown(file: &str) -> Complaint {
    let advice = "Name it as the export does (analytics_users.csv, for example) and see that its header line is the report's, or take it out of the folder";
    Complaint::of_file(file, "neither its name nor its headers are those of a known source; it was left out", advice)
}

fn take(path: &Path, file: String, source: &Source, headers: &[String], found: &mut Found) {
    let map = match header::map(source, &file, headers) {
        Ok(map) => map,
        Err(wrong) => return found.broken.extend(wrong),
    };
    let read = File::open(path).and_then(hashed).and_then(|hash| Ok((hash, path.metadata()?)));
    let (hash, meta) = match read {
        Ok(read) => read,
        Err(why) => {
            let what = format!("the file cannot be read ({why})");
            return found.broken.push(Complaint::of_file(&file, what, "See that this program may read it"));
        }
    };
    for header in &map.unknown {
        let what = "the column is not known; it is kept in bronze";
        found.notes.push(Complaint::of_file(&file, what, "Nothing needs to be done").in_column(header));
    }
    let arrival =
        Arrival { source: source.source.clone(), path: path.to_owned(), file, size: meta.len(), hash, map, changed: meta.modified().ok() };
    keep_the_newest(arrival, found);
}

fn keep_the_newest(arrival: Arrival, found: &mut Found) {
    let other = found.arrivals.iter().position(|other| other.source == arrival.source);
    let Some(at) = other else { return found.arrivals.push(arrival) };
    let newer = found.arrivals.get(at).is_none_or(|other| arrival.changed >= other.changed);
    let older = if newer { std::mem::replace(&mut found.arrivals[at], arrival) } else { arrival };
    let what = format!("there is a newer file of the source {}; this one was left out", older.source);
    found.notes.push(Complaint::of_file(older.file, what, "Nothing needs to be done"));
}

fn hashed(bytes: File) -> std::io::Result<String> {
    let (mut reader, mut hash) = (BufReader::with_capacity(1 << 20, bytes), Sha256::new());
    let mut buffer = vec![0; 1 << 18];
    loop {
        match reader.read(&mut buffer)? {
            0 => break,
            length => hash.update(buffer.get(..length).unwrap_or_default()),
        }
    }
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}
