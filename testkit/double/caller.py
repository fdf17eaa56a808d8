"""What a statement asks of its caller, answered in its text."""

from __future__ import annotations

from .lexer import literal
from .parameters import replace_call


def unwrap_identifiers(sql: str) -> str:
    """`IDENTIFIER('a.b')` is the name itself."""
    return replace_call(sql, "IDENTIFIER", lambda argument: argument)


def personal(sql: str, name: str, groups: list[str]) -> str:
    """The text as its caller runs it: who it is and which groups it is in are known."""

    def member(group: str | None) -> str | None:
        return None if group is None else str(group.lower() in {each.lower() for each in groups}).upper()

    for function in ("is_account_group_member", "is_member"):
        sql = replace_call(sql, function, member)
    for function in ("current_user", "session_user", "user"):
        sql = replace_call(sql, function, lambda argument: literal(name) if argument is None else None)
    return sql
