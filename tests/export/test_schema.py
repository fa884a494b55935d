"""The data package describes the tables as they are written."""

from __future__ import annotations

import json
import re

import pytest

from extract.export.schema import package
from extract.records import PARTIAL_DATE, TABLES, columns

RESOURCES = {resource["name"]: resource for resource in package()["resources"]}


def test_it_is_json_with_a_resource_for_each_table() -> None:
    assert list(RESOURCES) == list(TABLES)
    assert json.loads(json.dumps(package(), ensure_ascii=False)) == package()


@pytest.mark.parametrize("table", TABLES)
def test_fields_are_the_columns(table: str) -> None:
    fields = RESOURCES[table]["schema"]["fields"]
    assert [(f["name"], f["type"]) for f in fields] == [(c.name, c.type) for c in columns(table)]
    assert all(f["title"] and f["description"] for f in fields)


@pytest.mark.parametrize("table", TABLES)
def test_keys_are_columns_that_are_never_empty(table: str) -> None:
    required = {c.name for c in columns(table) if c.required}
    assert set(RESOURCES[table]["schema"]["primaryKey"]) <= required


@pytest.mark.parametrize("table", TABLES)
def test_foreign_keys_lead_to_a_primary_key(table: str) -> None:
    for key in RESOURCES[table]["schema"].get("foreignKeys", []):
        target = key["reference"]["resource"] or table
        assert RESOURCES[target]["schema"]["primaryKey"] == [key["reference"]["fields"]]


@pytest.mark.parametrize(
    ("text", "fits"), [("2022", True), ("2022-05", True), ("2022-05-01", True), ("5/2022", False), ("", False)]
)
def test_partial_dates(text: str, fits: bool) -> None:
    assert bool(re.fullmatch(PARTIAL_DATE, text)) is fits
