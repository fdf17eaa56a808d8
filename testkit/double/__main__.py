"""Starts the double and says where it is."""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import threading
from pathlib import Path
from types import FrameType

from . import engine
from .double import Double
from .server import Handler, Server


def main() -> None:
    parser = argparse.ArgumentParser(prog="double", description="A double of the Databricks REST API.")
    parser.add_argument("--port", type=int, default=0, help="port to serve on; 0 takes a free one")
    parser.add_argument("--folder", type=Path, required=True, help="where everything is kept")
    parser.add_argument("--jars", type=Path, required=True, help="folder of Delta's jars")
    parser.add_argument("--principals", type=Path, help="JSON with the principals")
    parser.add_argument("--ignore-stdin", action="store_true", help="run on when standard input closes")
    options = parser.parse_args()
    folder, jars = options.folder.resolve(), options.jars.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    principals = json.loads(options.principals.read_text(encoding="utf-8")) if options.principals else None
    # Spark and Derby write some of their files beside themselves.
    os.chdir(folder)
    ended = threading.Event()

    def end(signal_number: int, frame: FrameType | None) -> None:
        ended.set()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    # What is printed besides the one line must not get between it and its reader.
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    spark = engine.start(folder, jars)
    server = Server(("127.0.0.1", options.port), Handler)
    server.double = Double(spark, folder, principals)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    if not options.ignore_stdin:
        threading.Thread(target=_until_closed, args=(ended,), daemon=True).start()
    out.write(json.dumps({"address": server.address, "pid": os.getpid()}) + "\n")
    out.flush()
    ended.wait()
    engine.stop(spark)
    # Threads that wait for Spark would hold a usual exit up.
    os._exit(0)


def _until_closed(ended: threading.Event) -> None:
    while sys.stdin.buffer.read(4096):
        pass
    ended.set()


main()
