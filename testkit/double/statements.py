"""Statements from being taken to their end, and what is remembered of them."""

from __future__ import annotations

import contextlib
import threading
import time
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .auth import Principal
from .errors import ApiError, StatementError
from .parameters import fill
from .results import Link, Result, keep
from .runner import Runner

if TYPE_CHECKING:
    from .double import Double

FINAL = ("SUCCEEDED", "FAILED", "CANCELED", "CLOSED")
TOO_LARGE = (
    "Inline byte limit exceeded. Statements executed with disposition=INLINE can have a result size of at most {limit} bytes. "
    "Please execute the statement with disposition=EXTERNAL_LINKS if you want to download the full result."
)


@dataclass
class Statement:
    """One statement; times in milliseconds since 1970."""

    sql: str
    who: Principal
    warehouse: str
    catalog: str | None = None
    schema: str | None = None
    parameters: list[dict[str, Any]] = field(default_factory=list)
    disposition: str = "INLINE"
    format: str = "JSON_ARRAY"
    row_limit: int | None = None
    byte_limit: int | None = None
    tags: list[dict[str, Any]] = field(default_factory=list)
    source: dict[str, Any] | None = None
    user_agent: str = ""
    runner: Runner | None = None
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    state: str = "PENDING"
    error: StatementError | None = None
    result: Result | None = None
    taken: int = field(default_factory=lambda: _now())
    started: int | None = None
    ended: int | None = None
    done: threading.Event = field(default_factory=threading.Event)
    cancelled: threading.Event = field(default_factory=threading.Event)

    def status(self) -> dict[str, Any]:
        status: dict[str, Any] = {"state": self.state}
        if self.error:
            status["error"] = {"error_code": self.error.code, "message": self.error.message}
            if self.error.sql_state:
                status["sql_state"] = self.error.sql_state
        return status


class Statements:
    """All statements by their ids."""

    def __init__(self, double: Double) -> None:
        self.double = double
        self.all: dict[str, Statement] = {}
        self.links: dict[str, Link] = {}

    def get(self, id: str, who: Principal) -> Statement:
        found = self.all.get(id)
        if found is None or not (who.admin or found.who is who):
            raise ApiError(404, "NOT_FOUND", f"The statement {id} was not found.")
        if found.state == "SUCCEEDED" and found.ended and _now() - found.ended > self.double.settings.statement_life * 1000:
            found.state, found.result = "CLOSED", None
        return found

    def submit(self, statement: Statement) -> Statement:
        self.double.warehouses.get(statement.warehouse)
        self.all[statement.id] = statement
        threading.Thread(target=self._run, args=(statement,), daemon=True).start()
        return statement

    def cancel(self, statement: Statement) -> None:
        """Asks again and again: a cancel before Spark's first job would be lost."""
        statement.cancelled.set()

        def insist() -> None:
            while not statement.done.wait(0.1):
                if statement.started:
                    self.double.spark.sparkContext.cancelJobGroup(statement.id)

        threading.Thread(target=insist, daemon=True).start()

    def _run(self, statement: Statement) -> None:
        try:
            self._wait_for_warehouse(statement)
            statement.state, statement.started = "RUNNING", _now()
            statement.cancelled.wait(self.double.settings.statement_delay)
            self.double.faults.statement(statement.sql, statement.cancelled)
            self._stop_if_cancelled(statement)
            statement.result = self._execute(statement)
            self._stop_if_cancelled(statement)
            state = "SUCCEEDED"
        except StatementError as error:
            state = "CANCELED" if statement.cancelled.is_set() else "FAILED"
            statement.error = None if statement.cancelled.is_set() else error
        except ApiError as error:
            state, statement.error = "FAILED", StatementError(error.message)
        except Exception as error:
            state, statement.error = "FAILED", StatementError(f"[INTERNAL_ERROR] {error!r} SQLSTATE: XX000", "XX000", "INTERNAL_ERROR")
        statement.ended = _now()
        statement.state = state
        statement.done.set()

    def _execute(self, statement: Statement) -> Result:
        settings = self.double.settings
        # A job's file keeps its session from one statement to the next.
        runner = statement.runner or Runner(self.double, statement.who, statement.catalog, statement.schema)
        context = runner.session.sparkContext
        context.setJobGroup(statement.id, statement.sql[:100], True)
        outcome = runner.run(fill(statement.sql, statement.parameters), statement.row_limit, statement.byte_limit)
        folder = self.double.folder / "results" / statement.id
        result = keep(outcome, statement.id, statement.disposition, statement.format, settings, folder)
        if statement.disposition == "INLINE" and result.bytes > settings.inline_bytes:
            raise StatementError(TOO_LARGE.format(limit=settings.inline_bytes))
        return result

    def _wait_for_warehouse(self, statement: Statement) -> None:
        warehouse = self.double.warehouses.get(statement.warehouse)
        warehouse.start()
        while warehouse.state != "RUNNING":
            self._stop_if_cancelled(statement)
            time.sleep(0.02)
            warehouse.start()

    @staticmethod
    def _stop_if_cancelled(statement: Statement) -> None:
        if statement.cancelled.is_set():
            raise StatementError("canceled")

    def clear(self) -> None:
        for statement in list(self.all.values()):
            if not statement.done.is_set():
                self.cancel(statement)
        with contextlib.suppress(RuntimeError):
            self.double.spark.sparkContext.cancelAllJobs()
        for statement in list(self.all.values()):
            statement.done.wait(10)
        self.all.clear()
        self.links.clear()


def _now() -> int:
    return int(time.time() * 1000)
