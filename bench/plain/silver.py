"""Clean rows of an export folder, as dictionaries."""

import csv
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from baseline.sources import SOURCES, find_sources

from .cells import moment, number, text

NUMBERS = {"include_in_dashboard", "sco_total_time_milliseconds", "session_duration", "depth"}
OWN_IDS = {
    "users": ["user_id"],
    "course_completions": ["user_id", "course_id"],
    "prog_completions": ["user_id", "program_id"],
    "cert_completions": ["user_id", "certification_id"],
    "prog_overview": ["program_id", "user_id", "course_id"],
    "cert_overview": ["certification_id", "user_id", "course_id"],
    "scorm": ["user_id", "course_id"],
    "seminar_attendance": ["user_id", "course_id", "event_id", "session_id"],
    "audiences": ["audience_id", "user_id"],
    "competency_ratings": ["user_id", "competency_id"],
    "organisations": ["organisation_id"],
    "positions": ["position_id"],
}
KEYS = {
    "users": ["user_id", "assignment_id"],
    "course_completions": ["user_id", "course_id"],
    "prog_completions": ["user_id", "program_id"],
    "cert_completions": ["user_id", "certification_id"],
    "organisations": ["organisation_id"],
    "positions": ["position_id"],
}
Row = dict


def is_time(name: str) -> bool:
    return name.startswith("time_") or name.endswith(("_date", "date_time"))


def typed(name: str, cell: str | None, zone: str) -> object:
    if name.endswith("_id") or name in NUMBERS:
        return number(cell)
    return moment(cell, zone) if is_time(name) else text(cell)


def exactly_once(rows: list[list[str]]) -> list[list[str]]:
    return [list(row) for row in dict.fromkeys(tuple(row) for row in rows)]


def later(row: Row, than: Row) -> bool:
    def rank(of: Row) -> list[datetime]:
        return [of.get("time_completed") or datetime.min, of.get("time_assigned") or of.get("time_enrolled") or datetime.min]

    return rank(row) > rank(than)


def one_per_key(rows: list[Row], keys: list[str]) -> list[Row]:
    best: dict[tuple, Row] = {}
    for row in rows:
        key = tuple(row[name] for name in keys)
        if key not in best or later(row, best[key]):
            best[key] = row
    return list(best.values())


def read_source(source: str, file, zone: str) -> list[Row]:
    if file.path is None:
        return []
    with file.path.open(encoding="utf-8-sig", newline="") as lines:
        raw = exactly_once(list(csv.reader(lines))[1:])
    names = list(SOURCES[source][1].values())
    cells = [dict(zip(file.columns, row, strict=True)) for row in raw]
    rows = [{name: typed(name, row.get(name), zone) for name in names} for row in cells]
    rows = [row for row in rows if all(row[name] is not None for name in OWN_IDS[source])]
    return one_per_key(rows, KEYS[source]) if source in KEYS else rows


def read_folder(folder: Path, zone: str) -> dict[str, list[Row]]:
    found = find_sources(folder)
    return {source: read_source(source, found[source], zone) for source in OWN_IDS}


def grouped(rows: list[Row], *names: str) -> dict[tuple, list[Row]]:
    groups: dict[tuple, list[Row]] = defaultdict(list)
    for row in rows:
        groups[tuple(row[name] for name in names)].append(row)
    return groups


def largest(rows: list[Row], name: str) -> object:
    return max((row[name] for row in rows if row[name] is not None), default=None)


def by_key(rows: list[Row], *names: str) -> Callable[..., Row | None]:
    index = {tuple(row[name] for name in names): row for row in rows}
    return lambda *key: index.get(key)
