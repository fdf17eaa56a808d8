//! Which batch of each source a load reads: a new file's, or that of the last release.

use store::TakenFile;

use super::report::FileReport;
use crate::catalogue::Source;
use crate::sources::{Arrival, Complaint, Found};

/// One source of a load.
#[derive(Clone, Debug)]
pub enum Input {
    /// A file that is not the current one.
    New(Arrival),
    /// The current file has come again.
    Same(TakenFile),
    /// No file came; the last one stands in.
    Carried(TakenFile),
    /// There never was one.
    Never,
}

/// Decides about each source; a required source that never had a file is a complaint.
pub fn decide(sources: &[Source], found: &Found, current: &[TakenFile]) -> Result<Vec<(Source, Input)>, Vec<Complaint>> {
    let mut missing = Vec::new();
    let inputs = sources.iter().map(|source| {
        let arrival = found.arrivals.iter().find(|arrival| arrival.source == source.source);
        let taken = current.iter().find(|file| file.source == source.source);
        let input = match (arrival, taken) {
            (Some(arrival), Some(file)) if arrival.hash == file.hash => Input::Same(file.clone()),
            (Some(arrival), _) => Input::New(arrival.clone()),
            (None, Some(file)) => Input::Carried(file.clone()),
            (None, None) => Input::Never,
        };
        if matches!(input, Input::Never) && source.required {
            missing.push(missing_file(source));
        }
        (source.clone(), input)
    });
    let inputs: Vec<_> = inputs.collect();
    if missing.is_empty() { Ok(inputs) } else { Err(missing) }
}

fn missing_file(source: &Source) -> Complaint {
    let advice = "Export the report and put it into the folder; the first load cannot do without it";
    Complaint::of_file(source.usual_file(), "the file is missing", advice)
}

impl Input {
    /// The batch in bronze that holds the rows; a new file gets the load's.
    pub fn batch<'b>(&'b self, of_load: &'b str) -> Option<&'b str> {
        match self {
            Self::New(_) => Some(of_load),
            Self::Same(file) | Self::Carried(file) => Some(&file.batch_id),
            Self::Never => None,
        }
    }

    /// Whether the load reads what the last release read.
    pub const fn is_kept(&self) -> bool {
        !matches!(self, Self::New(_))
    }

    /// The beginning of its report.
    pub fn report(&self, source: &str) -> FileReport {
        let number = |n: i64| u64::try_from(n).unwrap_or_default();
        let kept = |file: &TakenFile, carried_forward| FileReport {
            source: source.to_owned(),
            file: Some(file.name.clone()),
            rows: number(file.rows),
            kept: true,
            carried_forward,
            ..FileReport::default()
        };
        match self {
            Self::New(arrival) => FileReport { source: source.to_owned(), file: Some(arrival.file.clone()), ..FileReport::default() },
            Self::Same(file) => kept(file, false),
            Self::Carried(file) => kept(file, true),
            Self::Never => FileReport { source: source.to_owned(), ..FileReport::default() },
        }
    }
}
