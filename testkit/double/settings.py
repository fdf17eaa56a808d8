"""What tests may change while the double runs."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from .errors import bad


@dataclass
class Settings:
    """Times in seconds."""

    token_life: float = 3600.0
    link_life: float = 900.0
    chunk_rows: int = 100_000
    chunk_bytes: int = 20 * 1024 * 1024
    inline_bytes: int = 25 * 1024 * 1024
    warehouse_start: float = 0.0
    statement_delay: float = 0.0
    statement_life: float = 3600.0
    page_size: int = 100

    def change(self, values: dict[str, Any]) -> None:
        known = {field.name for field in fields(self)}
        unknown = sorted(set(values) - known)
        if unknown:
            raise bad(f"There is no setting {', '.join(unknown)}. There are {', '.join(sorted(known))}.")
        for name, value in values.items():
            setattr(self, name, type(getattr(self, name))(value))

    def reset(self) -> None:
        self.__init__()  # type: ignore[misc]
