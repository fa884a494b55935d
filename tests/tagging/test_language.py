"""The spaCy language: lossless tokens, what components leave behind, storing and loading."""

from __future__ import annotations

import pickle
from pathlib import Path

import spacy
from hypothesis import example, given
from hypothesis import strategies as st
from spacy.tokens import Doc

from extract.tagging.language import PIPES, language
from extract.tagging.tags import tag

TEXT = (
    "Sở Y tế chủ trì, phối hợp với Công an tỉnh lập phương án theo Kế hoạch số 12/KH-UBND ngày 05/01/2026, "
    "báo cáo UBND tỉnh trước ngày 30/6/2026."
)


@given(st.text(st.sampled_from(" \n\t.,:/%1aĐđệ") | st.characters(exclude_categories=["Cs"])))
@example("  hai dấu cách  \n\n cuối ")
@example("12/2024/NĐ-CP 1.500,5 đ")
def test_tokens_are_lossless(text: str) -> None:
    assert language().make_doc(text).text == text


def test_tokens_are_syllables_numbers_and_signs() -> None:
    words = [token.text for token in language().make_doc("Sở Y tế, 1.500 hồ sơ (30/6).")]
    assert words == ["Sở", "Y", "tế", ",", "1.500", "hồ", "sơ", "(", "30/6", ")", "."]


def test_components_leave_spans() -> None:
    doc = language()(TEXT)
    assert [span.text for span in doc.spans["units"]][:2] == ["Sở Y tế", "Công an tỉnh"]
    assert {(span.text, span.label_) for span in doc.spans["roles"]} == {
        ("Sở Y tế", "lead"),
        ("Công an tỉnh", "coordinate"),
        ("UBND tỉnh", "report_to"),
    }
    assert [span.text for span in doc.spans["deadlines"]] == ["trước ngày 30/6/2026"]
    assert doc.spans["citations"][0].text.startswith("Kế hoạch số 12/KH")


def test_a_code_holds_no_unit() -> None:
    text = "Theo Quyết định số 12/QĐ-UBND ngày 05/3/2024, 45/KH-SNV, Sở Y tế; (kèm theo Kế hoạch số    /KH-UBND)"
    doc = language()(text)
    assert [span.text for span in doc.spans["units"]] == ["Sở Y tế"]
    (unit,) = doc._.kehoach.units[0].units
    assert text[unit.spans[0].start : unit.spans[0].end] == unit.text == "Sở Y tế"


def test_a_document_is_stored_with_all_that_was_found() -> None:
    doc = language()(TEXT)
    stored = Doc(language().vocab).from_bytes(doc.to_bytes())
    assert stored._.kehoach == doc._.kehoach
    found = doc._.kehoach
    assert found.units and found.statements and found.deadlines and found.citations
    assert {key: [str(span) for span in spans] for key, spans in stored.spans.items()} == {
        key: [str(span) for span in spans] for key, spans in doc.spans.items()
    }


def test_documents_are_read_in_several_processes() -> None:
    nlp, texts = language(), [TEXT, "Giao Sở Tài chính bố trí vốn.", ""]
    for alone, other in zip(map(nlp, texts), nlp.pipe(texts, n_process=2, batch_size=1), strict=True):
        assert other.text == alone.text
        assert other._.kehoach == alone._.kehoach


def test_components_can_be_sent_to_a_process_that_was_not_forked() -> None:
    for _, pipe in language().pipeline:
        assert pickle.loads(pickle.dumps(pipe)) is pipe


def test_items_bound_what_is_read() -> None:
    text = "Giao Sở Y tế lập phương án.\nGiao Sở Tài chính bố trí vốn."
    at = text.index("\n") + 1
    tags = tag(text, items=[(at, len(text))], lines=[], plan_year=None)
    assert list(tags.statements) == [(at, len(text))]
    assert [unit.text for unit in tags.statements[at, len(text)][0].leads] == ["Sở Tài chính"]


def test_language_is_stored_and_loaded(tmp_path: Path) -> None:
    language().to_disk(tmp_path)
    loaded = spacy.load(tmp_path)
    assert loaded.pipe_names == list(PIPES)
    once, again = language()(TEXT), loaded(TEXT)
    for key in ("units", "roles", "deadlines", "citations", "indices"):
        assert [(s.text, s.label_) for s in again.spans[key]] == [(s.text, s.label_) for s in once.spans[key]]
