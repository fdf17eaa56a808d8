"""Tokens, parameters and names: no Spark is needed."""

from __future__ import annotations

import unittest

from double.caller import personal
from double.catalog import Catalogs
from double.lexer import split, text, tokens
from double.names import Names, real
from double.parameters import fill


def parameter(name: str, value: str | None, kind: str = "STRING") -> list[dict]:
    return [{"name": name, "value": value, "type": kind}]


class Text(unittest.TestCase):
    """Cutting and filling."""

    def test_cutting_loses_nothing(self) -> None:
        sql = "SELECT a.`b``c`, 'it''s \\' -- no', 1.5e3 /* ; */ FROM t -- end\n"
        self.assertEqual(sql, text(tokens(sql)))

    def test_a_semicolon_divides_only_outside_texts_and_compounds(self) -> None:
        self.assertEqual(2, len(split("select ';' -- ;\n; select 2;")))
        compound = "begin declare i int; while i < 3 do set i = case when true then i + 1 end; end while; select i; end"
        self.assertEqual([compound, " select 1"], split(compound + "; select 1"))

    def test_parameters_are_typed_and_not_found_in_texts(self) -> None:
        sql = "select :x, ':x', `:x`, a::int -- :x\n"
        self.assertEqual("select 5L, ':x', `:x`, a::int -- :x\n", fill(sql, parameter("x", "5", "BIGINT")))

    def test_a_text_cannot_break_out(self) -> None:
        self.assertEqual("select 'o\\'; drop \\\\'", fill("select :x", parameter("x", "o'; drop \\")))

    def test_versions_and_nothing(self) -> None:
        self.assertEqual("t version as of 3", fill("t version as of :v", parameter("v", "3", "BIGINT")))
        self.assertEqual("CAST(NULL AS DATE)", fill(":d", parameter("d", None, "DATE")))
        self.assertEqual("1 - (-2)", fill("1 - :n", parameter("n", "-2", "INT")))
        self.assertEqual("CAST('1.5' AS DECIMAL(4,2))", fill(":n", parameter("n", "1.5", "DECIMAL(4,2)")))


class Mapping(unittest.TestCase):
    """From names of three parts to Spark's."""

    def setUp(self) -> None:
        catalogs = Catalogs()
        catalogs.add("CATALOG", "c", "me")
        catalogs.add("SCHEMA", "c.gold", "me")
        self.names = Names(catalogs, "c", None)

    def mapped(self, sql: str) -> str:
        return self.names.resolve(sql).sql

    def test_tables_are_mapped(self) -> None:
        self.assertEqual("SELECT * FROM `c__gold`.t JOIN `c__gold`.`u v`", self.mapped("SELECT * FROM gold.t JOIN c.gold.`u v`"))
        self.assertEqual("INSERT INTO `c__gold`.t (a)", self.mapped("INSERT INTO gold.t (a)"))

    def test_other_uses_of_the_word_stay(self) -> None:
        for sql in (
            "SELECT 'gold.t', `gold.t` FROM x -- gold.t",
            "SELECT gold FROM x",
            "SELECT gold.a FROM x AS gold",
            "SELECT silver.a FROM silver",
        ):
            self.assertEqual(sql, self.mapped(sql))

    def test_roles_and_time_travel_are_seen(self) -> None:
        found = self.names.resolve("MERGE INTO gold.t USING gold.u VERSION AS OF 3 ON TRUE").tables
        self.assertEqual([("t", "write", False), ("u", "read", True)], [(each.name, each.role, each.travels) for each in found])

    def test_errors_speak_of_the_callers_names(self) -> None:
        self.assertEqual("no `c`.`gold`.`t`", real("no `spark_catalog`.`c__gold`.`t`"))

    def test_who_asks_is_put_in(self) -> None:
        sql = "is_account_group_member('a') or is_account_group_member('b') or current_user() = 'current_user()'"
        self.assertEqual("TRUE or FALSE or 'me' = 'current_user()'", personal(sql, "me", ["A"]))
