#!/usr/bin/env python3
"""Writes an export folder N times the size of another: the same rows for N times as many people.

Copy k of a person has the id plus k times the step; courses, programs and the calendar stay as they are.
"""

import argparse
import shutil
import sys
from pathlib import Path

import duckdb

from baseline.bronze import csv_reader
from baseline.sources import SourceFile, find_sources

PEOPLE = ("user_id", "manager_id", "appraiser_id", "assignment_id")
ONCE = ("organisations", "positions", "null_dates")


def copied_rows(file: SourceFile, headers: list[str], times: int, step: int) -> str:
    cells = []
    for name, header in zip(file.columns, headers, strict=True):
        value = f"CAST(CAST({name} AS BIGINT) + k * {step} AS VARCHAR)" if name in PEOPLE else name
        cells.append(f'{value} AS "{header}"')
    rows = csv_reader(file.path, file.columns)
    return f"SELECT {', '.join(cells)} FROM {rows}, (SELECT unnest(range({times})) AS k)"


def multiply(folder: Path, out: Path, times: int, step: int) -> None:
    out.mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect()
    for source, file in find_sources(folder).items():
        if file.path is None:
            continue
        if source in ONCE:
            shutil.copy(file.path, out / file.path.name)
            continue
        headers = connection.execute(f"FROM read_csv('{file.path}', all_varchar = true, header = true) LIMIT 0").description
        rows = copied_rows(file, [column[0] for column in headers], times, step)
        connection.execute(f"COPY ({rows}) TO '{out / file.path.name}' (FORMAT csv, HEADER)")
    for workbook in folder.glob("*.xlsx"):
        shutil.copy(workbook, out / workbook.name)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--step", type=int, default=100_000)
    options = parser.parse_args()
    multiply(options.folder, options.out, options.times, options.step)
    return 0


if __name__ == "__main__":
    sys.exit(main())
