"""The query history, made from the statements themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import bad
from .statements import Statement
from .web import Request, Routes, page

if TYPE_CHECKING:
    from .double import Double

routes = Routes()
STATUS = {
    "PENDING": "QUEUED",
    "RUNNING": "RUNNING",
    "SUCCEEDED": "FINISHED",
    "CLOSED": "FINISHED",
    "FAILED": "FAILED",
    "CANCELED": "CANCELED",
}
TYPES = set(
    [
        "ALTER",
        "ANALYZE",
        "COPY",
        "CREATE",
        "DELETE",
        "DESCRIBE",
        "DROP",
        "EXPLAIN",
        "GRANT",
        "INSERT",
        "MERGE",
        "OPTIMIZE",
        "REFRESH",
        "REPLACE",
        "REVOKE",
        "SELECT",
        "SET",
        "SHOW",
        "TRUNCATE",
        "UPDATE",
        "USE",
    ]
)


@routes.add("GET", "/api/2.0/sql/history/queries")
def queries(double: Double, request: Request) -> dict[str, Any]:
    wanted = _filter(request)
    found = [each for each in double.statements.all.values() if request.who.admin or each.who is request.who]
    found = [each for each in found if _fits(each, wanted)]
    found.sort(key=lambda each: each.taken, reverse=True)
    shown, token = page(found, request.query, 100)
    metrics = request.flag("include_metrics")
    answer: dict[str, Any] = {"res": [_info(double, each, metrics) for each in shown], "has_next_page": token is not None}
    return answer | ({"next_page_token": token} if token else {})


def _filter(request: Request) -> dict[str, Any]:
    """The filter comes with dots in its names, or as JSON in the body."""
    wanted: dict[str, Any] = dict(request.json.get("filter_by") or {})
    for name, value in request.lists.items():
        if name.startswith("filter_by."):
            parts = name.split(".")[1:]
            if len(parts) == 1:
                wanted[parts[0]] = value
            else:
                wanted.setdefault(parts[0], {})[parts[1]] = value[0]
    return wanted


def _fits(statement: Statement, wanted: dict[str, Any]) -> bool:
    times = wanted.get("query_start_time_range") or {}
    try:
        if not int(times.get("start_time_ms") or 0) <= statement.taken <= int(times.get("end_time_ms") or 2**63):
            return False
    except ValueError:
        raise bad("A time of query_start_time_range is not a number.") from None
    for name, value in (
        ("statement_ids", statement.id),
        ("statuses", STATUS[statement.state]),
        ("warehouse_ids", statement.warehouse),
        ("user_ids", str(statement.who.id)),
    ):
        if wanted.get(name) and value not in map(str, wanted[name]):
            return False
    return True


def _info(double: Double, each: Statement, metrics: bool) -> dict[str, Any]:
    words = each.sql.split()
    first = words[0].upper() if words else ""
    info: dict[str, Any] = {
        "query_id": each.id,
        "status": STATUS[each.state],
        "query_text": each.sql,
        "query_start_time_ms": each.taken,
        "user_id": each.who.id,
        "user_name": each.who.name,
        "executed_as_user_id": each.who.id,
        "executed_as_user_name": each.who.name,
        "warehouse_id": each.warehouse,
        "endpoint_id": each.warehouse,
        "statement_type": "SELECT" if first == "WITH" else first if first in TYPES else "OTHER",
        "is_final": each.done.is_set(),
        "client_application": each.user_agent.split("/")[0] or "Databricks SQL",
        "rows_produced": each.result.total if each.result else 0,
        "channel_used": {"name": "CHANNEL_NAME_CURRENT"},
        "plans_state": "IGNORED_SMALL_DURATION",
    }
    if each.ended:
        info |= {"query_end_time_ms": each.ended, "execution_end_time_ms": each.ended, "duration": each.ended - each.taken}
    if each.error:
        info["error_message"] = each.error.message
    if each.tags:
        info["query_tags"] = each.tags
    if each.source:
        info["query_source"] = each.source
    if metrics:
        info["metrics"] = _metrics(double, each)
    return info


def _metrics(double: Double, each: Statement) -> dict[str, Any]:
    end = each.ended or each.taken
    read_bytes = read_rows = written = task_time = 0
    store = double.spark.sparkContext._jsc.sc().statusStore()
    tracker = double.spark.sparkContext.statusTracker()
    for job in tracker.getJobIdsForGroup(each.id):
        about = tracker.getJobInfo(job)
        for stage in about.stageIds if about else []:
            try:
                data = store.lastStageAttempt(stage)
            except Exception:
                # Spark forgets old stages.
                continue
            read_bytes, read_rows = read_bytes + data.inputBytes(), read_rows + data.inputRecords()
            written, task_time = written + data.outputBytes(), task_time + data.executorRunTime()
    return {
        "total_time_ms": end - each.taken,
        "execution_time_ms": end - (each.started or end),
        "compilation_time_ms": 0,
        "result_fetch_time_ms": 0,
        "task_total_time_ms": task_time,
        "read_bytes": read_bytes,
        "read_remote_bytes": read_bytes,
        "read_cache_bytes": 0,
        "rows_read_count": read_rows,
        "rows_produced_count": each.result.total if each.result else 0,
        "network_sent_bytes": each.result.bytes if each.result else 0,
        "write_remote_bytes": written,
        "spill_to_disk_bytes": 0,
        "result_from_cache": False,
    }
