"""Reads a COPY INTO."""

from __future__ import annotations

from dataclasses import dataclass, field

from .cursor import Cursor, syntax
from .errors import condition
from .lexer import text

FORMATS = ("PARQUET", "CSV", "JSON", "AVRO", "ORC", "TEXT", "BINARYFILE")


@dataclass
class Copy:
    """The statement's parts."""

    table: list[str]
    path: str = ""
    before: str = ""
    after: str = ""
    form: str = ""
    files: list[str] = field(default_factory=list)
    pattern: str = "*"
    validate: bool = False
    read: dict[str, str] = field(default_factory=dict)
    copy: dict[str, str] = field(default_factory=dict)

    def says(self, name: str) -> bool:
        return {key.lower(): value for key, value in self.copy.items()}.get(name, "false").lower() == "true"


def read(cursor: Cursor) -> Copy:
    wanted = Copy(cursor.name())
    if cursor.peek().text == "(":
        cursor.names()
    cursor.need("FROM")
    if cursor.take("("):
        _select(cursor, wanted)
    else:
        wanted.path = _path(cursor)
    while not cursor.is_at_end():
        word = cursor.next().upper
        if word == "FILEFORMAT":
            cursor.need("=")
            wanted.form = cursor.next().upper
        elif word == "FILES":
            cursor.need("=", "(")
            while not cursor.take(")"):
                wanted.files.append(cursor.string())
                cursor.take(",")
        elif word == "PATTERN":
            cursor.need("=")
            wanted.pattern = cursor.string()
        elif word == "VALIDATE":
            wanted.validate = True
            cursor.take("ALL") or (cursor.next() and cursor.take("ROWS"))
        elif word in ("FORMAT_OPTIONS", "COPY_OPTIONS"):
            target = wanted.read if word == "FORMAT_OPTIONS" else wanted.copy
            target.update(cursor.pairs())
        else:
            raise syntax(cursor.all[cursor.at - 1])
    if wanted.form not in FORMATS:
        raise condition(
            "COPY_INTO_SOURCE_FILE_FORMAT_NOT_SUPPORTED", f"The format of the source files must be one of {', '.join(FORMATS)}.", "0A000"
        )
    return wanted


def _path(cursor: Cursor) -> str:
    token = cursor.next()
    if token.kind == "string":
        return token.value
    if token.kind == "quoted":
        return token.name
    raise syntax(token)


def _select(cursor: Cursor, wanted: Copy) -> None:
    """`SELECT … FROM 'path' …`: the path's place takes the files."""
    start, depth = cursor.at, 1
    place = None
    before = ""
    while depth:
        token = cursor.next()
        depth += (token.text == "(") - (token.text == ")")
        if token.kind == "end":
            raise syntax(token)
        if before == "FROM" and token.kind in ("string", "quoted") and place is None:
            place = cursor.at - 1
            wanted.path = token.value if token.kind == "string" else token.name
        before = token.upper
    if place is None:
        raise syntax(cursor.peek())
    wanted.before, wanted.after = text(cursor.all[start:place]), text(cursor.all[place + 1 : cursor.at - 1])
