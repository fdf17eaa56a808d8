"""Views and SQL functions: their texts are kept, and expanded for each caller."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .catalog import there
from .cursor import Cursor
from .errors import condition
from .names import Names
from .results import Outcome, of_rows

if TYPE_CHECKING:
    from .runner import Runner

FIRST = ("CREATE", "DROP", "ALTER")
NOTHING = of_rows([], [])


def run(runner: Runner, cursor: Cursor) -> Outcome | str | None:
    first = cursor.next().upper
    if first == "DROP":
        return _drop(runner, cursor)
    if first == "ALTER":
        return _alter(runner, cursor)
    replace = cursor.take("OR", "REPLACE")
    if cursor.take("VIEW"):
        return _create_view(runner, cursor, replace)
    if cursor.take("FUNCTION"):
        return _create_function(runner, cursor, replace)
    return None


def _create_view(runner: Runner, cursor: Cursor, replace: bool) -> Outcome:
    double = runner.double
    if_missing = cursor.take("IF", "NOT", "EXISTS")
    full = _full(runner, cursor)
    columns, comments = _columns(cursor) if cursor.peek().text == "(" else (None, {})
    comment, properties = None, {}
    while not cursor.take("AS"):
        if cursor.take("COMMENT"):
            comment = cursor.string()
        elif cursor.take("TBLPROPERTIES"):
            properties = cursor.pairs()
        else:
            cursor.need("WITH", "SCHEMA")
            cursor.next()
    text = cursor.rest()
    double.catalogs.get("SCHEMA", full.rpartition(".")[0])
    double.grants.check(runner.who, "CREATE TABLE", "SCHEMA", full.rpartition(".")[0])
    before = double.catalogs.find("VIEW", full)
    if before and if_missing:
        return NOTHING
    if before and not replace:
        raise there("TABLE_OR_VIEW", full)
    if full.split(".")[2] in double.tables.names(*full.split(".")[:2]):
        raise condition("EXPECT_VIEW_NOT_TABLE.NO_ALTERNATIVE", f"'{full}' is expected to be a view but is a table.", "42809")
    # Reading it once finds out whether its author may, and whether it is sound.
    names = Names(double.catalogs, runner.catalog, runner.schema)
    runner.check(names.resolve(text))
    runner.settle()
    from .relations import Relations

    sql = Relations(double, runner.session, runner.who).expand(text, runner.catalog, runner.schema)
    runner.session.sql(sql)
    if before:
        double.catalogs.remove("VIEW", full)
    made = double.catalogs.add("VIEW", full, runner.who.name, comment=comment, properties=properties, definition=text, columns=columns)
    made.within, made.column_comments = (runner.catalog, runner.schema), comments
    if before:
        made.id, made.created, made.grants, made.tags, made.owner = before.id, before.created, before.grants, before.tags, before.owner
    return NOTHING


def _columns(cursor: Cursor) -> tuple[list[str], dict[str, str]]:
    columns: list[str] = []
    comments: dict[str, str] = {}
    cursor.need("(")
    while not cursor.take(")"):
        columns.append(cursor.next().name)
        if cursor.take("COMMENT"):
            comments[columns[-1].lower()] = cursor.string()
        cursor.take(",")
    return columns, comments


def _create_function(runner: Runner, cursor: Cursor, replace: bool) -> Outcome:
    catalogs = runner.double.catalogs
    if_missing = cursor.take("IF", "NOT", "EXISTS")
    full = _full(runner, cursor)
    catalogs.get("SCHEMA", full.rpartition(".")[0])
    runner.double.grants.check(runner.who, "CREATE FUNCTION", "SCHEMA", full.rpartition(".")[0])
    if catalogs.find("FUNCTION", full):
        if if_missing:
            return NOTHING
        if not replace:
            raise there("ROUTINE", full)
        catalogs.remove("FUNCTION", full)
    catalogs.add("FUNCTION", full, runner.who.name, definition=cursor.rest())
    return NOTHING


def _drop(runner: Runner, cursor: Cursor) -> Outcome | str | None:
    kind = cursor.next().upper
    if kind not in ("VIEW", "FUNCTION", "TABLE"):
        return None
    if_there = cursor.take("IF", "EXISTS")
    full = _full(runner, cursor)
    if kind == "TABLE":
        return _drop_table(runner, full, if_there)
    if if_there and not runner.double.catalogs.find(kind, full):
        return NOTHING
    runner.double.catalogs.get(kind, full)
    runner.double.grants.check(runner.who, "MANAGE", "TABLE", full)
    runner.double.catalogs.remove(kind, full)
    return NOTHING


def _drop_table(runner: Runner, full: str, if_there: bool) -> Outcome:
    """A table goes with what is kept of it."""
    runner.double.tables.drop(full, runner.who, if_there)
    return NOTHING


def _alter(runner: Runner, cursor: Cursor) -> Outcome | None:
    if not cursor.take("VIEW"):
        return None
    view = runner.double.catalogs.find("VIEW", _full(runner, cursor))
    if view is None or not cursor.take("AS"):
        return None
    view.definition, view.within = cursor.rest(), (runner.catalog, runner.schema)
    view.touch()
    return NOTHING


def _full(runner: Runner, cursor: Cursor) -> str:
    return ".".join(runner.names.full(cursor.name()))
