"""Makes and removes catalogs, schemas and volumes."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from .auth import Principal
from .catalog import TABLE_KINDS, Securable
from .errors import condition
from .lexer import literal, quote
from .names import database

if TYPE_CHECKING:
    from .double import Double


class Objects:
    """For SQL and REST alike."""

    def __init__(self, double: Double) -> None:
        self.double = double

    def create(
        self, kind: str, name: str, who: Principal, comment: str | None = None, properties: dict[str, str] | None = None, check: bool = True
    ) -> Securable:
        catalogs, parts = self.double.catalogs, name.split(".")
        if check:
            self._may_create(kind, parts, who)
        made = catalogs.add(kind, name, who.name, comment=comment, properties=dict(properties or {}))
        if kind == "CATALOG":
            self.create("SCHEMA", f"{name}.default", who, "Default schema (auto-created)", check=False)
        elif kind == "SCHEMA":
            folder = self.double.folder / "tables" / parts[0] / parts[1]
            self.double.spark.sql(f"CREATE DATABASE IF NOT EXISTS {quote(database(*parts))} LOCATION {literal(str(folder))}")
        else:
            self.double.volume(name).mkdir(parents=True, exist_ok=True)
            made.location = f"abfss://metastore@storage.example.com/volumes/{made.id}"
        return made

    def _may_create(self, kind: str, parts: list[str], who: Principal) -> None:
        if kind == "CATALOG":
            if not who.admin and not self.double.grants.may(who, "CREATE CATALOG", "METASTORE", "metastore"):
                raise condition(
                    "INSUFFICIENT_PERMISSIONS", "Insufficient privileges:\nUser does not have CREATE CATALOG on Metastore.", "42501"
                )
            return
        self.double.catalogs.get("CATALOG", parts[0])
        if kind == "VOLUME":
            self.double.catalogs.get("SCHEMA", ".".join(parts[:2]))
        parent = ("CATALOG", parts[0]) if kind == "SCHEMA" else ("SCHEMA", ".".join(parts[:2]))
        self.double.grants.check(who, f"CREATE {kind}", *parent)

    def drop(self, kind: str, name: str, who: Principal, force: bool = False) -> None:
        catalogs = self.double.catalogs
        catalogs.get(kind, name)
        self.double.grants.check(who, "MANAGE", kind, name)
        schemas = [name] if kind == "SCHEMA" else [each.name for each in catalogs.below("SCHEMA", name)] if kind == "CATALOG" else []
        if not force and kind == "CATALOG" and any(not each.endswith(".default") or self._filled(each) for each in schemas):
            raise condition("CATALOG_NOT_EMPTY", f"Cannot drop catalog `{name}` because it is not empty.", "2BP01")
        if not force and kind == "SCHEMA" and self._filled(name):
            quoted = ".".join(quote(part) for part in name.split("."))
            message = f"Cannot drop a schema {quoted} because it contains objects.\nUse DROP SCHEMA ... CASCADE to drop the schema and all its objects."
            raise condition("SCHEMA_NOT_EMPTY", message, "2BP01")
        for schema in schemas:
            self.double.spark.sql(f"DROP DATABASE IF EXISTS {quote(database(*schema.split('.')))} CASCADE")
            self.double.copied.forget(schema + ".")
        if kind == "VOLUME":
            shutil.rmtree(self.double.volume(name), ignore_errors=True)
        else:
            for top in ("tables", "volumes"):
                shutil.rmtree(self.double.folder.joinpath(top, *name.split(".")), ignore_errors=True)
        catalogs.remove(kind, name)

    def _filled(self, schema: str) -> bool:
        below = any(each.parent == schema and each.kind not in TABLE_KINDS[:1] for each in self.double.catalogs.all.values())
        return below or bool(self.double.tables.names(*schema.split(".")))
