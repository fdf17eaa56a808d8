"""Runs the statements of one caller, in one Spark session of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import commands
from .auth import Principal
from .caller import personal, unwrap_identifiers
from .errors import StatementError, from_spark
from .lexer import literal, quote, split, text, tokens
from .names import Names, Resolved, database, real
from .parameters import replace_call
from .relations import Relations, unsupported
from .results import Outcome, of_frame, of_rows

if TYPE_CHECKING:
    from .double import Double

PRIVILEGE = {"read": "SELECT", "write": "MODIFY"}


class Runner:
    """Keeps what a session keeps: the current catalog and schema, variables, temporary views."""

    def __init__(self, double: Double, who: Principal, catalog: str | None, schema: str | None) -> None:
        self.double, self.who = double, who
        self.session = double.spark.newSession()
        self.catalog: str | None = (catalog or "main").lower()
        self.schema = (schema or "default").lower()
        self.moved = True

    @property
    def names(self) -> Names:
        return Names(self.double.catalogs, self.catalog, self.schema)

    def run(self, sql: str, row_limit: int | None = None, byte_limit: int | None = None) -> Outcome:
        """Runs a script; the last statement's rows count."""
        outcome = of_rows([], [])
        try:
            for statement in split(sql):
                outcome = self._one(statement, row_limit, byte_limit)
        except StatementError:
            raise
        except Exception as error:
            failure = from_spark(error)
            failure.message = real(failure.message)
            raise failure from error
        return outcome

    def _one(self, sql: str, row_limit: int | None, byte_limit: int | None) -> Outcome:
        sql = unwrap_identifiers(sql)
        done = commands.run(self, sql)
        if isinstance(done, Outcome):
            return done
        if isinstance(done, str):
            sql = done
        return self.spark(sql, row_limit, byte_limit)

    def spark(self, sql: str, row_limit: int | None = None, byte_limit: int | None = None) -> Outcome:
        """What Spark itself understands, once the names are its own."""
        # Only here: a view's text keeps its questions, since others will ask them.
        sql = personal(sql, self.who.name, self.who.groups)
        for function, place in (("current_catalog", self.catalog), ("current_schema", self.schema), ("current_database", self.schema)):
            sql = replace_call(sql, function, lambda argument, place=place: literal(place) if argument is None else None)
        resolved = self.names.resolve(self.places(sql))
        self.check(resolved)
        self.settle()
        Relations(self.double, self.session, self.who).prepare(resolved)
        return of_frame(self.session.sql(resolved.sql), row_limit, byte_limit)

    def places(self, sql: str) -> str:
        """Paths of volumes behind a format, as in parquet.`/Volumes/…`, become this machine's."""
        found = tokens(sql)
        for token in found:
            if token.kind == "quoted" and token.name.startswith("/Volumes/"):
                token.text = quote(str(self.double.volume_path(token.name, self.who, "READ VOLUME")))
        return text(found)

    def settle(self) -> None:
        """Lets Spark stand where the caller does, for names of one part."""
        if not self.moved:
            return
        there = self.double.catalogs.has_schema(self.catalog, self.schema)
        if there and self.catalog:
            self.session.sql(f"USE {quote(database(self.catalog, self.schema))}")
        self.moved = False

    def check(self, resolved: Resolved) -> None:
        """Privileges on all that is named, and what policies forbid."""
        catalogs, grants = self.double.catalogs, self.double.grants
        for reference in resolved.tables + resolved.relations:
            if reference.schema == "information_schema":
                continue
            kept = catalogs.find("TABLE", reference.full)
            if kept and kept.is_guarded and (reference.travels or _history(resolved.sql)):
                raise unsupported("time travel" if reference.travels else "describe history", reference.full)
            if reference.role == "create":
                grants.check(self.who, "CREATE TABLE", "SCHEMA", f"{reference.catalog}.{reference.schema}")
            elif catalogs.find("CATALOG", reference.catalog):
                grants.check(self.who, PRIVILEGE.get(reference.role, "SELECT"), "TABLE", reference.full)
            if reference.role == "create":
                catalogs.table(reference.full, self.who.name)


def _history(sql: str) -> bool:
    return [word.upper() for word in sql.split()[:2]] in (["DESCRIBE", "HISTORY"], ["DESC", "HISTORY"])
