"""Takes one run through its tasks."""

from __future__ import annotations

import re
import threading
import time
from typing import TYPE_CHECKING, Any

from . import workspace
from .errors import ApiError
from .jobs import RUN_IF, Attempt, Run, now
from .lexer import split
from .runner import Runner
from .statements import Statement

if TYPE_CHECKING:
    from .jobs import Jobs

FAILED = ("FAILED", "TIMEDOUT", "UPSTREAM_FAILED", "INTERNAL_ERROR")
HAS_RUN = ("SUCCESS", "FAILED", "TIMEDOUT")


def go(jobs: Jobs, run: Run) -> None:
    run.life = "RUNNING"
    _notify(run, "on_start")
    limit = run.settings.get("timeout_seconds") or 0
    timer = threading.Timer(limit, lambda: _time_out(jobs, run)) if limit else None
    if timer:
        timer.daemon = True
        timer.start()
    final: dict[str, str] = {}
    started: set[str] = set()
    first = {attempt.task["task_key"]: attempt for attempt in run.attempts}
    while len(final) < len(first):
        for key, attempt in first.items():
            needed = [each["task_key"] for each in attempt.task.get("depends_on") or []]
            if key in started or not all(each in final for each in needed):
                continue
            started.add(key)
            _begin(jobs, run, attempt, [final[each] for each in needed], final)
        time.sleep(0.02)
    if timer:
        timer.cancel()
    _finish(run, first, final)


def _begin(jobs: Jobs, run: Run, attempt: Attempt, needed: list[str], final: dict[str, str]) -> None:
    """Starts a task, or passes it over as its `run_if` says."""
    key = attempt.task["task_key"]
    good, failed = needed.count("SUCCESS"), sum(each in FAILED for each in needed)
    condition = attempt.task.get("run_if") or "ALL_SUCCESS"
    if run.cancelled.is_set():
        attempt.end("CANCELED", "Run cancelled.")
    elif needed and not RUN_IF[condition](good, failed, len(needed)):
        # Where failures are wanted and there are none, the task is left out; else what comes before is to blame.
        upstream = "UPSTREAM_FAILED" if failed else "UPSTREAM_CANCELED" if "CANCELED" in needed else "EXCLUDED"
        result = "EXCLUDED" if condition in ("ALL_FAILED", "AT_LEAST_ONE_FAILED") else upstream
        life = "TERMINATED" if result == "EXCLUDED" else "INTERNAL_ERROR" if result == "UPSTREAM_FAILED" else "SKIPPED"
        attempt.end(result, f"The task was not run: its condition {condition} was not met.", life)
    else:
        threading.Thread(target=_task, args=(jobs, run, attempt, final), daemon=True).start()
        return
    final[key] = attempt.result or ""


def _task(jobs: Jobs, run: Run, attempt: Attempt, final: dict[str, str]) -> None:
    task = attempt.task
    retries = task.get("max_retries") or 0
    while True:
        _attempt(jobs, run, attempt)
        retry = attempt.result == "FAILED" or (attempt.result == "TIMEDOUT" and task.get("retry_on_timeout"))
        if not retry or run.cancelled.is_set() or (retries >= 0 and attempt.number >= retries):
            break
        following = Attempt(next(jobs.ids), task, attempt.number + 1, life="WAITING_FOR_RETRY")
        run.attempts.append(following)
        run.cancelled.wait((task.get("min_retry_interval_millis") or 0) / 1000)
        attempt = following
    final[task["task_key"]] = attempt.result or ""


def _attempt(jobs: Jobs, run: Run, attempt: Attempt) -> None:
    task = attempt.task
    attempt.life, attempt.started = "RUNNING", now()
    late = threading.Event()
    limit = task.get("timeout_seconds") or 0
    timer = threading.Timer(limit, lambda: (late.set(), _stop(jobs, attempt))) if limit else None
    if timer:
        timer.daemon = True
        timer.start()
    try:
        message = _sql(jobs, run, attempt, late)
    except ApiError as error:
        message = error.message
    except Exception as error:
        message = repr(error)
    if timer:
        timer.cancel()
    if run.cancelled.is_set():
        attempt.end("TIMEDOUT" if run.message else "CANCELED", run.message or "Run cancelled.")
    elif late.is_set():
        attempt.end("TIMEDOUT", f"Run exceeded the timeout of {limit} seconds.")
    else:
        attempt.end("FAILED" if message else "SUCCESS", message)


