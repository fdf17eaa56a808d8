"""All parts of the double, put together."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .auth import Auth, Principal
from .catalog import Catalogs
from .copy_into import Copied
from .errors import ApiError
from .faults import Faults
from .grants import Grants
from .jobs import Jobs
from .lexer import quote
from .making import Objects
from .settings import Settings
from .statements import Statements
from .tables import Tables
from .warehouses import Warehouses

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


class Double:
    """The workspace."""

    metastore = "6f2c1a52-6d9b-4b0c-9b0f-2d6a4c1c7f10"

    def __init__(self, spark: SparkSession, folder: Path, principals: dict[str, Any] | None = None) -> None:
        self.spark, self.folder = spark, folder
        self.settings = Settings()
        self.auth = Auth(principals, self.settings)
        self.faults = Faults()
        self.catalogs = Catalogs()
        self.grants = Grants(self.catalogs)
        self.objects = Objects(self)
        self.tables = Tables(self)
        self.copied = Copied()
        self.warehouses = Warehouses(self.settings)
        self.statements = Statements(self)
        self.jobs = Jobs(self)
        self.begin()

    def begin(self) -> None:
        """What a new workspace has: a catalog `main` that all may use."""
        admin = self.auth.admin()
        self.objects.create("CATALOG", "main", admin)
        self.catalogs.get("CATALOG", "main").grants["account users"] = {"USE CATALOG"}

    def reset(self) -> None:
        """Back to the beginning, with Spark as warm as it is."""
        self.faults.reset()
        self.faults.log.clear()
        self.settings.reset()
        self.jobs.clear()
        self.statements.clear()
        for row in self.spark.sql("SHOW DATABASES").collect():
            if "__" in row[0]:
                self.spark.sql(f"DROP DATABASE {quote(row[0])} CASCADE")
        for name in ("tables", "volumes", "results", "workspace"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        self.catalogs.all.clear()
        self.copied.all.clear()
        self.warehouses.reset()
        self.auth.given.clear()
        self.begin()

    def volume(self, full: str) -> Path:
        """The folder of a volume."""
        return self.folder.joinpath("volumes", *full.lower().split("."))

    def volume_path(self, path: str, who: Principal, privilege: str) -> Path:
        """A path below /Volumes as one of this machine; the caller must be allowed there."""
        path = path.removeprefix("dbfs:")
        parts = [part for part in path.split("/") if part]
        if len(parts) < 4 or parts[0] != "Volumes" or ".." in parts:
            raise ApiError(400, "INVALID_PARAMETER_VALUE", f"Invalid path: {path} is no path of a volume.")
        full = ".".join(parts[1:4]).lower()
        if not self.catalogs.find("VOLUME", full):
            raise ApiError(404, "NOT_FOUND", f"Volume '{full}' does not exist.")
        self.grants.check(who, privilege, "VOLUME", full)
        return self.volume(full).joinpath(*parts[4:])
