"""The HTTP side: reads a request, lets the faults at it, finds who answers."""

from __future__ import annotations

import contextlib
import json
import socket
import time
import traceback
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

from .errors import ApiError, StatementError
from .rest import routes
from .web import Request, Response, answer, refusal

if TYPE_CHECKING:
    from .double import Double


class Server(ThreadingHTTPServer):
    """Listens on this machine only."""

    daemon_threads = True
    request_queue_size = 64
    double: Double

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is none of the double's faults."""


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Server

    def handle_any(self) -> None:
        started = time.time()
        request = self._read()
        deeds = {} if request.path.startswith("/double/") else self.server.double.faults.request(request)
        response = self._answer(request, deeds)
        status: int | str = "dropped"
        if response is not None:
            status = response.status
            self._write(request, response, deeds)
        if not request.path.startswith("/double/"):
            self.server.double.faults.note(request, status, started)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = handle_any

    def _read(self) -> Request:
        split = urlsplit(self.path)
        lists = parse_qs(split.query, keep_blank_values=True)
        query = {name: values[-1] for name, values in lists.items()}
        if self.headers.get("Transfer-Encoding", "").lower() == "chunked":
            body = self._chunked()
        else:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        address = f"http://{headers.get('host') or self.server.address.split('//')[1]}"
        return Request(self.command, unquote(split.path), query, headers, body, address, lists=lists)

    def _chunked(self) -> bytes:
        body = b""
        while size := int(self.rfile.readline().split(b";")[0], 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def _answer(self, request: Request, deeds: dict[str, Any]) -> Response | None:
        double = self.server.double
        time.sleep(float(deeds.get("delay", 0)))
        if deeds.get("hang"):
            # Until the client has had enough of it.
            with contextlib.suppress(OSError):
                self.connection.settimeout(3600)
                self.connection.recv(1)
            self._close()
            return None
        if deeds.get("drop") in (True, "before"):
            self._close()
            return None
        if deeds.get("expire_token"):
            double.auth.end_all()
        if deeds.get("expire_link"):
            for link in double.statements.links.values():
                link.ends = 0.0
        if "status" in deeds:
            body = deeds.get("body", {"error_code": "TEMPORARILY_UNAVAILABLE", "message": "Ordered by a test."})
            return Response(
                int(deeds["status"]),
                body.encode() if isinstance(body, str) else json.dumps(body).encode(),
                {"Content-Type": "application/json"} | {name: str(value) for name, value in deeds.get("headers", {}).items()},
            )
        return self._route(request)

    def _route(self, request: Request) -> Response:
        double = self.server.double
        try:
            found = routes.find(request.method, request.path)
            if found is None:
                raise ApiError(404, "ENDPOINT_NOT_FOUND", f"No API found for '{request.method} {request.path}'")
            route, request.parts = found
            if not route.open:
                request.caller = double.auth.check(request.headers.get("authorization"))
            done = route.action(double, request)
            return done if isinstance(done, Response) else answer(done)
        except ApiError as error:
            return refusal(error)
        except StatementError as error:
            return refusal(_as_refusal(error))
        except Exception as error:
            return refusal(ApiError(500, "INTERNAL_ERROR", f"{error!r}\n{traceback.format_exc(limit=-4)}"))

    def _write(self, request: Request, response: Response, deeds: dict[str, Any]) -> None:
        body = b"" if request.method == "HEAD" or response.status == 204 else response.body
        length = len(response.body)
        cut = deeds.get("truncate")
        if cut == "payload":
            # Whole for HTTP, too short for who reads it.
            body = body[: len(body) // 2]
            length = len(body)
        elif cut or deeds.get("drop") == "body":
            body = body[: int(cut) if isinstance(cut, int) and not isinstance(cut, bool) else len(body) // 2]
        self.send_response(response.status)
        for name, value in response.headers.items():
            self.send_header(name, value)
        if response.status != 204 and "Content-Length" not in response.headers:
            self.send_header("Content-Length", str(length))
        self.end_headers()
        self.wfile.write(body)
        if len(body) < length and request.method != "HEAD":
            self.wfile.flush()
            self._close()

    def _close(self) -> None:
        self.close_connection = True
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, format: str, *args: Any) -> None:
        """The log is asked for by its own path."""


def _as_refusal(error: StatementError) -> ApiError:
    """A failure of the catalog as its REST side words it."""
    words = error.message.split("]")[0].lstrip("[")
    message = error.message.split("] ", 1)[-1].rsplit(" SQLSTATE", 1)[0].replace("`", "")
    if words == "INSUFFICIENT_PERMISSIONS":
        return ApiError(403, "PERMISSION_DENIED", message.removeprefix("Insufficient privileges:\n"))
    if words == "NO_SUCH_CATALOG_EXCEPTION":
        return ApiError(404, "CATALOG_DOES_NOT_EXIST", message)
    if words == "TABLE_OR_VIEW_NOT_FOUND":
        return ApiError(404, "TABLE_DOES_NOT_EXIST", message)
    if words.endswith("_NOT_FOUND"):
        return ApiError(404, words.removesuffix("_NOT_FOUND") + "_DOES_NOT_EXIST", message)
    if words.endswith("_ALREADY_EXISTS"):
        return ApiError(409 if words.startswith("VOLUME") else 400, words, message)
    return ApiError(400, "INVALID_STATE" if words.endswith("_NOT_EMPTY") else "BAD_REQUEST", message)
