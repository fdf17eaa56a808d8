"""Reading a table that is a Parquet file, a folder of Parquet files or a Delta table."""

from pathlib import Path

import duckdb
from deltalake import DeltaTable


class Folder:
    """One side of a comparison: the tables of a folder, by name, as relations of a connection."""

    def __init__(self, path: Path, side: str, connection: duckdb.DuckDBPyConnection):
        self.path, self.side, self.connection = path, side, connection
        self.tables = {p.name.removesuffix(".parquet"): p for p in sorted(path.iterdir()) if is_table(p)}

    def open(self, table: str) -> str:
        """The name under which SQL finds the table."""
        name, path = f"{self.side}_{table}", self.tables[table]
        if (path / "_delta_log").is_dir():
            self.connection.register(name, DeltaTable(str(path)).to_pyarrow_dataset())
        else:
            pattern = path if path.is_file() else path / "**" / "*.parquet"
            self.connection.execute(f"CREATE OR REPLACE VIEW {name} AS FROM read_parquet('{pattern}')")
        return name

    def columns(self, table: str) -> dict[str, str]:
        rows = self.connection.execute(f"DESCRIBE FROM {self.open(table)}").fetchall()
        return {row[0]: row[1] for row in rows}


def is_table(path: Path) -> bool:
    if path.name.startswith(("_", ".")):
        return False
    if path.is_file():
        return path.suffix == ".parquet"
    return (path / "_delta_log").is_dir() or next(path.rglob("*.parquet"), None) is not None
