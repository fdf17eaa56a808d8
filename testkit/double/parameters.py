"""Named parameters, put into the text as typed literals: Spark's own `args` are lost beside Delta."""

from __future__ import annotations

import re
from typing import Any

from .errors import StatementError, bad
from .lexer import Token, literal, tokens

WHOLE = {"TINYINT": "Y", "BYTE": "Y", "SMALLINT": "S", "SHORT": "S", "INT": "", "INTEGER": "", "BIGINT": "L", "LONG": "L"}
CAST = re.compile(r"(DOUBLE|FLOAT|REAL|DECIMAL(\(.*\))?|DEC|NUMERIC|DATE|TIMESTAMP(_NTZ|_LTZ)?|BOOLEAN|BINARY|VOID|INTERVAL .*)$")


def fill(sql: str, parameters: list[dict[str, Any]]) -> str:
    """The statement with each `:name` that has a value replaced by it."""
    values = {parameter["name"].lower(): parameter for parameter in parameters if parameter.get("name")}
    if len(values) < len(parameters):
        raise bad("Each parameter needs a name of its own.")
    if not values:
        return sql
    found = tokens(sql)
    filled: list[str] = []
    index = 0
    while index < len(found):
        token, following = found[index], found[index + 1] if index + 1 < len(found) else Token("space", "")
        before = found[index - 1] if index else Token("space", " ")
        # `a:b` reaches into a JSON text and takes no parameter.
        marker = token.text == ":" and following.is_name and not (before.is_name or before.text in ")]")
        if marker and following.name.lower() in values:
            words = [each.upper for each in found[:index] if each.kind != "space"][-2:]
            filled.append(_literal(values[following.name.lower()], plain=words == ["AS", "OF"]))
            index += 2
            continue
        filled.append(token.text)
        index += 1
    return "".join(filled)


def _literal(parameter: dict[str, Any], plain: bool) -> str:
    name, value = parameter["name"], parameter.get("value")
    kind = (parameter.get("type") or "STRING").upper().strip()
    if value is None:
        return f"CAST(NULL AS {'STRING' if kind == 'VOID' else kind})"
    value = str(value)
    if kind == "STRING":
        return literal(value)
    if kind in WHOLE:
        if not re.fullmatch(r"[+-]?\d+", value.strip()):
            raise _unfit(name, value, kind)
        number = value.strip().lstrip("+")
        if plain:
            return number
        # The parentheses keep `1-:x` from becoming a comment.
        return f"({number}{WHOLE[kind]})" if number.startswith("-") else number + WHOLE[kind]
    if not CAST.match(kind):
        raise bad(f"Parameter {name} has the unknown type {kind}.")
    if plain:
        return literal(value)
    return f"CAST({literal(value)} AS {kind})"


def _unfit(name: str, value: str, kind: str) -> StatementError:
    message = f"[INVALID_PARAMETER_MARKER_VALUE.INVALID_VALUE_FOR_DATA_TYPE] An invalid parameter mapping was provided: the value '{value}'"
    return StatementError(f"{message} for parameter '{name}' cannot be cast to {kind} because it is malformed. SQLSTATE: 22023", "22023")


def replace_call(sql: str, name: str, change: Any) -> str:
    """Replaces each `name('text')` or `name()` by what `change` makes of the text."""
    found = tokens(sql)
    parts = [(index, token) for index, token in enumerate(found) if token.kind != "space"]
    out = [token.text for token in found]
    for place, (index, token) in enumerate(parts):
        if token.upper != name.upper():
            continue
        tail = [each for _, each in parts[place + 1 : place + 4]]
        if len(tail) >= 2 and tail[0].text == "(" and tail[1].text == ")":
            end, argument = parts[place + 2][0], None
        elif len(tail) == 3 and tail[0].text == "(" and tail[1].kind == "string" and tail[2].text == ")":
            end, argument = parts[place + 3][0], tail[1].value
        else:
            continue
        replacement = change(argument)
        if replacement is None:
            continue
        out[index : end + 1] = [replacement] + [""] * (end - index)
    return "".join(out)
