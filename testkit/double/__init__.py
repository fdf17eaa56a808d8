"""A double of the Databricks REST API with a real Spark and Delta behind it."""
