"""Jobs and runs in the service's words."""

from __future__ import annotations

from typing import Any

from .jobs import Attempt, Job, Run

V2 = {"PENDING": "PENDING", "BLOCKED": "BLOCKED", "QUEUED": "QUEUED", "RUNNING": "RUNNING", "WAITING_FOR_RETRY": "WAITING"}
CODES = {
    "SUCCESS": ("SUCCESS", "SUCCESS"),
    "SUCCESS_WITH_FAILURES": ("SUCCESS_WITH_FAILURES", "SUCCESS"),
    "FAILED": ("RUN_EXECUTION_ERROR", "CLIENT_ERROR"),
    "TIMEDOUT": ("RUN_EXECUTION_ERROR", "CLIENT_ERROR"),
    "CANCELED": ("USER_CANCELED", "CLIENT_ERROR"),
    "MAXIMUM_CONCURRENT_RUNS_REACHED": ("MAX_CONCURRENT_RUNS_EXCEEDED", "CLIENT_ERROR"),
}


def _state(of: Run | Attempt) -> dict[str, Any]:
    """The state in the old words and in the new."""
    state: dict[str, Any] = {
        "life_cycle_state": of.life,
        "state_message": of.message,
        "user_cancelled_or_timedout": of.result in ("CANCELED", "TIMEDOUT"),
    }
    status: dict[str, Any] = {"state": V2.get(of.life, "TERMINATED")}
    if of.result:
        state["result_state"] = of.result
        code, kind = CODES.get(of.result, ("SKIPPED", "CLIENT_ERROR"))
        status["termination_details"] = {"code": code, "type": kind, "message": of.message}
    times: dict[str, Any] = {"start_time": of.started, "end_time": of.ended, "setup_duration": 0, "cleanup_duration": 0}
    spent = of.ended - of.started if of.ended and of.started else 0
    times |= {"execution_duration": spent, "run_duration": spent}
    return {"state": state, "status": status} | times


def attempt_shown(each: Attempt) -> dict[str, Any]:
    return {"run_id": each.id, "attempt_number": each.number} | each.task | _state(each)


def run_shown(run: Run, address: str) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "job_id": run.job_id,
        "run_id": run.id,
        "job_run_id": run.id,
        "number_in_job": run.number,
        "original_attempt_run_id": run.id,
        "creator_user_name": run.who.name,
        "run_name": run.name,
        "run_type": run.kind,
        "trigger": "ONE_TIME",
        "run_page_url": f"{address}/?o=1#job/{run.job_id}/run/{run.id}",
        "format": "MULTI_TASK",
        "job_parameters": [{"name": name, "value": value, "default": value} for name, value in run.parameters.items()],
        "tasks": [attempt_shown(each) for each in run.attempts],
    }
    return shown | _state(run)


def job_shown(job: Job) -> dict[str, Any]:
    return {
        "job_id": job.id,
        "creator_user_name": job.who.name,
        "run_as_user_name": job.who.name,
        "created_time": job.created,
        "settings": job.settings,
    }
