"""Words of a text layer taken as a whole say the same as their letters one by one."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest

from extract.readers.pdf.glyphs import Glyphs, spelt, typed_out
from extract.readers.pdf.page import load
from extract.readers.pdf.typed import typed

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.pdf")), ids=lambda path: path.stem)
def test_words_have_the_letters_of_the_file(path: Path) -> None:
    with pdfium.PdfDocument(path) as source:
        for page in source:
            width, height = page.get_size()
            words, letters = (
                typed(page, lambda x, y, top=height: (x, top - y), width, height, by_letter)
                for by_letter in (False, True)
            )
            assert len(words.glyphs) < 0.4 * len(letters.glyphs)
            ours = [c for c in spelt(words.glyphs) if c.text != " "]
            theirs = [c for c in letters.glyphs if c.text != " "]
            assert [c.text for c in ours] == [c.text for c in theirs]
            for one, other in zip(ours, theirs, strict=True):
                assert (one.base, one.size, one.bold, one.font) == (other.base, other.size, other.bold, other.font)
                # The gaps between letters are taken for even; none is wider than a word may be too wide.
                assert one.x0 == pytest.approx(other.x0, abs=0.12 * one.size) and one.x1 == pytest.approx(
                    other.x1, abs=0.12 * one.size
                )
            starts = {(c.text[0], c.x0, c.base) for c in words.glyphs}
            assert starts <= {(c.text, c.x0, c.base) for c in letters.glyphs}
            assert "".join(c.text for c in typed_out(words.glyphs)) == "".join(c.text for c in letters.glyphs)


def test_a_word_is_spelt_by_the_widths_of_its_letters() -> None:
    word = Glyphs("xã", 10.0, 21.0, 0.0, 10.0, 8.0, 10.0, widths={"x": 5.0, "ã": 5.5}, spaced=True)
    assert word.tail == 15.5
    assert [(c.text, c.x0, c.x1, c.spaced) for c in word.letters()] == [
        ("x", 10.0, 15.0, False),
        ("ã", 15.5, 21.0, True),
    ]
    assert [c.text for c in typed_out([word])] == ["x", "ã", " "]
    assert all(c.whole is word for c in word.letters())


def test_the_words_of_a_page_are_few() -> None:
    with pdfium.PdfDocument(SAMPLES / "ke-hoach-so.pdf") as source:
        page = load(source, 0)
    assert sum(len(c.text) for c in page.glyphs) > 3 * len(page.glyphs)
