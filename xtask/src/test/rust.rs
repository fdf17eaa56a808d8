//! The tests of the workspace.

use anyhow::Result;

use crate::process::Call;
use crate::tally::Tally;

/// One call of cargo for all of them, in the profile of the demo, so that nothing is compiled twice.
pub fn run() -> Result<Tally> {
    let mut tally = Tally::default();
    let call = Call::cargo(&["test", "--release", "--workspace", "--no-fail-fast"]);
    let success = call.each_line(|line| tally += counted(line))?;
    Ok(tally.ended(success))
}

/// Reads `test result: ok. 12 passed; 0 failed; …`.
fn counted(line: &str) -> Tally {
    let Some(result) = line.strip_prefix("test result: ") else { return Tally::default() };
    let number_before = |word: &str| {
        let words: Vec<&str> = result.split_whitespace().collect();
        words.windows(2).find(|pair| pair[1] == word).and_then(|pair| pair[0].parse().ok()).unwrap_or(0)
    };
    Tally { passed: number_before("passed;"), failed: number_before("failed;") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_read_and_other_lines_are_not() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.02s";
        assert_eq!(counted(line), Tally { passed: 12, failed: 3 });
        assert_eq!(counted("test twelve_passed ... ok"), Tally::default());
    }
}
