#!/usr/bin/env python3
"""Compares two folders of gold tables cell by cell; exit code 1 where anything differs, 2 where it cannot.

Each <table> is a Parquet file, a folder of Parquet files or a Delta table. Rows are compared as bags, times as
microseconds of UTC, whole numbers and days by value. The ids of SCORM titles are any hash: titles are compared.
"""

import argparse
import sys
from pathlib import Path

import duckdb

from comparison.difference import Difference, compare_table
from comparison.tables import Folder


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("a", type=Path, metavar="GOLD_DIR_A", help="the reference")
    parser.add_argument("b", type=Path, metavar="GOLD_DIR_B")
    parser.add_argument("--tables", help="compare these alone, separated by commas")
    parser.add_argument("--extra-ok", action="store_true", help="tables and columns that only B has are remarks")
    return parser.parse_args()


def report(found: Difference) -> None:
    if not found.differences:
        print(f"{found.table}: equal, {found.rows:,} rows")
    else:
        print(f"{found.table}: DIFFERS")
    for line in found.differences:
        print(f"    {line}")
    for line in found.remarks:
        print(f"    (remark) {line}")


def compare(options: argparse.Namespace) -> int:
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    a, b = Folder(options.a, "a", connection), Folder(options.b, "b", connection)
    wanted = set(options.tables.split(",")) if options.tables else a.tables.keys() | b.tables.keys()
    differing = 0
    for table in sorted(wanted):
        if table in a.tables and table in b.tables:
            found = compare_table(connection, a, b, table, options.extra_ok)
        elif table in b.tables and options.extra_ok:
            found = Difference(table, remarks=["only in B"])
        else:
            where = "A" if table in a.tables else "B" if table in b.tables else "neither"
            found = Difference(table, differences=[f"only in {where}"] if where != "neither" else ["in neither folder"])
        report(found)
        differing += bool(found.differences)
    print(f"{len(wanted) - differing} of {len(wanted)} tables equal")
    return 1 if differing else 0


def main() -> int:
    options = arguments()
    for folder in (options.a, options.b):
        if not folder.is_dir():
            print(f"{folder} is no folder: name two folders of gold tables", file=sys.stderr)
            return 2
    return compare(options)


if __name__ == "__main__":
    sys.exit(main())
