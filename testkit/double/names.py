"""Names of three parts for a Spark that has one catalog: `catalog.schema.table` lies in the database `catalog__schema`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .catalog import Catalogs
from .lexer import Token, quote, text, tokens
from .roles import BEFORE_TABLE, NO_ALIAS, declared, role, travels


@dataclass
class Reference:
    """A table or view that a statement names."""

    catalog: str
    schema: str
    name: str
    role: str
    travels: bool = False

    @property
    def full(self) -> str:
        return f"{self.catalog}.{self.schema}.{self.name}".lower()


@dataclass
class Resolved:
    """A statement in Spark's names."""

    sql: str
    tables: list[Reference] = field(default_factory=list)
    relations: list[Reference] = field(default_factory=list)
    functions: list[str] = field(default_factory=list)


def database(catalog: str, schema: str) -> str:
    return f"{catalog}__{schema}".lower()


def stand_in(full: str) -> str:
    """The temporary view or function that stands for something Spark does not keep."""
    return full.lower().replace(".", "__")


def real(message: str) -> str:
    """An error's text with the names as the caller knows them."""
    message = re.sub(r"`spark_catalog`\.`(\w+?)__(\w+?)`", r"`\1`.`\2`", message)
    message = re.sub(r"`(\w+?)__(\w+?)(?:__(\w+))?`", lambda m: ".".join(f"`{part}`" for part in m.groups() if part), message)
    return re.sub(r"\bspark_catalog\.(\w+?)__(\w+?)\b", r"\1.\2", message)


class Names:
    """Reads a statement's names as from within a catalog and a schema."""

    def __init__(self, catalogs: Catalogs, catalog: str | None, schema: str | None) -> None:
        self.catalogs, self.catalog, self.schema = catalogs, catalog, schema

    def full(self, parts: list[str]) -> tuple[str, str, str]:
        """Catalog, schema and name of a table's name, whatever its length."""
        if len(parts) >= 3:
            return parts[0].lower(), parts[1].lower(), parts[2].lower()
        if len(parts) == 2:
            return (self.catalog or "main").lower(), parts[0].lower(), parts[1].lower()
        return (self.catalog or "main").lower(), (self.schema or "default").lower(), parts[0].lower()

    def resolve(self, sql: str) -> Resolved:
        found = tokens(sql)
        out = Resolved("")
        aliases = declared(found)
        first = next((token.upper for token in found if token.kind == "word"), "")
        index, before, earlier = 0, Token("space", ""), Token("space", "")
        pieces: list[str] = []
        while index < len(found):
            token = found[index]
            if token.is_name and before.text not in (".", ":"):
                end = index + 1
                while end + 1 < len(found) and found[end].text == "." and found[end + 1].is_name:
                    end += 2
                following = next((each for each in found[end:] if each.kind != "space"), Token("space", ""))
                part = role(first, before, earlier, bool(out.tables or out.relations))
                pieces.append(self._chain(found[index:end], part, following, aliases, out, travels(found[end:])))
                earlier, before = before, found[end - 1]
                index = end
                continue
            pieces.append(token.text)
            if token.kind != "space":
                earlier, before = before, token
            index += 1
        out.sql = "".join(pieces)
        return out

    def _chain(self, chain: list[Token], role: str, following: Token, declared: set[str], out: Resolved, travels: bool) -> str:
        names = [token for token in chain if token.is_name]
        lower = [token.name.lower() for token in names]
        whole = text(chain)
        if lower[0].startswith("/volumes/") or (len(lower) > 1 and lower[1].startswith("/volumes/")):
            return whole
        if len(lower) >= 3 and (self.catalogs.find("CATALOG", lower[0]) or lower[:2] == ["system", "information_schema"]):
            place, rest = (lower[0], lower[1]), names[2:]
        elif len(lower) >= 2 and (self.catalogs.has_schema(self.catalog, lower[0]) or (lower[0] == "information_schema" and self.catalog)):
            if lower[0] in declared and role in ("", "list"):
                return whole
            place, rest = (str(self.catalog).lower(), lower[0]), names[1:]
        elif len(lower) == 1 and role and following.text != "(" and lower[0] not in declared and names[0].upper not in BEFORE_TABLE:
            if role == "list" and not self._relation(*self.full(lower)):
                return whole
            place, rest = self.full(lower)[:2], names
        else:
            return whole
        reference = Reference(*place, rest[0].name.lower(), role or "column", travels)
        if following.text == "(" and self.catalogs.find("FUNCTION", reference.full):
            out.functions.append(reference.full)
            return quote(stand_in(reference.full))
        if role == "path":
            return whole
        if self._relation(*place, reference.name) and role in ("read", "list", ""):
            if role == "" or len(rest) > 1:
                return ".".join(token.text for token in rest)
            out.relations.append(reference)
            alone = not following.is_name or following.upper in NO_ALIAS
            return quote(stand_in(reference.full)) + (f" AS {rest[0].text}" if alone else "")
        # After a comma stands a table or a column; a column would have more parts.
        if role not in ("", "list") or (role == "list" and len(lower) > 1 and len(rest) == 1):
            if role == "list":
                reference.role = "read"
            out.tables.append(reference)
        if len(lower) == 1:
            return whole
        return quote(database(*place)) + "." + ".".join(token.text for token in rest)

    def _relation(self, catalog: str, schema: str, name: str) -> bool:
        if schema == "information_schema":
            return True
        full = f"{catalog}.{schema}.{name}"
        table = self.catalogs.find("TABLE", full)
        return bool(self.catalogs.find("VIEW", full) or (table and table.is_guarded))
