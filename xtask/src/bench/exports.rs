//! The synthetic exports that are loaded, made once for each size.

use std::path::PathBuf;

use anyhow::Result;

use super::AS_OF;
use crate::paths;
use crate::process::Call;

/// People and course completions of the sample that sizes are multiples of.
const SAMPLE: (u64, u64) = (3_057, 19_858);
/// A Totara site of this many people is the largest that the generator knows.
const MOST_PEOPLE: u64 = 270_000;

/// How large an export is, in samples.
#[derive(Clone, Copy)]
pub struct Size(u64);

impl Size {
    /// So many times the sample.
    pub const fn new(times: u64) -> Self {
        Self(times)
    }

    /// For names of folders and customers.
    pub fn name(self) -> String {
        if self.0 == 1 { "sample".to_owned() } else { format!("times-{}", self.0) }
    }

    fn people(self) -> u64 {
        (SAMPLE.0 * self.0).min(MOST_PEOPLE)
    }

    fn completions(self) -> u64 {
        SAMPLE.1 * self.0
    }
}

/// The folder of an export, generated unless it is there.
pub fn folder(size: Size) -> Result<PathBuf> {
    let folder = paths::scratch("bench")?.join(format!("exports-{}", size.name()));
    if folder.is_dir() {
        return Ok(folder);
    }
    println!("Generating {} people with {} course completions …", size.people(), size.completions());
    // Under another name first: a folder that is there is whole.
    let unfinished = folder.with_extension("unfinished");
    if unfinished.exists() {
        std::fs::remove_dir_all(&unfinished)?;
    }
    let (people, completions) = (size.people().to_string(), size.completions().to_string());
    Call::new(paths::kineo()?)
        .args(["generate"])
        .args([&unfinished])
        .args(["--seed", "1", "--users", &people, "--course-completions", &completions, "--as-of", AS_OF])
        .run()?;
    std::fs::rename(&unfinished, &folder)?;
    Ok(folder)
}
