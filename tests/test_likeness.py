"""What misread words most likely are: known phrases in spite of lost marks and mistaken letters, and nothing else."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document import Document, Paragraph, Place, Span, compose
from extract.folding import fold
from extract.likeness import likely, mistaken, whole, with_likely
from extract.readers import docx
from extract.tagging.units import read_list
from tests.case_tables import cases


@pytest.mark.parametrize("case", cases("likeness.csv"))
def test_case(case: dict[str, str]) -> None:
    """What was read, and what it most likely is: the same for what is right as it stands."""
    assert fold(likely(case["read"])) == fold(case["likely"])


@pytest.mark.parametrize("case", cases("likeness.csv"))
def test_what_is_likely_stays(case: dict[str, str]) -> None:
    assert likely(case["likely"]) == case["likely"]


def test_the_table_shows_as_many_that_stay_as_that_change() -> None:
    rows = [param.values[0] for param in cases("likeness.csv")]  # type: ignore[attr-defined]
    changed = sum(row["read"] != row["likely"] for row in rows)
    assert changed >= 60
    assert len(rows) - changed >= 60


# Letters, marks and words from which scans are made, in any order.
@given(
    st.lists(
        st.sampled_from(
            [*"aiIl1đdêếểệơởưuhbnm ,-;.()\n\u00a0", "Buru điện", "Buru\nđiện", "Uy han", "Sử", "kiếm tra", "NHẬN"]
        ),
        max_size=40,
    )
)
def test_the_copy_is_as_long_as_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    made = likely(text)
    assert len(made) == len(text)
    assert [i for i, c in enumerate(made) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]


SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*.docx"))
HELDOUT = sorted((Path(__file__).parent / "heldout").glob("*.docx"))


@pytest.mark.parametrize("path", [*SAMPLES, *HELDOUT], ids=lambda path: path.stem)
def test_what_is_written_right_stays(path: Path) -> None:
    document = docx.read(path.read_bytes())
    changed = [p.text for p in document.paragraphs() if fold(likely(p.text)) != fold(p.text)]
    assert changed == []


def pages(*texts: str, recognised: set[int]) -> Document:
    blocks = [Paragraph(text, places=(Place(0, number),)) for number, text in enumerate(texts, 1)]
    made = compose(blocks, media_type="application/pdf", pages=len(texts), text_layer="mixed", recognised=recognised)
    return with_likely(made)


def test_only_recognised_pages_are_read_as_they_most_likely_stand() -> None:
    made = pages("Sớ Nội vụ chú trì.", "Sớ Nội vụ chú trì.", recognised={2})
    assert made.text == "Sớ Nội vụ chú trì.\nSớ Nội vụ chú trì.\n\n"
    assert made.likely == "Sớ Nội vụ chú trì.\nSở Nội vụ chủ trì.\n\n"


def test_a_text_of_its_own_is_never_touched() -> None:
    made = pages("Sớ Nội vụ chú trì.", recognised=set())
    assert made.likely == made.text


def test_a_span_ends_where_the_word_ends_in_the_text() -> None:
    made = pages("Giao Buru điện, Công an xã.", recognised={1})
    assert made.likely.startswith("Giao Bưu điện , ")
    span = whole(made, Span(5, 13))
    assert made.text[span.start : span.end] == "Buru điện"


@pytest.mark.parametrize(
    ("read", "unit"),
    [
        ("Sớ Nội vụ chú trì thực hiện.", "Sở Nội vụ"),
        ("Buru điện huyện bố trí nhân lực.", "Bưu điện huyện"),
        ("Ủy han nhân dân xã Đá Bạc rà soát.", "Ủy ban nhân dân xã Đá Bạc"),
        ("Bão hiểm xã hội huyện tham mưu.", "Bảo hiểm xã hội huyện"),
        ("Công ạn huyện chủ trì.", "Công an huyện"),
        ("UBND xã la Hla thực hiện.", "UBND xã Ia Hla"),
        ("Thu trưởng các cơ quan, đơn vị chỉ đạo.", "Thủ trưởng các cơ quan, đơn vị"),
    ],
)
def test_a_unit_with_a_misread_head_is_found(read: str, unit: str) -> None:
    assert not (found := read_list(fold(read), 0)) or found.units[0].text != unit
    listed = read_list(fold(likely(read)), 0)
    assert listed is not None
    assert listed.units[0].text == unit


@pytest.mark.parametrize(
    "text", ["Sổ tay hướng dẫn", "bạn bè quốc tế", "tình hình kinh tế", "phong trào thi đua", "Phóng viên đưa tin"]
)
def test_words_near_a_head_are_no_units(text: str) -> None:
    assert read_list(fold(likely(text)), 0) is None


@pytest.mark.parametrize(
    ("read", "meant", "answer"),
    [
        ("han", "ban", True),
        ("buru", "bưu", True),
        ("mưn", "mưu", True),
        ("hlện", "hiện", True),
        ("lap", "loc", False),
        ("te", "y", False),
        ("loi", "lai", False),
        ("ban", "ban", False),
    ],
)
def test_one_letter_mistaken(read: str, meant: str, answer: bool) -> None:
    assert mistaken(read, meant) is answer


def test_a_long_text_is_read_in_no_time() -> None:
    line = (
        "Phỏng Tài chinh chú trì, phổi hợp với Uy ban nhân dân các xã, thi trấn hoàn thành trước ngay 15/6/2031. " * 20
    )
    likely(line)
    start = time.perf_counter()
    for _ in range(10):
        likely(line)
    assert time.perf_counter() - start < 5.0
