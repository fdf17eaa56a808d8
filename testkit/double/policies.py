"""Comments, tags, row filters, masks and clustering: what Spark lacks is kept beside the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .catalog import Securable
from .cursor import Cursor
from .lexer import literal, quote
from .names import database
from .objects import schema_name
from .results import Outcome, of_rows

if TYPE_CHECKING:
    from .runner import Runner

FIRST = ("COMMENT", "ALTER", "SET", "UNSET", "ANALYZE")
NOTHING = of_rows([], [])
KINDS = ("CATALOG", "SCHEMA", "DATABASE", "TABLE", "VIEW", "VOLUME")


def run(runner: Runner, cursor: Cursor) -> Outcome | str | None:
    first = cursor.next().upper
    if first == "ANALYZE":
        cursor.need("TABLE")
        runner.double.tables.kept(".".join(runner.names.full(cursor.name())))
        return NOTHING
    if first == "COMMENT":
        return _comment(runner, cursor)
    if first in ("SET", "UNSET"):
        return _tag(runner, cursor, first == "SET") if cursor.take("TAG", "ON") else None
    return _alter(runner, cursor)


def target(runner: Runner, kind: str, parts: list[str]) -> Securable:
    """The securable that a statement means."""
    catalogs = runner.double.catalogs
    if kind == "CATALOG":
        return catalogs.get("CATALOG", parts[0])
    if kind in ("SCHEMA", "DATABASE"):
        return catalogs.get("SCHEMA", schema_name(runner, parts))
    full = ".".join(runner.names.full(parts))
    return runner.double.tables.kept(full) if kind in ("TABLE", "VIEW") else catalogs.get(kind, full)


def owned(runner: Runner, kind: str, parts: list[str]) -> Securable:
    """The same, where the caller may change it."""
    found = target(runner, kind, parts)
    kind = {"DATABASE": "SCHEMA", "VIEW": "TABLE"}.get(kind, kind)
    runner.double.grants.check(runner.who, "MANAGE", kind, found.name)
    return found


def _comment(runner: Runner, cursor: Cursor) -> Outcome | str | None:
    cursor.need("ON")
    kind = cursor.next().upper
    parts = cursor.name()
    cursor.need("IS")
    text = None if cursor.take("NULL") else cursor.string()
    if kind == "COLUMN":
        found = owned(runner, "TABLE", parts[:-1])
        found.column_comments[parts[-1].lower()] = text or ""
    else:
        found = owned(runner, kind, parts)
        found.comment = text
        if found.kind == "TABLE":
            catalog, schema, name = found.name.split(".")
            runner.session.sql(f"COMMENT ON TABLE {quote(database(catalog, schema))}.{quote(name)} IS {literal(text)}")
    found.touch()
    return NOTHING


def _tag(runner: Runner, cursor: Cursor, put: bool) -> Outcome:
    kind, parts = cursor.next().upper, cursor.name()
    found = owned(runner, "TABLE" if kind == "COLUMN" else kind, parts[:-1] if kind == "COLUMN" else parts)
    tags = found.column_tags.setdefault(parts[-1].lower(), {}) if kind == "COLUMN" else found.tags
    token = cursor.next()
    key = token.value if token.kind == "string" else token.name
    if put:
        token = cursor.next() if cursor.take("=") else None
        tags[key] = "" if token is None else token.value if token.kind == "string" else token.name
    else:
        tags.pop(key, None)
    return NOTHING


def _alter(runner: Runner, cursor: Cursor) -> Outcome | str | None:
    kind = cursor.next().upper
    if kind not in KINDS:
        return None
    cursor.take("IF", "EXISTS")
    parts = cursor.name()
    if cursor.take("ALTER", "COLUMN") or cursor.take("ALTER"):
        column = cursor.next().name.lower()
        return _column(runner, cursor, parts, column)
    if cursor.take("SET", "TAGS"):
        owned(runner, kind, parts).tags.update(cursor.pairs())
        return NOTHING
    if cursor.take("UNSET", "TAGS"):
        for key in cursor.pairs():
            owned(runner, kind, parts).tags.pop(key, None)
        return NOTHING
    if cursor.take("SET", "OWNER", "TO") or cursor.take("OWNER", "TO"):
        owned(runner, kind, parts).owner = cursor.next().name
        return NOTHING
    if cursor.take("SET", "ROW", "FILTER"):
        function = _function(runner, cursor.name())
        cursor.need("ON")
        owned(runner, "TABLE", parts).row_filter = {"function_name": function, "input_column_names": cursor.names()}
        return NOTHING
    if cursor.take("DROP", "ROW", "FILTER"):
        owned(runner, "TABLE", parts).row_filter = None
        return NOTHING
    if kind in ("CATALOG", "VOLUME") or (kind in ("SCHEMA", "DATABASE") and not cursor.is_at_end()):
        return _properties(owned(runner, kind, parts), cursor)
    return _table(runner, cursor, parts) if kind == "TABLE" else _properties(owned(runner, kind, parts), cursor)


def _properties(found: Securable, cursor: Cursor) -> Outcome:
    if cursor.take("SET", "TBLPROPERTIES") or cursor.take("SET", "DBPROPERTIES"):
        found.properties |= cursor.pairs()
    return NOTHING


def _table(runner: Runner, cursor: Cursor, parts: list[str]) -> Outcome | None:
    if cursor.take("ADD", "CONSTRAINT"):
        cursor.next()
        if cursor.peek().upper in ("PRIMARY", "FOREIGN"):
            # They inform only, in the service too.
            owned(runner, "TABLE", parts)
            return NOTHING
        return None
    if cursor.take("CLUSTER", "BY"):
        found = owned(runner, "TABLE", parts)
        found.clustering = [] if cursor.take("NONE") or cursor.take("AUTO") else cursor.names()
        catalog, schema, name = found.name.split(".")
        table = f"{quote(database(catalog, schema))}.{quote(name)}"
        wanted = f"({', '.join(map(quote, found.clustering))})" if found.clustering else "NONE"
        clustered = runner.session.sql(f"DESCRIBE DETAIL {table}").first()
        if clustered is not None and (clustered["clusteringColumns"] or "clustering" in (clustered["tableFeatures"] or [])):
            runner.session.sql(f"ALTER TABLE {table} CLUSTER BY {wanted}")
        return NOTHING
    return None


def _column(runner: Runner, cursor: Cursor, parts: list[str], column: str) -> Outcome | None:
    if cursor.take("SET", "TAGS"):
        owned(runner, "TABLE", parts).column_tags.setdefault(column, {}).update(cursor.pairs())
    elif cursor.take("UNSET", "TAGS"):
        for key in cursor.pairs():
            owned(runner, "TABLE", parts).column_tags.get(column, {}).pop(key, None)
    elif cursor.take("SET", "MASK"):
        mask = {"function_name": _function(runner, cursor.name()), "using_column_names": []}
        if cursor.take("USING", "COLUMNS"):
            mask["using_column_names"] = cursor.names()
        owned(runner, "TABLE", parts).masks[column] = mask
    elif cursor.take("DROP", "MASK"):
        owned(runner, "TABLE", parts).masks.pop(column, None)
    elif cursor.take("COMMENT"):
        owned(runner, "TABLE", parts).column_comments[column] = cursor.string()
    else:
        return None
    return NOTHING


def _function(runner: Runner, parts: list[str]) -> str:
    full = ".".join(runner.names.full(parts))
    return runner.double.catalogs.get("FUNCTION", full).name
