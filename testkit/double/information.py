"""The information schema, as texts that Spark reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .auth import Principal
from .catalog import missing
from .lexer import literal

if TYPE_CHECKING:
    from .double import Double

Rows = tuple[list[str], list[list[str | None]]]


def query(double: Double, catalog: str, name: str, who: Principal) -> str:
    """A SELECT for one of its views; in `system` it covers all catalogs."""
    columns, rows = _rows(double, name)
    if catalog != "system":
        rows = [row for row in rows if row[0] == catalog]
    if not rows:
        return "SELECT " + ", ".join(f"CAST(NULL AS STRING) AS {column}" for column in columns) + " WHERE FALSE"
    values = ", ".join("(" + ", ".join(f"CAST({literal(value)} AS STRING)" for value in row) + ")" for row in rows)
    return f"SELECT * FROM VALUES {values} AS v({', '.join(columns)})"


def _rows(double: Double, name: str) -> Rows:
    kinds = {"catalog": "CATALOG", "schema": "SCHEMA", "table": "TABLE", "volume": "VOLUME"}
    levels = {"catalog": ["catalog_name"], "schema": ["catalog_name", "schema_name"]}
    thing, _, what = name.partition("_")
    all_of = double.catalogs.below
    if thing in kinds and what in ("tags", "privileges"):
        columns = levels.get(thing, ["catalog_name", "schema_name", f"{thing}_name"])
        found = all_of(kinds[thing]) + (all_of("VIEW") if thing == "table" else [])
        if what == "tags":
            rows = [[*each.name.split("."), tag, value] for each in found for tag, value in each.tags.items()]
            return [*columns, "tag_name", "tag_value"], rows
        grants = [
            [*each.name.split("."), each.owner, holder, privilege]
            for each in found
            for holder, privileges in each.grants.items()
            for privilege in sorted(privileges)
        ]
        return [*columns, "grantor", "grantee", "privilege_type"], grants
    if name == "column_tags":
        tagged = [
            [*each.name.split("."), column, tag, value]
            for each in all_of("TABLE") + all_of("VIEW")
            for column, tags in each.column_tags.items()
            for tag, value in tags.items()
        ]
        return ["catalog_name", "schema_name", "table_name", "column_name", "tag_name", "tag_value"], tagged
    if name == "catalogs":
        return ["catalog_name", "catalog_owner", "comment"], [[each.name, each.owner, each.comment] for each in all_of("CATALOG")]
    if name == "schemata":
        rows = [[*each.name.split("."), each.owner, each.comment] for each in all_of("SCHEMA")]
        return ["catalog_name", "schema_name", "schema_owner", "comment"], rows
    if name == "volumes":
        rows = [[*each.name.split("."), "MANAGED", each.owner, each.comment] for each in all_of("VOLUME")]
        return ["volume_catalog", "volume_schema", "volume_name", "volume_type", "volume_owner", "comment"], rows
    if name == "tables":
        rows = []
        for schema in all_of("SCHEMA"):
            for table in double.tables.names(*schema.name.split(".")):
                kept = double.catalogs.table(f"{schema.name}.{table}", schema.owner)
                rows.append([*schema.name.split("."), table, "MANAGED", kept.owner, kept.comment])
        rows += [[*view.name.split("."), "VIEW", view.owner, view.comment] for view in all_of("VIEW")]
        return ["table_catalog", "table_schema", "table_name", "table_type", "table_owner", "comment"], rows
    if name == "row_filters":
        rows = [
            [*each.name.split("."), each.row_filter["function_name"], ", ".join(each.row_filter["input_column_names"])]
            for each in all_of("TABLE")
            if each.row_filter
        ]
        return ["table_catalog", "table_schema", "table_name", "filter_name", "target_columns"], rows
    if name == "column_masks":
        rows = [[*each.name.split("."), column, mask["function_name"]] for each in all_of("TABLE") for column, mask in each.masks.items()]
        return ["table_catalog", "table_schema", "table_name", "column_name", "mask_name"], rows
    raise missing("TABLE", f"information_schema.{name}")
