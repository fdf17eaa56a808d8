"""A DuckDB rendering of the data model: a yardstick for speed and an independent check of every cell."""
