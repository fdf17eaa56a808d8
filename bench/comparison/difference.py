"""The difference of one table between two folders."""

from dataclasses import dataclass, field

import duckdb

from .grains import ALIASES, GRAINS
from .tables import Folder
from .values import common, family, normalised

SHOWN = 5


@dataclass
class Difference:
    """What is to be said of one table: remarks do not count, differences do."""

    table: str
    rows: int = 0
    remarks: list[str] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)


def renamed(table: str, columns: dict[str, str]) -> dict[str, str]:
    """Model name → stored name."""
    aliases = ALIASES.get(table, {})
    return {(aliases[name] if aliases.get(name) not in (None, *columns) else name): name for name in columns}


def scorm_title(folder: Folder) -> str:
    """The id of a SCORM title is any hash, so that titles are compared in its place."""
    known = f"(SELECT max(t.scorm_title) FROM {folder.open('dim_scorm')} t WHERE t.scorm_id = s.scorm_id)"
    return f"coalesce({known}, 'no title for ' || CAST(s.scorm_id AS VARCHAR))"


def view(folder: Folder, table: str, shared: dict[str, tuple[str, str]], stored: dict[str, str]) -> str:
    """A view with the shared columns under the model's names, in one representation."""
    cells = []
    for name, (kind, into) in shared.items():
        if name == "scorm_id" and "dim_scorm" in folder.tables:
            cells.append(f"{scorm_title(folder)} AS scorm_id")
        else:
            cells.append(f'{normalised(stored[name], kind, into)} AS "{name}"')
    out = f"norm_{folder.side}_{table}"
    folder.connection.execute(f"CREATE OR REPLACE TEMP TABLE {out} AS SELECT {', '.join(cells)} FROM {folder.open(table)} s")
    return out


def compare_table(connection: duckdb.DuckDBPyConnection, a: Folder, b: Folder, table: str, extra_ok: bool) -> Difference:
    found = Difference(table)
    kinds = {"a": a.columns(table), "b": b.columns(table)}
    stored = {side: renamed(table, columns) for side, columns in kinds.items()}
    for side, other in (("a", "b"), ("b", "a")):
        alone = [name for name in stored[side] if name not in stored[other]]
        if alone:
            told = found.remarks if extra_ok and side == "b" else found.differences
            told.append(f"columns only in {side.upper()}: {', '.join(alone)}")
    names = [name for name in stored["a"] if name in stored["b"]]
    types = {name: (kinds["a"][stored["a"][name]], kinds["b"][stored["b"][name]]) for name in names}
    for name, (one, other) in types.items():
        if family(one) != family(other):
            found.remarks.append(f"{name} is {one} in A, {other} in B")
    into = {name: common(*pair) for name, pair in types.items()}
    left = view(a, table, {n: (types[n][0], into[n]) for n in names}, stored["a"])
    right = view(b, table, {n: (types[n][1], into[n]) for n in names}, stored["b"])
    compare_rows(connection, found, left, right, names)
    for name in (left, right):
        connection.execute(f"DROP TABLE {name}")
    return found


def one(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    return connection.execute(query).fetchall()[0][0]


def compare_rows(connection: duckdb.DuckDBPyConnection, found: Difference, left: str, right: str, names: list[str]) -> None:
    rows = one(connection, f"SELECT count(*) FROM {left}"), one(connection, f"SELECT count(*) FROM {right}")
    found.rows = rows[0]
    if rows[0] != rows[1]:
        found.differences.append(f"{rows[0]:,} rows in A, {rows[1]:,} in B")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE alone_a AS FROM {left} EXCEPT ALL FROM {right}")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE alone_b AS FROM {right} EXCEPT ALL FROM {left}")
    if one(connection, "SELECT (SELECT count(*) FROM alone_a) + (SELECT count(*) FROM alone_b)") == 0:
        return
    keys = [key for key in GRAINS.get(found.table, []) if key in names]
    if keys and unique(connection, left, keys) and unique(connection, right, keys):
        by_column(connection, found, names, keys)
        alone = f"ANTI JOIN {{other}} USING ({', '.join(keys)})"
    else:
        alone = ""
    for side, other in (("a", "b"), ("b", "a")):
        show_alone(connection, found, f"FROM alone_{side} {alone.format(other='alone_' + other)}", side.upper())


def unique(connection: duckdb.DuckDBPyConnection, table: str, keys: list[str]) -> bool:
    listed = ", ".join(keys)
    return one(connection, f"SELECT count(*) FROM (SELECT 1 FROM {table} GROUP BY {listed} HAVING count(*) > 1)") == 0


def by_column(connection: duckdb.DuckDBPyConnection, found: Difference, names: list[str], keys: list[str]) -> None:
    """Rows of one key that differ: which columns, how often, and examples."""
    joined = f"FROM alone_a a JOIN alone_b b USING ({', '.join(keys)})"
    key = ", ".join(f"{name}" for name in keys)
    for name in (name for name in names if name not in keys):
        differs = f'a."{name}" IS DISTINCT FROM b."{name}"'
        many = one(connection, f"SELECT count(*) {joined} WHERE {differs}")
        if not many:
            continue
        found.differences.append(f"{name}: {many:,} cells differ")
        examples = connection.execute(
            f'SELECT {key}, a."{name}", b."{name}" {joined} WHERE {differs} ORDER BY ALL LIMIT {SHOWN}'
        ).fetchall()
        for *at, in_a, in_b in examples:
            where = ", ".join(f"{k}={v}" for k, v in zip(keys, at, strict=True))
            found.differences.append(f"    {where}: A {in_a!s}, B {in_b!s}")


def show_alone(connection: duckdb.DuckDBPyConnection, found: Difference, rows: str, side: str) -> None:
    many = one(connection, f"SELECT count(*) {rows}")
    if not many:
        return
    found.differences.append(f"{many:,} rows only in {side}")
    cursor = connection.execute(f"SELECT * {rows} ORDER BY ALL LIMIT {SHOWN}")
    titles = [column[0] for column in cursor.description]
    for row in cursor.fetchall():
        found.differences.append("    " + ", ".join(f"{t}={v}" for t, v in zip(titles, row, strict=True)))
