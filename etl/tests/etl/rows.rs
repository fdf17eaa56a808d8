//! Rows that a test thinks of, run through a model.

use std::sync::LazyLock;

use etl::catalogue::{Catalogue, Example};
use etl::testing::{self, Outcome};
use proptest::test_runner::Config;
use tokio::runtime::Runtime;

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().unwrap());
static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::read().unwrap());

/// As many cases as are quick, and no file that remembers them.
pub fn config() -> Config {
    Config { cases: 64, failure_persistence: None, ..Config::default() }
}

/// A table as examples state it.
pub fn table(header: &str, lines: impl IntoIterator<Item = String>) -> String {
    std::iter::once(header.to_owned()).chain(lines).collect::<Vec<_>>().join("\n")
}

/// Runs a model over tables; what it makes beside what is expected.
pub fn run(model: &str, parameters: &[(&str, String)], given: &[(&str, String)], expect: String) -> Outcome {
    let owned = |pairs: &[(&str, String)]| pairs.iter().map(|(name, text)| ((*name).to_owned(), text.clone())).collect();
    let example = Example { name: "a property".to_owned(), parameters: owned(parameters), given: owned(given), expect };
    let model = CATALOGUE.models.model(model).unwrap();
    RUNTIME.block_on(testing::run(&CATALOGUE, model, &example)).unwrap()
}
