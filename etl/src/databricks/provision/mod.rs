//! What a customer has on Databricks: catalogue, schemas, volumes, tables, grants, tags.

pub mod ddl;
