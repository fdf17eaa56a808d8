//! Functions of Spark SQL that the models use and DataFusion lacks: thin shims with Spark's meaning.

mod calendar;
mod pattern;
mod try_to_timestamp;

use deltalake::datafusion::logical_expr::ScalarUDF;

/// Every shim.
pub fn all() -> Vec<ScalarUDF> {
    let mut functions = calendar::functions();
    functions.push(try_to_timestamp::function());
    functions
}
