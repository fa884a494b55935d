"""Places: what lies in what, what became of it in July 2025, and one spelling for each name.

The list of places is that of the library underthesea (`address/data/mapping.json`, Apache-2.0, made from vietnamadminunits,
MIT): 63 provinces, 696 districts and 10,015 communes before 1 July 2025 and the 34 provinces and 3,312 communes they became.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from extract.folding import LOWER, fold, unmarked
from extract.patterns import Rule, rule, rules

# Districts end, communes and provinces are merged.
MERGED_ON = date(2025, 7, 1)
DAY_BEFORE = date(2025, 6, 30)
_FILE = "places"


def source(place: str, level: str) -> str:
    """The law or resolutions by which a place of a level ended on 1 July 2025."""
    gone = rule(_FILE, "ended.type")
    return gone.source if gone.regex.match(place) else rule(_FILE, f"ended.{level}").source


@cache
def end(level: str) -> tuple[date, str] | None:
    """The last day of a level of which nothing is left, and the law; None for one that goes on."""
    one = rules(_FILE).get(f"life.{level}")
    return (date.fromisoformat(str(one.value)), one.source) if one else None


@lru_cache(maxsize=1 << 12)
def key(place: str) -> str:
    """What the spellings of a place's name have in common ("xã Đăk Hà", "xã Đắc Hà"): an ASCII slug in Telex.

    Telex keeps marks apart in plain letters, so that xã Tân Thanh and xã Tân Thành stay two.

    >>> key("xã Tân Thành"), key("Xã Tân Thanh")
    ('xa-taan-thafnh', 'xa-taan-thanh')
    """
    text = fold(place).strip()
    for one in _spellings():
        text = one.regex.sub(str(one.value), text)
    head = _head(text)
    if head is None:
        return telex(text)
    plain = _GAP.sub("-", unmarked(head[0].lower()))
    # Mĩ and Mỹ, Kì and Kỳ are one.
    return f"{plain}-{_LONE_I.sub('y', telex(text[head.end() :]))}"


def _head(place: str) -> re.Match[str] | None:
    return rule(_FILE, "noun").regex.match(place)


def noun_of(place: str) -> str:
    """The noun that a place's name begins with; "" without one."""
    hit = _head(place)
    return hit[0] if hit else ""


_LONE_I = re.compile(r"(?:(?<=^[hklmst])|(?<=-[hklmst]))i(?=[fsrxj]?(?:-|$))")


@cache
def _spellings() -> tuple[Rule, ...]:
    return tuple(one for identity, one in rules(_FILE).items() if identity.startswith("spelling."))


_TYPED = {
    "\u0306": "w",
    "\u0302": "",
    "\u031b": "w",
    "\u0300": "f",
    "\u0301": "s",
    "\u0309": "r",
    "\u0303": "x",
    "\u0323": "j",
}


def _typed(char: str) -> str:
    """A letter as one types it: a circumflex doubles it, other marks are letters of their own."""
    spread = unicodedata.normalize("NFD", char)
    return spread[0] * (2 if "\u0302" in spread else 1) + "".join(_TYPED.get(mark, "") for mark in spread[1:])


_TELEX = str.maketrans({c: _typed(c) for c in LOWER if c not in "abcdefghijklmnopqrstuvwxyz"} | {"đ": "dd"})
_GAP = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=1 << 12)
def telex(name: str) -> str:
    """A name in ASCII letters, digits and hyphens, with its marks as one types them.

    >>> telex("Phòng Hạ tầng")
    'phofng-haj-taafng'
    """
    return _GAP.sub("-", unicodedata.normalize("NFC", name).lower().translate(_TELEX)).strip("-")


class Former(NamedTuple):
    """A commune before July 2025, by `key`: where it lay, and where it or a part of it lies since; `ward` is "" where the list is blank."""

    district: str
    province: str
    new_province: str
    ward: str


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """What lies where; everything by `key`.

    Attributes:
        names: The names as they are written.
        provinces: Provinces in which a district lay.
        merged: What a province became.
        former: The communes of a name before July 2025; one that was divided stands there for each part.
        wards: Provinces in which a commune lies since.
        patchy: Provinces of which the list does not tell all communes.
    """

    names: dict[str, str]
    provinces: dict[str, frozenset[str]]
    merged: dict[str, tuple[str, ...]]
    former: dict[str, tuple[Former, ...]]
    wards: dict[str, frozenset[str]]
    patchy: frozenset[str]


