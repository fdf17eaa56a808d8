#!/usr/bin/env python3
"""Writes a small export folder full of awkward cases: 13 CSV files, another variant for every seed."""

import argparse
import shutil
import sys
from datetime import date
from pathlib import Path
from random import Random

from edges.activity import activity
from edges.cells import Cells
from edges.files import write_source
from edges.learning import learning
from edges.people import People, organisations, positions


def write_folder(out: Path, seed: int, as_of: date, calendar: Path | None, open_questions: bool = False) -> None:
    rng = Random(seed)
    cells = Cells(rng, as_of, open_questions)
    people = People(cells)
    sources = {
        "users": rng.sample(people.rows, len(people.rows)),
        "organisations": organisations(cells),
        "positions": positions(cells),
        **learning(cells, people),
        **activity(cells, people),
    }
    out.mkdir(parents=True, exist_ok=True)
    short = rng.random() < 0.5
    for source, rows in sources.items():
        write_source(cells, out, source, rows, short)
    if calendar:
        shutil.copy(calendar, out / "dimdates.xlsx")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="folder for the files; it must be new or empty")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--as-of", type=date.fromisoformat, default=date(2024, 9, 30), help="day around which due dates lie")
    parser.add_argument("--calendar", type=Path, help="a calendar workbook to copy beside the files")
    parser.add_argument("--open-questions", action="store_true", help="add what the data model can be read in two ways about")
    options = parser.parse_args()
    if options.out.exists() and any(options.out.iterdir()):
        print(f"{options.out} is not empty: name a new folder", file=sys.stderr)
        return 2
    write_folder(options.out, options.seed, options.as_of, options.calendar, options.open_questions)
    return 0


if __name__ == "__main__":
    sys.exit(main())
