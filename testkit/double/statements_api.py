"""`/api/2.0/sql/statements` and the links to its results."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any

from .errors import ApiError, bad
from .statements import FINAL, Statement
from .web import Request, Response, Routes, need

if TYPE_CHECKING:
    from .double import Double

routes = Routes()
ROOT = "/api/2.0/sql/statements"
CHOICES = {
    "disposition": ("INLINE", "EXTERNAL_LINKS"),
    "format": ("JSON_ARRAY", "ARROW_STREAM", "CSV"),
    "on_wait_timeout": ("CONTINUE", "CANCEL"),
}


@routes.add("POST", ROOT)
def execute(double: Double, request: Request) -> dict[str, Any]:
    body = request.json
    sql, warehouse = need(body, "statement", "warehouse_id")
    disposition, form, on_timeout = (_choice(body, name) for name in CHOICES)
    if form == "ARROW_STREAM" and disposition == "INLINE":
        raise bad("The format ARROW_STREAM is only supported with the disposition EXTERNAL_LINKS.")
    if form == "CSV":
        raise bad("The format CSV is not supported here.")
    wait = _wait(body.get("wait_timeout", "10s"))
    statement = double.statements.submit(
        Statement(
            sql,
            request.who,
            warehouse,
            body.get("catalog"),
            body.get("schema"),
            body.get("parameters") or [],
            disposition,
            form,
            _limit(body, "row_limit"),
            _limit(body, "byte_limit"),
            body.get("query_tags") or [],
            user_agent=request.headers.get("user-agent", ""),
        )
    )
    if wait and not statement.done.wait(wait) and on_timeout == "CANCEL":
        double.statements.cancel(statement)
        statement.done.wait(5)
    return _shown(double, statement, request)


@routes.add("GET", ROOT + "/{id}")
def get(double: Double, request: Request) -> dict[str, Any]:
    return _shown(double, double.statements.get(request.parts["id"], request.who), request)


@routes.add("POST", ROOT + "/{id}/cancel")
def cancel(double: Double, request: Request) -> dict[str, Any]:
    statement = double.statements.get(request.parts["id"], request.who)
    if statement.state not in FINAL:
        double.statements.cancel(statement)
    return {}


@routes.add("GET", ROOT + "/{id}/result/chunks/{index}")
def chunk(double: Double, request: Request) -> dict[str, Any]:
    statement = double.statements.get(request.parts["id"], request.who)
    if statement.state == "CLOSED":
        raise ApiError(404, "NOT_FOUND", f"The result of the statement {statement.id} is no longer available.")
    if statement.result is None:
        raise ApiError(400, "BAD_REQUEST", f"The statement {statement.id} is in the state {statement.state} and has no result.")
    index = request.parts["index"]
    if not index.isdigit() or int(index) >= max(1, len(statement.result.chunks)):
        raise bad(f"The chunk index {index} is out of range; there are {len(statement.result.chunks)} chunks.")
    return statement.result.data(int(index), double.statements.links, double.settings, request.address)


@routes.add("GET", "/links/{secret}", open=True)
def link(double: Double, request: Request) -> Response:
    """Storage that knows nothing of the service: the path is the secret, and another one is refused."""
    if "authorization" in request.headers:
        return _storage(400, "InvalidAuthenticationInfo", "Authentication information is not given in the correct format.")
    found = double.statements.links.get(request.parts["secret"])
    if found is None:
        return _storage(404, "ResourceNotFound", "The specified resource does not exist.")
    if found.ends <= time.monotonic():
        return _storage(
            403, "AuthenticationFailed", "Server failed to authenticate the request. Signature not valid in the specified time frame."
        )
    if not found.chunk.file.is_file():
        return _storage(404, "ResourceNotFound", "The specified resource does not exist.")
    return Response(200, found.chunk.file.read_bytes(), {"Content-Type": "application/octet-stream"})


def _storage(status: int, code: str, message: str) -> Response:
    body = f'<?xml version="1.0" encoding="utf-8"?><Error><Code>{code}</Code><Message>{message}</Message></Error>'
    return Response(status, body.encode(), {"Content-Type": "application/xml", "x-ms-error-code": code})


def _shown(double: Double, statement: Statement, request: Request) -> dict[str, Any]:
    shown: dict[str, Any] = {"statement_id": statement.id, "status": statement.status()}
    if statement.result is not None and statement.state == "SUCCEEDED":
        shown["manifest"] = statement.result.manifest()
        shown["result"] = statement.result.data(0, double.statements.links, double.settings, request.address)
    return shown


def _choice(body: dict[str, Any], name: str) -> str:
    value = body.get(name) or CHOICES[name][0]
    if value not in CHOICES[name]:
        raise bad(f"{value} is not a valid value of {name}.")
    return value


def _wait(text: Any) -> float:
    found = re.fullmatch(r"(\d+(?:\.\d+)?)s", str(text))
    if not found or not (float(found[1]) == 0 or 5 <= float(found[1]) <= 50):
        raise bad(f"wait_timeout must be 0s or lie between 5s and 50s; it is {text}.")
    return float(found[1])


def _limit(body: dict[str, Any], name: str) -> int | None:
    value = body.get(name)
    if value is not None and int(value) < 0:
        raise bad(f"{name} must not be negative.")
    return None if value is None else int(value)
