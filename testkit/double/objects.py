"""CREATE, DROP, USE and SHOW of catalogs, schemas and volumes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .cursor import Cursor
from .results import Outcome, of_rows

if TYPE_CHECKING:
    from .runner import Runner

FIRST = ("CREATE", "DROP", "USE", "SHOW", "SET", "DESCRIBE", "DESC")
NOTHING = of_rows([], [])


def run(runner: Runner, cursor: Cursor) -> Outcome | str | None:
    first = cursor.next().upper
    if first == "CREATE":
        return _create(runner, cursor)
    if first == "DROP":
        return _drop(runner, cursor)
    if first == "USE" or (first == "SET" and cursor.peek().upper == "CATALOG"):
        return _use(runner, cursor)
    if first == "SHOW":
        return _show(runner, cursor)
    if first in ("DESCRIBE", "DESC"):
        return _describe(runner, cursor)
    return None


def schema_name(runner: Runner, parts: list[str]) -> str:
    return ".".join(([runner.catalog or "main"] if len(parts) == 1 else []) + parts).lower()


def _create(runner: Runner, cursor: Cursor) -> Outcome | None:
    cursor.take("EXTERNAL")
    kind = cursor.next().upper
    if kind not in ("CATALOG", "SCHEMA", "DATABASE", "VOLUME"):
        return None
    kind = "SCHEMA" if kind == "DATABASE" else kind
    if_missing = cursor.take("IF", "NOT", "EXISTS")
    parts = cursor.name()
    name = {"CATALOG": lambda: parts[0].lower(), "SCHEMA": lambda: schema_name(runner, parts)}.get(
        kind, lambda: ".".join(runner.names.full(parts))
    )()
    comment, properties = None, {}
    while not cursor.is_at_end():
        if cursor.take("COMMENT"):
            comment = cursor.string()
        elif cursor.take("DBPROPERTIES") or cursor.take("OPTIONS"):
            properties = cursor.pairs()
        else:
            cursor.next()
    if if_missing and runner.double.catalogs.find(kind, name):
        return NOTHING
    runner.double.objects.create(kind, name, runner.who, comment, properties)
    return NOTHING


def _drop(runner: Runner, cursor: Cursor) -> Outcome | None:
    kind = cursor.next().upper
    kind = "SCHEMA" if kind == "DATABASE" else kind
    if kind not in ("CATALOG", "SCHEMA", "VOLUME"):
        return None
    if_there = cursor.take("IF", "EXISTS")
    parts = cursor.name()
    name = parts[0].lower() if kind == "CATALOG" else schema_name(runner, parts) if kind == "SCHEMA" else ".".join(runner.names.full(parts))
    if if_there and not runner.double.catalogs.find(kind, name):
        return NOTHING
    runner.double.objects.drop(kind, name, runner.who, force=cursor.take("CASCADE"))
    return NOTHING


def _use(runner: Runner, cursor: Cursor) -> Outcome:
    catalogs = runner.double.catalogs
    if cursor.take("CATALOG"):
        token = cursor.next()
        catalog = (token.value if token.kind == "string" else token.name).lower()
        catalogs.get("CATALOG", catalog)
        runner.catalog, runner.schema = catalog, "default"
    else:
        cursor.take("SCHEMA") or cursor.take("DATABASE")
        parts = cursor.name()
        # As in the service, a single name may also be a catalog's.
        if len(parts) == 1 and not catalogs.has_schema(runner.catalog, parts[0]) and catalogs.find("CATALOG", parts[0]):
            runner.catalog, runner.schema = parts[0].lower(), "default"
        else:
            catalogs.get("SCHEMA", schema_name(runner, parts))
            runner.catalog, runner.schema = schema_name(runner, parts).split(".")
    runner.moved = True
    return NOTHING


def _show(runner: Runner, cursor: Cursor) -> Outcome | None:
    catalogs, grants, who = runner.double.catalogs, runner.double.grants, runner.who
    what = cursor.next().upper
    if what not in ("CATALOGS", "SCHEMAS", "DATABASES", "VOLUMES", "TABLES", "VIEWS"):
        return None
    inside = cursor.name() if cursor.take("IN") or cursor.take("FROM") else []
    pattern = cursor.string() if cursor.take("LIKE") or cursor.peek().kind == "string" else "*"
    if what == "CATALOGS":
        found = [each.name for each in catalogs.below("CATALOG") if grants.sees(who, "CATALOG", each.name)]
        return of_rows(["catalog"], [[name] for name in found if _fits(name, pattern)])
    if what in ("SCHEMAS", "DATABASES"):
        catalog = (inside or [runner.catalog or "main"])[0]
        catalogs.get("CATALOG", catalog)
        found = [each.last for each in catalogs.below("SCHEMA", catalog.lower()) if grants.sees(who, "SCHEMA", each.name)]
        return of_rows(["databaseName"], [[name] for name in [*found, "information_schema"] if _fits(name, pattern)])
    schema = schema_name(runner, inside or [runner.schema])
    catalogs.get("SCHEMA", schema)
    last = schema.split(".")[1]
    if what == "VOLUMES":
        return of_rows(
            ["database", "volume_name"], [[last, each.last] for each in catalogs.below("VOLUME", schema) if _fits(each.last, pattern)]
        )
    views = [each.last for each in catalogs.below("VIEW", schema)]
    tables = runner.double.tables.names(*schema.split(".")) if what == "TABLES" else []
    rows = [[last, name, False] for name in sorted(views + tables) if _fits(name, pattern)]
    columns = ["database", "tableName", "isTemporary"] if what == "TABLES" else ["namespace", "viewName", "isTemporary"]
    return of_rows(columns, rows, ["string", "string", "boolean"])


def _fits(name: str, pattern: str) -> bool:
    from fnmatch import fnmatchcase

    return any(fnmatchcase(name, each.strip().lower().replace("%", "*")) for each in pattern.split("|"))


def _describe(runner: Runner, cursor: Cursor) -> Outcome | None:
    kind = cursor.next().upper
    kind = "SCHEMA" if kind == "DATABASE" else kind
    if kind not in ("CATALOG", "SCHEMA", "VOLUME"):
        return None
    cursor.take("EXTENDED")
    parts = cursor.name()
    name = parts[0].lower() if kind == "CATALOG" else schema_name(runner, parts) if kind == "SCHEMA" else ".".join(runner.names.full(parts))
    found = runner.double.catalogs.get(kind, name)
    rows = [[f"{kind.capitalize()} Name", found.last], ["Comment", found.comment or ""], ["Owner", found.owner]]
    return of_rows(["info_name", "info_value"], rows)
