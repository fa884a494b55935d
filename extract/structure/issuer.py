"""The issuing body: from the lines of a letterhead, in capitals, to the usual long form with its place and level."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.folding import fold
from extract.patterns import rule, rules
from extract.structure.lines import in_capitals

_FILE = "issuer"


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body by name.

    Attributes:
        name: Long form with its place, as `Sở Công Thương tỉnh Lào Cai`.
        level: One of `records.LEVELS`; None where the name does not tell.
        is_complete: False where the name lacks the place that it needs, as `Ủy ban nhân dân` alone.
    """

    name: str
    level: str | None
    is_complete: bool


def name_issuer(lines: list[str], place: str | None, issued_on: str | None) -> Issuer | None:
    """The body that a letterhead names, from its lines, parent bodies first.

    `place` is the place of the date line: for a provincial department the province, where the letterhead does not name it.
    """
    bodies = _bodies(lines)
    if not bodies:
        return None
    *parents, own = bodies
    full, complete = _with_place(own, parents, place)
    chain = [full, *reversed(parents)]
    level = next((found for body in chain if (found := level_of(body, issued_on))), None)
    if level is None and _is("named", own):
        level = "other"
    return Issuer(full, level, complete)


def level_of(body: str, issued_on: str | None = None) -> str | None:
    """The administrative level that a body's name tells: by the place at its end, else by its kind."""
    text = fold(body)
    for name in ("level.head.central", "level.head.province"):
        if _is(name, text):
            return str(rule(_FILE, name).value)
    places = list(rule(_FILE, "level.place").regex.finditer(text)) or list(
        rule(_FILE, "level.any").regex.finditer(text)
    )
    if places:
        noun = places[-1]["noun"] if "noun" in places[-1].groupdict() else places[-1][0]
        rest = text[places[-1].end() - len(places[-1][0]) + len(noun) :]
        return noun_level(noun, rest, issued_on)
    if _is("level.head.district", text):
        return "district"
    party = rule(_FILE, "party").regex.search(text)
    if party and party["rank"].casefold() == "thành":
        return noun_level("thành phố", party["name"] or "", issued_on)
    return None


def noun_level(noun: str, name: str = "", issued_on: str | None = None) -> str | None:
    """The level of a place by its noun ("thị trấn"); a thành phố may be under the central government, its name tells.

    Args:
        noun: The noun of the level.
        name: What follows it.
        issued_on: ISO date of the document: cities become central in time.
    """
    if rule(_FILE, "level.city").regex.search(noun):
        if rule(_FILE, "central.cities").regex.search(name):
            return "province"
        late = rule(_FILE, "central.cities.late").regex.search(name)
        return "province" if late and (issued_on or "") >= "2025" else "district"
    for identity in ("level.province", "level.district", "level.commune", "level.village"):
        if rule(_FILE, identity).regex.search(noun):
            return str(rule(_FILE, identity).value)
    return None


def full_noun(printed: str) -> str:
    """The noun of a level in full: "TP." and, in the name of a party committee, "Thành" are "thành phố".

    >>> full_noun("TX"), full_noun("Thị"), full_noun("Xã")
    ('thị xã', 'thị xã', 'xã')
    """
    for identity, one in rules("places").items():
        if identity.startswith("type.") and one.regex.search(printed):
            return str(one.value)
    return printed.lower()


def starts_body(line: str) -> bool:
    """Does a line open the name of a body?"""
    return _is("head", fold(line))


def leaves_open(text: str) -> bool:
    """Does a text end in a word that the next line must go on with ("của", "và", a dash)?"""
    return bool(text) and _is("open", fold(text).rstrip())


@cache
def _forms() -> dict[str, str]:
    """Words that keep their capitals, by what they are in small letters."""
    return {fold(term).lower(): term for term in rule(_FILE, "capitals").terms}


def proper(name: str) -> str:
    """A name in capitals with the usual ones alone; a name that is not in capitals as it is, its first letter apart."""
    if not in_capitals(name):
        return name[:1].upper() + name[1:]
    tokens = re.findall(r"\w+|\W+", name)
    starts = [0]
    for token in tokens:
        starts.append(starts[-1] + len(token))
    lower = name.lower()
    made = [lower[starts[i] : starts[i + 1]] for i in range(len(tokens))]
    fixed = [False] * len(tokens)

    def put(start: int, form: str) -> None:
        for i in range(len(tokens)):
            if start <= starts[i] and starts[i + 1] <= start + len(form):
                made[i], fixed[i] = form[starts[i] - start : starts[i + 1] - start], True

    for hit in rule(_FILE, "lowered").regex.finditer(fold(name)):
        put(hit.start(), lower[hit.start() : hit.end()])
    forms = _forms()
    for hit in rule(_FILE, "capitals").regex.finditer(fold(name)):
        put(hit.start(), forms.get(" ".join(hit[0].lower().split()), hit[0].capitalize()))
    for hit in rule(_FILE, "level.place").regex.finditer(fold(name)):
        put(hit.start("noun"), lower[hit.start("noun") : hit.end("noun")])
        put(hit.start("name"), _capitalise(lower[hit.start("name") : hit.end("name")]))
    area = rule(_FILE, "area").regex.search(fold(name))
    if area:
        put(area.start("name"), _capitalise(lower[area.start("name") :]))
    party = rule(_FILE, "party").regex.search(fold(name))
    if party and party["name"]:
        put(party.start("name"), _capitalise(lower[party.start("name") :]))
    named = rule(_FILE, "named").regex.search(fold(name))
    for i, token in enumerate(tokens):
        numeral = area is not None and starts[i] >= area.start("name") and _is("roman", token)
        if numeral or (not fixed[i] and token.isalpha() and not _is("syllable", fold(token).lower())):
            made[i] = token
        elif not fixed[i] and named and starts[i] >= named.end():
            made[i] = made[i].capitalize()
    text = "".join(made)
    return text[:1].upper() + text[1:]


