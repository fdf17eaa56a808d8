"""What Unity Catalog keeps and Spark's one catalog does not: catalogs, volumes, views, tags, policies, owners, grants."""

from __future__ import annotations

import threading
import time
import uuid
from dataclasses import dataclass, field
from typing import Any

from .errors import StatementError, condition

TABLE_KINDS = ("TABLE", "VIEW")


@dataclass
class Securable:
    """One object, by its full name."""

    kind: str
    name: str
    owner: str
    comment: str | None = None
    properties: dict[str, str] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    column_tags: dict[str, dict[str, str]] = field(default_factory=dict)
    column_comments: dict[str, str] = field(default_factory=dict)
    masks: dict[str, dict[str, Any]] = field(default_factory=dict)
    row_filter: dict[str, Any] | None = None
    clustering: list[str] | None = None
    definition: str | None = None
    columns: list[str] | None = None
    # The catalog and the schema in which a view's text reads names.
    within: tuple[str | None, str | None] = (None, None)
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    created: int = field(default_factory=lambda: int(time.time() * 1000))
    updated: int = field(default_factory=lambda: int(time.time() * 1000))
    location: str | None = None
    grants: dict[str, set[str]] = field(default_factory=dict)

    @property
    def last(self) -> str:
        return self.name.rsplit(".", 1)[-1]

    @property
    def parent(self) -> str:
        return self.name.rpartition(".")[0]

    @property
    def is_guarded(self) -> bool:
        return bool(self.row_filter or self.masks)

    def touch(self) -> None:
        self.updated = int(time.time() * 1000)


class Catalogs:
    """All securables. Tables themselves are Spark's; here is only what is added to them."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.all: dict[tuple[str, str], Securable] = {}

    def find(self, kind: str, name: str) -> Securable | None:
        return self.all.get((kind, name.lower()))

    def get(self, kind: str, name: str) -> Securable:
        found = self.find(kind, name)
        if found is None:
            raise missing(kind, name)
        return found

    def add(self, kind: str, name: str, owner: str, **more: Any) -> Securable:
        with self.lock:
            if self.find(kind, name):
                raise there(kind, name)
            return self.put(Securable(kind, name.lower(), owner, **more))

    def put(self, securable: Securable) -> Securable:
        with self.lock:
            self.all[(securable.kind, securable.name)] = securable
        return securable

    def table(self, name: str, owner: str) -> Securable:
        """What is kept of a table that Spark knows; made when first asked for."""
        with self.lock:
            return self.find("TABLE", name) or self.put(Securable("TABLE", name.lower(), owner))

    def remove(self, kind: str, name: str) -> None:
        """Takes it away with everything below it."""
        below = name.lower() + "."
        with self.lock:
            self.all.pop((kind, name.lower()), None)
            if kind in ("CATALOG", "SCHEMA"):
                for key in [key for key in self.all if key[1].startswith(below)]:
                    del self.all[key]

    def below(self, kind: str, parent: str | None = None) -> list[Securable]:
        with self.lock:
            found = [each for each in self.all.values() if each.kind == kind and parent in (None, each.parent)]
        return sorted(found, key=lambda each: each.name)

    def has_schema(self, catalog: str | None, schema: str) -> bool:
        return catalog is not None and self.find("SCHEMA", f"{catalog}.{schema}") is not None


def missing(kind: str, name: str) -> StatementError:
    quoted = ".".join(f"`{part}`" for part in name.split("."))
    if kind in TABLE_KINDS:
        words = f"The table or view {quoted} cannot be found. Verify the spelling and correctness of the schema and catalog."
        return condition("TABLE_OR_VIEW_NOT_FOUND", words, "42P01")
    if kind == "CATALOG":
        return condition("NO_SUCH_CATALOG_EXCEPTION", f"Catalog '{name}' was not found.", "42704")
    words = f"The {kind.lower()} {quoted} cannot be found."
    return condition(f"{kind}_NOT_FOUND", words, "42704" if kind == "SCHEMA" else "42000")


def there(kind: str, name: str) -> StatementError:
    quoted = ".".join(f"`{part}`" for part in name.split("."))
    state = {"CATALOG": "42710", "SCHEMA": "42P06"}.get(kind, "42000")
    return condition(f"{kind}_ALREADY_EXISTS", f"Cannot create {kind.lower()} {quoted} because it already exists.", state)
