"""`/api/2.1/jobs` and `/api/2.2/jobs`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import ApiError, bad
from .jobs import Job
from .jobs_shown import attempt_shown, job_shown, run_shown
from .web import Action, Request, Routes, need, page

if TYPE_CHECKING:
    from .double import Double

routes = Routes()


def _add(method: str, path: str) -> Any:
    def take(action: Action) -> Action:
        for version in ("2.1", "2.2"):
            routes.add(method, f"/api/{version}/jobs/{path}")(action)
        return action

    return take


@_add("POST", "create")
def create(double: Double, request: Request) -> dict[str, Any]:
    double.jobs.check(request.json)
    job = Job(next(double.jobs.ids), {"name": "Untitled", "format": "MULTI_TASK", "max_concurrent_runs": 1} | request.json, request.who)
    double.jobs.jobs[job.id] = job
    return {"job_id": job.id}


@_add("POST", "reset")
def reset(double: Double, request: Request) -> dict[str, Any]:
    job_id, settings = need(request.json, "job_id", "new_settings")
    job = double.jobs.job(job_id)
    double.jobs.check(settings)
    job.settings = {"format": "MULTI_TASK", "max_concurrent_runs": 1} | settings
    return {}


@_add("POST", "update")
def update(double: Double, request: Request) -> dict[str, Any]:
    body = request.json
    job = double.jobs.job(body.get("job_id"))
    settings = job.settings | (body.get("new_settings") or {})
    for name in body.get("fields_to_remove") or []:
        settings.pop(name, None)
    double.jobs.check(settings)
    job.settings = settings
    return {}


@_add("GET", "get")
def get(double: Double, request: Request) -> dict[str, Any]:
    return job_shown(double.jobs.job(request.query.get("job_id")))


@_add("GET", "list")
def all_jobs(double: Double, request: Request) -> dict[str, Any]:
    name = request.query.get("name")
    jobs = [each for each in double.jobs.jobs.values() if not name or each.settings.get("name", "").lower() == name.lower()]
    return _list("jobs", [job_shown(each) for each in reversed(jobs)], request)


@_add("POST", "delete")
def delete(double: Double, request: Request) -> dict[str, Any]:
    del double.jobs.jobs[double.jobs.job(request.json.get("job_id")).id]
    return {}


@_add("POST", "run-now")
def run_now(double: Double, request: Request) -> dict[str, Any]:
    job = double.jobs.job(request.json.get("job_id"))
    given = request.json.get("job_parameters") or {}
    known = {each["name"] for each in job.settings.get("parameters") or []}
    if set(given) - known:
        raise bad(f"The job has no parameter {', '.join(sorted(set(given) - known))}.")
    run = double.jobs.start(job.settings, request.who, job, given)
    return {"run_id": run.id, "number_in_job": run.number}


@_add("POST", "runs/submit")
def submit(double: Double, request: Request) -> dict[str, Any]:
    double.jobs.check(request.json)
    return {"run_id": double.jobs.start(request.json, request.who, None, {}).id}


@_add("GET", "runs/get")
def get_run(double: Double, request: Request) -> dict[str, Any]:
    run, attempt = double.jobs.run(request.query.get("run_id"))
    shown = run_shown(run, request.address)
    return shown if attempt is None else shown | attempt_shown(attempt) | {"tasks": [attempt_shown(attempt)]}


@_add("GET", "runs/list")
def all_runs(double: Double, request: Request) -> dict[str, Any]:
    query = request.query
    runs = [each for each in double.jobs.runs.values() if not query.get("job_id") or each.job_id == int(query["job_id"])]
    if request.flag("active_only"):
        runs = [each for each in runs if not each.done.is_set()]
    if request.flag("completed_only"):
        runs = [each for each in runs if each.done.is_set()]
    runs = [each for each in runs if each.started >= int(query.get("start_time_from") or 0)]
    shown = [run_shown(each, request.address) for each in reversed(runs)]
    if not request.flag("expand_tasks"):
        shown = [{name: value for name, value in each.items() if name != "tasks"} for each in shown]
    return _list("runs", shown, request)


@_add("GET", "runs/get-output")
def output(double: Double, request: Request) -> dict[str, Any]:
    run, attempt = double.jobs.run(request.query.get("run_id"))
    if attempt is None:
        if len(run.attempts) != 1:
            raise ApiError(400, "INVALID_PARAMETER_VALUE", "Retrieving the output of runs with multiple tasks is not supported.")
        attempt = run.attempts[0]
    answer: dict[str, Any] = {"metadata": run_shown(run, request.address) | attempt_shown(attempt)}
    if attempt.result not in (None, "SUCCESS"):
        answer["error"] = attempt.message
    if attempt.statements:
        warehouse = attempt.statements[0].warehouse
        statements = [{"lookup_key": each.id} for each in attempt.statements]
        answer["sql_output"] = {
            "query_output": {"query_text": attempt.text, "warehouse_id": warehouse, "endpoint_id": warehouse, "sql_statements": statements}
        }
    return answer


@_add("POST", "runs/cancel")
def cancel(double: Double, request: Request) -> dict[str, Any]:
    run, _ = double.jobs.run(request.json.get("run_id"))
    if not run.done.is_set():
        run.life = "TERMINATING"
        double.jobs.cancel(run)
    return {}


@routes.add("GET", "/double/notifications", open=True)
def notifications(double: Double, request: Request) -> dict[str, Any]:
    return {"notifications": [each for run in double.jobs.runs.values() for each in run.notified]}


def _list(name: str, items: list[Any], request: Request) -> dict[str, Any]:
    shown, token = page(items, request.query, 20, "limit")
    answer: dict[str, Any] = {name: shown, "has_more": token is not None}
    return answer | ({"next_page_token": token} if token else {})
