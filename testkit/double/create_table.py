"""CREATE TABLE: clauses that open-source Delta does not know are taken out and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .cursor import Cursor
from .lexer import Token, text

if TYPE_CHECKING:
    from .runner import Runner

FIRST = ("CREATE", "REPLACE")


def run(runner: Runner, cursor: Cursor) -> str | None:
    cursor.next()
    cursor.take("OR", "REPLACE")
    if not cursor.take("TABLE"):
        return None
    cursor.take("IF", "NOT", "EXISTS")
    cursor.name()
    if cursor.peek().text == "(":
        _columns(cursor)
    _drop_words(cursor, ["CLUSTER", "BY", "AUTO"])
    _drop_location(cursor)
    return text(cursor.all)


def _columns(cursor: Cursor) -> None:
    """Keys inform only, in the service too: they are left out with the comma before them."""
    opening = cursor.at
    depth, start, comma = 0, opening + 1, None
    for at in range(opening, len(cursor.all)):
        piece = cursor.all[at].text
        depth += (piece == "(") - (piece == ")")
        if (piece == "," and depth == 1) or (piece == ")" and depth == 0):
            words = [each.upper for each in cursor.all[start:at] if each.kind != "space"]
            if words[:1] == ["CONSTRAINT"]:
                words = words[2:]
            if words[:2] in (["PRIMARY", "KEY"], ["FOREIGN", "KEY"]):
                _blank(cursor, start if comma is None else comma, at)
            start, comma = at + 1, at
        if depth == 0:
            break
    _inline_keys(cursor, opening, at)


def _inline_keys(cursor: Cursor, start: int, end: int) -> None:
    """`id BIGINT PRIMARY KEY`."""
    words = [at for at in range(start, end) if cursor.all[at].kind != "space"]
    for first, second in zip(words, words[1:], strict=False):
        if cursor.all[first].upper == "PRIMARY" and cursor.all[second].upper == "KEY":
            _blank(cursor, first, second + 1)


def _drop_words(cursor: Cursor, wanted: list[str]) -> None:
    words = [at for at in range(cursor.at, len(cursor.all)) if cursor.all[at].kind != "space"]
    for place in range(len(words) - len(wanted) + 1):
        some = words[place : place + len(wanted)]
        if [cursor.all[at].upper for at in some] == wanted:
            _blank(cursor, some[0], some[-1] + 1)


def _drop_location(cursor: Cursor) -> None:
    """Storage of a cloud is not there: the files go where those of every table go."""
    words = [at for at in range(cursor.at, len(cursor.all)) if cursor.all[at].kind != "space"]
    for first, second in zip(words, words[1:], strict=False):
        if cursor.all[first].upper == "LOCATION" and cursor.all[second].text.strip("'\"").startswith("abfss://"):
            _blank(cursor, first, second + 1)


def _blank(cursor: Cursor, start: int, end: int) -> None:
    for at in range(start, end):
        cursor.all[at] = Token("space", "")
