"""Tables as Spark has them, seen as Unity Catalog shows them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from .auth import Principal
from .catalog import Securable, missing
from .columns import describe
from .lexer import quote
from .names import database

if TYPE_CHECKING:
    from .double import Double


class Tables:
    """Asks Spark what there is."""

    def __init__(self, double: Double) -> None:
        self.double = double

    def names(self, catalog: str, schema: str) -> list[str]:
        if not self.double.catalogs.has_schema(catalog, schema):
            return []
        rows = self.double.spark.newSession().sql(f"SHOW TABLES IN {quote(database(catalog, schema))}").collect()
        return sorted(row["tableName"] for row in rows if not row["isTemporary"])

    def exists(self, full: str) -> bool:
        catalog, schema, name = full.lower().split(".")
        return name in self.names(catalog, schema)

    def drop(self, full: str, who: Principal, if_there: bool = False) -> None:
        catalog, schema, name = full.split(".")
        if not self.exists(full):
            if if_there:
                return
            raise missing("TABLE", full)
        self.double.grants.check(who, "MANAGE", "TABLE", full)
        self.double.spark.sql(f"DROP TABLE {quote(database(catalog, schema))}.{quote(name)}")
        self.double.catalogs.remove("TABLE", full)
        self.double.copied.forget(full)

    def kept(self, full: str) -> Securable:
        """What is kept of a table or a view that is there."""
        catalogs = self.double.catalogs
        view = catalogs.find("VIEW", full)
        if view:
            return view
        if not self.exists(full):
            raise missing("TABLE", full)
        schema = catalogs.get("SCHEMA", full.rpartition(".")[0])
        return catalogs.table(full, schema.owner)

    def shown(self, full: str, who: Principal, with_columns: bool = True) -> dict[str, Any]:
        kept = self.kept(full.lower())
        catalog, schema, name = kept.name.split(".")
        is_view = kept.kind == "VIEW"
        info: dict[str, Any] = {
            "name": name,
            "catalog_name": catalog,
            "schema_name": schema,
            "full_name": kept.name,
            "table_type": "VIEW" if is_view else "MANAGED",
            "owner": kept.owner,
            "table_id": kept.id,
            "metastore_id": self.double.metastore,
            "created_at": kept.created,
            "created_by": kept.owner,
            "updated_at": kept.updated,
            "updated_by": kept.owner,
            "properties": dict(kept.properties),
        }
        if kept.comment:
            info["comment"] = kept.comment
        if is_view:
            info |= {"data_source_format": "UNKNOWN_DATA_SOURCE_FORMAT", "view_definition": kept.definition}
        else:
            info |= {"data_source_format": "DELTA"} | self._detail(catalog, schema, name)
            info["properties"] = kept.properties | info["properties"]
        if kept.row_filter:
            info["row_filter"] = kept.row_filter
        if with_columns:
            info["columns"] = self._columns(kept, who)
        return info

    def _detail(self, catalog: str, schema: str, name: str) -> dict[str, Any]:
        table = f"{quote(database(catalog, schema))}.{quote(name)}"
        row = self.double.spark.newSession().sql(f"DESCRIBE DETAIL {table}").first()
        if row is None:
            return {"properties": {}}
        detail: dict[str, Any] = {"storage_location": row["location"], "properties": dict(row["properties"])}
        if row["clusteringColumns"]:
            detail["properties"]["clusteringColumns"] = json.dumps([[each] for each in row["clusteringColumns"]])
        comment = row["properties"].get("comment") or row["description"]
        return detail | ({"comment": comment} if comment else {})

    def _columns(self, kept: Securable, who: Principal) -> list[dict[str, Any]]:
        from .relations import Relations

        session = self.double.spark.newSession()
        catalog, schema, name = kept.name.split(".")
        if kept.kind == "VIEW":
            frame = session.sql(Relations(self.double, session, self.double.auth.admin()).expand(kept.definition or "", *kept.within))
            frame = frame.toDF(*kept.columns) if kept.columns else frame
        else:
            frame = session.table(f"{quote(database(catalog, schema))}.{quote(name)}")
        columns = []
        for position, field in enumerate(frame.schema.fields):
            column = describe(field.name, position, field.dataType.simpleString())
            column["type_text"] = field.dataType.simpleString()
            column |= {"nullable": field.nullable, "type_json": json.dumps(field.jsonValue())}
            comment = kept.column_comments.get(field.name.lower()) or field.metadata.get("comment")
            if comment:
                column["comment"] = comment
            mask = kept.masks.get(field.name.lower())
            if mask:
                column["mask"] = mask
            columns.append(column)
        return columns
