"""What goes wrong, as the service words it."""

from __future__ import annotations

import re

CONDITION = re.compile(r"\[([A-Z][A-Z0-9_.]+)\]")
STATE = re.compile(r"SQLSTATE: ([0-9A-Z]{5})")


class ApiError(Exception):
    """An answer other than 2xx."""

    def __init__(self, status: int, code: str, message: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(message)
        self.status, self.code, self.message, self.headers = status, code, message, headers or {}


class StatementError(Exception):
    """A statement that ends as FAILED."""

    def __init__(self, message: str, sql_state: str | None = None, code: str = "BAD_REQUEST") -> None:
        super().__init__(message)
        self.message, self.sql_state, self.code = message, sql_state, code


def bad(message: str) -> ApiError:
    return ApiError(400, "INVALID_PARAMETER_VALUE", message)


def condition(name: str, message: str, sql_state: str) -> StatementError:
    """A failure with an error condition, worded as Spark does."""
    return StatementError(f"[{name}] {message} SQLSTATE: {sql_state}", sql_state)


def insufficient(privilege: str, kind: str, name: str) -> StatementError:
    message = f"Insufficient privileges:\nUser does not have {privilege} on {kind.capitalize()} '{name}'."
    return condition("INSUFFICIENT_PERMISSIONS", message, "42501")


def from_spark(error: Exception) -> StatementError:
    """Spark's exception, without the Java stack below it."""
    get_state = getattr(error, "getSqlState", None)
    text = str(error)
    java = getattr(error, "java_exception", None)
    if java is not None:
        deepest = java
        while deepest is not None:
            words = deepest.getMessage() or ""
            if CONDITION.search(words):
                text = words
            deepest = deepest.getCause()
    message = re.split(r"\n\s+at |\n+JVM stacktrace", text)[0].strip()
    state = get_state() if get_state else None
    if not state:
        found = STATE.search(message)
        state = found.group(1) if found else None
    return StatementError(message, state)
