"""`/api/2.1/unity-catalog/`: catalogs, schemas, volumes and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .catalog import Securable
from .errors import ApiError
from .web import Request, Response, Routes, need, page, paged

if TYPE_CHECKING:
    from .double import Double

routes = Routes()
ROOT = "/api/2.1/unity-catalog"
KINDS = {"catalogs": "CATALOG", "schemas": "SCHEMA", "volumes": "VOLUME"}
ALLOWED = {"CATALOG": "USE CATALOG", "SCHEMA": "USE SCHEMA", "VOLUME": "READ VOLUME"}


def shown(double: Double, each: Securable) -> dict[str, Any]:
    info: dict[str, Any] = {
        "name": each.last,
        "full_name": each.name,
        "owner": each.owner,
        "metastore_id": double.metastore,
        "created_at": each.created,
        "created_by": each.owner,
        "updated_at": each.updated,
        "updated_by": each.owner,
    }
    if each.comment:
        info["comment"] = each.comment
    parts = each.name.split(".")
    if each.kind == "CATALOG":
        info |= {"catalog_type": "MANAGED_CATALOG", "securable_type": "CATALOG", "isolation_mode": "OPEN", "properties": each.properties}
    if each.kind == "SCHEMA":
        info |= {"catalog_name": parts[0], "catalog_type": "MANAGED_CATALOG", "schema_id": each.id, "properties": each.properties}
    if each.kind == "VOLUME":
        info |= {"catalog_name": parts[0], "schema_name": parts[1], "volume_type": "MANAGED", "volume_id": each.id}
        info["storage_location"] = each.location
    return info


def _kind(request: Request) -> str:
    kind = KINDS.get(request.parts["kind"])
    if kind is None:
        raise ApiError(404, "ENDPOINT_NOT_FOUND", f"No API found for '{request.method} {request.path}'")
    return kind


@routes.add("GET", ROOT + "/tables")
def tables(double: Double, request: Request) -> dict[str, Any]:
    catalog, schema = (each.lower() for each in need(request.query, "catalog_name", "schema_name"))
    double.catalogs.get("SCHEMA", f"{catalog}.{schema}")
    names = double.tables.names(catalog, schema) + [each.last for each in double.catalogs.below("VIEW", f"{catalog}.{schema}")]
    full = [f"{catalog}.{schema}.{name}" for name in sorted(names)]
    seen = [name for name in full if double.grants.sees(request.who, "TABLE", name)]
    chosen, token = page(seen, request.query, 50)
    columns = not request.flag("omit_columns")
    return {"tables": [double.tables.shown(name, request.who, columns) for name in chosen], **({"next_page_token": token} if token else {})}


@routes.add("GET", ROOT + "/tables/{name}/exists")
def exists(double: Double, request: Request) -> dict[str, Any]:
    name = request.parts["name"].lower()
    if len(name.split(".")) != 3:
        raise ApiError(400, "INVALID_PARAMETER_VALUE", f"'{name}' is not a full name.")
    double.catalogs.get("SCHEMA", name.rpartition(".")[0])
    return {"table_exists": double.catalogs.find("VIEW", name) is not None or double.tables.exists(name)}


@routes.add("GET", ROOT + "/tables/{name}")
def table(double: Double, request: Request) -> dict[str, Any]:
    name = request.parts["name"].lower()
    if len(name.split(".")) != 3:
        raise ApiError(400, "INVALID_PARAMETER_VALUE", f"'{name}' is not a full name.")
    double.tables.kept(name)
    if not double.grants.sees(request.who, "TABLE", name):
        double.grants.check(request.who, "SELECT", "TABLE", name)
    return double.tables.shown(name, request.who)


@routes.add("DELETE", ROOT + "/tables/{name}")
def delete_table(double: Double, request: Request) -> dict[str, Any]:
    name = request.parts["name"].lower()
    if double.catalogs.find("VIEW", name):
        double.grants.check(request.who, "MANAGE", "TABLE", name)
        double.catalogs.remove("VIEW", name)
    else:
        double.tables.drop(name, request.who)
    return {}


@routes.add("GET", ROOT + "/{kind}")
def all_of_them(double: Double, request: Request) -> dict[str, Any]:
    kind, query = _kind(request), request.query
    parent = {"CATALOG": [], "SCHEMA": ["catalog_name"], "VOLUME": ["catalog_name", "schema_name"]}[kind]
    above = ".".join(need(query, *parent)).lower()
    if parent:
        double.catalogs.get("CATALOG" if kind == "SCHEMA" else "SCHEMA", above)
    found = [each for each in double.catalogs.below(kind, above) if double.grants.sees(request.who, kind, each.name)]
    return paged(request.parts["kind"], [shown(double, each) for each in found], query, double.settings.page_size)


@routes.add("POST", ROOT + "/{kind}")
def create(double: Double, request: Request) -> dict[str, Any]:
    kind, body = _kind(request), request.json
    levels = {"CATALOG": ["name"], "SCHEMA": ["catalog_name", "name"], "VOLUME": ["catalog_name", "schema_name", "name"]}[kind]
    name = ".".join(need(body, *levels)).lower()
    return shown(double, double.objects.create(kind, name, request.who, body.get("comment"), body.get("properties")))


@routes.add("GET", ROOT + "/{kind}/{name}")
def get(double: Double, request: Request) -> dict[str, Any]:
    kind, name = _kind(request), request.parts["name"]
    found = double.catalogs.get(kind, name)
    if not double.grants.sees(request.who, kind, name):
        double.grants.check(request.who, ALLOWED[kind], kind, name)
    return shown(double, found)


@routes.add("PATCH", ROOT + "/{kind}/{name}")
def update(double: Double, request: Request) -> dict[str, Any]:
    kind, body = _kind(request), request.json
    found = double.catalogs.get(kind, request.parts["name"])
    double.grants.check(request.who, "MANAGE", kind, found.name)
    found.comment = body.get("comment", found.comment)
    found.owner = body.get("owner", found.owner)
    found.properties |= body.get("properties") or {}
    found.touch()
    return shown(double, found)


@routes.add("DELETE", ROOT + "/{kind}/{name}")
def delete(double: Double, request: Request) -> Response | dict[str, Any]:
    double.objects.drop(_kind(request), request.parts["name"].lower(), request.who, request.flag("force"))
    return {}