def _sql(jobs: Jobs, run: Run, attempt: Attempt, late: threading.Event) -> str:
    """Runs the statements of the task's file one after another; the first failure is its message."""
    double, sql = jobs.double, attempt.task.get("sql_task")
    if not sql or "file" not in sql:
        return "Only SQL tasks with a file run here."
    file = workspace.place(double, sql["file"]["path"])
    if not file.is_file():
        return f"Unable to access the file {sql['file']['path']}: it does not exist."
    double.warehouses.get(sql["warehouse_id"])
    values = {**run.parameters, **{name: reference(run, attempt, value) for name, value in (sql.get("parameters") or {}).items()}}
    attempt.parameters, attempt.text = values, file.read_text(encoding="utf-8")
    source = {"job_info": {"job_id": str(run.job_id), "job_run_id": str(run.id), "job_task_run_id": str(attempt.id)}}
    parameters = [{"name": name, "value": value, "type": "STRING"} for name, value in values.items()]
    text = re.sub(r"\{\{\s*(\w+)\s*\}\}", lambda found: values.get(found[1], found[0]), attempt.text)
    runner = Runner(double, run.who, None, None)
    for part in split(text):
        if run.cancelled.is_set() or late.is_set():
            return "cancelled"
        statement = Statement(
            part, run.who, sql["warehouse_id"], parameters=parameters, source=source, runner=runner, user_agent="Databricks Jobs"
        )
        attempt.statements.append(statement)
        double.statements.submit(statement).done.wait()
        if statement.error:
            return statement.error.message
        if statement.state != "SUCCEEDED":
            return f"The statement ended as {statement.state}."
    return ""


def reference(run: Run, attempt: Attempt, text: str) -> str:
    """Fills in `{{job.parameters.x}}` and its like."""
    known = {
        "job.id": run.job_id,
        "job.run_id": run.id,
        "job.name": run.name,
        "job.repair_count": 0,
        "job.start_time.iso_date": time.strftime("%Y-%m-%d", time.gmtime(run.started / 1000)),
        "job.start_time.timestamp_ms": run.started,
        "task.name": attempt.task["task_key"],
        "task.run_id": attempt.id,
        "task.execution_count": attempt.number + 1,
    } | {f"job.parameters.{name}": value for name, value in run.parameters.items()}
    return re.sub(r"\{\{\s*([\w.]+)\s*\}\}", lambda found: str(known.get(found[1], found[0])), str(text))


def _stop(jobs: Jobs, attempt: Attempt) -> None:
    for statement in attempt.statements:
        if not statement.done.is_set():
            jobs.double.statements.cancel(statement)


def _time_out(jobs: Jobs, run: Run) -> None:
    run.message = f"Run exceeded the timeout of {run.settings['timeout_seconds']} seconds."
    jobs.cancel(run)


def _finish(run: Run, first: dict[str, Attempt], final: dict[str, str]) -> None:
    """The leaves decide: a failure that a later task took care of leaves the run a success with failures."""
    needed = {each["task_key"] for attempt in first.values() for each in attempt.task.get("depends_on") or []}
    leaves = [result for key, result in final.items() if key not in needed]
    if run.cancelled.is_set():
        run.result = "TIMEDOUT" if run.message else "CANCELED"
    elif any(each in FAILED for each in leaves):
        run.result = "FAILED"
        keys = [key for key, result in final.items() if result in HAS_RUN[1:]]
        run.message = f"Task {', '.join(keys)} failed with message: {_message(run, keys)}"
    else:
        run.result = "SUCCESS_WITH_FAILURES" if any(each in FAILED for each in final.values()) else "SUCCESS"
    run.life, run.ended = "TERMINATED", now()
    _notify(run, "on_success" if run.result.startswith("SUCCESS") else "on_failure")
    run.done.set()


def _message(run: Run, keys: list[str]) -> str:
    return next((each.message for each in reversed(run.attempts) if each.task["task_key"] in keys and each.message), "")


def _notify(run: Run, event: str) -> None:
    """Nothing is sent; who would be told is kept."""
    if (
        event == "on_failure"
        and run.result == "CANCELED"
        and (run.settings.get("notification_settings") or {}).get("no_alert_for_canceled_runs")
    ):
        return
    for kind in ("email_notifications", "webhook_notifications"):
        targets: Any = (run.settings.get(kind) or {}).get(event)
        if targets:
            run.notified.append({"event": event, "kind": kind, "to": targets, "run_id": run.id, "at": now()})
