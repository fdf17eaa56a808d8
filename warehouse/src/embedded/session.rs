//! DataFusion set up to read the common dialect as Spark does.

use std::sync::Arc;

use datafusion_spark::SessionStateBuilderSpark;
use deltalake::datafusion::catalog::{CatalogProvider, MemoryCatalogProvider, MemorySchemaProvider, SchemaProvider};
use deltalake::datafusion::common::config::Dialect;
use deltalake::datafusion::error::Result;
use deltalake::datafusion::execution::context::SessionContext;
use deltalake::datafusion::execution::disk_manager::{DiskManagerBuilder, DiskManagerMode};
use deltalake::datafusion::execution::memory_pool::FairSpillPool;
use deltalake::datafusion::execution::runtime_env::{RuntimeEnv, RuntimeEnvBuilder};
use deltalake::datafusion::execution::session_state::SessionStateBuilder;
use deltalake::datafusion::prelude::SessionConfig;
use deltalake::delta_datafusion::planner::DeltaPlanner;

use super::functions;

/// The catalogue that holds the layers as schemas.
pub const CATALOG: &str = "kineo";

/// What a session may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes that operators may hold before they spill to disk.
    pub memory: usize,
    /// Threads that work on one query.
    pub threads: usize,
}

/// The part of a session that many can share: memory pool, spill files, object stores.
pub fn runtime(limits: Limits) -> Result<Arc<RuntimeEnv>> {
    let disk = DiskManagerBuilder::default().with_mode(DiskManagerMode::OsTmpDirectory);
    let builder = RuntimeEnvBuilder::new().with_memory_pool(Arc::new(FairSpillPool::new(limits.memory))).with_disk_manager_builder(disk);
    builder.build_arc()
}

/// A session without tables. `schemas` are made empty.
pub fn session(runtime: Arc<RuntimeEnv>, limits: Limits, schemas: &[&str]) -> Result<SessionContext> {
    let catalog = Arc::new(MemoryCatalogProvider::new());
    for schema in schemas {
        let provider: Arc<dyn SchemaProvider> = Arc::new(MemorySchemaProvider::new());
        catalog.register_schema(schema, provider)?;
    }
    let builder = SessionStateBuilder::new().with_config(config(limits)).with_runtime_env(runtime);
    let mut state = builder.with_default_features().with_spark_features().with_query_planner(DeltaPlanner::new()).build();
    for function in functions::all() {
        deltalake::datafusion::execution::FunctionRegistry::register_udf(&mut state, Arc::new(function))?;
    }
    let context = SessionContext::new_with_state(state);
    context.register_catalog(CATALOG, catalog);
    Ok(context)
}

fn config(limits: Limits) -> SessionConfig {
    let schema = "public";
    let mut config = SessionConfig::new().with_default_catalog_and_schema(CATALOG, schema).with_create_default_catalog_and_schema(false);
    config = config.with_target_partitions(limits.threads).with_information_schema(false);
    let options = config.options_mut();
    options.sql_parser.dialect = Dialect::Databricks;
    options.sql_parser.default_null_ordering = "nulls_min".to_owned();
    options.sql_parser.parse_float_as_decimal = true;
    options.execution.parquet.pushdown_filters = false;
    options.execution.parquet.reorder_filters = false;
    config
}
