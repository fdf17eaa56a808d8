"""Workspace files."""

from __future__ import annotations

import base64
import binascii
import shutil
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import ApiError, bad
from .web import Request, Routes, need

if TYPE_CHECKING:
    from .double import Double

routes = Routes()
ROOT = "/api/2.0/workspace"


def place(double: Double, path: str) -> Path:
    if not path.startswith("/") or ".." in path.split("/"):
        raise bad(f"Path ({path}) doesn't start with '/'")
    return double.folder / "workspace" / path.removeprefix("/Workspace").lstrip("/")


def _there(double: Double, path: str) -> Path:
    found = place(double, path)
    if not found.exists():
        raise ApiError(404, "RESOURCE_DOES_NOT_EXIST", f"Path ({path}) doesn't exist.")
    return found


def _info(path: str, found: Path) -> dict[str, Any]:
    info: dict[str, Any] = {"path": path, "object_id": zlib.crc32(path.encode()), "resource_id": str(zlib.crc32(path.encode()))}
    if found.is_dir():
        return info | {"object_type": "DIRECTORY"}
    changed = int(found.stat().st_mtime * 1000)
    return info | {"object_type": "FILE", "size": found.stat().st_size, "created_at": changed, "modified_at": changed}


@routes.add("POST", ROOT + "/import")
def take(double: Double, request: Request) -> dict[str, Any]:
    body = request.json
    (path,) = need(body, "path")
    target = place(double, path)
    if not target.parent.is_dir():
        raise ApiError(404, "RESOURCE_DOES_NOT_EXIST", f"The parent folder ({target.parent.name}) does not exist.")
    if target.is_dir() or (target.exists() and not body.get("overwrite")):
        raise ApiError(400, "RESOURCE_ALREADY_EXISTS", f"{path} already exists.")
    try:
        target.write_bytes(base64.b64decode(body.get("content", ""), validate=True))
    except binascii.Error:
        raise bad("The content is not in base64.") from None
    return {}


@routes.add("POST", ROOT + "/mkdirs")
def make(double: Double, request: Request) -> dict[str, Any]:
    (path,) = need(request.json, "path")
    try:
        place(double, path).mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise ApiError(400, "RESOURCE_ALREADY_EXISTS", f"{path} already exists as a file.") from None
    return {}


@routes.add("POST", ROOT + "/delete")
def delete(double: Double, request: Request) -> dict[str, Any]:
    (path,) = need(request.json, "path")
    found = _there(double, path)
    if found.is_file():
        found.unlink()
    elif any(found.iterdir()) and not request.json.get("recursive"):
        raise ApiError(400, "DIRECTORY_NOT_EMPTY", f"Folder ({path}) is not empty.")
    else:
        shutil.rmtree(found)
    return {}


@routes.add("GET", ROOT + "/get-status")
def status(double: Double, request: Request) -> dict[str, Any]:
    (path,) = need(request.query, "path")
    return _info(path, _there(double, path))


@routes.add("GET", ROOT + "/list")
def look(double: Double, request: Request) -> dict[str, Any]:
    (path,) = need(request.query, "path")
    found = _there(double, path)
    if found.is_file():
        return {"objects": [_info(path, found)]}
    return {"objects": [_info(f"{path.rstrip('/')}/{each.name}", each) for each in sorted(found.iterdir())]}


@routes.add("GET", ROOT + "/export")
def give(double: Double, request: Request) -> dict[str, Any]:
    (path,) = need(request.query, "path")
    found = _there(double, path)
    if found.is_dir():
        raise bad("Only a file can be exported here.")
    return {"content": base64.b64encode(found.read_bytes()).decode(), "file_type": found.suffix.lstrip(".")}
