"""What counts as the same value although two engines store it under different types."""

INTEGERS = {"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "BOOLEAN"}
# Decimals of a double that two engines may compute in another order.
DIGITS = 9


def family(kind: str) -> str:
    if kind in INTEGERS:
        return "integer"
    if kind.startswith("DECIMAL") or kind in {"DOUBLE", "FLOAT"}:
        return "real"
    if kind.startswith("TIMESTAMP"):
        return "time"
    if kind == "DATE":
        return "day"
    return "text"


def common(one: str, other: str) -> str:
    """The family in which two columns are compared."""
    pair = {family(one), family(other)}
    if len(pair) == 1:
        return pair.pop()
    if pair == {"integer", "real"}:
        return "real"
    if pair == {"day", "time"}:
        return "time"
    return "text"


def normalised(column: str, kind: str, into: str) -> str:
    """SQL that turns a column of some type into the family's one representation."""
    value = f'"{column}"'
    if "TIME ZONE" in kind or kind == "TIMESTAMPTZ":
        value = f"timezone('UTC', {value})"
    casts = {
        "integer": f"CAST({value} AS HUGEINT)",
        "real": f"round(CAST({value} AS DOUBLE), {DIGITS})",
        "time": f"CAST({value} AS TIMESTAMP)",
        "day": f"CAST({value} AS DATE)",
        "text": f"CAST({value} AS VARCHAR)",
    }
    return casts[into]
