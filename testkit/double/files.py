"""The Files API: volumes as folders."""

from __future__ import annotations

import shutil
from email.utils import formatdate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import ApiError
from .web import Request, Response, Routes, paged

if TYPE_CHECKING:
    from .double import Double

routes = Routes()
FILES = "/api/2.0/fs/files{path*}"
FOLDERS = "/api/2.0/fs/directories{path*}"


def _place(double: Double, request: Request, write: bool) -> Path:
    path = request.parts["path"]
    if not path.startswith("/Volumes/"):
        raise ApiError(400, "INVALID_PARAMETER_VALUE", f"Invalid path: {path} is not below /Volumes.")
    return double.volume_path(path, request.who, "WRITE VOLUME" if write else "READ VOLUME")


@routes.add("PUT", FILES)
def upload(double: Double, request: Request) -> Response:
    place = _place(double, request, write=True)
    if place.is_dir():
        raise ApiError(409, "ALREADY_EXISTS", f"{request.parts['path']} is a directory.")
    if place.exists() and request.query.get("overwrite", "false").lower() != "true":
        raise ApiError(409, "ALREADY_EXISTS", "The file being created already exists.")
    place.parent.mkdir(parents=True, exist_ok=True)
    # A reader sees the old file or the whole new one.
    fresh = place.with_name(f".{place.name}.new")
    fresh.write_bytes(request.body)
    fresh.replace(place)
    return Response(204)


def _file(double: Double, request: Request) -> Path:
    place = _place(double, request, write=False)
    if not place.is_file():
        raise ApiError(404, "NOT_FOUND", "The file being accessed is not found.")
    return place


def _headers(place: Path) -> dict[str, str]:
    return {"Content-Type": "application/octet-stream", "Last-Modified": formatdate(place.stat().st_mtime, usegmt=True)}


@routes.add("GET", FILES)
def download(double: Double, request: Request) -> Response:
    place = _file(double, request)
    body, wanted = place.read_bytes(), request.headers.get("range", "")
    if wanted.startswith("bytes="):
        first, _, last = wanted[6:].partition("-")
        start = int(first) if first else len(body) - int(last)
        end = int(last) + 1 if first and last else len(body)
        headers = _headers(place) | {"Content-Range": f"bytes {start}-{min(end, len(body)) - 1}/{len(body)}"}
        return Response(206, body[start:end], headers)
    return Response(200, body, _headers(place))


@routes.add("HEAD", FILES)
def about_file(double: Double, request: Request) -> Response:
    place = _file(double, request)
    return Response(200, b"", _headers(place) | {"Content-Length": str(place.stat().st_size)})


@routes.add("DELETE", FILES)
def delete(double: Double, request: Request) -> Response:
    place = _place(double, request, write=True)
    if not place.is_file():
        raise ApiError(404, "NOT_FOUND", "The file being accessed is not found.")
    place.unlink()
    return Response(204)


@routes.add("PUT", FOLDERS)
def make(double: Double, request: Request) -> Response:
    place = _place(double, request, write=True)
    if place.is_file():
        raise ApiError(409, "ALREADY_EXISTS", "A file is there already.")
    place.mkdir(parents=True, exist_ok=True)
    return Response(204)


@routes.add("HEAD", FOLDERS)
def about_folder(double: Double, request: Request) -> Response:
    if not _place(double, request, write=False).is_dir():
        raise ApiError(404, "NOT_FOUND", "The directory being accessed is not found.")
    return Response(200)


@routes.add("GET", FOLDERS)
def look(double: Double, request: Request) -> dict[str, Any]:
    place = _place(double, request, write=False)
    if not place.is_dir():
        raise ApiError(404, "NOT_FOUND", "The directory being accessed is not found.")
    root, entries = request.parts["path"].rstrip("/"), []
    for each in sorted(place.iterdir()):
        if each.name.endswith(".new") and each.name.startswith("."):
            continue
        entry: dict[str, Any] = {"name": each.name, "path": f"{root}/{each.name}", "is_directory": each.is_dir()}
        if each.is_file():
            entry |= {"file_size": each.stat().st_size, "last_modified": int(each.stat().st_mtime * 1000)}
        entries.append(entry)
    query = request.query | {"max_results": request.query.get("page_size", "")}
    return paged("contents", entries, query, 1000)


@routes.add("DELETE", FOLDERS)
def remove(double: Double, request: Request) -> Response:
    place = _place(double, request, write=True)
    if not place.is_dir():
        raise ApiError(404, "NOT_FOUND", "The directory being accessed is not found.")
    if any(place.iterdir()):
        raise ApiError(400, "DIRECTORY_NOT_EMPTY", "The directory being deleted is not empty.")
    shutil.rmtree(place)
    return Response(204)
