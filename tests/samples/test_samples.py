"""The samples in `samples/` are what the content files say, and their gold is well formed and true to their text."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from collections import Counter
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from lxml import etree

from .as_docx import WORD
from .build import SAMPLES, files, pdf, samples
from .model import Sample

ALL = samples()
KINDS = {
    *(
        "purpose_requirements",
        "purpose",
        "requirements",
        "objectives",
        "situation",
        "results",
        "limitation",
        "limitation_cause",
        "cause",
    ),
    *(
        "solution",
        "tasks",
        "direction",
        "implementation",
        "funding",
        "proposal",
        "lessons",
        "criterion",
        "unit",
        "topic",
        "appendix",
        "item",
    ),
}
RECURRENCES = {None, "yearly", "quarterly", "monthly", "weekly", "daily", "ongoing"}
each = pytest.mark.parametrize("sample", ALL, ids=lambda s: s.name)


def committed(sample: Sample) -> dict[str, Any]:
    record: dict[str, Any] = json.loads((SAMPLES / f"{sample.name}.gold.json").read_text("utf-8"))
    return record


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def read_docx(path: Path) -> str:
    """The text with changes accepted, one paragraph a line, footnotes at the end."""
    lines = []
    with zipfile.ZipFile(path) as package:
        for part in ("word/document.xml", "word/footnotes.xml"):
            for paragraph in etree.fromstring(package.read(part)).iter(f"{{{WORD}}}p"):
                lines.append("".join(node.text or "" for node in paragraph.iter(f"{{{WORD}}}t")))
    return "\n".join(lines)


def read(sample: Sample) -> str:
    """The text of the sample's committed file, whatever its format, with single spaces."""
    path = SAMPLES / f"{sample.name}.{sample.formats[0]}"
    if path.suffix == ".docx":
        return flat(read_docx(path))
    text = path.read_text("utf-8")
    if path.suffix == ".html":
        text = re.sub(r"<style>.*?</style>", "", text, flags=re.S)
    text = re.sub(r"<br>|</p>|</t[dhr]>", " ", text)
    text = re.sub(r"<[^>]+>|\[\^\d+\](?!:)", "", text)
    return flat(unescape(re.sub(r"[*#]+", "", text)))


def test_there_are_seven() -> None:
    assert len(ALL) >= 7
    assert {ending for s in ALL for ending in s.formats} == {"docx", "pdf", "md", "html"}


@each
def test_committed_files_are_what_the_content_says(sample: Sample) -> None:
    for name, data in files(sample).items():
        there = (SAMPLES / name).read_bytes()
        if name.endswith(".docx"):  # the packing may differ from zlib to zlib, the parts may not
            old, new = (zipfile.ZipFile(io.BytesIO(x)) for x in (there, data))
            assert {n: old.read(n) for n in old.namelist()} == {n: new.read(n) for n in new.namelist()}
        else:
            assert there == data, f"{name}: run python -m tests.samples.build"


@each
def test_sections(sample: Sample) -> None:
    text, seen = read(sample), set()
    for number, section in enumerate(committed(sample)["sections"], 1):
        assert section["id"] == f"s{number}"
        assert section["parent"] is None or section["parent"] in seen
        assert section["kind"] in KINDS
        assert section["start"] in text
        assert (
            section["heading"].startswith(section["start"][: len(section["heading"])]) and len(section["start"]) <= 80
        )
        assert (section["kind"] == "item") == (section["heading"] == "")
        seen.add(section["id"])


@each
def test_tasks(sample: Sample) -> None:
    gold, text = committed(sample), read(sample)
    sections = {s["id"] for s in gold["sections"]}
    served = {c["code"] or c["name"] for c in gold["criteria"]}
    assert gold["tasks"]
    for task in gold["tasks"]:
        assert task["start"] in text
        assert (task["section"] in sections) if task["origin"] == "prose" else (task["section"] is None)
        assert task["criterion"] is None or task["criterion"] in served
        for unit in (*task["lead"], *task["coordinate"], *task["report_to"]):
            own = " ".join(unit.split()[2:]) or unit  # "UBND xã A" may be printed as "UBND các xã: ..., A"
            assert unit in text or own in text, unit
        for due in task["deadlines"]:
            assert due["text"] in text
            assert due["recurrence"] in RECURRENCES
            days = [date.fromisoformat(d) for d in (due["start"], due["end"]) if d]
            assert days == sorted(days) and (days or due["recurrence"])


@each
def test_criteria_citations_recipients_footnotes(sample: Sample) -> None:
    gold, text = committed(sample), read(sample)
    sections = {s["id"] for s in gold["sections"]}
    for criterion in gold["criteria"]:
        assert criterion["section"] is None or criterion["section"] in sections
        assert all(value in text for k in ("name", "limitation", "cause", "solution") if (value := criterion[k]))
    for citation in gold["citations"]:
        assert citation["text"] in text and citation["code"] in citation["text"]
        assert citation["kind"].split()[0] == citation["text"].split()[0]
    assert gold["recipients"] and all(f"- {r}" in text for r in gold["recipients"])
    assert [n["marker"] for n in gold["footnotes"]] == [str(n) for n in range(1, len(gold["footnotes"]) + 1)]
    assert all(note["start"] in text for note in gold["footnotes"])


@each
def test_document(sample: Sample) -> None:
    document, text = committed(sample)["document"], read(sample)
    for field in ("title", "signer", "signer_title", "on_behalf_of", "place", "kind"):
        assert document[field] in text
    assert document["code"] in text


def syllables(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W\d_]+", text))


def pdf_text(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize("sample", [s for s in ALL if "pdf" in s.formats], ids=lambda s: s.name)
def test_pdf_is_up_to_date(sample: Sample) -> None:
    """No word of the document is missing in the print (headers repeated on each page may be more)."""
    assert not syllables(read(sample)) - syllables(pdf_text(SAMPLES / f"{sample.name}.pdf"))


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_printing_anew_gives_the_same_text(tmp_path: Path) -> None:
    sample = next(
        s for s in ALL if s.name == "ke-hoach-phu-luc-tinh"
    )  # has tracked changes, footnotes and a landscape table
    assert pdf_text(pdf(sample, tmp_path)) == pdf_text(SAMPLES / f"{sample.name}.pdf")


def test_tracked_changes_are_real() -> None:
    with zipfile.ZipFile(SAMPLES / "ke-hoach-phu-luc-tinh.docx") as package:
        body = package.read("word/document.xml").decode()
    assert "<w:ins " in body and "<w:del " in body and "<w:delText" in body and "<w:vMerge/>" in body


def test_word_numbers_the_department_plan() -> None:
    """The markers are not in the text: they come from numbering.xml, and LibreOffice counts to the same."""
    sample = next(s for s in ALL if s.auto_numbered)
    text, printed = read_docx(SAMPLES / f"{sample.name}.docx"), flat(pdf_text(SAMPLES / f"{sample.name}.pdf"))
    for section in committed(sample)["sections"]:
        if section["kind"] != "appendix":
            assert f"{section['marker']} {section['start'][:15]}" not in text
            assert f"{section['marker']} {section['start'][:15]}" in printed
