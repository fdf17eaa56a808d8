"""Statements through the vendor's client."""

from __future__ import annotations

import io
import time
import unittest
import urllib.error
import urllib.request
from pathlib import Path

import pyarrow as pa
from databricks.sdk.service.sql import Disposition, Format, QueryTag, StatementParameterListItem

from .client import FOLDER, WAREHOUSE, Case, own


class Statements(Case):
    """One catalog for all."""

    catalog = "statements"

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls().rows("CREATE TABLE silver.t (id BIGINT, name STRING) TBLPROPERTIES ('delta.targetFileSize' = '10mb')")
        cls().rows("INSERT INTO silver.t VALUES (1, 'silver.t'), (2, NULL)")

    def test_rows_come_as_texts(self) -> None:
        done = self.run_sql(
            "SELECT id, 1.50BD AS d, TIMESTAMP'2024-02-03 04:05:06' AS t, name FROM silver.t WHERE id = :id",
            parameters=[StatementParameterListItem(name="id", value="2", type="BIGINT")],
        )
        self.assertEqual([["2", "1.50", "2024-02-03T04:05:06.000Z", None]], done.result.data_array)
        self.assertEqual(
            ["LONG", "DECIMAL", "TIMESTAMP", "STRING"],
            [each.type_name.value if each.type_name else None for each in done.manifest.schema.columns],
        )

    def test_arrow_comes_in_chunks_behind_links(self) -> None:
        own("POST", "/double/settings", {"chunk_rows": 40})
        done = self.run_sql(
            "SELECT id, current_timestamp() AS t FROM range(100)", disposition=Disposition.EXTERNAL_LINKS, format=Format.ARROW_STREAM
        )
        own("POST", "/double/settings", {"chunk_rows": 100000})
        self.assertEqual(3, done.manifest.total_chunk_count)
        rows, result = 0, done.result
        while True:
            link = result.external_links[0]
            table = pa.ipc.open_stream(urllib.request.urlopen(link.external_link).read()).read_all()
            self.assertEqual("timestamp[us, tz=Etc/UTC]", str(table.schema.field("t").type))
            rows += table.num_rows
            if link.next_chunk_index is None:
                break
            result = self.admin.statement_execution.get_statement_result_chunk_n(done.statement_id, link.next_chunk_index)
        self.assertEqual(100, rows)
        with self.assertRaises(urllib.error.HTTPError):
            urllib.request.urlopen(urllib.request.Request(link.external_link, headers={"Authorization": "Bearer dapi-admin"}))

    @unittest.skipUnless(FOLDER, "the folder of the double is not known")
    def test_tables_lie_where_others_look_for_them(self) -> None:
        self.assertTrue(Path(FOLDER, "tables", self.catalog, "silver", "t", "_delta_log").is_dir())

    def test_limits_cut_and_say_so(self) -> None:
        done = self.run_sql("SELECT id FROM range(10)", row_limit=3)
        self.assertEqual((3, True), (len(done.result.data_array), done.manifest.truncated))

    def test_a_cancel_ends_it(self) -> None:
        api = self.admin.statement_execution
        begun = api.execute_statement("SELECT count(*) FROM range(100000000000) WHERE hash(id) % 7 = 1", WAREHOUSE, wait_timeout="0s")
        api.cancel_execution(begun.statement_id)
        for _ in range(200):
            state = api.get_statement(begun.statement_id).status.state.value
            if state not in ("PENDING", "RUNNING"):
                break
            time.sleep(0.05)
        self.assertEqual("CANCELED", state)

    def test_failures_are_worded_as_sparks(self) -> None:
        self.assertIn("[TABLE_OR_VIEW_NOT_FOUND] The table or view `statements`.`silver`.`none`", self.fails("SELECT * FROM silver.none"))
        self.assertIn("DIVIDE_BY_ZERO", self.fails("SELECT 1 / 0"))

    def test_scripts_run_and_the_last_counts(self) -> None:
        loop = "BEGIN DECLARE i INT DEFAULT 0; WHILE i < 3 DO SET i = i + 1; END WHILE; SELECT i; END"
        self.assertEqual([["3"]], self.rows(loop))
        self.assertEqual([["2"]], self.rows("SELECT 1; SELECT 2"))

    def test_a_view_shows_each_caller_its_own(self) -> None:
        self.rows(
            "CREATE OR REPLACE VIEW silver.v AS SELECT id, is_account_group_member('readers') AS r FROM silver.t VERSION AS OF 1 ORDER BY id"
        )
        self.rows(
            "GRANT USE CATALOG ON CATALOG statements TO `readers`; GRANT USE SCHEMA ON SCHEMA silver TO `readers`; GRANT SELECT ON VIEW silver.v TO `readers`"
        )
        self.assertEqual([["1", "false"], ["2", "false"]], self.rows("SELECT v.id, v.r FROM silver.v"))
        self.assertEqual([["1", "true"], ["2", "true"]], self.rows("SELECT * FROM statements.silver.v", self.reader))
        self.assertIn("INSUFFICIENT_PERMISSIONS", self.fails("SELECT * FROM silver.t", self.reader))

    def test_policies_forbid_time_travel(self) -> None:
        self.rows("CREATE TABLE silver.guarded AS SELECT 1 AS id; CREATE FUNCTION silver.f(id INT) RETURNS BOOLEAN RETURN id > 1")
        self.rows("ALTER TABLE silver.guarded SET ROW FILTER silver.f ON (id)")
        self.assertEqual([], self.rows("SELECT * FROM silver.guarded"))
        for sql in ("SELECT * FROM silver.guarded VERSION AS OF 0", "DESCRIBE HISTORY silver.guarded"):
            self.assertIn("ROW_LEVEL_SECURITY_COLUMN_MASK_FEATURE_NOT_SUPPORTED", self.fails(sql))
        self.assertEqual("statements.silver.f", self.admin.tables.get("statements.silver.guarded").row_filter.function_name)

    def test_tags_are_found_again(self) -> None:
        self.rows("ALTER TABLE silver.t SET TAGS ('kind' = 'test')")
        self.assertEqual(
            [["kind", "test"]], self.rows("SELECT tag_name, tag_value FROM information_schema.table_tags WHERE table_name = 't'")
        )
        found = list(self.admin.entity_tag_assignments.list("tables", "statements.silver.t"))
        self.assertEqual([("kind", "test")], [(each.tag_key, each.tag_value) for each in found])

    def test_a_file_is_copied_once(self) -> None:
        self.rows("CREATE VOLUME silver.files; CREATE TABLE silver.raw (id BIGINT, rescued STRING)")
        self.admin.files.upload("/Volumes/statements/silver/files/a.csv", io.BytesIO(b"id,x\n1,a\nbad,b\n"))
        copy = "COPY INTO silver.raw FROM '/Volumes/statements/silver/files/' FILEFORMAT = CSV FORMAT_OPTIONS ('header' = 'true', 'rescuedDataColumn' = 'rescued')"
        self.assertEqual([["2", "2", "0"]], self.rows(copy))
        self.assertEqual([["0", "0", "0"]], self.rows(copy + " COPY_OPTIONS ('force' = 'false')"))
        self.assertEqual([[None, '{"id":"bad","x":"b"}'], ["1", '{"x":"a"}']], self.rows("SELECT * FROM silver.raw ORDER BY id"))

    def test_the_history_knows(self) -> None:
        done = self.run_sql("SELECT 42", query_tags=[QueryTag(key="run", value="7")])
        from databricks.sdk.service.sql import QueryFilter

        found = self.admin.query_history.list(filter_by=QueryFilter(statement_ids=[done.statement_id]), include_metrics=True).res
        self.assertEqual([("SELECT 42", "FINISHED", 1)], [(each.query_text, each.status.value, each.rows_produced) for each in found])
        self.assertEqual("run", found[0].query_tags[0].key)


if __name__ == "__main__":
    unittest.main()
