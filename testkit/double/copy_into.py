"""COPY INTO: Spark reads the files, Delta appends them, and a ledger sees to it that each file is taken once."""

from __future__ import annotations

import threading
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

from .copy_statement import Copy, read
from .cursor import Cursor
from .errors import condition
from .lexer import quote
from .names import database
from .results import Outcome, of_rows

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from .runner import Runner

FIRST = ("COPY",)
COLUMNS = ["num_affected_rows", "num_inserted_rows", "num_skipped_corrupt_files"]


class Copied:
    """Which files each table took, with their times: a file written anew is another one."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.all: dict[str, set[tuple[str, int]]] = {}

    def forget(self, prefix: str) -> None:
        with self.lock:
            self.all = {table: files for table, files in self.all.items() if not (table == prefix or table.startswith(prefix))}


def run(runner: Runner, cursor: Cursor) -> Outcome:
    cursor.need("COPY", "INTO")
    wanted = read(cursor)
    full = ".".join(runner.names.full(wanted.table))
    runner.double.tables.kept(full)
    runner.double.grants.check(runner.who, "MODIFY", "TABLE", full)
    folder = runner.double.volume_path(wanted.path, runner.who, "READ VOLUME")
    with runner.double.copied.lock:
        taken = runner.double.copied.all.setdefault(full, set())
    files = [(str(file), file.stat().st_mtime_ns) for file in _files(folder, wanted)]
    fresh = [each for each in files if wanted.says("force") or each not in taken]
    if not fresh or wanted.validate:
        return of_rows(COLUMNS, [[0, 0, 0]], ["bigint"] * 3)
    frame = _frame(runner, wanted, full, [file for file, _ in fresh])
    rows = _append(runner, frame, full, wanted.says("mergeschema"))
    taken.update(fresh)
    return of_rows(COLUMNS, [[rows, rows, 0]], ["bigint"] * 3)


def _files(path: Path, wanted: Copy) -> list[Path]:
    if wanted.files:
        return [path / name for name in wanted.files]
    if path.is_file():
        return [path]
    if "*" in path.name:
        path, wanted.pattern = path.parent, path.name
    if not path.is_dir():
        raise condition("PATH_NOT_FOUND", f"Path does not exist: {wanted.path}.", "42K03")
    deep = {key.lower(): value for key, value in wanted.read.items()}.get("recursivefilelookup", "false").lower() == "true"
    found = path.rglob("*") if deep else path.glob("*")
    return sorted(each for each in found if each.is_file() and each.name[0] not in "._" and fnmatch(each.name, wanted.pattern))


def _frame(runner: Runner, wanted: Copy, full: str, files: list[str]) -> DataFrame:
    """The files' rows, in the statement's own SELECT where it has one."""
    options = {key: value for key, value in wanted.read.items() if key.lower() != "rescueddatacolumn"}
    rescue = next((value for key, value in wanted.read.items() if key.lower() == "rescueddatacolumn"), None)
    reader = runner.session.read.format(wanted.form.lower()).options(**options)
    if wanted.form == "PARQUET" and wanted.says("mergeschema"):
        reader = reader.option("mergeSchema", "true")
    frame = reader.load(files)
    if rescue:
        frame = _rescued(runner, frame, full, rescue, wanted.says("mergeschema"))
    if not wanted.before:
        return frame
    frame.createOrReplaceTempView("copied_files")
    resolved = runner.names.resolve(f"{wanted.before} copied_files {wanted.after}")
    return runner.session.sql(resolved.sql)


def _rescued(runner: Runner, frame: DataFrame, full: str, rescue: str, merge: bool) -> DataFrame:
    """A value that does not fit its column, or has none, goes into the column for such."""
    from pyspark.sql import functions as f

    target = {each.name.lower(): each.dataType for each in runner.session.table(_spark(full)).schema.fields}
    kept, odd = [], []
    for each in frame.schema.fields:
        column, kind = f.col(quote(each.name)), target.get(each.name.lower())
        if kind is None and not merge:
            odd.append(f.when(column.isNotNull(), column).alias(each.name))
        elif kind is not None and kind != each.dataType:
            cast = column.try_cast(kind)
            kept.append(cast.alias(each.name))
            odd.append(f.when(cast.isNull() & column.isNotNull(), column).alias(each.name))
        else:
            kept.append(column)
    if not odd:
        return frame.withColumn(rescue, f.lit(None).cast("string"))
    text = f.to_json(f.struct(*odd))
    return frame.select(*kept, f.when(text != "{}", text).alias(rescue))


def _append(runner: Runner, frame: DataFrame, full: str, merge: bool) -> int:
    """Columns by name; types as the table has them where they can be had."""
    from pyspark.sql import functions as f

    target = runner.session.table(_spark(full)).schema.fields
    known = {each.name.lower(): each.dataType for each in target}
    extra = [each.name for each in frame.schema.fields if each.name.lower() not in known]
    if extra and not merge:
        names = ", ".join(f"`{name}`" for name in extra)
        message = f"A schema mismatch detected when writing to the Delta table. These columns are not in the table: {names}."
        raise condition("COPY_INTO_SCHEMA_MISMATCH_WITH_TARGET_TABLE", message, "42KDG")
    columns = [
        f.col(quote(each.name)).cast(known[each.name.lower()]).alias(each.name) if each.name.lower() in known else f.col(quote(each.name))
        for each in frame.schema.fields
    ]
    # Kept at hand, so that the count and the rows are of one reading.
    frame = frame.select(*columns).cache()
    try:
        rows = frame.count()
        frame.write.format("delta").mode("append").option("mergeSchema", str(merge).lower()).saveAsTable(_spark(full))
    finally:
        frame.unpersist()
    return rows


def _spark(full: str) -> str:
    catalog, schema, name = full.split(".")
    return f"{quote(database(catalog, schema))}.{quote(name)}"
