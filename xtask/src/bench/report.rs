//! The figures, as a table for a change's description.

use std::fmt;

/// Lines of what was measured, how much it is, and what is promised.
#[derive(Default)]
pub struct Report(Vec<[String; 3]>);

impl Report {
    /// Adds a line, and shows it at once: a run takes minutes.
    pub fn line(&mut self, what: &str, figure: String, promise: &str) {
        println!("  {what}: {figure}");
        self.0.push([what.to_owned(), figure, promise.to_owned()]);
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| measured | figure | promised |\n|---|---|---|")?;
        self.0.iter().try_for_each(|[what, figure, promise]| writeln!(f, "| {what} | {figure} | {promise} |"))
    }
}
