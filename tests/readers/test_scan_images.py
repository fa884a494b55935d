"""What is found in the image of a page before any letter is read: slant, rules, columns, strokes, ink."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

cv2 = pytest.importorskip("cv2")

from extract.readers.pdf.ocr import cleaning, deskew, gutters, rendering, ruling, strokes  # noqa: E402
from extract.readers.pdf.ocr.engine import Word  # noqa: E402
from tests.readers.scanned import askew  # noqa: E402

Image = NDArray[np.uint8]


def blank(height: int = 1600, width: int = 1200) -> Image:
    return np.full((height, width), 255, np.uint8)


def lines(image: Image, x0: int, x1: int, top: int, count: int) -> None:
    """Lines of something like words from `x0` to `x1`."""
    random = np.random.default_rng(top)
    for k in range(count):
        x = x0
        while x < x1 - 30:
            end = min(x1, x + int(random.integers(30, 90)))
            for letter in range(x, end - 8, 12):
                cv2.rectangle(image, (letter, top + 40 * k), (letter + 7, top + 40 * k + 20), 0, -1)
            x = end + 14


def grid(image: Image, xs: list[int], ys: list[int]) -> None:
    for x in xs:
        cv2.line(image, (x, ys[0]), (x, ys[-1]), 0, 2)
    for y in ys:
        cv2.line(image, (xs[0], y), (xs[-1], y), 0, 2)


XS, YS = [100, 180, 600, 1100], [300, 380, 500, 640]


@pytest.mark.parametrize("degrees", [-9.0, -1.3, 0.0, 0.4, 6.0])
def test_the_slant_of_lines(degrees: float) -> None:
    image = blank()
    lines(image, 150, 1050, 200, 26)
    turned = askew(np.repeat(image[..., None], 3, axis=2), -degrees)[..., 0]
    found, on_side = deskew.skew(turned)
    assert abs(found - degrees) < 0.15 and not on_side
    assert deskew.skew(np.ascontiguousarray(np.rot90(turned)))[1]
    level, _ = deskew.skew(deskew.straightened(turned, found))
    assert abs(level) < 0.15


def test_an_empty_page_has_no_slant() -> None:
    assert deskew.skew(blank()) == (0.0, False)


def test_a_ruled_table_is_a_lattice() -> None:
    image = blank()
    grid(image, XS, YS)
    (found,) = ruling.ruling(image).lattices
    assert np.allclose(found.xs, XS, atol=2) and np.allclose(found.ys, YS, atol=2)
    assert found.is_sound and all(map(all, found.across)) and all(map(all, found.down))


def test_merged_cells_and_faint_rules() -> None:
    """Where no rule is drawn cells are merged; where it was scanned in pieces they are not."""
    image = blank()
    grid(image, XS, YS)
    image[384:496, 170:190] = 255  # the first two cells of the second row are one
    for x in range(620, 1090, 24):  # the rule under the last cell of the second row is half gone
        image[494:506, x : x + 11] = 255
    (found,) = ruling.ruling(image).lattices
    assert found.down[1] == (True, False, True)
    assert found.across[2][2] and found.is_sound


def test_rules_that_close_no_cells_are_told() -> None:
    image = blank()
    grid(image, XS, YS)
    image[384:496, 590:610] = 255  # neither the end of the rule beside it
    image[494:506, 620:1085] = 255  # nor the one below: an L of three cells
    (found,) = ruling.ruling(image).lattices
    assert not found.is_sound


def test_rules_go_and_the_strokes_that_they_cross_stay() -> None:
    image = blank()
    cv2.line(image, (300, 100), (300, 1500), 0, 2)
    cv2.rectangle(image, (280, 400), (320, 405), 0, -1)  # the bar of a letter
    bare = ruling.ruling(image).bare
    assert bare is not None
    assert (bare[600:1400, 290:310] == 255).all()
    assert (bare[401:404, 285:315] < 128).all()


def test_words_are_no_rules() -> None:
    image = blank()
    lines(image, 150, 1050, 200, 20)
    cv2.putText(image, "HTTTTT EEEEE", (200, 1200), cv2.FONT_HERSHEY_TRIPLEX, 2.2, 0, 4)
    found = ruling.ruling(image)
    assert found.lattices == [] and found.single == []
    assert np.array_equal(found.bare, image)


def test_a_rule_under_a_letterhead() -> None:
    image = blank()
    lines(image, 150, 500, 200, 2)
    cv2.line(image, (250, 290), (430, 290), 0, 2)
    assert [(x0, round(x1, -1)) for x0, _, x1, _ in ruling.ruling(image).single] == [(250, 430)]


def test_columns_are_parted_with_their_accents() -> None:
    image = blank()
    lines(image, 120, 1080, 100, 3)
    lines(image, 120, 460, 300, 5)
    lines(image, 640, 1000, 310, 4)
    cv2.circle(image, (700, 300), 3, 0, -1)  # an accent above the first line of the right column
    lines(image, 120, 1080, 620, 4)
    (found,) = gutters.gutters(image)
    assert 460 < found.middle < 640 and 220 < found.top <= 296 and 480 < found.bottom < 620
    own, rest = gutters.parted(image, found)
    assert own[300, 700] == 0 and (rest[found.top : found.bottom] == 255).all()
    assert np.array_equal(np.minimum(own, rest), image)


def test_running_text_has_no_columns() -> None:
    image = blank()
    lines(image, 120, 1080, 100, 30)
    assert gutters.gutters(image) == []


@pytest.mark.parametrize(
    ("drawn", "read", "confidence", "wanted"),
    [("II", "I.", 31, "II."), ("III", "HI.", 70, "III."), ("I", "1.", 60, "I."), ("III", "III.", 97, "III."),
     ("1", "l.", 60, "1."), ("H", "H.", 50, "H."), ("V", "V.", 50, "V."), ("II", "năm", 50, "năm")],
)  # fmt: skip
def test_numerals_by_their_strokes(drawn: str, read: str, confidence: float, wanted: str) -> None:
    image, x = blank(100, 300), 40
    for letter in drawn:
        if letter in "IH1":
            cv2.rectangle(image, (x + 5, 40), (x + 8, 66), 0, -1)
            cv2.rectangle(image, (x + 1, 64), (x + 12, 66), 0, -1)
            cv2.rectangle(image, (x + 1, 40), (x + (8 if letter == "1" else 12), 42), 0, -1)
        if letter == "H":
            cv2.rectangle(image, (x + 22, 40), (x + 25, 66), 0, -1)
            cv2.rectangle(image, (x + 5, 52), (x + 25, 54), 0, -1)
            x += 16
        if letter == "V":
            cv2.line(image, (x, 40), (x + 10, 66), 0, 3)
            cv2.line(image, (x + 10, 66), (x + 20, 40), 0, 3)
        x += 14
    cv2.rectangle(image, (x + 2, 63), (x + 5, 66), 0, -1)
    word = Word(read, 38, 39, x, 67, 66, 38, 0, confidence)
    assert strokes.headed([word], image)[0].text == wanted
    second = strokes.headed([word, word], image)[1]
    assert second == word  # only the first word of a line


def test_seals_and_signatures_are_wiped_out_but_blue_letters_stay() -> None:
    colours = np.full((400, 400, 3), 255, np.uint8)
    cv2.circle(colours, (200, 200), 90, (60, 50, 215), 8)
    cv2.line(colours, (50, 120), (350, 320), (170, 60, 40), 5)
    cv2.rectangle(colours, (20, 20), (30, 45), (170, 60, 40), -1)
    cv2.rectangle(colours, (280, 190), (300, 215), (20, 20, 20), -1)  # black under the seal
    grey = rendering.grey(colours)
    assert (grey[100:300, 100:120] == 255).all() and grey[205, 290] < 60
    assert grey[220, 200] == 255 and grey[30, 25] < 128


def test_specks_go_where_there_are_many() -> None:
    image = blank(400, 400)
    cv2.rectangle(image, (100, 100), (103, 103), 0, -1)
    image[200, 200] = 0
    assert cleaning.cleaned(image)[200, 200] == 0
    dirty = image.copy()
    dirty[np.random.default_rng(1).integers(0, 400, (2, 500)).tolist()[0], np.arange(500) % 400] = 0
    for x in range(5, 395, 6):
        for y in range(5, 95, 10):
            dirty[y, x] = 0
    made = cleaning.cleaned(dirty)
    assert made[200, 200] == 255 and made[102, 102] == 0
