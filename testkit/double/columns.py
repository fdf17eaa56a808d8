"""Spark's types in the service's words, and its values in JSON."""

from __future__ import annotations

import base64
import datetime
import decimal
import json
import math
from typing import Any

TYPE_NAMES = {
    "tinyint": "BYTE",
    "smallint": "SHORT",
    "int": "INT",
    "bigint": "LONG",
    "float": "FLOAT",
    "double": "DOUBLE",
    "decimal": "DECIMAL",
    "string": "STRING",
    "varchar": "STRING",
    "char": "CHAR",
    "boolean": "BOOLEAN",
    "binary": "BINARY",
    "date": "DATE",
    "timestamp": "TIMESTAMP",
    # The service's list of names has none for it.
    "timestamp_ntz": "TIMESTAMP_NTZ",
    "array": "ARRAY",
    "map": "MAP",
    "struct": "STRUCT",
    "variant": "VARIANT",
    "void": "NULL",
    "interval": "INTERVAL",
}


def describe(name: str, position: int, simple: str) -> dict[str, Any]:
    """A column of a result; `simple` is Spark's short text of the type."""
    base = simple.split("(")[0].split("<")[0].split(" ")[0]
    column: dict[str, Any] = {"name": name, "type_text": simple.upper(), "type_name": TYPE_NAMES.get(base, "STRING"), "position": position}
    if base in ("array", "map", "struct"):
        column["type_text"] = simple
    if base == "decimal":
        precision, scale = simple[8:-1].split(",")
        column |= {"type_precision": int(precision), "type_scale": int(scale)}
    if base == "interval":
        column["type_interval_type"] = simple[9:].upper()
    return column


def shown(value: Any) -> str | None:
    """A value as the JSON of a result has it: always a text."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _double(value)
    if isinstance(value, decimal.Decimal):
        return format(value, "f")
    if isinstance(value, datetime.datetime):
        return _timestamp(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, list | dict | tuple):
        return json.dumps(_nested(value), separators=(",", ":"), ensure_ascii=False)
    return str(value)


def _nested(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _nested(each) for key, each in value.items()}
    # Maps come as lists of pairs.
    if isinstance(value, list) and value and all(isinstance(each, tuple) and len(each) == 2 for each in value):
        return {str(key): _nested(each) for key, each in value}
    if isinstance(value, list | tuple):
        return [_nested(each) for each in value]
    return shown(value)


def _timestamp(value: datetime.datetime) -> str:
    text = value.strftime("%Y-%m-%dT%H:%M:%S.") + f"{value.microsecond:06d}"
    # Thousandths are always there, more only where they count.
    text = text[:-3] if text.endswith("000") else text.rstrip("0")
    return text + ("Z" if value.tzinfo else "")


def _double(value: float) -> str:
    """As Java writes it."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value == 0 or 1e-3 <= abs(value) < 1e7:
        text = format(decimal.Decimal(repr(value)), "f")
        return text if "." in text else text + ".0"
    sign, digits, exponent = decimal.Decimal(repr(value)).normalize().as_tuple()
    tail = "".join(map(str, digits[1:])) or "0"
    return f"{'-' if sign else ''}{digits[0]}.{tail}E{len(digits) - 1 + int(exponent)}"
