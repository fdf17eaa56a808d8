"""Grants and tags over REST."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .catalog import Securable
from .errors import ApiError
from .grants import normal
from .privileges import change
from .web import Request, Routes, need, paged

if TYPE_CHECKING:
    from .double import Double

routes = Routes()
ROOT = "/api/2.1/unity-catalog"
TAGS = ROOT + "/entity-tag-assignments"
TAGGED = {"catalogs": "CATALOG", "schemas": "SCHEMA", "tables": "TABLE", "volumes": "VOLUME"}


def _target(double: Double, kind: str, name: str) -> Securable:
    kind = kind.upper()
    return double.tables.kept(name.lower()) if kind == "TABLE" else double.catalogs.get(kind, name)


def _assignments(double: Double, found: Securable, principal: str | None) -> list[dict[str, Any]]:
    held = sorted(found.grants.items())
    return [
        {"principal": name, "privileges": [each.replace(" ", "_") for each in sorted(privileges)]}
        for name, privileges in held
        if principal in (None, name)
    ]


@routes.add("GET", ROOT + "/permissions/{kind}/{name}")
def get(double: Double, request: Request) -> dict[str, Any]:
    found = _target(double, request.parts["kind"], request.parts["name"])
    return paged("privilege_assignments", _assignments(double, found, request.query.get("principal")), request.query, 1000)


@routes.add("PATCH", ROOT + "/permissions/{kind}/{name}")
def update(double: Double, request: Request) -> dict[str, Any]:
    found = _target(double, request.parts["kind"], request.parts["name"])
    kind = "TABLE" if found.kind == "VIEW" else found.kind
    double.grants.check(request.who, "MANAGE", kind, found.name)
    known = {each.name for each in double.auth.principals} | {group for each in double.auth.principals for group in each.groups}
    known |= {each.client_id or "" for each in double.auth.principals} | {"account users"}
    for each in request.json.get("changes") or []:
        (principal,) = need(each, "principal")
        if principal not in known:
            raise ApiError(404, "PRINCIPAL_DOES_NOT_EXIST", f"Could not find principal with name {principal}.")
        change(found, principal, [normal(privilege) for privilege in each.get("remove") or []], give=False)
        change(found, principal, [normal(privilege) for privilege in each.get("add") or []], give=True)
    return {"privilege_assignments": _assignments(double, found, None)}


@routes.add("GET", ROOT + "/effective-permissions/{kind}/{name}")
def effective(double: Double, request: Request) -> dict[str, Any]:
    found = _target(double, request.parts["kind"], request.parts["name"])
    kind = "TABLE" if found.kind == "VIEW" else found.kind
    held: dict[str, list[dict[str, Any]]] = {}
    for securable in double.grants.chain(kind, found.name):
        for name, privileges in sorted(securable.grants.items()):
            if request.query.get("principal") not in (None, name):
                continue
            for privilege in sorted(privileges):
                entry = {"privilege": privilege.replace(" ", "_")}
                if securable is not found:
                    entry |= {"inherited_from_type": securable.kind, "inherited_from_name": securable.name}
                held.setdefault(name, []).append(entry)
    return {"privilege_assignments": [{"principal": name, "privileges": entries} for name, entries in sorted(held.items())]}


def _tags(double: Double, kind: str, name: str) -> dict[str, str]:
    if kind == "columns":
        table, _, column = name.lower().rpartition(".")
        return double.tables.kept(table).column_tags.setdefault(column, {})
    if kind not in TAGGED:
        raise ApiError(400, "INVALID_PARAMETER_VALUE", f"{kind} cannot be tagged.")
    return _target(double, TAGGED[kind], name).tags


def _tag(kind: str, name: str, key: str, value: str) -> dict[str, Any]:
    return {"entity_type": kind, "entity_name": name, "tag_key": key, "tag_value": value}


@routes.add("POST", TAGS)
def put_tag(double: Double, request: Request) -> dict[str, Any]:
    body = request.json
    kind, name, key = need(body, "entity_type", "entity_name", "tag_key")
    tags = _tags(double, kind, name)
    if key in tags:
        raise ApiError(409, "ALREADY_EXISTS", f"Tag assignment with tag key {key} already exists.")
    tags[key] = body.get("tag_value", "")
    return _tag(kind, name, key, tags[key])


@routes.add("GET", TAGS + "/{kind}/{name}/tags")
def all_tags(double: Double, request: Request) -> dict[str, Any]:
    kind, name = request.parts["kind"], request.parts["name"]
    found = [_tag(kind, name, key, value) for key, value in sorted(_tags(double, kind, name).items())]
    return paged("tag_assignments", found, request.query, 50)


def _one(double: Double, request: Request) -> tuple[dict[str, str], str]:
    tags, key = _tags(double, request.parts["kind"], request.parts["name"]), request.parts["key"]
    if key not in tags:
        raise ApiError(404, "NOT_FOUND", f"Tag assignment with tag key {key} does not exist.")
    return tags, key


@routes.add("GET", TAGS + "/{kind}/{name}/tags/{key}")
def get_tag(double: Double, request: Request) -> dict[str, Any]:
    tags, key = _one(double, request)
    return _tag(request.parts["kind"], request.parts["name"], key, tags[key])


@routes.add("PATCH", TAGS + "/{kind}/{name}/tags/{key}")
def change_tag(double: Double, request: Request) -> dict[str, Any]:
    tags, key = _one(double, request)
    tags[key] = request.json.get("tag_value", "")
    return _tag(request.parts["kind"], request.parts["name"], key, tags[key])


@routes.add("DELETE", TAGS + "/{kind}/{name}/tags/{key}")
def remove_tag(double: Double, request: Request) -> dict[str, Any]:
    tags, key = _one(double, request)
    del tags[key]
    return {}
