"""Jobs: their settings, and their runs through the graph of tasks."""

from __future__ import annotations

import itertools
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .auth import Principal
from .errors import ApiError, bad
from .statements import Statement

if TYPE_CHECKING:
    from .double import Double

RUN_IF = {
    "ALL_SUCCESS": lambda good, failed, total: good == total,
    "ALL_DONE": lambda good, failed, total: True,
    "NONE_FAILED": lambda good, failed, total: failed == 0,
    "AT_LEAST_ONE_SUCCESS": lambda good, failed, total: good > 0,
    "ALL_FAILED": lambda good, failed, total: failed == total,
    "AT_LEAST_ONE_FAILED": lambda good, failed, total: failed > 0,
}


def now() -> int:
    return int(time.time() * 1000)


@dataclass
class Attempt:
    """One attempt at one task; `life` and `result` are the service's words."""

    id: int
    task: dict[str, Any]
    number: int = 0
    life: str = "PENDING"
    result: str | None = None
    message: str = ""
    started: int = 0
    ended: int = 0
    text: str = ""
    parameters: dict[str, str] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)

    def end(self, result: str, message: str = "", life: str = "TERMINATED") -> None:
        self.result, self.message, self.ended = result, message, now()
        self.life = life


@dataclass
class Run:
    """One run of a job, or of tasks given for once."""

    id: int
    job_id: int
    name: str
    settings: dict[str, Any]
    who: Principal
    parameters: dict[str, str]
    number: int
    kind: str = "JOB_RUN"
    life: str = "PENDING"
    result: str | None = None
    message: str = ""
    started: int = field(default_factory=now)
    ended: int = 0
    attempts: list[Attempt] = field(default_factory=list)
    cancelled: threading.Event = field(default_factory=threading.Event)
    done: threading.Event = field(default_factory=threading.Event)
    notified: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class Job:
    """A job's settings."""

    id: int
    settings: dict[str, Any]
    who: Principal
    created: int = field(default_factory=now)


class Jobs:
    """All jobs and runs."""

    def __init__(self, double: Double) -> None:
        self.double = double
        self.jobs: dict[int, Job] = {}
        self.runs: dict[int, Run] = {}
        self.ids = itertools.count(1001)

    def job(self, id: Any) -> Job:
        found = self.jobs.get(int(id or 0))
        if found is None:
            raise ApiError(400, "INVALID_PARAMETER_VALUE", f"Job {id} does not exist.")
        return found

    def run(self, id: Any) -> tuple[Run, Attempt | None]:
        """A run by its id, or by that of one of its attempts."""
        wanted = int(id or 0)
        if wanted in self.runs:
            return self.runs[wanted], None
        for run in self.runs.values():
            for attempt in run.attempts:
                if attempt.id == wanted:
                    return run, attempt
        raise ApiError(400, "INVALID_PARAMETER_VALUE", f"Run {id} does not exist.")

    def check(self, settings: dict[str, Any]) -> None:
        """What the service refuses at once: unknown and circular dependencies."""
        tasks = {task["task_key"]: [each["task_key"] for each in task.get("depends_on") or []] for task in settings.get("tasks") or []}
        if len(tasks) < len(settings.get("tasks") or []):
            raise bad("Task keys must be unique.")
        left = dict(tasks)
        for key, needed in tasks.items():
            for each in needed:
                if each not in tasks:
                    raise bad(f"Invalid dependency graph, task '{key}' depends on '{each}', which does not exist.")
        while left:
            free = [key for key, needed in left.items() if not any(each in left for each in needed)]
            if not free:
                raise bad("Invalid dependency graph, the tasks depend on each other in a circle.")
            for key in free:
                del left[key]

    def start(self, settings: dict[str, Any], who: Principal, job: Job | None, parameters: dict[str, str]) -> Run:
        known = {each["name"]: each.get("default", "") for each in settings.get("parameters") or []}
        same = [run for run in self.runs.values() if job and run.job_id == job.id]
        name = settings.get("name") or settings.get("run_name") or "Untitled"
        run = Run(next(self.ids), job.id if job else next(self.ids), name, settings, who, known | parameters, len(same) + 1)
        run.kind = "JOB_RUN" if job else "SUBMIT_RUN"
        self.runs[run.id] = run
        if (
            job
            and sum(not each.done.is_set() for each in same) >= settings.get("max_concurrent_runs", 1)
            and not (settings.get("queue") or {}).get("enabled")
        ):
            run.life, run.result, run.ended = "SKIPPED", "MAXIMUM_CONCURRENT_RUNS_REACHED", now()
            run.done.set()
            return run
        run.attempts = [
            Attempt(next(self.ids), task, life="BLOCKED" if task.get("depends_on") else "PENDING") for task in settings.get("tasks") or []
        ]
        threading.Thread(target=self._go, args=(run, [each for each in same if not each.done.is_set()]), daemon=True).start()
        return run

    def cancel(self, run: Run) -> None:
        run.cancelled.set()
        for attempt in run.attempts:
            for statement in attempt.statements:
                if not statement.done.is_set():
                    self.double.statements.cancel(statement)

    def clear(self) -> None:
        for run in self.runs.values():
            self.cancel(run)
        for run in self.runs.values():
            run.done.wait(10)
        self.jobs.clear()
        self.runs.clear()

    def _go(self, run: Run, before: list[Run]) -> None:
        from .job_run import go

        for each in before:
            run.life = "QUEUED"
            while not each.done.wait(0.05) and not run.cancelled.is_set():
                pass
        go(self, run)
