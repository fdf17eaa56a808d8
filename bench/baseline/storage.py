"""Where the layers are kept: tables of one DuckDB file, or a Parquet file per table behind a view."""

from pathlib import Path

import duckdb

SCHEMAS = ("bronze", "silver", "gold")


class DatabaseStore:
    """Every table in `baseline.duckdb`."""

    def __init__(self, folder: Path):
        path = folder / "baseline.duckdb"
        path.unlink(missing_ok=True)
        self.connection = duckdb.connect(str(path))

    def keep(self, layer: str, table: str, query: str) -> None:
        numbered = f"SELECT *, row_number() OVER () AS _source_row FROM ({query})" if layer == "bronze" else query
        self.connection.execute(f"CREATE OR REPLACE TABLE {layer}.{table} AS {numbered}")

    def finish(self) -> None:
        self.connection.execute("CHECKPOINT")


class ParquetStore:
    """Every table as `<layer>/<table>.parquet`."""

    def __init__(self, folder: Path, compression: str):
        self.folder, self.compression = folder, compression
        self.connection = duckdb.connect()

    def keep(self, layer: str, table: str, query: str) -> None:
        path = self.folder / layer / f"{table}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        self.connection.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet, COMPRESSION {self.compression})")
        stored = f"FROM read_parquet('{path}')"
        if layer == "bronze":  # Parquet knows the row already; a window function would read the export on one thread
            stored = (
                "SELECT * EXCLUDE (file_row_number), file_row_number + 1 AS _source_row "
                f"FROM read_parquet('{path}', file_row_number = true)"
            )
        self.connection.execute(f"CREATE OR REPLACE VIEW {layer}.{table} AS {stored}")

    def finish(self) -> None:
        """Nothing is buffered: each file is complete when its COPY returns."""


Store = DatabaseStore | ParquetStore


def open_store(kind: str, folder: Path, threads: int, memory: str | None) -> Store:
    folder.mkdir(parents=True, exist_ok=True)
    store = DatabaseStore(folder) if kind == "duckdb" else ParquetStore(folder, kind.removeprefix("parquet-"))
    run = store.connection.execute
    run(f"SET threads = {threads}")
    run("SET TimeZone = 'UTC'")
    if memory:
        run(f"SET memory_limit = '{memory}'")
    for schema in SCHEMAS:
        run(f"CREATE SCHEMA IF NOT EXISTS {schema}")
    return store


def export_gold(store: Store, tables: list[str], folder: Path) -> None:
    """One Parquet file per gold table, for a comparison cell by cell."""
    folder.mkdir(parents=True, exist_ok=True)
    for table in tables:
        store.connection.execute(f"COPY gold.{table} TO '{folder / table}.parquet' (FORMAT parquet)")
