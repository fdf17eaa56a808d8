#!/usr/bin/env python3
"""Loads a folder of exports through bronze, silver and gold with DuckDB, and says how long each layer took.

Development only: the yardstick for the speed of a load, and a second opinion on every cell of gold.
"""

import argparse
import json
import resource
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path

from baseline.bronze import bronze_query, metadata
from baseline.calendar import read_calendar
from baseline.layers import BRONZE, GOLD, SILVER, query
from baseline.macros import MACROS, parameters
from baseline.sources import ExportError, find_sources
from baseline.storage import Store, export_gold, open_store


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="folder with the exports")
    parser.add_argument("out", type=Path, help="folder for the tables")
    parser.add_argument("--as-of", type=date.fromisoformat, required=True, help="day the model is computed for")
    parser.add_argument("--first-month", type=int, default=1, choices=range(1, 13), help="first month of the year")
    parser.add_argument("--zone", default="UTC", help="time zone of the customer")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--memory", help="memory limit, such as 6GB")
    parser.add_argument("--store", default="parquet-snappy", choices=["duckdb", "parquet-zstd", "parquet-snappy"])
    parser.add_argument("--calendar", type=Path, help="calendar workbook, where the folder has none")
    parser.add_argument("--export-gold", type=Path, metavar="DIR", help="write each gold table as Parquet")
    parser.add_argument("--json", action="store_true", help="print figures as JSON")
    parser.add_argument("--tables", action="store_true", help="also give the seconds of each table")
    return parser.parse_args()


def calendar_path(options: argparse.Namespace) -> Path | None:
    own = next(iter(sorted(options.folder.glob("*dimdates*.xlsx"))), None)
    return own or options.calendar


def load_bronze(store: Store, options: argparse.Namespace, loaded_at: str) -> dict[str, float]:
    started = time.perf_counter()
    found = find_sources(options.folder)
    seconds = {"finding and hashing": time.perf_counter() - started}
    for source, file in found.items():
        started = time.perf_counter()
        store.keep("bronze", source, bronze_query(file, loaded_at))
        seconds[source] = time.perf_counter() - started
    started = time.perf_counter()
    path = calendar_path(options)
    store.connection.register("workbook", read_calendar(path))
    store.keep("bronze", "dim_dates", f"SELECT *, {metadata(path.name if path else '', '', loaded_at)} FROM workbook")
    seconds["dim_dates"] = time.perf_counter() - started
    return seconds


def load_layer(store: Store, layer: str, tables: list[str]) -> dict[str, float]:
    seconds = {}
    for table in tables:
        started = time.perf_counter()
        store.keep(layer, table, query(layer, table))
        seconds[table] = time.perf_counter() - started
    return seconds


def counts(store: Store, layer: str, tables: list[str]) -> dict[str, int]:
    run = store.connection.execute
    return {table: run(f"SELECT count(*) FROM {layer}.{table}").fetchall()[0][0] for table in tables}


def load(options: argparse.Namespace) -> dict:
    started, used = time.perf_counter(), time.process_time()
    store = open_store(options.store, options.out, options.threads, options.memory)
    store.connection.execute(parameters(options.as_of.isoformat(), options.first_month, options.zone) + MACROS)
    opened = time.perf_counter() - started
    loaded_at = datetime.now(UTC).replace(tzinfo=None).isoformat(sep=" ")
    tables = {
        "bronze": load_bronze(store, options, loaded_at),
        "silver": load_layer(store, "silver", SILVER),
        "gold": load_layer(store, "gold", GOLD),
    }
    finishing = time.perf_counter()
    store.finish()
    done, cpu = time.perf_counter(), time.process_time() - used
    layers = {layer: sum(each.values()) for layer, each in tables.items()}
    layers |= {"open": opened, "finish": done - finishing, "total": done - started}
    result = {
        "store": options.store,
        "threads": options.threads,
        "as_of": options.as_of.isoformat(),
        "seconds": {name: round(value, 3) for name, value in layers.items()},
        "cpu_seconds": round(cpu, 3),
        "rows": {
            "bronze": counts(store, "bronze", BRONZE),
            "silver": counts(store, "silver", SILVER),
            "gold": counts(store, "gold", GOLD),
        },
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    if options.tables:
        result["seconds_by_table"] = {k: {t: round(s, 3) for t, s in each.items()} for k, each in tables.items()}
    if options.export_gold:
        export_gold(store, GOLD, options.export_gold)
    return result


def as_lines(result: dict) -> str:
    seconds = "  ".join(f"{name} {value:.2f} s" for name, value in result["seconds"].items())
    rows = [f"  {layer}.{table} {n:,}" for layer, each in result["rows"].items() for table, n in each.items()]
    return "\n".join([f"{result['store']}, {result['threads']} threads: {seconds}", *rows, f"peak {result['peak_memory_mb']} MB"])


def main() -> int:
    options = arguments()
    try:
        result = load(options)
    except ExportError as error:
        print(error, file=sys.stderr)
        return 2
    print(json.dumps(result, indent=2) if options.json else as_lines(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
