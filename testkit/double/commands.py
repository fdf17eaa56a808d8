"""Picks out the statements that Spark alone does not understand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .cursor import Cursor
from .results import Outcome

if TYPE_CHECKING:
    from .runner import Runner


def run(runner: Runner, sql: str) -> Outcome | str | None:
    """The outcome of what is emulated, a text for Spark to run instead, or nothing: Spark takes it as it is."""
    from . import copy_into, create_table, objects, policies, privileges, views

    first = Cursor(sql).peek().upper
    for part in (objects, views, policies, privileges, copy_into, create_table):
        if first not in part.FIRST:
            continue
        done = part.run(runner, Cursor(sql))
        if done is not None:
            return done
    return None
