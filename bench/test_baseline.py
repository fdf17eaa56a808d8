"""The baseline against plain loops on awkward exports: run with `python -m unittest` in this folder.

`SAMPLE` names a folder of real exports with a calendar, for the counts of the data model.
"""

import io
import os
import subprocess
import sys
import tempfile
import unittest
from contextlib import redirect_stdout
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pyarrow as pa
import pyarrow.parquet as pq

import compare
from edge_cases import write_folder
from plain.activity import Activity
from plain.cells import Years
from plain.dimensions import dimensions
from plain.progress import progress_tables
from plain.silver import read_folder

HERE = Path(__file__).parent
AS_OF = date(2024, 9, 30)
SAMPLE_COUNTS = {
    "dim_user": 3058,
    "dim_manager": 3057,
    "dim_manager_relationship": 16168,
    "dim_course": 45,
    "dim_cert": 7,
    "dim_programs": 7,
    "dim_scorm": 20,
    "dim_seminar_event": 14,
    "dim_seminar_session": 16,
    "dim_course_progress": 19859,
    "dim_program_progress": 3410,
    "dim_certification_progress": 9768,
    "dim_date_began": 5022,
    "dim_date_completed": 5023,
    "dim_fy_began": 26,
    "dim_fy_completed": 26,
    "fact_course_progress": 19850,
    "fact_course_history": 43362,
    "fact_course_to_cert_progress": 32974,
    "fact_course_to_cert_history": 44806,
    "fact_program_progress": 3409,
    "fact_program_history": 10994,
    "fact_certification_progress": 9767,
    "fact_certification_history": 35884,
    "fact_scorm": 34,
    "fact_learning_time": 80,
    "fact_seminar_signup": 46,
}


def plain_gold(folder: Path, out: Path, zone: str, first_month: int) -> list[str]:
    silver, years = read_folder(folder, zone), Years(first_month)
    tables = dimensions(silver) | progress_tables(silver, years, AS_OF)
    titles = {row["scorm_title"]: row["scorm_id"] for row in tables["dim_scorm"] if row["scorm_id"] != -1}
    activity = Activity(silver, titles, years, AS_OF)
    tables |= {
        "fact_scorm": activity.fact_scorm(),
        "fact_seminar_signup": activity.fact_seminar_signup(),
        "fact_learning_time": activity.fact_learning_time(),
    }
    out.mkdir()
    for name, rows in tables.items():
        pq.write_table(pa.Table.from_pylist(rows), out / f"{name}.parquet")
    return list(tables)


def baseline_gold(folder: Path, out: Path, *more: str) -> None:
    script = [sys.executable, str(HERE / "duckdb_baseline.py"), str(folder), str(out / "layers")]
    subprocess.run([*script, "--as-of", AS_OF.isoformat(), "--export-gold", str(out / "gold"), *more], check=True, capture_output=True)


def compared(*arguments: str) -> tuple[int, str]:
    said = io.StringIO()
    with patch("sys.argv", ["compare.py", *arguments]), redirect_stdout(said):
        code = compare.main()
    return code, said.getvalue()


class Baseline(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def test_plain_loops_make_the_same_cells_of_awkward_exports(self) -> None:
        for seed, zone, month in [
            (1, "UTC", 1),
            (2, "Australia/Sydney", 7),
            (3, "Europe/London", 4),
            (4, "America/New_York", 12),
            (5, "Asia/Kolkata", 1),
            (6, "UTC", 2),
        ]:
            with self.subTest(seed=seed):
                here = self.folder / str(seed)
                write_folder(here / "export", seed, AS_OF, None)
                tables = plain_gold(here / "export", here / "plain", zone, month)
                baseline_gold(here / "export", here, "--zone", zone, "--first-month", str(month))
                code, said = compared(str(here / "plain"), str(here / "gold"), "--tables", ",".join(tables))
                self.assertEqual(code, 0, said)

    @unittest.skipUnless("SAMPLE" in os.environ, "SAMPLE names no folder of exports")
    def test_counts_of_the_sample_in_every_store(self) -> None:
        for store in ("duckdb", "parquet-snappy", "parquet-zstd"):
            baseline_gold(Path(os.environ["SAMPLE"]), self.folder / store, "--store", store)
            gold = self.folder / store / "gold"
            rows = {table: pq.read_metadata(gold / f"{table}.parquet").num_rows for table in SAMPLE_COUNTS}
            self.assertEqual(rows, SAMPLE_COUNTS)


if __name__ == "__main__":
    unittest.main()
