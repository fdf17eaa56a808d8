"""Faults that tests order: rules that match requests or statements, and what they do to them."""

from __future__ import annotations

import json
import re
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .errors import StatementError, bad
from .web import Request, Response, Routes

if TYPE_CHECKING:
    from .double import Double

routes = Routes()
DEEDS = {"status", "body", "headers", "delay", "drop", "truncate", "expire_link", "fail_statement", "expire_token", "hang"}
MATCHES = {"method", "path", "statement", "nth", "times"}
LONGEST = 3600.0


@dataclass
class Rule:
    """Fires for the nth match, or for the first so many; for every one when nothing is said."""

    match: dict[str, Any]
    do: dict[str, Any]
    seen: int = 0
    fired: int = 0

    def fires(self) -> bool:
        self.seen += 1
        nth, times = self.match.get("nth"), self.match.get("times")
        first = nth or 1
        last = first + (times or 1) - 1 if nth else times
        yes = self.seen >= first and (last is None or self.seen <= last)
        self.fired += yes
        return yes


@dataclass
class Faults:
    """The rules of now, and the log of requests."""

    rules: list[Rule] = field(default_factory=list)
    log: list[dict[str, Any]] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def put(self, rules: list[dict[str, Any]]) -> None:
        made = []
        for rule in rules:
            match, do = rule.get("match") or {}, rule.get("do") or {}
            if set(match) - MATCHES or set(do) - DEEDS or not do:
                raise bad(f"A rule has match ({', '.join(sorted(MATCHES))}) and do ({', '.join(sorted(DEEDS))}).")
            made.append(Rule(match, do))
        with self.lock:
            self.rules += made

    def request(self, request: Request) -> dict[str, Any]:
        """What is to be done to this request."""
        deeds: dict[str, Any] = {}
        text: str | None = None
        with self.lock:
            for rule in self.rules:
                match = rule.match
                if "fail_statement" in rule.do:
                    continue
                if match.get("method", request.method).upper() != request.method:
                    continue
                if "path" in match and not re.search(match["path"], request.path):
                    continue
                if "statement" in match:
                    text = _statement(request) if text is None else text
                    if not text or not re.search(match["statement"], text, re.IGNORECASE | re.DOTALL):
                        continue
                if rule.fires():
                    deeds |= rule.do
        return deeds

    def statement(self, sql: str, cancelled: threading.Event) -> None:
        """Fails a statement that runs, where a rule says so; `hang` holds it there until it is cancelled."""
        with self.lock:
            chosen = next((rule for rule in self.rules if "fail_statement" in rule.do and self._means(rule, sql) and rule.fires()), None)
        if chosen is None:
            return
        failure = chosen.do["fail_statement"]
        cancelled.wait(float(chosen.do.get("delay", 0)))
        if chosen.do.get("hang"):
            cancelled.wait(LONGEST)
        raise StatementError(failure.get("message", "It failed."), failure.get("sql_state"), failure.get("error_code", "INTERNAL_ERROR"))

    @staticmethod
    def _means(rule: Rule, sql: str) -> bool:
        return re.search(rule.match.get("statement", ""), sql, re.IGNORECASE | re.DOTALL) is not None

    def note(self, request: Request, status: int | str, started: float) -> None:
        path = re.sub(r"^/links/.*", "/links/…", request.path)
        entry = {
            "method": request.method,
            "path": path,
            "query": request.query,
            "status": status,
            "caller": request.caller.name if request.caller else None,
            "authorized": "authorization" in request.headers,
            "user_agent": request.headers.get("user-agent", ""),
            "at": int(started * 1000),
            "milliseconds": int((time.time() - started) * 1000),
        }
        text = _statement(request)
        if text:
            entry["statement"] = text
        with self.lock:
            self.log.append(entry)

    def reset(self) -> None:
        with self.lock:
            self.rules.clear()


def _statement(request: Request) -> str:
    if request.method != "POST" or request.path != "/api/2.0/sql/statements":
        return ""
    try:
        return str(json.loads(request.body).get("statement", ""))
    except (ValueError, AttributeError):
        return ""


@routes.add("POST", "/double/faults", open=True)
def put(double: Double, request: Request) -> dict[str, Any]:
    rules = json.loads(request.body or b"[]")
    double.faults.put(rules.get("rules", [rules]) if isinstance(rules, dict) else rules)
    return {"rules": len(double.faults.rules)}


@routes.add("GET", "/double/faults", open=True)
def look(double: Double, request: Request) -> dict[str, Any]:
    return {"rules": [{"match": rule.match, "do": rule.do, "seen": rule.seen, "fired": rule.fired} for rule in double.faults.rules]}


@routes.add("DELETE", "/double/faults", open=True)
def clear(double: Double, request: Request) -> dict[str, Any]:
    double.faults.reset()
    return {}


@routes.add("GET", "/double/log", open=True)
def log(double: Double, request: Request) -> dict[str, Any]:
    return {"requests": list(double.faults.log)}


@routes.add("POST", "/double/settings", open=True)
def settings(double: Double, request: Request) -> dict[str, Any]:
    double.settings.change(request.json)
    return dict(vars(double.settings))


@routes.add("POST", "/double/reset", open=True)
def reset(double: Double, request: Request) -> Response:
    double.reset()
    return Response(204)
