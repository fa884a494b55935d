"""Finding old encodings by their letters, alone and mixed, and leaving everything else as it is."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extract.readers.legacy import Conversion, Stretch, convert, converted, notices, quality
from extract.readers.legacy.tables import Encoding
from tests.readers.legacy.old_fonts import FONTS, PLAN, TCVN3, VNI, VPS, typed

ENCODINGS = pytest.mark.parametrize("encoding", [TCVN3, VNI, VPS], ids=lambda e: e.name)
WORDS = [word for word in PLAN.split() if any(c.isalpha() for c in word)]


def texts(*passages: list[Stretch]) -> list[str]:
    found = convert(passages)
    if found is None:
        return ["".join(stretch.text for stretch in passage) for passage in passages]
    return ["".join(found.texts(i, passage)) for i, passage in enumerate(passages)]


@ENCODINGS
def test_a_document_is_converted_without_fonts(encoding: Encoding) -> None:
    text, found = converted(typed(encoding, PLAN))
    assert text == PLAN
    assert found is not None and list(found.counts) == [encoding.name] and quality(found) == 1.0
    assert notices(found)[0].values == {"encodings": f"{encoding.name} ({found.counts[encoding.name]})"}


def test_unicode_is_left_alone_whatever_its_fonts_say() -> None:
    for font in ("", *FONTS.values(), ".VnTimeH"):
        assert convert([[Stretch(line, font)] for line in PLAN.split("\n")]) is None


@pytest.mark.parametrize(
    "text",
    [
        "Các xã Pờ Ê, Ea Hồ, Cư Êbur, Dliê Ya, Ia Mơ, Krông Búk, Êđê, Rơ Châm Hmơnh, Ksor Phước, Mlô, Bjă, Kôm, Kuê, Bdâp, Sró, Yôl,"
        " Trôl, Tlôi, Pră, Hrê, Xơ Đăng, Gié Triêng, Brâu, Rơ Măm, Ðăk Tô, Ðại hội",
        "100 m² đất; 3 m³; ± 5 %; 25 °C; © 2024; ® đăng ký; § 5; · Mục một «Ban» ½ ngày; 5 µm; “Ủy ban” ‘a’ – “An” … — “y” “Ê” H…",
        "L'Université de Créteil a été invitée à présenter ses résultats; élève, forêt, hôpital, île, août, garçon, déjà, où, là",
        "Die Förderung öffentlicher Gebäude wird später geprüft; Köln, München, Österreich, Straße, für, müssen, können, Tür",
        "São Paulo, Bogotá, señor Núñez, niño, mañana, coração, irmã, pão, mãe, às, avó, Españ­a, pingüino, café",
        "The naïve owner of the café; Zürich; 20–30 %; “A” ‘B’; TCVN ISO 9001:2015; 12/KH-UBND; Phase II - 5.000 USD/ha",
        "qua­n trọ­ng, thực hiệ­n, kế hoạ­ch, đơn vị­",
    ],
)
def test_names_signs_and_other_languages_are_left_alone(text: str) -> None:
    assert converted(text) == (text, None)
    around = PLAN + "\n" + text + "\n" + PLAN
    assert converted(around) == (around, None)
    assert texts(*([Stretch(word, font)] for word in text.split() for font in FONTS.values())) == [
        word for word in text.split() for _ in FONTS
    ]


def test_words_that_read_in_both_follow_their_neighbours() -> None:
    # "bé", "cã", "vô", "míi" are small, and Vietnamese words, or the TCVN3 of bộ, có, vụ, mới.
    old = [Stretch("C¸n bé phô tr¸ch cã nhiÖm vô míi, kinh tÕ - x· héi, céng ®ång d©n c\u00ad", ".VnTime")]
    new = [Stretch("Em bé học lớp vô tuyến, đồng vô", "Times New Roman")]
    assert texts(old, new) == [
        "Cán bộ phụ trách có nhiệm vụ mới, kinh tế - xã hội, cộng đồng dân cư",
        "Em bé học lớp vô tuyến, đồng vô",
    ]


def test_a_short_run_follows_its_font_in_the_document() -> None:
    body = [Stretch(line, ".VnTime") for line in typed(TCVN3, PLAN).split("\n")]
    found = texts(*([each] for each in body), [Stretch("bé", ".VnTime")], [Stretch("bé", "Arial")])
    assert found[-2:] == ["bộ", "bộ"]  # without a word of its own a font follows the document
    unicode = [[Stretch(PLAN, "Arial")]]
    assert texts(*([each] for each in body), *unicode, [Stretch("bé", ".VnTime")], [Stretch("bé", "Arial")])[-2:] == [
        "bộ",
        "bé",
    ]


def test_one_short_run_among_unicode_is_found_by_its_font() -> None:
    passages = [[Stretch(PLAN, "Times New Roman")], [Stretch("§¬n vÞ", ".VnTime"), Stretch(": đồng", "Arial")]]
    assert texts(*passages)[1] == "Đơn vị: đồng"


def test_words_parted_over_runs() -> None:
    passages = [
        [Stretch(typed(VNI, PLAN), "VNI-Times")],
        [Stretch("CH", "VNI-Times"), Stretch("U", "VNI-Times"), Stretch("Û T", "VNI-Times"), Stretch("Ò", "VNI-Times"), Stretch("CH")],
        [Stretch("Tr", "VNI-Times"), Stretch("ương Tấn Lực", "Times New Roman")],
    ]  # fmt: skip
    found = convert(passages)
    assert found is not None
    assert [found.texts(i, passages[i]) for i in (1, 2)] == [["CH", "Ủ", " T", "Ị", "CH"], ["Tr", "ương Tấn Lực"]]


def test_fonts_of_capitals() -> None:
    body = [Stretch(typed(TCVN3, PLAN), ".VnTime")]
    heads = ["céng hoµ x· héi chñ nghÜa viÖt nam", "sè 05/kh-ub", "UBND huyÖn", "tr\u00adng dông"]
    assert texts(body, *([Stretch(head, ".VnTimeH")] for head in heads))[1:] == [
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "SỐ 05/KH-UB",
        "UBND HUYỆN",
        "TRƯNG DỤNG",
    ]
    # The same font over Unicode draws nothing as capitals.
    assert texts([Stretch(PLAN, ".VnTimeH")]) == [PLAN]


def test_capitals_typed_where_the_font_had_none() -> None:
    text = "CéNG HOµ X· HéI CHñ NGHÜA VIÖT NAM\nñY BAN NH¢N D¢N HUYÖN ë X· Y£N L¹C\nUû ban nh©n d©n X· Y£N L¹C, UBND Xu©n Héi"
    assert converted(text)[0].split("\n") == [
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "ỦY BAN NHÂN DÂN HUYỆN Ở XÃ YÊN LẠC",
        "Uỷ ban nhân dân Xã YÊN LẠC, UBND Xuân Hội",
    ]


def test_a_hyphen_that_was_a_letter() -> None:
    text = typed(TCVN3, PLAN).replace("\u00ad", "-")
    found, _ = converted(text)
    assert found == PLAN
    extra = "\nC- Tæ chøc thùc hiÖn, ®éc lËp-tù do, 05/NQ-TW, t- vÊn, Th- kú, -u tiªn, 12-u, vi-rót, - ¨n uèng"
    assert converted(text + extra)[0].split("\n")[-1] == (
        "C- Tổ chức thực hiện, độc lập-tự do, 05/NQ-TW, tư vấn, Thư kỳ, ưu tiên, 12-u, vi-rút, - ăn uống"
    )


def test_a_letter_that_was_lost() -> None:
    lines = "\n".join(PLAN.replace("Krông", "Phường được trường Krông") for _ in range(3))
    found, conversion = converted(typed(TCVN3, lines).replace("\u00ad", ""))
    assert conversion is not None and conversion.has_lost_letters and quality(conversion) == 0.9
    assert [notice.code for notice in notices(conversion)] == ["legacy-encoding", "lost-letters"]
    assert all(word in found for word in ("Phường được trường", "Trưởng các phòng", "về thư từ", "nước như đã"))
    assert "u tiên ngời có công" in found  # could be words of their own


def test_symbols_of_old_fonts() -> None:
    body = typed(TCVN3, PLAN)
    private = "".join(chr(0xF000 + ord(c)) for c in "§¬n vÞ")
    passages = [[Stretch(body, ".VnTime")], [Stretch(private, ".VnTime"), Stretch("ü", "Wingdings")]]
    assert texts(*passages)[1] == "Đơn vịü"


def test_two_encodings_in_one_document() -> None:
    for fonts in (FONTS, dict.fromkeys(FONTS, "")):
        old = [[Stretch(typed(e, line), fonts[e.name])] for e in (TCVN3, VNI) for line in PLAN.split("\n")]
        new = [[Stretch(line)] for line in PLAN.split("\n")]
        found = convert([*old, *new])
        assert isinstance(found, Conversion) and set(found.counts) == {"TCVN3", "VNI"}
        assert texts(*old, *new) == PLAN.split("\n") * 3


RUNS = st.lists(st.tuples(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9), st.sampled_from([*FONTS, "Arial"])))


@settings(max_examples=100, deadline=None)
@given(RUNS)
@example([(["12/KH-UBND", "Số:", "12/KH-UBND"], "TCVN3")])
def test_mixed_runs_in_their_fonts(runs: list[tuple[list[str], str]]) -> None:
    encodings = {"TCVN3": TCVN3, "VNI": VNI, "VPS": VPS}
    # A document long enough that each font is known.
    known = [[Stretch(typed(encodings[name], PLAN), FONTS[name])] for name in FONTS]
    mixed = [Stretch(" ")]
    for words, name in runs:
        text = " ".join(words)
        mixed.append(Stretch(typed(encodings[name], text), FONTS[name]) if name in FONTS else Stretch(text, name))
        mixed.append(Stretch(" "))
    found = texts(*known, [Stretch(PLAN, "Arial")], mixed)
    assert found[-1].split() == [word for words, _ in runs for word in words]
    assert found[:-1] == [PLAN] * 4


@given(st.text(st.characters(max_codepoint=0x1EFF), max_size=80))
def test_any_text_keeps_its_length_in_pieces(text: str) -> None:
    found = convert([[Stretch(typed(TCVN3, PLAN), ".VnTime")], [Stretch(text, ".VnTimeH")]])
    assert found is not None and [len(pieces) for pieces in found.pieces] == [len(PLAN), len(text)]
    assert re.sub(r"[^0-9]", "", "".join(found.pieces[1])) == re.sub(r"[^0-9]", "", text)
