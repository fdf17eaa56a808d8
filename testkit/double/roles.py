"""What a name in a statement is there for, told by the words around it."""

from __future__ import annotations

from .lexer import Token, solid

BEFORE_TABLE = set(
    [
        "FROM",
        "JOIN",
        "INTO",
        "TABLE",
        "UPDATE",
        "USING",
        "VIEW",
        "OVERWRITE",
        "OPTIMIZE",
        "VACUUM",
        "EXISTS",
        "HISTORY",
        "DETAIL",
        "DESCRIBE",
        "DESC",
        "CLONE",
        "LIKE",
    ]
)
NO_ALIAS = set(
    [
        "ON",
        "WHERE",
        "JOIN",
        "LEFT",
        "RIGHT",
        "INNER",
        "CROSS",
        "FULL",
        "GROUP",
        "ORDER",
        "LIMIT",
        "UNION",
        "HAVING",
        "USING",
        "SEMI",
        "ANTI",
        "EXCEPT",
        "INTERSECT",
        "MINUS",
        "QUALIFY",
        "WINDOW",
        "TABLESAMPLE",
        "PIVOT",
        "UNPIVOT",
        "LATERAL",
        "WHEN",
        "SET",
        "DISTRIBUTE",
        "CLUSTER",
        "SORT",
        "NATURAL",
        "OFFSET",
        "SELECT",
        "DO",
        "THEN",
        "END",
    ]
)
CHANGING = set(["TRUNCATE", "RESTORE", "OPTIMIZE", "VACUUM", "ANALYZE", "REORG", "ALTER", "DROP", "MSCK"])


def role(first: str, before: Token, earlier: Token, later: bool) -> str:
    """What a name is there for: read, write, create; nothing where no table can stand."""
    word = before.upper
    if word == ",":
        return "list"
    if word not in BEFORE_TABLE:
        return ""
    if word in ("INTO", "OVERWRITE", "UPDATE") or (word == "FROM" and earlier.upper == "DELETE"):
        return "write"
    if word == "TABLE" and earlier.upper in ("INTO", "OVERWRITE"):
        return "write"
    if not later and first in CHANGING:
        return "write"
    if not later and first in ("CREATE", "REPLACE") and word in ("TABLE", "VIEW", "EXISTS"):
        return "create"
    return "read"


def travels(rest: list[Token]) -> bool:
    words = [token.upper for token in solid(rest[:12])][:4]
    return words[1:3] == ["AS", "OF"] or (words[:1] == ["FOR"] and words[2:4] == ["AS", "OF"])


def declared(found: list[Token]) -> set[str]:
    """Aliases and names of WITH."""
    words = solid(found)
    names = set()
    for before, token, after in zip([Token("space", ""), *words], words, [*words[1:], Token("space", "")], strict=False):
        if token.is_name and (before.upper == "AS" or (after.upper == "AS" and before.upper in ("WITH", ",", "RECURSIVE"))):
            names.add(token.name.lower())
        # A name of WITH may list its columns.
        if token.is_name and before.upper in ("WITH", "RECURSIVE"):
            names.add(token.name.lower())
    return names