def _capitalise(name: str) -> str:
    """Each syllable with a capital; after an apostrophe none (Ea H'leo)."""
    return re.sub(r"(?<![\w'’])[^\W\d_]", lambda m: m[0].upper(), name)


def _is(identity: str, text: str) -> bool:
    return rule(_FILE, identity).regex.search(text) is not None


def _expand(line: str) -> str:
    """A line with its abbreviations written out, in capitals where the line is."""
    upper = in_capitals(line)
    line = line.replace("&", " VÀ " if upper else " và ") if not line.strip().endswith("&") else line
    for identity, one in rules(_FILE).items():
        if identity.startswith("short."):
            form = str(one.value)
            if not upper:
                form = form.lower() if _is("level.any", form) else form.capitalize()
            line = one.regex.sub(f"{form} ", fold(line))
    return " ".join(line.split())


def _bodies(lines: list[str]) -> list[str]:
    """Joins wrapped lines and parts bodies that share one: a body for each, parents first."""
    bodies: list[str] = []
    for raw in lines:
        for part in _parts(_expand(raw).strip(" .:;*_")):
            opens = starts_body(part) and not (bodies and _goes_on(bodies[-1], part))
            if opens or not bodies:
                bodies.append(part)
            else:
                is_code = re.search(r"/\S*-$", bodies[-1])  # 105/QĐ- / SCT
                bodies[-1] += part if is_code else f" {part}"
    return bodies


def _goes_on(body: str, line: str) -> bool:
    """Does a line that looks like a body of its own go on with the one above: TRUNG HỌC CƠ / SỞ, VÀ XÃ / HỘI?"""
    terms = rule(_FILE, "capitals").regex.finditer(fold(f"{body} {line}"))
    return leaves_open(body) or any(hit.start() < len(body) < hit.end() for hit in terms)


def _parts(line: str) -> list[str]:
    """`UBND TỈNH X SỞ Y` on one line holds two bodies."""
    if not _is("parent.line", line):
        return [line] if line else []
    hit = rule(_FILE, "inner").regex.search(line)
    if not hit:
        return [line]
    return [line[: hit.start()].strip(), line[hit.start() :].strip()]


def _with_place(own: str, parents: list[str], place: str | None) -> tuple[str, bool]:
    """The proper name with what its parents (or the date line) add to it, and whether it is complete."""
    name = proper(own)
    parent = parents[-1] if parents else None
    needs_parent = _is("generic", own) or (_is("staff", own) and _is("staff.parent", parent or ""))
    if parent and needs_parent and not _is("level.place", own):
        return f"{name} {_with_place(parent, parents[:-1], place)[0]}", True
    if _is("complete", own) or _is("by.decision", own):
        return name, True
    party = rule(_FILE, "party").regex.search(own)
    if party:
        return name, party["name"] is not None
    if _is("level.place", own):
        return name, True
    bare = rule(_FILE, "level.bare").regex.search(own)
    found = _place_of(parents)
    if not found and (
        _is("level.head.province", own) or (_is("level.head.province", parent or "") and not _is("named", own))
    ):
        found = _province(place)
    if not found:
        return name, not (_is("committee", own) or bare is not None)
    noun, where = found
    if bare and fold(noun).casefold() != bare[0].strip().casefold():
        return name, False
    return f"{name} {where}" if bare else f"{name} {noun} {where}", True


def _place_of(parents: list[str]) -> tuple[str, str] | None:
    """Level noun and name of the nearest parent that has a place."""
    for parent in reversed(parents):
        hits = list(rule(_FILE, "level.place").regex.finditer(parent))
        if hits:
            return hits[-1]["noun"].lower(), _capitalise(hits[-1]["name"].lower())
        party = rule(_FILE, "party").regex.search(parent)
        if party and party["name"]:
            return full_noun(party["rank"]), _capitalise(party["name"].lower())
    return None


def _province(place: str | None) -> tuple[str, str] | None:
    """Level noun and name where the place of the date line is a province or a city that is one."""
    text = fold(place or "")
    for identity, noun in (
        ("provinces", "tỉnh"),
        ("central.cities", "thành phố"),
        ("central.cities.late", "thành phố"),
    ):
        hit = rule(_FILE, identity).regex.search(text)
        if hit and hit.end() == len(text) and (hit.start() == 0 or noun == "thành phố"):
            return noun, hit[0]
    return None
