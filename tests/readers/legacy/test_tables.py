"""The encodings themselves."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.readers.legacy.fonts import Face, face
from extract.readers.legacy.tables import Encoding, encodings, western
from tests.readers.legacy.old_fonts import TCVN3, VNI, VPS

VIETNAMESE = sorted(
    {
        unicodedata.normalize("NFC", vowel + tone)
        for vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
        for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    }
    | set("đĐbcdghklmnpqrstvx ")
)
SMALL = [letter for letter in VIETNAMESE if letter in TCVN3.letters.values() or letter.isascii()]


@pytest.mark.parametrize(
    ("encoding", "shown", "text"),
    [
        (TCVN3, "Sè: 5/Q§-UB; ®­îc, ë ®©y, kü thuËt, ý kiÕn", "Số: 5/QĐ-UB; được, ở đây, kỹ thuật, ý kiến"),
        (VNI, "Soá: 5/QÑ-UB; ñöôïc, ôû ñaây, kyõ thuaät, yù kieán", "Số: 5/QĐ-UB; được, ở đây, kỹ thuật, ý kiến"),
        (VNI, "UÛy ban, Uûy ban, NGHÓA, lyù, tyû leä, kyø, tænh, thò, kî", "Ủy ban, Ủy ban, NGHĨA, lý, tỷ lệ, kỳ, tỉnh, thị, kỵ"),
        (VPS, "SÓ: 5/Qñ-UB; ÇÜ®c, ª Çây, kÏ thuÆt, huyŒn", "Số: 5/QĐ-UB; được, ở đây, kỹ thuật, huyện"),
    ],
)  # fmt: skip
def test_texts(encoding: Encoding, shown: str, text: str) -> None:
    assert "".join(encoding.decoded(shown)) == text


@given(st.text(VIETNAMESE))
def test_what_is_encoded_is_decoded(text: str) -> None:
    for encoding in (VNI, VPS):
        assert "".join(encoding.decoded(encoding.encoded(text))) == text


@given(st.text(SMALL))
def test_what_is_encoded_is_decoded_in_tcvn3(text: str) -> None:
    assert "".join(TCVN3.decoded(TCVN3.encoded(text))) == text


def test_every_letter_has_its_code() -> None:
    own = {letter for letter in VIETNAMESE if not letter.isascii()}
    assert set(VNI.letters.values()) == own
    assert set(VPS.letters.values()) == own
    assert set(TCVN3.letters.values()) == {c for c in own if c.islower() or c in "ĂÂÊÔƠƯĐ"}


@pytest.mark.skipif(shutil.which("iconv") is None, reason="needs iconv")
def test_tcvn3_is_the_upper_half_of_the_c_librarys_table() -> None:
    codes = "".join(TCVN3.letters).encode("cp1252")
    run = subprocess.run(["iconv", "-f", "TCVN5712-1", "-t", "UTF-8"], input=codes, capture_output=True)
    if run.returncode:
        pytest.skip("this iconv has no TCVN5712-1")
    assert unicodedata.normalize("NFC", run.stdout.decode()) == "".join(TCVN3.letters.values())


def test_no_byte_is_lost() -> None:
    assert len(set(western(bytes(range(256))))) == 256


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (".VnTime", Face("TCVN3")),
        ("ABCDEF+.VnTimeH-Bold", Face("TCVN3", has_capitals=True)),
        (".vnarialh", Face("TCVN3", has_capitals=True)),
        ("VNI-Times;Times New Roman", Face("VNI")),
        ("'Vni-Helve', serif", Face("VNI")),
        ("VPS Times", Face("VPS")),
        ("Wingdings", Face(has_symbols=True)),
        ("HelveticaH", Face()),
        ("", Face()),
    ],
)
def test_fonts_say_what_they_promise(name: str, expected: Face) -> None:
    assert face(name) == expected


def test_there_are_three() -> None:
    assert [encoding.name for encoding in encodings()] == ["TCVN3", "VNI", "VPS"]
