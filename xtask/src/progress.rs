//! What is being done, which step of how many, and how long it took.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use anyhow::Result;

/// Numbered steps. Shared by the threads that do them.
pub struct Progress {
    total: usize,
    begun: Mutex<usize>,
    start: Instant,
}

impl Progress {
    /// For so many steps.
    pub fn new(total: usize) -> Self {
        Self { total, begun: Mutex::new(0), start: Instant::now() }
    }

    /// Does one step, and says when it begins and how long it took.
    pub fn step<T>(&self, what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        let number = self.next();
        let start = Instant::now();
        println!("[{number}/{}] {what} …  (at {})", self.total, shown(self.start.elapsed()));
        let done = work();
        let end = if done.is_ok() { "done" } else { "failed" };
        println!("[{number}/{}] {what}: {end} in {}", self.total, shown(start.elapsed()));
        done
    }

    /// How long all of it has taken.
    pub fn elapsed(&self) -> String {
        shown(self.start.elapsed())
    }

    fn next(&self) -> usize {
        let mut begun = self.begun.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        *begun += 1;
        *begun
    }
}

/// A duration as a person reads it.
pub fn shown(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 10 {
        return format!("{:.1} s", time.as_secs_f64());
    }
    if seconds < 60 { format!("{seconds} s") } else { format!("{} min {:02} s", seconds / 60, seconds % 60) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_short_where_they_can_be() {
        assert_eq!(shown(Duration::from_millis(1240)), "1.2 s");
        assert_eq!(shown(Duration::from_secs(42)), "42 s");
        assert_eq!(shown(Duration::from_secs(605)), "10 min 05 s");
    }
}