@cache
def gazetteer() -> Gazetteer:
    """The list of places; takes a tenth of a second, once a process."""
    found = find_spec("underthesea")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("underthesea")
    path = Path(found.origin).parent / "address" / "data" / "mapping.json"
    rows = json.loads(path.read_text(encoding="utf-8"))["ward_mapping"]
    names: dict[str, str] = {}
    keys: dict[str, str] = {}

    def known(name: str) -> str:
        made = keys.get(name)
        if made is None:
            made = keys[name] = key(name)
            names[made] = name[:1].lower() + name[1:]
        return made

    provinces: defaultdict[str, set[str]] = defaultdict(set)
    merged: defaultdict[str, dict[str, None]] = defaultdict(dict)
    former: defaultdict[str, dict[Former, None]] = defaultdict(dict)
    wards: defaultdict[str, set[str]] = defaultdict(set)
    patchy: set[str] = set()
    for row in rows:
        province, district, new_province = (
            known(row[one]) for one in ("old_province", "old_district", "new_province")
        )  # fmt: skip
        provinces[district].add(province)
        merged[province][new_province] = None
        ward = known(row["new_ward"]) if row["new_ward"] else ""
        if ward:
            wards[ward].add(new_province)
        else:
            patchy.add(new_province)
        if row["old_ward"]:
            former[known(row["old_ward"])][Former(district, province, new_province, ward)] = None
    return Gazetteer(
        names,
        {name: frozenset(found) for name, found in provinces.items()},
        {name: tuple(found) for name, found in merged.items()},
        {name: tuple(found) for name, found in former.items()},
        {name: frozenset(found) for name, found in wards.items()},
        frozenset(patchy),
    )


def above(place: str, level: str, on: date | None) -> dict[str, str]:
    """The names of the district and the province in which a place lies, by level, where there is only one such place.

    Args:
        place: A place with its noun.
        level: Its level.
        on: The day; before July 2025 the districts of that time.
    """
    known, own = gazetteer(), key(place)
    found: dict[str, set[str]] = {"district": set(), "province": set()}
    if level == "district":
        found["province"] |= known.provinces.get(own, frozenset())
    elif level == "commune" and on is not None and on >= MERGED_ON:
        found["province"] |= known.wards.get(own, frozenset())
    elif level == "commune":
        for one in known.former.get(own, ()):
            found["district"].add(one.district)
            found["province"].add(one.province)
    return {at: known.names[next(iter(names))] for at, names in found.items() if len(names) == 1}


def is_one_of_many(place: str, level: str) -> bool:
    """Are there several places of that name, so that it takes the place above to tell them apart?"""
    known, own = gazetteer(), key(place)
    if level == "district":
        return len(known.provinces.get(own, ())) > 1
    if level == "commune":
        before = {(one.district, one.province) for one in known.former.get(own, ())}
        return len(before) > 1 or len(known.wards.get(own, ())) > 1
    return False


def became(place: str, level: str, within: str = "") -> tuple[str, ...] | None:
    """What a place that ended on 1 July 2025 became, as far as the list tells; None where it is not sure that it ended.

    Args:
        place: A place with its noun.
        level: Its level.
        within: `key` of the district or the province in which a commune lies; without it nothing is said of a commune, whose name
            others may have, but that there is none of a type that was abolished.
    """
    known, own = gazetteer(), key(place)
    if level == "province":
        after = known.merged.get(own, ())
        return tuple(known.names[one] for one in after) if after and own not in after else None
    if level != "commune":
        return None
    before = [one for one in known.former.get(own, ()) if within in (one.district, one.province, one.new_province)]
    of = {one.new_province for one in before}
    if not rule(_FILE, "ended.type").regex.match(place) and (
        len(of) != 1 or of & (known.patchy | known.wards.get(own, frozenset()))
    ):
        return None
    is_one = len({(one.district, one.province) for one in before}) == 1 and all(one.ward for one in before)
    return tuple(known.names[one.ward] for one in before) if is_one else ()


def most_named(text: str, level: str) -> str | None:
    """The district or province that a text names most, with its noun, where it names one in more than half of all places."""
    counts = Counter(f"{hit['type']} {hit['name']}" for hit in rule(_FILE, f"named.{level}").regex.finditer(text))
    for name, count in counts.most_common(1):
        return name if count * 2 > counts.total() else None
    return None
