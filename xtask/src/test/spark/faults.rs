//! Faults of the service: the numbers are right, or there are none and the command says why.

use anyhow::{Result, bail};
use serde_json::{Value, json};

use super::counted_check;
use super::figures::asked;
use super::numbers::difference;
use super::stand::{AWKWARD, Stand};
use crate::tally::Tally;

const STATEMENTS: &str = "^/api/2.0/sql/statements";
const LINKS: &str = "^/links/";

/// What must come of a fault.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// The right numbers all the same.
    Numbers,
    /// No numbers, and a reason.
    Refused,
}

/// Orders each fault, asks for a dashboard, and holds the answer against the embedded one.
pub fn check(stand: &Stand) -> Tally {
    let expected = match asked(stand, false, AWKWARD, "courses", &[]) {
        Ok(expected) => expected,
        Err(error) => return counted_check("the numbers before any fault", &Err(error)),
    };
    let mut tally = Tally::default();
    for (name, rule, outcome) in faults() {
        tally += counted_check(&format!("{name}: {}", told(outcome)), &survives(stand, &rule, outcome, &expected));
    }
    println!("{} faults were met while reading", tally.passed);
    tally + counted_check("a load that fails half-way names the task and leaves the release", &loads(stand))
}

const fn told(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Numbers => "the numbers are right",
        Outcome::Refused => "there are no numbers",
    }
}

fn faults() -> Vec<(&'static str, Value, Outcome)> {
    use Outcome::{Numbers, Refused};
    let once = |path: &str, deed: Value| json!({"match": {"path": path, "times": 1}, "do": deed});
    let always = |path: &str, deed: Value| json!({"match": {"path": path}, "do": deed});
    let busy =
        json!({"status": 429, "headers": {"Retry-After": "1"}, "body": {"error_code": "REQUEST_LIMIT_EXCEEDED", "message": "Too many."}});
    let failure = json!({"fail_statement": {"error_code": "INTERNAL_ERROR", "message": "It broke half-way."}, "delay": 0.2});
    vec![
        ("401 once", once(STATEMENTS, json!({"status": 401})), Numbers),
        ("401 always", always(STATEMENTS, json!({"status": 401})), Refused),
        ("403", always(STATEMENTS, json!({"status": 403, "body": {"error_code": "PERMISSION_DENIED", "message": "No."}})), Refused),
        ("404", always(STATEMENTS, json!({"status": 404, "body": {"error_code": "RESOURCE_DOES_NOT_EXIST", "message": "Gone."}})), Refused),
        ("429 with a time to wait", once(STATEMENTS, busy), Numbers),
        ("500 once", once(STATEMENTS, json!({"status": 500})), Numbers),
        ("500 always", always(STATEMENTS, json!({"status": 500})), Refused),
        ("503 once", once(STATEMENTS, json!({"status": 503})), Numbers),
        ("a slow answer", once(STATEMENTS, json!({"delay": 3})), Numbers),
        ("a connection dropped before the answer", once(STATEMENTS, json!({"drop": "before"})), Numbers),
        ("a connection dropped in the answer", once(STATEMENTS, json!({"drop": "body"})), Numbers),
        ("a chunk that breaks off", once(LINKS, json!({"truncate": true})), Numbers),
        ("half a chunk that says it is whole", once(LINKS, json!({"truncate": "payload"})), Numbers),
        ("half a chunk each time", always(LINKS, json!({"truncate": "payload"})), Refused),
        ("a connection dropped in a chunk", once(LINKS, json!({"drop": "body"})), Numbers),
        ("a link that has expired", once(LINKS, json!({"expire_link": true})), Numbers),
        ("a token that ends while a result is read", once(STATEMENTS, json!({"expire_token": true})), Numbers),
        ("a statement that fails half-way", json!({"match": {"statement": "serving_course_year"}, "do": failure}), Refused),
    ]
}

fn survives(stand: &Stand, rule: &Value, outcome: Outcome, expected: &Value) -> Result<()> {
    // Results in several parts.
    stand.double.order("POST", "/double/settings", &json!({"chunk_rows": 100}))?;
    stand.double.order("POST", "/double/faults", &json!([rule]))?;
    let got = asked(stand, true, AWKWARD, "courses", &[]);
    let rules = stand.double.order("GET", "/double/faults", &Value::Null)?;
    stand.double.calm()?;
    if rules.pointer("/rules/0/fired").and_then(Value::as_u64).unwrap_or(0) == 0 {
        bail!("the fault was never met");
    }
    match (got, outcome) {
        (Ok(got), Outcome::Numbers) => difference(expected, &got, "").map_or(Ok(()), |difference| bail!("a wrong number: {difference}")),
        (Ok(got), Outcome::Refused) => {
            let wrong = difference(expected, &got, "").unwrap_or_else(|| "they are right".to_owned());
            bail!("there are numbers: {wrong}")
        }
        (Err(error), Outcome::Numbers) => Err(error),
        (Err(_), Outcome::Refused) => Ok(()),
    }
}

/// The day after, so that there is something to build.
const NEXT_DAY: &str = "2024-10-01";

fn loads(stand: &Stand) -> Result<()> {
    let before = asked(stand, true, AWKWARD, "courses", &[])?;
    let exports = stand.embedded.with_file_name("awkward");
    let broken = json!([{"match": {"statement": "INSERT OVERWRITE silver.course_completions"}, "do": {"fail_statement": {"message": "It broke half-way."}}}]);
    stand.double.order("POST", "/double/faults", &broken)?;
    let failed = stand.load(true, AWKWARD, &exports, NEXT_DAY);
    stand.double.calm()?;
    match failed {
        Ok(_) => bail!("a load whose task failed was published"),
        Err(error) if !format!("{error:#}").contains("silver_course_completions") => bail!("the failed task is not named: {error:#}"),
        Err(_) => {}
    }
    let after = asked(stand, true, AWKWARD, "courses", &[])?;
    if let Some(difference) = difference(&before, &after, "") {
        bail!("a failed load changed what dashboards show: {difference}");
    }
    Ok(())
}
