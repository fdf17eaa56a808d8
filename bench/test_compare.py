"""The comparison itself: run with `python -m unittest` in this folder."""

import io
import tempfile
import unittest
from contextlib import redirect_stdout
from datetime import UTC, date, datetime
from pathlib import Path
from unittest.mock import patch

import pyarrow as pa
import pyarrow.parquet as pq
from deltalake import write_deltalake

import compare

ROWS = {
    "user_id": [1, 2, 3],
    "program_id": [7, 7, 8],
    "date_began": [date(2024, 1, 1), date(1900, 1, 1), None],
    "seen": [datetime(2024, 1, 1, 10), None, datetime(2024, 2, 1, 10, 0, 0, 5)],
    "progress_pct": [1 / 3, None, 0.5],
    "is_overdue": [0, 1, 0],
    "status": ["NULL", None, 'a, "b"\nc'],
}


class Comparison(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.a, self.b = Path(folder.name, "a"), Path(folder.name, "b")
        self.a.mkdir()
        self.b.mkdir()

    def parquet(self, folder: Path, table: str, rows: dict) -> None:
        pq.write_table(pa.table(rows), folder / f"{table}.parquet")

    def delta(self, table: str, rows: dict) -> None:
        write_deltalake(str(self.b / table), pa.table(rows))

    def outcome(self, *more: str) -> tuple[int, str]:
        said = io.StringIO()
        with patch("sys.argv", ["compare.py", str(self.a), str(self.b), *more]), redirect_stdout(said):
            code = compare.main()
        return code, said.getvalue()

    def test_delta_in_other_types_and_order_is_equal(self) -> None:
        self.parquet(self.a, "fact_program_progress", ROWS)
        other = {name: list(reversed(cells)) for name, cells in ROWS.items()}
        other["seen"] = pa.array([t and t.replace(tzinfo=UTC) for t in other["seen"]], pa.timestamp("us", "UTC"))
        other["is_overdue"] = pa.array(other["is_overdue"], pa.int8())
        self.delta("fact_program_progress", other)
        code, said = self.outcome()
        self.assertEqual(code, 0, said)
        self.assertIn("fact_program_progress: equal, 3 rows", said)

    def test_every_single_changed_cell_is_named(self) -> None:
        changes = {
            "date_began": date(2024, 1, 2),
            "seen": datetime(2024, 1, 1, 10, 0, 0, 1),
            "progress_pct": 0.334,
            "is_overdue": None,
            "status": "null",
        }
        self.parquet(self.a, "fact_program_progress", ROWS)
        for name, value in changes.items():
            with self.subTest(name):
                self.parquet(self.b, "fact_program_progress", ROWS | {name: [value, *ROWS[name][1:]]})
                code, said = self.outcome()
                self.assertEqual(code, 1, said)
                self.assertIn(f"{name}: 1 cells differ", said)
                self.assertIn("user_id=1, program_id=7", said)

    def test_rows_are_bags(self) -> None:
        self.parquet(self.a, "fact_scorm", {"user_id": [1, 1, 2]})
        self.parquet(self.b, "fact_scorm", {"user_id": [1, 2, 2]})
        code, said = self.outcome()
        self.assertEqual(code, 1)
        self.assertIn("1 rows only in A", said)
        self.assertIn("1 rows only in B", said)

    def test_a_missing_row_is_shown_with_its_key(self) -> None:
        self.parquet(self.a, "dim_user", {"user_id": [1, 2], "city": ["x", "y"]})
        self.parquet(self.b, "dim_user", {"user_id": [1], "city": ["x"]})
        code, said = self.outcome()
        self.assertEqual(code, 1)
        self.assertIn("2 rows in A, 1 in B", said)
        self.assertIn("user_id=2, city=y", said)

    def test_titles_stand_for_their_hashes(self) -> None:
        for folder, base in ((self.a, 100), (self.b, 900)):
            self.parquet(folder, "dim_scorm", {"scorm_id": [-1, base], "scorm_title": ["N/A", "One"]})
            self.parquet(folder, "fact_scorm", {"user_id": [5, 6], "scorm_id": [base, -1]})
        self.assertEqual(self.outcome()[0], 0)
        self.parquet(self.b, "fact_scorm", {"user_id": [5, 6], "scorm_id": [-1, -1]})
        self.assertEqual(self.outcome()[0], 1)

    def test_missing_tables_and_columns_differ_unless_extra_is_allowed(self) -> None:
        self.parquet(self.a, "dim_user", {"user_id": [1]})
        self.parquet(self.b, "dim_user", {"user_id": [1], "more": [2]})
        self.parquet(self.b, "serving", {"x": [1]})
        self.assertEqual(self.outcome()[0], 1)
        self.assertEqual(self.outcome("--extra-ok")[0], 0)
        self.parquet(self.a, "dim_course", {"course_id": [1]})
        self.assertEqual(self.outcome("--extra-ok")[0], 1)


if __name__ == "__main__":
    unittest.main()
