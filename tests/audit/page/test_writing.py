"""What the page is written as: text that ends no element, the same bytes each time, and nothing from outside."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from dataclasses import fields
from importlib import resources
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.audit.findings.catalogue import CODES
from extract.audit.model import Audit, Status
from extract.audit.page import write
from extract.audit.page.embedding import as_json, packed
from extract.audit.page.texts import LABELS, TEXTS
from extract.audit.page.writing import SCRIPTS
from extract.records import GRADES, RECURRENCES, SECTION_KINDS
from tests.audit.page.conftest import Report

PAGE = resources.files("extract.audit.page")
PROGRAM = {name: PAGE.joinpath(f"js/{name}.js").read_text(encoding="utf-8") for name in SCRIPTS}


def scripts(html: str) -> dict[str, str]:
    return dict(re.findall(r'<script type="[^"]+" id="([^"]+)">(.*?)</script>', html, re.DOTALL))


@given(
    st.recursive(
        st.text() | st.integers() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_json_in_the_page_is_the_same_json_and_has_no_markup(value: Any) -> None:
    text = as_json(value)
    assert json.loads(text) == value
    assert not re.search("[<>&\u2028\u2029]", text)


@given(st.text())
def test_what_is_packed_is_unpacked(text: str) -> None:
    assert json.loads(zlib.decompress(base64.b64decode(packed([text])))) == [text]


def test_the_same_archive_gives_the_same_bytes(report: Report, tmp_path: Path) -> None:
    write(report.archive, report.audit, tmp_path / "new" / "again.html", "vi")
    assert (tmp_path / "new" / "again.html").read_bytes() == report.path.read_bytes()
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["again.html"]


def test_the_policy_lets_through_this_style_and_this_program_alone(report: Report) -> None:
    html = report.path.read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    for tag, name in (("style", "style-src"), ("script", "script-src")):
        (inner,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()
        assert f"{name} 'sha256-{digest}'" in policy[1]
    assert "default-src 'none'" in policy[1] and "unsafe" not in policy[1] and "http" not in policy[1]


def test_nothing_in_the_page_is_elsewhere(report: Report) -> None:
    html = report.path.read_text(encoding="utf-8")
    frame = re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    assert not re.search(r"(?:src|href|url)\s*[=(]\s*(?![\"']?(?:data:|#))", frame)
    for text in PROGRAM.values():
        assert set(re.findall(r"https?://[^\"' ]+", text)) <= {"http://www.w3.org/2000/svg"}
        assert not re.search(
            r"\bfetch\(|XMLHttpRequest|WebSocket|innerHTML|\beval\(|document\.write|insertAdjacentHTML", text
        )


def test_every_document_is_there_with_its_text_and_places(report: Report) -> None:
    embedded = scripts(report.path.read_text(encoding="utf-8"))
    documents = json.loads(embedded["documents"])
    assert [row[0] for row in documents] == [row.doc_id for row in report.archive.records.documents]
    for number, row in enumerate(documents):
        content = json.loads(zlib.decompress(base64.b64decode(embedded[f"document-{number}"])))
        assert content["text"] == report.archive.text(row[0])
        tasks = {task.task_id: task for task in report.archive.tasks_of[row[0]]}
        assert [task_id for task_id, _ in content["tasks"]] == list(tasks)
        for task_id, spans in content["tasks"]:
            assert spans == [[place.start, place.end] for place in report.archive.spans(row[0])["tasks", task_id]]


def test_a_document_without_text_has_none(report: Report, tmp_path: Path) -> None:
    from extract.audit.archive import Archive

    path = tmp_path / "audit.html"
    write(Archive(tmp_path, report.archive.records), report.audit, path, "en")
    embedded = scripts(path.read_text(encoding="utf-8"))
    assert len(json.loads(embedded["tasks"])) == len(report.archive.records.tasks)
    assert not any(name.startswith("document-") for name in embedded)


def test_an_empty_archive_has_a_page(tmp_path: Path, report: Report) -> None:
    from extract.audit.archive import Archive
    from extract.records import Records

    write(Archive(tmp_path, Records()), Audit(report.audit.as_of, (), (), ()), tmp_path / "audit.html", "vi")
    assert json.loads(scripts((tmp_path / "audit.html").read_text(encoding="utf-8"))["tasks"]) == []


def test_every_text_of_the_program_is_in_the_catalogue_and_no_other() -> None:
    program = "\n".join(PROGRAM.values())
    # A name stands in quotes, alone or in a list that is said one by one.
    named = set(re.findall(r'"([a-z][a-z0-9-]*)"', program))
    said = set(re.findall(r'\bsay\("([^"]+)"', program))
    assert said <= TEXTS.keys()
    computed = {f"{name}-title" for name in ("unit", "leads-short", "coordinates-short", "late-short")}
    assert TEXTS.keys() <= named | computed
    groups = set(re.findall(r'\blabel\("([^"]+)"', program))
    assert groups <= LABELS.keys()


@pytest.mark.parametrize("catalogue", [TEXTS, *LABELS.values()])
def test_both_languages_fill_in_the_same_values(catalogue: dict[str, tuple[str, str]]) -> None:
    for vietnamese, english in catalogue.values():
        assert vietnamese and english
        assert set(re.findall(r"\{\w+\}", vietnamese)) == set(re.findall(r"\{\w+\}", english))


def test_values_of_the_tables_have_names() -> None:
    assert set(LABELS["status"]) == set(get_args(Status))
    assert set(LABELS["section"]) == set(SECTION_KINDS)
    assert set(LABELS["recurrence"]) == set(RECURRENCES)
    assert set(LABELS["grade"]) == set(GRADES)
    assert CODES.keys() <= LABELS["finding"].keys()
    assert len(fields(Audit)) == 7, "the page shows all that an audit has"


def test_every_script_is_taken() -> None:
    assert {path.name for path in PAGE.joinpath("js").iterdir()} == {f"{name}.js" for name in SCRIPTS}
