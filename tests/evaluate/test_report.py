"""A run against what a person has corrected: figures, causes, gains and losses."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from extract.batch import discover, run
from extract.evaluate import Choice, Report, evaluate
from extract.evaluate.causes import CAUSES
from extract.evaluate.comparison import LINES, Count, by_cause
from extract.export.csv import read, write
from extract.records import Records
from tests.batch.plans import plan

Change = Callable[[Records], Records]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run")
    (folder / "in").mkdir()
    (folder / "in" / "a.md").write_text(plan(0), encoding="utf-8")
    run(discover([folder / "in"]), folder / "out", workers=1)
    return folder / "out"


def of(table: str, at: int, **values: Any) -> Change:
    """Change fields of one row."""

    def changed(records: Records) -> Records:
        rows = list(getattr(records, table))
        rows[at] = replace(rows[at], **values)
        return replace(records, **{table: tuple(rows)})

    return changed


def without(table: str, at: int) -> Change:
    """Leave out one row."""

    def changed(records: Records) -> Records:
        rows = list(getattr(records, table))
        del rows[at]
        return replace(records, **{table: tuple(rows)})

    return changed


def judged(output: Path, tmp_path: Path, change: Change, *, of_gold: bool = False) -> Report:
    """The report on a run with a change, against the run itself; or the other way round."""
    write(change(read(output)), tmp_path / "changed")
    return evaluate(output, tmp_path / "changed") if of_gold else evaluate(tmp_path / "changed", output)


def causes(report: Report) -> dict[str, int]:
    return {cause: len(found) for cause, found in by_cause(m for c in report.comparisons for m in c.misses).items()}


def test_the_plan_has_what_the_changes_below_speak_of(output: Path) -> None:
    records = read(output)
    units = [(row.role, row.mention) for row in records.assignments]
    assert units == [
        ("lead", "Văn phòng HĐND và UBND xã"),
        ("coordinate", "Phòng Kinh tế"),
        ("lead", "Phòng Văn hóa - Xã hội"),
    ]
    assert [row.text for row in records.deadlines][:1] == ["trước ngày 30/6/2026"]
    assert len(records.tasks) == 2
    assert records.citations and records.recipients and len(records.sections) > 3


def test_a_run_against_itself_is_right(output: Path) -> None:
    report = evaluate(output, output)
    assert causes(report) == {}
    total = report.total()
    assert all(count.figures() == count.figures(lenient=True) == (1, 1, 1) for count in total.values())
    assert total["assignments"].support == 3
    assert total["whole row"].support == 2
    assert report.calibration().wrong == 0


@pytest.mark.parametrize(
    ("change", "cause", "line"),
    [
        (of("documents", 0, signer="Nông Văn Bảnh"), "header-field-wrong", "header"),
        (of("documents", 0, place=None), "header-field-missing", "header"),
        (of("sections", 0, kind="tasks"), "section-kind", "section kind"),
        (of("sections", 1, parent_id=None), "section-parent", "section parent"),
        (of("sections", 0, marker="V."), "section-marker", "sections"),
        (without("sections", 1), "section-missing", "sections"),
        (of("tasks", 1, origin="table"), "task-origin", "tasks"),
        (of("tasks", 1, text="Việc khác hẳn"), "task-missing", "tasks"),
        (of("assignments", 0, role="report_to"), "unit-role", "assignments"),
        (of("assignments", 0, mention="Văn phòng HĐND và UBND xã và các thôn"), "unit-too-long", "assignments"),
        (of("assignments", 0, mention="Văn phòng HĐND"), "unit-too-short", "assignments"),
        (of("assignments", 0, mention="Văn phòng HĐND và UBND xả"), "unit-spelling", "assignments"),
        (of("assignments", 0, mention="Sở Y tế"), "unit-extra", "assignments"),
        (of("assignments", 0, mention="Sở Y tế", is_inherited=True), "unit-inherited", "assignments"),
        (without("assignments", 0), "unit-missing", "assignments"),
        (without("deadlines", 0), "deadline-missing", "deadlines"),
        (of("deadlines", 0, start_on="2026-06-01"), "deadline-dates", "deadlines"),
        (of("deadlines", 0, text="khi khác", due_on="2031-01-01"), "deadline-extra", "deadlines"),
        (of("citations", 0, kind="Quyết định"), "citation-kind", "citations"),
        (of("citations", 0, issued_on=None), "citation-date", "citations"),
        (without("citations", 0), "citation-missing", "citations"),
        (of("recipients", 0, recipient="Như trên (b/c)"), "recipient-wrong", "recipients"),
        (without("recipients", 0), "recipient-missing", "recipients"),
        (of("documents", 0, text_layer="none", place=None), "not-read", "header"),
    ],
)
def test_a_row_made_wrong_is_told_with_its_cause(
    output: Path, tmp_path: Path, change: Change, cause: str, line: str
) -> None:
    report = judged(output, tmp_path, change)
    assert cause in causes(report)
    assert report.total()[line].figures()[2] < 1
    # Sides changed over: what was missing is too much, and F1 stays.
    over = judged(output, tmp_path, change, of_gold=True)
    assert over.total()[line].figures()[2] == pytest.approx(report.total()[line].figures()[2])
    for name, count in report.total().items():
        assert 0 <= count.strict <= count.lenient <= min(count.found, count.support), name


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        (without("sections", 1), "section-extra"),
        (without("tasks", 1), "task-extra"),
        (without("tasks", 1), "unit-of-extra-task"),
        (without("assignments", 0), "unit-extra"),
        (without("deadlines", 0), "deadline-extra"),
        (without("citations", 0), "citation-extra"),
        (without("recipients", 0), "recipient-extra"),
        (of("assignments", 1, mention="Phòng Kinh tế, Hội Nông dân xã"), "unit-too-short"),
    ],
)
def test_what_gold_has_not(output: Path, tmp_path: Path, change: Change, cause: str) -> None:
    assert cause in causes(judged(output, tmp_path, change, of_gold=True))


def test_a_list_of_units_taken_for_one(output: Path, tmp_path: Path) -> None:
    def joined(records: Records) -> Records:
        first, second, *more = records.assignments
        both = replace(first, mention=f"{first.mention}, {second.mention}")
        return replace(records, assignments=(both, *more))

    def alone(records: Records) -> Records:
        first, second, *more = records.assignments
        return replace(records, assignments=(first, replace(second, role="lead"), *more))

    write(joined(read(output)), tmp_path / "out")
    write(alone(read(output)), tmp_path / "gold")
    assert causes(evaluate(tmp_path / "out", tmp_path / "gold")) == {"unit-not-split": 2}
    assert causes(evaluate(tmp_path / "gold", tmp_path / "out")) == {"unit-split": 2}


def test_the_whole_row_asks_for_units_deadline_and_criterion_and_not_for_report_to(
    output: Path, tmp_path: Path
) -> None:
    def rows(change: Change, name: str) -> Count:
        write(change(read(output)), tmp_path / name)
        return evaluate(tmp_path / name, output).total()["whole row"]

    extra = replace(read(output).assignments[0], position=9, role="report_to", mention="UBND tỉnh")
    assert rows(lambda r: replace(r, assignments=(*r.assignments, extra)), "a").strict == 2
    assert rows(without("assignments", 0), "b").strict == 1
    assert rows(without("deadlines", 0), "c").strict == 1
    near = rows(of("assignments", 0, mention="Văn phòng HĐND và UBND xả"), "d")
    assert (near.strict, near.lenient) == (1, 2)


def test_page_and_quote_come_from_the_json_lines(output: Path, tmp_path: Path) -> None:
    write(without("assignments", 0)(read(output)), tmp_path / "gold")
    (miss,) = (m for m in evaluate(output, tmp_path / "gold").comparisons[0].misses if m.cause == "unit-extra")
    assert (miss.quote, miss.got, miss.want) == ("Văn phòng HĐND và UBND xã", "lead: Văn phòng HĐND và UBND xã", None)
    write(of("tasks", 1, text="Việc khác hẳn")(read(output)), tmp_path / "gold2")
    lost = [m for m in evaluate(output, tmp_path / "gold2").comparisons[0].misses if m.cause == "task-extra"]
    assert lost[0].quote and lost[0].quote.startswith("Tổ chức đối thoại")


def test_gains_and_losses_between_two_runs(output: Path, tmp_path: Path) -> None:
    write(without("assignments", 0)(read(output)), tmp_path / "old")
    write(of("deadlines", 0, due_on="2030-01-01")(read(output)), tmp_path / "new")
    changes = {c.line: c for c in evaluate(tmp_path / "new", output, against=tmp_path / "old").changes}
    assert changes.keys() == {"assignments", "deadlines"}
    assert [m.want for m in changes["assignments"].gains] == ["lead: Văn phòng HĐND và UBND xã"]
    assert changes["assignments"].losses == ()
    assert len(changes["deadlines"].losses) == 1
    assert evaluate(tmp_path / "new", output, against=tmp_path / "new").changes == ()


def test_a_row_that_is_wrong_in_another_way_is_neither_gained_nor_lost(output: Path, tmp_path: Path) -> None:
    write(of("assignments", 0, mention="Sở Y tế")(read(output)), tmp_path / "old")
    write(without("assignments", 0)(read(output)), tmp_path / "new")
    changes = evaluate(tmp_path / "new", output, against=tmp_path / "old").changes
    assert [(c.line, [m.got for m in c.gains], c.losses) for c in changes] == [("assignments", ["lead: Sở Y tế"], ())]


GOLD = {
    "name": "a",
    "document": {"kind": "KẾ HOẠCH", "number": [None, "1"], "is_draft": False},
    "sections": [
        {"id": "s1", "parent": None, "marker": "I", "heading": "MỤC ĐÍCH, YÊU CẦU", "start": "MỤC ĐÍCH, YÊU CẦU", "kind": "unit"},
    ],
    "criteria": [],
    "tasks": [],
    "citations": [{"text": "Kế hoạch số 10/KH-UBND", "kind": "Kế hoạch", "code": "10/KH-UBND", "issued_on": "2026-01-15"}],
    "recipients": ["Như trên"],
    "footnotes": [],
}  # fmt: skip


def test_gold_files(output: Path, tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.gold.json").write_text(json.dumps(GOLD), encoding="utf-8")
    (tmp_path / "b.gold.json").write_text(json.dumps(GOLD | {"name": "b"}), encoding="utf-8")
    report = evaluate(output, tmp_path)
    assert (len(report.comparisons), report.without_output) == (1, ("b",))
    total = report.total()
    assert total["documents.number"].strict == 1  # any of several right values
    assert total["documents.issuer"].strict == 0  # gold says that there is none
    assert total["citations"].figures() == (1, 1, 1)
    assert (total["sections"].strict, total["sections"].support) == (1, 1)
    assert total["tasks"].figures() == (0, 1, 0)


def test_only_and_exclude(output: Path) -> None:
    import re

    assert len(evaluate(output, output, Choice(only=re.compile(r"\.md$"))).comparisons) == 1
    assert not evaluate(output, output, Choice(only=re.compile("docx"))).comparisons
    assert not evaluate(output, output, Choice(exclude=re.compile("^a"))).comparisons


def test_a_broken_gold_file_is_named(output: Path, tmp_path: Path) -> None:
    (tmp_path / "a.gold.json").write_text('{"name": "a"}', encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.gold\.json: KeyError: 'document'"):
        evaluate(output, tmp_path)


def test_figures() -> None:
    count = Count()
    assert count.figures() == (1, 1, 1)
    count.add(found=4, support=5, strict=2, lenient=4)
    assert count.figures() == (0.5, 0.4, pytest.approx(4 / 9))
    assert count.figures(lenient=True) == (1, 0.8, pytest.approx(8 / 9))


def test_every_cause_has_both_languages() -> None:
    assert all(vi and en and vi != en for vi, en in CAUSES.values())
    assert set(LINES) >= {"header", "assignments", "whole row"}
