"""GRANT, REVOKE and SHOW GRANTS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .catalog import Securable
from .cursor import Cursor
from .grants import normal
from .policies import owned, target
from .results import Outcome, of_rows

if TYPE_CHECKING:
    from .runner import Runner

FIRST = ("GRANT", "REVOKE", "SHOW")
KINDS = ("CATALOG", "SCHEMA", "DATABASE", "TABLE", "VIEW", "VOLUME", "FUNCTION")


def run(runner: Runner, cursor: Cursor) -> Outcome | None:
    first = cursor.next().upper
    if first == "SHOW":
        return _show(runner, cursor)
    privileges = []
    while True:
        words = []
        while cursor.peek().upper not in (",", "ON", ""):
            words.append(cursor.next().upper)
        privileges.append(normal(" ".join(words)))
        if not cursor.take(","):
            break
    cursor.need("ON")
    found = owned(runner, *_target(cursor))
    cursor.need("TO" if first == "GRANT" else "FROM")
    token = cursor.next()
    change(found, token.value if token.kind == "string" else token.name, privileges, first == "GRANT")
    return of_rows([], [])


def change(found: Securable, holder: str, privileges: list[str], give: bool) -> None:
    held = found.grants.setdefault(holder, set())
    if give:
        held |= set(privileges)
    else:
        held -= held.copy() if "ALL PRIVILEGES" in privileges else set(privileges)
    if not held:
        del found.grants[holder]


def _target(cursor: Cursor) -> tuple[str, list[str]]:
    kind = "TABLE"
    if cursor.peek().upper in KINDS:
        kind = cursor.next().upper
    return kind, cursor.name()


def _show(runner: Runner, cursor: Cursor) -> Outcome | None:
    if not (cursor.take("GRANTS") or cursor.take("GRANT")):
        return None
    holder = None
    if cursor.peek().upper != "ON":
        token = cursor.next()
        holder = token.value if token.kind == "string" else token.name
    cursor.need("ON")
    found = target(runner, *_target(cursor))
    rows = []
    for securable in runner.double.grants.chain(found.kind, found.name):
        for name, privileges in sorted(securable.grants.items()):
            if holder in (None, name):
                rows += [[name, privilege, securable.kind, securable.name] for privilege in sorted(privileges)]
    return of_rows(["Principal", "ActionType", "ObjectType", "ObjectKey"], rows)
