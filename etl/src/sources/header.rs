//! From a file's headers to the columns of its source.

use std::collections::{BTreeMap, HashSet};

use super::complaint::Complaint;
use crate::catalogue::Source;
use crate::catalogue::{column_name, squeezed};

/// Where each column of a source stands in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderMap {
    /// Bronze column names, those of the source first.
    pub columns: Vec<String>,
    /// For each of them its place in the file; nothing where an optional column is missing.
    pub places: Vec<Option<usize>>,
    /// Headers that the source does not know; kept under a name made from the header.
    pub unknown: Vec<String>,
}

/// Finds a source's columns in a file's headers, or says which are missing or there twice.
pub fn map(source: &Source, file: &str, headers: &[String]) -> Result<HeaderMap, Vec<Complaint>> {
    let squeezed_headers: Vec<String> = headers.iter().map(|header| squeezed(header)).collect();
    let (mut map, mut wrong, mut taken) = (HeaderMap { columns: vec![], places: vec![], unknown: vec![] }, Vec::new(), HashSet::new());
    for column in &source.columns {
        let wanted = squeezed(&column.header);
        let places: Vec<usize> = (0..headers.len()).filter(|at| squeezed_headers.get(*at) == Some(&wanted)).collect();
        if places.len() > 1 {
            wrong.push(complaint(
                file,
                &column.header,
                "the column is there twice",
                "Remove one of the two from the report and export again",
            ));
        }
        if places.is_empty() && !column.optional {
            wrong.push(complaint(file, &column.header, "the column is missing", "Add it to the report in the LMS and export again"));
        }
        taken.extend(places.iter().copied());
        map.columns.push(column.name.clone());
        map.places.push(places.first().copied());
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    add_unknown(&mut map, headers, &taken);
    Ok(map)
}

/// How many of a source's required columns the headers have, and how many there are.
pub fn likeness(source: &Source, headers: &[String]) -> (usize, usize) {
    let known: HashSet<String> = headers.iter().map(|header| squeezed(header)).collect();
    let required: Vec<_> = source.columns.iter().filter(|column| !column.optional).collect();
    (required.iter().filter(|column| known.contains(&squeezed(&column.header))).count(), required.len())
}

fn complaint(file: &str, header: &str, what: &str, advice: &str) -> Complaint {
    Complaint::of_file(file, what, advice).in_column(header)
}

fn add_unknown(map: &mut HeaderMap, headers: &[String], taken: &HashSet<usize>) {
    let mut used: BTreeMap<String, usize> = map.columns.iter().map(|name| (name.clone(), 1)).collect();
    for (at, header) in headers.iter().enumerate().filter(|(at, _)| !taken.contains(at)) {
        let base = column_name(header);
        let count = used.entry(base.clone()).or_insert(0);
        *count += 1;
        map.columns.push(if *count == 1 { base } else { format!("{base}_{count}") });
        map.places.push(Some(at));
        map.unknown.push(header.clone());
    }
}
