//! Pairs that are found step by step, as a script: the same two texts as in the embedded build, repeated until a step finds nothing new.

use super::script::Step;
use crate::catalogue::Model;

/// The tables of a walk.
pub const TABLES: [&str; 4] = ["work.start", "work.reached", "work.latest", "work.next"];

/// `work.start` and `work.reached`.
pub fn reach(model: &Model, start: &str, step: &str) -> Vec<Step> {
    let file = |ending: &str| format!("{}/{}{ending}", model.layer.folder(), model.name());
    vec![
        Step::around("CREATE OR REPLACE TABLE work.start USING DELTA AS", &file(".start.sql"), start, ""),
        Step::plain("CREATE OR REPLACE TABLE work.reached USING DELTA AS SELECT * FROM work.start"),
        Step::plain("CREATE OR REPLACE TABLE work.latest USING DELTA AS SELECT * FROM work.start"),
        Step::around(
            "BEGIN\nDECLARE found BIGINT DEFAULT 1;\nWHILE found > 0 DO\nCREATE OR REPLACE TABLE work.next USING DELTA AS",
            &file(".step.sql"),
            step,
            ";\nINSERT INTO work.reached SELECT * FROM work.next;\nCREATE OR REPLACE TABLE work.latest USING DELTA AS SELECT * FROM work.next;\n\
             SET found = (SELECT count(*) FROM work.latest);\nEND WHILE;\nEND",
        ),
    ]
}
