"""Catalogs, files, warehouses and jobs through the vendor's client; faults."""

from __future__ import annotations

import base64
import http.client
import io
import urllib.request
from datetime import timedelta

from databricks.sdk import WorkspaceClient
from databricks.sdk.errors import AlreadyExists, DatabricksError, NotFound, PermissionDenied, Unauthenticated
from databricks.sdk.service.catalog import PermissionsChange, Privilege, VolumeType
from databricks.sdk.service.jobs import JobParameterDefinition, RunIf, SqlTask, SqlTaskFile, Task, TaskDependency

from .client import ADDRESS, WAREHOUSE, Case, client, own


class Workspace(Case):
    """One catalog for all."""

    catalog = "workspace_tests"

    def test_a_service_principal_gets_tokens(self) -> None:
        machine = WorkspaceClient(host=ADDRESS, client_id="admin-client", client_secret="admin-secret", auth_type="oauth-m2m")
        self.assertIn("main", [each.name for each in machine.catalogs.list()])
        with self.assertRaises(Unauthenticated):
            client("wrong").catalogs.get("main")

    def test_catalogs_and_what_is_in_them(self) -> None:
        self.admin.volumes.create(self.catalog, "silver", "files", VolumeType.MANAGED)
        self.rows(
            "CREATE TABLE silver.a (id BIGINT COMMENT 'key', n DECIMAL(10,2)); CREATE TABLE silver.b (id INT); COMMENT ON TABLE silver.a IS 'first'"
        )
        names = [each.name for each in self.admin.tables.list(self.catalog, "silver", max_results=1)]
        self.assertEqual(["a", "b"], names[:2])
        table = self.admin.tables.get(f"{self.catalog}.silver.a")
        self.assertEqual(("first", ["bigint", "decimal(10,2)"]), (table.comment, [each.type_text for each in table.columns]))
        self.assertTrue(self.admin.tables.exists(f"{self.catalog}.silver.a").table_exists)
        with self.assertRaises(NotFound):
            self.admin.tables.get(f"{self.catalog}.silver.none")
        with self.assertRaises(DatabricksError):
            self.admin.catalogs.create(self.catalog)

    def test_grants_open_the_way(self) -> None:
        with self.assertRaises(PermissionDenied):
            self.reader.schemas.get(f"{self.catalog}.default")
        change = PermissionsChange(principal="readers", add=[Privilege.USE_CATALOG, Privilege.USE_SCHEMA])
        self.admin.grants.update("catalog", self.catalog, changes=[change])
        self.assertEqual("default", self.reader.schemas.get(f"{self.catalog}.default").name)
        found = self.admin.grants.get_effective("schema", f"{self.catalog}.default").privilege_assignments[0]
        self.assertEqual(self.catalog, found.privileges[0].inherited_from_name)

    def test_files_go_in_and_out(self) -> None:
        self.rows("CREATE VOLUME IF NOT EXISTS silver.box")
        path = f"/Volumes/{self.catalog}/silver/box/in/a.bin"
        self.admin.files.upload(path, io.BytesIO(b"abc"))
        self.assertEqual(b"abc", self.admin.files.download(path).contents.read())
        self.assertEqual(3, self.admin.files.get_metadata(path).content_length)
        with self.assertRaises(AlreadyExists):
            self.admin.files.upload(path, io.BytesIO(b"x"), overwrite=False)
        self.assertEqual(["a.bin"], [each.name for each in self.admin.files.list_directory_contents(path.rpartition("/")[0])])
        self.admin.files.delete(path)
        with self.assertRaises(NotFound):
            self.admin.files.download(path)

    def test_warehouses_start_for_a_statement(self) -> None:
        own("POST", "/double/settings", {"warehouse_start": 0.3})
        self.admin.warehouses.stop(WAREHOUSE)
        self.assertEqual("STOPPED", self.admin.warehouses.get(WAREHOUSE).state.value)
        begun = self.admin.statement_execution.execute_statement("SELECT 1", WAREHOUSE, wait_timeout="0s")
        self.assertEqual("PENDING", begun.status.state.value)
        self.assertEqual([["1"]], self.rows("SELECT 1"))
        own("POST", "/double/settings", {"warehouse_start": 0})

    def test_a_job_runs_its_tasks(self) -> None:
        self.admin.workspace.mkdirs("/Shared/job")
        texts = {
            "one": f"CREATE OR REPLACE TABLE {self.catalog}.silver.out AS SELECT :day AS day",
            "two": "SELECT raise_error('on purpose')",
            "three": "SELECT 3",
        }
        for name, sql in texts.items():
            self.admin.workspace.import_(f"/Shared/job/{name}.sql", content=base64.b64encode(sql.encode()).decode(), overwrite=True)

        def task(name: str, *needed: str, **more: object) -> Task:
            sql = SqlTask(WAREHOUSE, file=SqlTaskFile(f"/Shared/job/{name}.sql"), parameters={"day": "{{job.parameters.day}}"})
            return Task(name, sql_task=sql, depends_on=[TaskDependency(each) for each in needed], **more)

        job = self.admin.jobs.create(
            name="all",
            tasks=[task("one"), task("two", "one", max_retries=1), task("three", "two", run_if=RunIf.ALL_DONE)],
            parameters=[JobParameterDefinition(default="", name="day")],
        )
        run = self.admin.jobs.run_now(job.job_id, job_parameters={"day": "2024-01-02"}).result(timedelta(seconds=60))
        self.assertEqual("SUCCESS_WITH_FAILURES", run.state.result_state.value)
        self.assertEqual(["SUCCESS", "FAILED", "SUCCESS", "FAILED"], [each.state.result_state.value for each in run.tasks])
        self.assertEqual([["2024-01-02"]], self.rows("SELECT day FROM silver.out"))
        self.assertIn("on purpose", self.admin.jobs.get_run_output(run.tasks[1].run_id).error)
        with self.assertRaises(DatabricksError):
            self.admin.jobs.get(1)

    def test_faults_come_as_ordered(self) -> None:
        rule = {"match": {"path": "/catalogs/main$", "times": 1}, "do": {"status": 503, "headers": {"Retry-After": 0}}}
        own("POST", "/double/faults", [rule])
        # The client tries again, and the second attempt goes through.
        self.assertEqual("main", self.admin.catalogs.get("main").name)
        failure = {"error_code": "INTERNAL_ERROR", "message": "lost a node"}
        own("POST", "/double/faults", [{"match": {"statement": "marked"}, "do": {"fail_statement": failure}}])
        self.assertEqual("lost a node", self.fails("SELECT 'marked'"))
        own("DELETE", "/double/faults")
        for deed in ({"drop": "before"}, {"drop": "body"}, {"truncate": True}):
            own(
                "POST", "/double/faults", [{"match": {"path": "/double-test", "times": 1}, "do": {"status": 200, "body": "x" * 100} | deed}]
            )
            with self.assertRaises((OSError, http.client.HTTPException)):
                urllib.request.urlopen(ADDRESS + "/double-test").read()
        own("DELETE", "/double/faults")
        statuses = [each["status"] for each in own("GET", "/double/log")["requests"] if each["path"].endswith("/catalogs/main")]
        self.assertEqual([503, 200], statuses[-2:])
