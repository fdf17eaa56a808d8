"""Views, tables with policies, and the information schema: expanded for each caller into temporary views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import information
from .auth import Principal
from .caller import personal, unwrap_identifiers
from .catalog import Securable
from .errors import condition
from .lexer import quote
from .names import Names, Reference, Resolved, database, stand_in

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    from .double import Double

UNSUPPORTED = "ROW_LEVEL_SECURITY_COLUMN_MASK_FEATURE_NOT_SUPPORTED"


def unsupported(what: str, table: str) -> Exception:
    name = ".".join(f"`{part}`" for part in table.split("."))
    words = f"Row filters or column masks on table {name} are not supported with {what}."
    return condition(f"{UNSUPPORTED}.{what.upper().replace(' ', '_')}", words, "0A000")


class Relations:
    """Makes what a statement names and Spark does not have, within one session."""

    def __init__(self, double: Double, session: SparkSession, who: Principal) -> None:
        self.double, self.session, self.who = double, session, who
        self.made: set[str] = set()

    def prepare(self, resolved: Resolved) -> None:
        for function in resolved.functions:
            self._function(function)
        for reference in resolved.relations:
            self._relation(reference)

    def _function(self, full: str) -> None:
        securable = self.double.catalogs.get("FUNCTION", full)
        text = personal(securable.definition or "", self.who.name, self.who.groups)
        self.session.sql(f"CREATE OR REPLACE TEMPORARY FUNCTION {quote(stand_in(full))} {text}")

    def _relation(self, reference: Reference) -> None:
        full = reference.full
        if full in self.made and not reference.travels:
            return
        table = self.double.catalogs.find("TABLE", full)
        if reference.travels and table and table.is_guarded:
            raise unsupported("time travel", full)
        if reference.schema == "information_schema":
            frame = self.session.sql(information.query(self.double, reference.catalog, reference.name, self.who))
        elif table and table.is_guarded:
            frame = self._guarded(reference, table)
        else:
            frame = self._view(self.double.catalogs.get("VIEW", full))
        frame.createOrReplaceTempView(stand_in(full))
        self.made.add(full)

    def _view(self, view: Securable) -> DataFrame:
        frame = self.session.sql(self.expand(view.definition or "", *view.within))
        return frame.toDF(*view.columns) if view.columns else frame

    def expand(self, text: str, catalog: str | None, schema: str | None) -> str:
        """A text that someone else wrote, ready to run for this caller."""
        text = personal(unwrap_identifiers(text), self.who.name, self.who.groups)
        resolved = Names(self.double.catalogs, catalog, schema).resolve(qualified(self.double, text, catalog, schema))
        self.prepare(resolved)
        return resolved.sql

    def _guarded(self, reference: Reference, table: Securable) -> DataFrame:
        source = f"{quote(database(reference.catalog, reference.schema))}.{quote(reference.name)}"
        columns = []
        for name in self.session.table(source).columns:
            mask = table.masks.get(name.lower())
            if mask is None:
                columns.append(quote(name))
                continue
            arguments = [quote(each) for each in [name, *mask.get("using_column_names", [])]]
            columns.append(f"{self._call(mask['function_name'], arguments)} AS {quote(name)}")
        where = ""
        if table.row_filter:
            arguments = [quote(each) for each in table.row_filter["input_column_names"]]
            where = f" WHERE {self._call(table.row_filter['function_name'], arguments)}"
        return self.session.sql(f"SELECT {', '.join(columns)} FROM {source}{where}")

    def _call(self, function: str, arguments: list[str]) -> str:
        self._function(function)
        return f"{quote(stand_in(function))}({', '.join(arguments)})"


def qualified(double: Double, text: str, catalog: str | None, schema: str | None) -> str:
    """Names of one part are given their schema, since the reader may stand in another."""
    from .lexer import solid, tokens

    names = Names(double.catalogs, catalog, schema)
    found = tokens(text)
    declared = {token.name.lower() for token, after in _pairs(solid(found)) if after.upper == "AS"}
    before = ""
    for place, token in enumerate(found):
        if token.kind == "space":
            continue
        tail = next((each.text for each in found[place + 1 :] if each.kind != "space"), "")
        if token.is_name and before in ("FROM", "JOIN") and tail not in (".", "(") and token.name.lower() not in declared:
            place_catalog, place_schema, _ = names.full([token.name])
            token.text = f"{quote(place_catalog)}.{quote(place_schema)}.{token.text}"
        before = token.upper
    return "".join(token.text for token in found)


def _pairs(words: list) -> list:
    return list(zip(words, words[1:], strict=False))
