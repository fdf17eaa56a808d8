"""What the tests share: the vendor's client, and the double's own paths."""

from __future__ import annotations

import json
import os
import unittest
import urllib.request
from typing import Any

from databricks.sdk import WorkspaceClient
from databricks.sdk.config import Config
from databricks.sdk.service.sql import StatementResponse

ADDRESS = os.environ.get("DOUBLE_ADDRESS", "")
FOLDER = os.environ.get("DOUBLE_FOLDER", "")
WAREHOUSE = "0123456789abcdef"


def client(token: str = "dapi-admin") -> WorkspaceClient:
    return WorkspaceClient(config=Config(host=ADDRESS, token=token, auth_type="pat", retry_timeout_seconds=5))


def own(method: str, path: str, body: Any = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(ADDRESS + path, data, method=method)) as answer:
        text = answer.read()
    return json.loads(text) if text else None


@unittest.skipUnless(ADDRESS, "the double does not run")
class Case(unittest.TestCase):
    """A test against a running double, each with catalogs of its own name."""

    catalog = ""

    @classmethod
    def setUpClass(cls) -> None:
        cls.admin = client()
        cls.reader = client("dapi-reader")
        if cls.catalog:
            cls.admin.catalogs.create(cls.catalog)
            cls.admin.schemas.create("silver", cls.catalog)

    @classmethod
    def tearDownClass(cls) -> None:
        own("DELETE", "/double/faults")
        if cls.catalog:
            cls.admin.catalogs.delete(cls.catalog, force=True)

    def run_sql(self, statement: str, who: WorkspaceClient | None = None, **more: Any) -> StatementResponse:
        more.setdefault("catalog", self.catalog or None)
        return (who or self.admin).statement_execution.execute_statement(statement, WAREHOUSE, wait_timeout="50s", **more)

    def rows(self, statement: str, who: WorkspaceClient | None = None, **more: Any) -> list[list[str]]:
        done = self.run_sql(statement, who, **more)
        self.assertEqual("SUCCEEDED", done.status.state.value, done.status.error)
        return done.result.data_array or []

    def fails(self, statement: str, who: WorkspaceClient | None = None, **more: Any) -> str:
        done = self.run_sql(statement, who, **more)
        self.assertEqual("FAILED", done.status.state.value)
        return done.status.error.message
