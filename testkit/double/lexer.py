"""Cuts SQL into tokens, so that nothing inside strings, comments or quoted names is taken for something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

PATTERN = re.compile(
    r"""
    (?P<space>\s+|--[^\n]*|/\*.*?\*/)
  | (?P<string>[rR]?'(?:[^'\\]|\\.|'')*'|[rR]?"(?:[^"\\]|\\.|"")*")
  | (?P<quoted>`(?:[^`]|``)*`)
  | (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?[a-zA-Z]*|\.\d+(?:[eE][+-]?\d+)?[a-zA-Z]*)
  | (?P<word>[^\W\d]\w*|_\w*)
  | (?P<op>::|->|=>|<=>|<=|>=|<>|!=|==|\|\||.)
    """,
    re.VERBOSE | re.DOTALL,
)
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "b": "\b", "Z": "\x1a"}


@dataclass
class Token:
    """A piece of SQL; `kind` is a group of the pattern."""

    kind: str
    text: str

    @property
    def upper(self) -> str:
        return self.text.upper() if self.kind in ("word", "op") else ""

    @property
    def is_name(self) -> bool:
        return self.kind in ("word", "quoted")

    @property
    def name(self) -> str:
        """The name without its quotes."""
        return self.text[1:-1].replace("``", "`") if self.kind == "quoted" else self.text

    @property
    def value(self) -> str:
        """What a string literal stands for."""
        raw = self.text[0] in "rR"
        body = self.text[2:-1] if raw else self.text[1:-1]
        if raw:
            return body
        quote = self.text[0]
        body = body.replace(quote * 2, quote)
        return re.sub(r"\\(.)", lambda found: ESCAPES.get(found[1], found[1]), body, flags=re.DOTALL)


def tokens(sql: str) -> list[Token]:
    return [Token(found.lastgroup or "op", found.group()) for found in PATTERN.finditer(sql)]


def text(parts: list[Token]) -> str:
    return "".join(part.text for part in parts)


def solid(parts: list[Token]) -> list[Token]:
    """Without blanks and comments."""
    return [part for part in parts if part.kind != "space"]


def quote(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


def literal(value: str | None) -> str:
    if value is None:
        return "NULL"
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


def split(sql: str) -> list[str]:
    """The statements of a script; a compound statement stays whole."""
    return [text(part) for part in _parts(tokens(sql)) if solid(part)]


def _parts(all_tokens: list[Token]) -> Iterator[list[Token]]:
    part: list[Token] = []
    depth = 0
    words = [index for index, token in enumerate(all_tokens) if token.kind != "space"]
    after = {index: all_tokens[following].upper for index, following in zip(words, words[1:], strict=False)}
    for index, token in enumerate(all_tokens):
        if token.upper == ";" and depth == 0:
            yield part
            part = []
            continue
        started = [each.upper for each in solid(part)]
        compound = bool(started) and started[0] == "BEGIN" and started[1:2] != ["TRANSACTION"]
        if token.upper == "BEGIN" and not started:
            depth = 1
        elif compound and token.upper in ("BEGIN", "CASE") and not (started and started[-1] == "END"):
            depth += 1
        elif compound and token.upper == "END" and after.get(index) not in ("IF", "WHILE", "LOOP", "REPEAT", "FOR"):
            depth -= 1
        part.append(token)
    yield part
