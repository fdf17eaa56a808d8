"""Tables that one engine wrote, read, merged and laid out by the other: Spark's Delta and delta-rs, which the embedded engine stands on."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
from deltalake import DeltaTable, write_deltalake

from .client import FOLDER, Case

DAY, MOMENT = datetime.date(2024, 2, 29), datetime.datetime(2024, 2, 29, 4, 5, 6, 789000, tzinfo=datetime.UTC)
SCHEMA = pa.schema([
    ("id", pa.int64()),
    ("year", pa.int32()),
    ("name", pa.string()),
    ("day", pa.date32()),
    ("at", pa.timestamp("us", tz="UTC")),
    ("share", pa.float64()),
])


class Interop(Case):
    """One catalog for all."""

    catalog = "interop"

    def path(self, name: str) -> str:
        return str(Path(FOLDER) / "tables" / self.catalog / "silver" / name)

    def ids(self, name: str) -> list[tuple[Any, ...]]:
        rows = DeltaTable(self.path(name)).to_pyarrow_table().to_pylist()
        return sorted((row["id"], row["name"]) for row in rows)

    def test_what_spark_writes_is_read_merged_and_laid_out_by_the_other(self) -> None:
        columns = "id BIGINT, year INT, name STRING, day DATE, at TIMESTAMP, share DOUBLE"
        self.rows(f"CREATE TABLE silver.t ({columns}) USING DELTA PARTITIONED BY (year) TBLPROPERTIES ('delta.enableDeletionVectors' = 'false')")
        self.rows("INSERT INTO silver.t VALUES (1, 2024, 'a', DATE'2024-02-29', TIMESTAMP'2024-02-29 04:05:06.789', 0.1), (2, 2025, NULL, NULL, NULL, NULL)")
        table = DeltaTable(self.path("t"))
        first = sorted(table.to_pyarrow_table().to_pylist(), key=lambda row: row["id"])[0]
        self.assertEqual((DAY, MOMENT, 0.1), (first["day"], first["at"], first["share"]))
        new = pa.Table.from_pylist([{"id": 2, "year": 2025, "name": "b"}, {"id": 3, "year": 2025, "name": "c", "at": MOMENT}], SCHEMA)
        merge = table.merge(new, "t.id = s.id", source_alias="s", target_alias="t")
        merge.when_matched_update_all().when_not_matched_insert_all().execute()
        table.optimize.z_order(["id"])
        self.assertEqual([(1, "a"), (2, "b"), (3, "c")], self.ids("t"))
        self.assertEqual([["1", "a"], ["2", "b"], ["3", "c"]], self.rows("SELECT id, name FROM silver.t ORDER BY id"))
        self.assertEqual([["2"]], self.rows("SELECT count(*) FROM silver.t VERSION AS OF 1"))

    def test_what_the_other_writes_is_read_merged_and_laid_out_by_spark(self) -> None:
        rows = [{"id": 1, "year": 2024, "name": "a", "day": DAY, "at": MOMENT, "share": 0.1}, {"id": 2, "year": 2025}]
        write_deltalake(self.path("other"), pa.Table.from_pylist(rows, SCHEMA), partition_by=["year"])
        here = f"delta.`{self.path('other')}`"
        self.assertEqual([["1", "2024-02-29", "2024-02-29T04:05:06.789Z", "0.1"]], self.rows(f"SELECT id, day, at, share FROM {here} WHERE id = 1"))
        self.rows(
            f"MERGE INTO {here} AS t USING (SELECT CAST(2 AS BIGINT) AS id, 2025 AS year, 'b' AS name UNION ALL SELECT 3, 2025, 'c') AS s ON t.id = s.id "
            "WHEN MATCHED THEN UPDATE SET name = s.name WHEN NOT MATCHED THEN INSERT (id, year, name) VALUES (s.id, s.year, s.name)"
        )
        self.rows(f"OPTIMIZE {here} ZORDER BY (id)")
        self.rows(f"INSERT OVERWRITE {here} SELECT * FROM {here}")
        self.assertEqual([(1, "a"), (2, "b"), (3, "c")], self.ids("other"))
        self.rows(f"VACUUM {here}")
        self.assertEqual([(1, "a"), (2, "b"), (3, "c")], self.ids("other"))
