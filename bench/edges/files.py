"""Writing the sources as files whose form varies as far as the product must bear."""

import csv
from pathlib import Path
from random import Random

from .cells import Cells
from .people import Row

NAMES = {
    "users": ("users", "users"),
    "course_completions": ("course_completions", "course_completions"),
    "prog_completions": ("prog_completions", "program_completions"),
    "cert_completions": ("cert_completions", "certification_completions"),
    "prog_overview": ("prog_overview", "program_overview"),
    "cert_overview": ("cert_overview", "certifications_overview"),
    "scorm": ("scorm", "scorm"),
    "seminar_attendance": ("seminar_attendance", "seminar_attendance"),
    "audiences": ("audiences", "audiences"),
    "competency_ratings": ("competency_ratings", "competency_ratings"),
    "organisations": ("organisations", "organisations"),
    "positions": ("positions", "positions"),
    "null_dates": ("null_dates", "null_dates"),
}
OPTIONAL = {"seminar_attendance": "Signup status", "competency_ratings": "Time rated"}


def file_name(rng: Random, source: str, short: bool) -> str:
    if source == "null_dates":
        return "null_dates.csv"
    ours, theirs = NAMES[source]
    ending = rng.choice(["_report", "_report_report"])
    return f"analytics_{ours}.csv" if short else f"kineo_analytics___{theirs}{ending}.csv"


def header(rng: Random, name: str) -> str:
    return rng.choice([name, name, name.upper(), name.lower(), name.replace(" ", "  "), name.replace("'", ""), f" {name} "])


def with_duplicates(rng: Random, rows: list[Row], padded: bool) -> list[Row]:
    """Some rows a second time, exactly (or but for blanks about a cell), anywhere in the file."""
    rows = list(rows)
    for row in rng.sample(rows, max(1, len(rows) // 15)):
        name = rng.choice(list(row))
        again = row | {name: f" {row[name]}"} if padded and rng.random() < 0.3 else row
        rows.insert(rng.randint(0, len(rows)), again)
    return rows


def write_source(cells: Cells, folder: Path, source: str, rows: list[Row], short: bool) -> None:
    rng = cells.rng
    columns = list(rows[0])
    if OPTIONAL.get(source) in columns and rng.random() < 0.3:
        columns.remove(OPTIONAL[source])
    if rng.random() < 0.3:
        rng.shuffle(columns)
    if source != "null_dates":
        rows = with_duplicates(rng, rows, cells.open_questions)
    extra = ["Custom field"] if rng.random() < 0.2 else []
    encoding = rng.choice(["utf-8", "utf-8-sig"])
    with (folder / file_name(rng, source, short)).open("w", encoding=encoding, newline="") as out:
        quoting = rng.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
        writer = csv.writer(out, quoting=quoting, lineterminator=rng.choice(["\n", "\r\n"]))
        writer.writerow([header(rng, name) for name in columns] + extra)
        for row in rows:
            writer.writerow([row[name] for name in columns] + ["x"] * len(extra))
