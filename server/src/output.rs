//! What commands print: text for people, one JSON document for programs, a bar on a terminal.

use std::fmt::Display;
use std::time::Duration;

use etl::load::Progress;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::Value;

/// Prints one of the two.
pub fn print(json: bool, value: &Value, text: impl Display) {
    if json {
        println!("{value:#}");
    } else {
        println!("{text}");
    }
}

/// A bar on the standard error, where that is a terminal.
pub struct Bar(ProgressBar);

impl Bar {
    /// A bar that shows nothing if the output is for a program.
    pub fn new(json: bool) -> Self {
        let target = if json { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        let bar = ProgressBar::with_draw_target(Some(0), target);
        if let Ok(style) = ProgressStyle::with_template("{elapsed:>4} {bar:30} {pos}/{len} {msg}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        Self(bar)
    }
}

impl Progress for Bar {
    fn step(&self, what: &str, done: usize, of: usize) {
        self.0.set_length(of as u64);
        self.0.set_position(done as u64);
        self.0.set_message(what.to_owned());
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
