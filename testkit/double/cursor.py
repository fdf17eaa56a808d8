"""Reads a command word by word."""

from __future__ import annotations

from .errors import condition
from .lexer import Token, solid, text, tokens

END = Token("end", "")


class Cursor:
    """A place in a statement's tokens; blanks and comments are passed over."""

    def __init__(self, sql: str) -> None:
        self.all = tokens(sql)
        self.at = 0

    def peek(self) -> Token:
        while self.at < len(self.all) and self.all[self.at].kind == "space":
            self.at += 1
        return self.all[self.at] if self.at < len(self.all) else END

    def next(self) -> Token:
        token = self.peek()
        self.at += 1
        return token

    def take(self, *words: str) -> bool:
        """Passes over the words if they are next, all of them."""
        before = self.at
        for word in words:
            if self.next().upper != word:
                self.at = before
                return False
        return True

    def need(self, *words: str) -> None:
        for word in words:
            if not self.take(word):
                raise syntax(self.peek())

    def name(self) -> list[str]:
        """A name of one or more parts."""
        parts = []
        while True:
            token = self.next()
            if not token.is_name:
                raise syntax(token)
            parts.append(token.name)
            if not self.take("."):
                return parts

    def string(self) -> str:
        token = self.next()
        if token.kind != "string":
            raise syntax(token)
        return token.value

    def names(self) -> list[str]:
        """`(a, b)`."""
        self.need("(")
        found: list[str] = []
        while not self.take(")"):
            token = self.next()
            if token is END:
                raise syntax(token)
            if token.is_name:
                found.append(token.name)
        return found

    def pairs(self) -> dict[str, str]:
        """`('a' = 'b', c = d, 'e')`."""
        self.need("(")
        found: dict[str, str] = {}
        while not self.take(")"):
            key = ""
            while True:
                token = self.next()
                if token is END:
                    raise syntax(token)
                key += token.value if token.kind == "string" else token.name
                if not self.take("."):
                    break
                key += "."
            value = ""
            if self.take("="):
                token = self.next()
                value = token.value if token.kind == "string" else token.text
            found[key] = value
            self.take(",")
        return found

    def rest(self) -> str:
        return text(self.all[self.at :]).strip()

    def is_at_end(self) -> bool:
        return not solid(self.all[self.at :])


def syntax(token: Token) -> Exception:
    where = "end of input" if token is END else f"'{token.text}'"
    return condition("PARSE_SYNTAX_ERROR", f"Syntax error at or near {where}.", "42601")
