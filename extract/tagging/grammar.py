"""The grammar of units: the rules of `patterns/units.yaml`, put together and compiled once a process.

All patterns run on folded text. Heads, posts and names are matched with their case, groups and quantifiers without.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.folding import LOWER, UPPER
from extract.patterns import alternation, rules
from extract.scanning import Alternatives, Regex, alternatives

BLANK = "\x00"
KNOWN_END = re.compile(rf"(?:[{UPPER}][\w&.'-]*|{BLANK}+|\d+)(?=\W|$)")
HARD_STOP = re.compile(r"[:?!\")]|\.(?=\s|$)|\.\.\.|/\.|\s-\s(?=[^\W\d_])(?=[^%s])" % UPPER)
TWO_CAPITALS = re.compile(rf"(?:[{UPPER}][\w.]*\s+)+[{UPPER}]\w*")
CAPITAL = re.compile(rf"[{UPPER}]")
BRACKETED = re.compile(r"\s*\([^()]*(?:\([^()]*\)[^()]*)*\)?")


@dataclass(frozen=True, slots=True)
class Grammar:
    """Compiled patterns.

    Attributes:
        begin: A unit begins: a head, a post, a group with its quantifier.
        head: The head of a unit.
        kinds: Kinds with the pattern of their heads.
        group: A group with its quantifier.
        bare_group: A group noun.
        people: Those who are no offices.
        whole: Phrases in which no word or comma ends a list.
        stop: Words that end a list.
        domain: Fields of departments.
        named_office: An office whose name is whole.
        office_end: An office whose name is whole, before a word that can only begin what it does.
        named: A capitalised name up to here.
        one: Any other rule of the file, by its id.
    """

    begin: Regex
    head: Regex
    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    group: re.Pattern[str]
    bare_group: Regex
    people: Regex
    whole: Alternatives
    stop: Regex
    domain: re.Pattern[str]
    named_office: re.Pattern[str]
    office_end: re.Pattern[str]
    named: re.Pattern[str]
    one: dict[str, Regex]


@cache
def grammar() -> Grammar:
    """The grammar of this process."""
    made = rules("units")
    heads = [rule for rule in made.values() if rule.id.startswith("head.")]
    head = "|".join(f"(?:{rule.expression})" for rule in heads)
    quantifier, noun = made["quantifier"].expression, made["group.noun"].expression
    people, domain = made["people"].expression, made["domain"].expression
    fields = {
        piece
        for term in made["domain"].terms
        for piece in re.split(r"\s*(?:,|\s-\s|-|\bvà\b)\s*", term.lower())
        if piece
    }
    many = rf"(?:(?i:{quantifier})(?:(?i:{noun})|(?i:{people})))"
    return Grammar(
        begin=Regex(rf"(?<!\w)(?:(?i:{quantifier})?(?:{made['post'].expression}|{head})|{many})"),
        head=Regex(head),
        kinds=tuple((str(rule.value), re.compile(rf"(?i:{quantifier})?(?:{rule.expression})")) for rule in heads),
        group=re.compile(many),
        bare_group=Regex(rf"(?i:{noun})"),
        people=Regex(rf"(?i:{quantifier})?(?i:{people})"),
        whole=Alternatives(
            [
                rf"(?i:{made['name.with_list'].expression})",
                rf"(?i:{made['group.pair'].expression})",
                rf"(?<=[Ss]ở )(?i:{domain})",
                rf"(?<=[Pp]hòng )(?i:{domain})",
                rf"(?<!thuộc Bộ )(?<=Bộ )(?i:{domain})",
                rf"(?:(?<=[,;:]\s)|(?<=và\s)){domain}",
                *(rf"(?i:{one})" for one in alternatives(made["protected"].expression)),
                made["level.masked"].expression,
            ]
        ),
        stop=Regex(made["stop.verb"].expression),
        domain=re.compile(alternation(made["domain"].terms)),
        named_office=re.compile(rf"(?:[Ss]ở|[Pp]hòng|Bộ)\s+{domain}\s*$"),
        office_end=re.compile(
            rf"(?:[Ss]ở|[Pp]hòng|Bộ)\s+{domain}"
            rf"(?=\s+(?!(?i:{made['office.follow'].expression}|{alternation(tuple(fields))}))[{LOWER}])"
        ),
        named=re.compile(rf"(?:^|[,;]\s*|và\s+)(?:[{UPPER}]\w*)(?:\s+[^,;]*)?$"),
        one={rule.id: rule.regex for rule in made.values()},
    )
