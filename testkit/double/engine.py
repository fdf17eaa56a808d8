"""The Spark session behind it all."""

from __future__ import annotations

import glob
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

OWN = ("delta-", "unitycatalog-")


def start(folder: Path, jars: Path) -> SparkSession:
    """Starts Spark with Delta; all it writes stays below the folder."""
    # The service's own log of errors repeats what the answers say.
    for name in ("SQLQueryContextLogger", "DataFrameQueryContextLogger"):
        logging.getLogger(name).disabled = True
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    scratch = folder / "scratch"
    scratch.mkdir(parents=True, exist_ok=True)
    log = folder / "log4j2.properties"
    log.write_text("rootLogger.level = off\n", encoding="utf-8")
    own = [jar for jar in sorted(glob.glob(str(jars / "*.jar"))) if Path(jar).name.startswith(OWN)]
    if not own:
        raise SystemExit(f"there is no jar of Delta in {jars}")
    java = f"-Dlog4j2.configurationFile={log} -Dderby.system.home={scratch} -Djava.io.tmpdir={scratch} -Xshare:auto"
    settings = {
        "spark.jars": ",".join(own),
        "spark.sql.extensions": "io.delta.sql.DeltaSparkSessionExtension",
        "spark.sql.catalog.spark_catalog": "org.apache.spark.sql.delta.catalog.DeltaCatalog",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.local.dir": str(scratch),
        "spark.driver.memory": "2g",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.extraJavaOptions": f"{java} -Duser.timezone=UTC",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.sources.default": "delta",
        "spark.sql.scripting.enabled": "true",
        # Few rows and many statements: compiling each one's loops takes longer than what they save.
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        "spark.sql.sources.parallelPartitionDiscovery.parallelism": "2",
        "spark.databricks.delta.snapshotPartitions": "2",
        # Properties that only the real service knows are kept, not refused.
        "spark.databricks.delta.allowArbitraryProperties.enabled": "true",
        "spark.databricks.delta.vacuum.parallelDelete.enabled": "false",
    }
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[2]").appName("double")
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    return session


def stop(session: SparkSession) -> None:
    """Ends the Java process at once: there is nothing to save."""
    gateway = session.sparkContext._gateway
    process = getattr(gateway, "proc", None)
    if process is not None:
        process.kill()
        process.wait(10)
