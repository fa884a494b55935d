"""A real Datasette serves the database, with its titles, search and views."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from extract.export.csv import read

pytestmark = pytest.mark.slow


def asked(output: Path, path: str) -> str:
    """What Datasette answers, in a process of its own."""
    command = [
        sys.executable,
        "-m",
        "datasette",
        output / "kehoach.sqlite",
        "-m",
        output / "kehoach.metadata.json",
        "--get",
        path,
    ]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


def rows(output: Path, path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(asked(output, f"{path}{'&' if '?' in path else '?'}_shape=array"))
    return found


def test_a_table_is_served_as_it_was_written(output: Path) -> None:
    served = rows(output, "/kehoach/tasks.json?_size=1000")
    assert {row["task_id"]: row["text"] for row in served} == {row.task_id: row.text for row in read(output).tasks}


@pytest.mark.parametrize("words", ["han che", "hạn chế", "Hạn Chế"])
def test_the_search_box_finds_words_without_marks(output: Path, words: str) -> None:
    served = rows(output, f"/kehoach/sections.json?_size=1000&_search={quote(words)}")
    expected = [row.section_id for row in read(output).sections if "hạn chế" in f"{row.heading} {row.text}".lower()]
    assert expected
    assert {row["section_id"] for row in served} >= set(expected)


def test_the_view_of_tasks_is_searched_too(output: Path) -> None:
    served = rows(output, "/kehoach/v_tasks.json?_size=1000&_search=don+vi")
    assert served
    assert all(row["source"] and row["text"] for row in served)
    assert len(served) < len(read(output).tasks)


def test_pages_have_titles_meanings_and_facets(output: Path) -> None:
    page = asked(output, "/kehoach/tasks")
    assert "Nhiệm vụ" in page and "Chủ trì. Lead units" in page and 'name="_search"' in page
    page = asked(output, "/kehoach/v_assignments")
    assert "Đơn vị theo nhiệm vụ" in page and "facet" in page
    page = asked(output, "/kehoach")
    assert "Bảng phân công" in page or "v_tasks" in page
    assert "_fts_text" not in page


@pytest.mark.parametrize("question", ["find.json?words=don+vi", "without_lead.json?", "due_before.json?day=2025-12-31"])
def test_the_questions_asked_often_have_answers(output: Path, question: str) -> None:
    served = rows(output, f"/kehoach/{question}")
    assert served
    if question.startswith("find"):
        assert "»" in served[0]["found"]


def test_a_question_of_signs_is_no_error(output: Path) -> None:
    assert rows(output, f"/kehoach/find.json?words={quote('58/KH-UBND: (')}") == []
