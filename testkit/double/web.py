"""Requests, answers, and the table of paths."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from .errors import ApiError, bad

if TYPE_CHECKING:
    from .auth import Principal
    from .double import Double


@dataclass
class Request:
    """What came in; `parts` are the pieces of the path that its pattern names."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes
    address: str
    parts: dict[str, str] = field(default_factory=dict)
    caller: Principal | None = None
    lists: dict[str, list[str]] = field(default_factory=dict)

    @property
    def json(self) -> dict[str, Any]:
        if not self.body:
            return {}
        try:
            found = json.loads(self.body)
        except ValueError:
            raise ApiError(400, "MALFORMED_REQUEST", "Could not parse request object: the body is not JSON.") from None
        if not isinstance(found, dict):
            raise ApiError(400, "MALFORMED_REQUEST", "Could not parse request object: expected an object.")
        return found

    @property
    def form(self) -> dict[str, str]:
        return {name: values[-1] for name, values in parse_qs(self.body.decode("utf-8", "replace")).items()}

    @property
    def who(self) -> Principal:
        assert self.caller is not None
        return self.caller

    def flag(self, name: str) -> bool:
        return self.query.get(name, "").lower() == "true"


@dataclass
class Response:
    """What goes out."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


def answer(value: Any, status: int = 200) -> Response:
    return Response(status, json.dumps(value).encode(), {"Content-Type": "application/json"})


def refusal(error: ApiError) -> Response:
    response = answer({"error_code": error.code, "message": error.message}, error.status)
    response.headers.update(error.headers)
    return response


Action = Callable[["Double", Request], Any]


@dataclass
class Route:
    """A path with `{name}` for one piece and `{name*}` for the rest."""

    method: str
    pattern: re.Pattern[str]
    action: Action
    open: bool


class Routes:
    """The paths of one topic."""

    def __init__(self) -> None:
        self.all: list[Route] = []

    def add(self, method: str, path: str, open: bool = False) -> Callable[[Action], Action]:
        expression = re.sub(r"\{(\w+)\*\}", r"(?P<\1>.+)", path)
        expression = re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", expression)

        def take(action: Action) -> Action:
            self.all.append(Route(method, re.compile(expression + r"/?$"), action, open))
            return action

        return take

    def find(self, method: str, path: str) -> tuple[Route, dict[str, str]] | None:
        for route in self.all:
            found = route.pattern.match(path)
            if found and route.method == method:
                return route, found.groupdict()
        return None


def page(items: list[Any], query: dict[str, str], default: int, size_name: str = "max_results") -> tuple[list[Any], str | None]:
    """One page of a list and the token of the next."""
    try:
        size = int(query.get(size_name) or 0) or default
        start = int(query.get("page_token") or 0)
    except ValueError:
        raise bad("The page token or size is not valid.") from None
    end = start + size
    return items[start:end], str(end) if end < len(items) else None


def paged(name: str, items: list[Any], query: dict[str, str], default: int) -> dict[str, Any]:
    shown, token = page(items, query, default)
    return {name: shown, **({"next_page_token": token} if token else {})}


def need(body: dict[str, Any], *names: str) -> list[Any]:
    """Fields that must be there."""
    for name in names:
        if body.get(name) in (None, ""):
            raise bad(f"Missing required field: {name}")
    return [body[name] for name in names]
