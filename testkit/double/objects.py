"""CREATE, DROP, USE and SHOW of catalogs, schemas and volumes."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from .catalog import TABLE_KINDS
from .cursor import Cursor
from .errors import condition
from .lexer import literal, quote
from .names import database
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


class Objects:
    """Makes and removes catalogs, schemas and volumes, for SQL and REST alike."""

    def __init__(self, double) -> None:  # type: ignore[no-untyped-def]
        self.double = double

    def create(self, kind: str, name: str, who, comment=None, properties=None, check: bool = True):  # type: ignore[no-untyped-def]
        catalogs, parts = self.double.catalogs, name.split(".")
        if check:
            self._may_create(kind, parts, who)
        made = catalogs.add(kind, name, who.name, comment=comment, properties=dict(properties or {}))
        if kind == "CATALOG":
            self.create("SCHEMA", f"{name}.default", who, "Default schema (auto-created)", check=False)
        elif kind == "SCHEMA":
            folder = self.double.folder / "tables" / parts[0] / parts[1]
            self.double.spark.sql(f"CREATE DATABASE IF NOT EXISTS {quote(database(*parts))} LOCATION {literal(str(folder))}")
        else:
            self.double.volume(name).mkdir(parents=True, exist_ok=True)
            made.location = f"abfss://metastore@storage.example.com/volumes/{made.id}"
        return made

    def _may_create(self, kind: str, parts: list[str], who) -> None:  # type: ignore[no-untyped-def]
        if kind == "CATALOG":
            if not who.admin and not self.double.grants.may(who, "CREATE CATALOG", "METASTORE", "metastore"):
                raise condition(
                    "INSUFFICIENT_PERMISSIONS", "Insufficient privileges:\nUser does not have CREATE CATALOG on Metastore.", "42501"
                )
            return
        self.double.catalogs.get("CATALOG", parts[0])
        if kind == "VOLUME":
            self.double.catalogs.get("SCHEMA", ".".join(parts[:2]))
        parent = ("CATALOG", parts[0]) if kind == "SCHEMA" else ("SCHEMA", ".".join(parts[:2]))
        self.double.grants.check(who, f"CREATE {kind}", *parent)

    def drop(self, kind: str, name: str, who, force: bool = False) -> None:  # type: ignore[no-untyped-def]
        catalogs = self.double.catalogs
        catalogs.get(kind, name)
        self.double.grants.check(who, "MANAGE", kind, name)
        schemas = [name] if kind == "SCHEMA" else [each.name for each in catalogs.below("SCHEMA", name)] if kind == "CATALOG" else []
        if not force and kind == "CATALOG" and any(not each.endswith(".default") or self._filled(each) for each in schemas):
            raise condition("CATALOG_NOT_EMPTY", f"Cannot drop catalog `{name}` because it is not empty.", "2BP01")
        if not force and kind == "SCHEMA" and self._filled(name):
            quoted = ".".join(quote(part) for part in name.split("."))
            message = f"Cannot drop a schema {quoted} because it contains objects.\nUse DROP SCHEMA ... CASCADE to drop the schema and all its objects."
            raise condition("SCHEMA_NOT_EMPTY", message, "2BP01")
        for schema in schemas:
            self.double.spark.sql(f"DROP DATABASE IF EXISTS {quote(database(*schema.split('.')))} CASCADE")
            self.double.copied.forget(schema + ".")
        if kind == "VOLUME":
            shutil.rmtree(self.double.volume(name), ignore_errors=True)
        else:
            for top in ("tables", "volumes"):
                shutil.rmtree(self.double.folder.joinpath(top, *name.split(".")), ignore_errors=True)
        catalogs.remove(kind, name)

    def _filled(self, schema: str) -> bool:
        below = any(each.parent == schema and each.kind not in TABLE_KINDS[:1] for each in self.double.catalogs.all.values())
        return below or bool(self.double.tables.names(*schema.split(".")))
