"""A statement's rows: cut into chunks, each of which goes out as JSON or as an Arrow stream."""

from __future__ import annotations

import datetime
import json
import secrets
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from . import columns
from .settings import Settings

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

UTC = pa.timestamp("us", tz="Etc/UTC")


@dataclass
class Outcome:
    """Rows with the types that Spark gave them."""

    table: pa.Table
    types: list[str]
    truncated: bool = False


def of_rows(names: list[str], rows: list[list[Any]], types: list[str] | None = None) -> Outcome:
    """Rows that did not come from Spark; texts unless told otherwise."""
    types = types or ["string"] * len(names)
    arrow = {"string": pa.string(), "bigint": pa.int64(), "boolean": pa.bool_()}
    arrays = [pa.array([row[place] for row in rows], type=arrow[kind]) for place, kind in enumerate(types)]
    return Outcome(pa.Table.from_arrays(arrays, names=names), types)


def of_frame(frame: DataFrame, row_limit: int | None, byte_limit: int | None) -> Outcome:
    """Runs it; a limit cuts the rows and says so."""
    from pyspark.sql import functions as f

    names, types = frame.columns, [each.dataType.simpleString() for each in frame.schema.fields]
    if not names:
        return Outcome(pa.table({}), [])
    if row_limit is not None:
        frame = frame.limit(row_limit + 1)
    frame = frame.toDF(*[f"c{place}" for place in range(len(names))])
    odd = [place for place, kind in enumerate(types) if kind.startswith(("variant", "interval"))]
    if odd:
        frame = frame.selectExpr(*[f"CAST(c{place} AS STRING) AS c{place}" if place in odd else f"c{place}" for place in range(len(names))])
    frame = frame.select(*[f.col(each.name).cast(_loose(each.dataType)).alias(each.name) for each in frame.schema.fields])
    table = frame.toArrow()
    arrays = [each.cast(UTC) if pa.types.is_timestamp(each.type) and each.type.tz else each for each in table.columns]
    table = pa.Table.from_arrays(arrays, schema=pa.schema([pa.field(n, each.type) for n, each in zip(names, arrays, strict=True)]))
    truncated = row_limit is not None and table.num_rows > row_limit
    if truncated:
        table = table.slice(0, row_limit)
    size = table.get_total_buffer_size()
    if byte_limit is not None and size > byte_limit:
        table, truncated = table.slice(0, table.num_rows * byte_limit // size), True
    return Outcome(table, types, truncated)


def _loose(kind: Any) -> Any:
    """The type with nothing in it that must be there: Arrow refuses to change that in nested types."""
    from pyspark.sql.types import ArrayType, MapType, StructField, StructType

    if isinstance(kind, StructType):
        return StructType([StructField(each.name, _loose(each.dataType), True) for each in kind.fields])
    if isinstance(kind, ArrayType):
        return ArrayType(_loose(kind.elementType), True)
    if isinstance(kind, MapType):
        return MapType(kind.keyType, _loose(kind.valueType), True)
    return kind


@dataclass
class Chunk:
    """Some rows in a row, kept as a file."""

    index: int
    offset: int
    rows: int
    file: Path
    bytes: int


@dataclass
class Link:
    """A secret path to a chunk."""

    chunk: Chunk
    ends: float


@dataclass
class Result:
    """What a finished statement gives out."""

    statement: str
    disposition: str
    format: str
    schema: list[dict[str, Any]]
    truncated: bool
    chunks: list[Chunk] = field(default_factory=list)
    total: int = 0

    @property
    def bytes(self) -> int:
        return sum(chunk.bytes for chunk in self.chunks)

    def manifest(self) -> dict[str, Any]:
        manifest: dict[str, Any] = {
            "format": self.format,
            "schema": {"column_count": len(self.schema), "columns": self.schema},
            "total_chunk_count": len(self.chunks),
            "total_row_count": self.total,
            "truncated": self.truncated,
        }
        if self.chunks:
            manifest["chunks"] = [self._about(chunk) for chunk in self.chunks]
        if self.disposition == "EXTERNAL_LINKS":
            manifest["total_byte_count"] = self.bytes
        return manifest

    def _about(self, chunk: Chunk) -> dict[str, Any]:
        about = {"chunk_index": chunk.index, "row_offset": chunk.offset, "row_count": chunk.rows}
        return about | ({"byte_count": chunk.bytes} if self.disposition == "EXTERNAL_LINKS" else {})

    def data(self, index: int, links: dict[str, Link], settings: Settings, address: str) -> dict[str, Any]:
        """One chunk, or a link to it."""
        if not self.chunks:
            return {"row_count": 0, "data_array": []} if self.disposition == "INLINE" else {}
        chunk = self.chunks[index]
        data = self._about(chunk)
        if index + 1 < len(self.chunks):
            data["next_chunk_index"] = index + 1
            data["next_chunk_internal_link"] = (
                f"/api/2.0/sql/statements/{self.statement}/result/chunks/{index + 1}?row_offset={chunk.offset + chunk.rows}"
            )
        if self.disposition == "INLINE":
            return data | {"data_array": json.loads(chunk.file.read_bytes())}
        secret = secrets.token_urlsafe(24)
        links[secret] = Link(chunk, time.monotonic() + settings.link_life)
        ends = datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=settings.link_life)
        link = data | {"external_link": f"{address}/links/{secret}", "expiration": ends.strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"}
        return {"external_links": [link]}


def keep(outcome: Outcome, statement: str, disposition: str, form: str, settings: Settings, folder: Path) -> Result:
    """Cuts and writes the chunks."""
    table = outcome.table
    schema = [columns.describe(n, at, kind) for at, (n, kind) in enumerate(zip(table.column_names, outcome.types, strict=True))]
    result = Result(statement, disposition, form, schema, outcome.truncated, total=table.num_rows)
    folder.mkdir(parents=True, exist_ok=True)
    size = max(1, min(settings.chunk_rows, table.num_rows * settings.chunk_bytes // max(1, table.get_total_buffer_size()) or 1))
    for index, offset in enumerate(range(0, table.num_rows, size)):
        part = table.slice(offset, size)
        body = _arrow(part) if form == "ARROW_STREAM" else _json(part)
        file = folder / f"{index}"
        file.write_bytes(body)
        result.chunks.append(Chunk(index, offset, part.num_rows, file, len(body)))
    return result


def _arrow(part: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, part.schema) as writer:
        writer.write_table(part)
    return sink.getvalue().to_pybytes()


def _json(part: pa.Table) -> bytes:
    rows = zip(*[[columns.shown(value) for value in each.to_pylist()] for each in part.columns], strict=True)
    return json.dumps([list(row) for row in rows], ensure_ascii=False).encode()
