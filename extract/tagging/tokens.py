"""Syllable tokens: lossless, so that characters and tokens always agree."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from spacy import util
from spacy.tokens import Doc
from spacy.vocab import Vocab

_TOKEN = re.compile(r"\d+(?:[.,/:]\d+)*|[^\W\d_]+|[^\S ]|.", re.DOTALL)


class SyllableTokenizer:
    """Cuts text into syllables, numbers and single signs. Vietnamese words are units of several syllables: a layer above."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The tokens of a text; together with the spaces between them they are the text."""
        words: list[str] = []
        spaces: list[bool] = []
        at = 0
        while at < len(text):
            if text[at] == " " and (not words or spaces[-1]):
                words.append(" ")
                spaces.append(False)
                at += 1
                continue
            hit = _TOKEN.match(text, at)
            assert hit is not None
            at = hit.end()
            words.append(hit[0])
            follows = at < len(text) and text[at] == " "
            spaces.append(follows)
            at += follows
        return Doc(self.vocab, words=words, spaces=spaces)

    # spaCy stores a tokenizer with its language; this one has nothing to store.
    def to_bytes(self, **_: Any) -> bytes:
        """Nothing: there is nothing to store."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> SyllableTokenizer:
        """The tokenizer itself."""
        return self

    def to_disk(self, _path: str | Path, **_: Any) -> None:
        """Stores nothing."""
        return None

    def from_disk(self, _path: str | Path, **_: Any) -> SyllableTokenizer:
        """The tokenizer itself."""
        return self


@util.registry.tokenizers("kehoach.syllable.v1")  # type: ignore[untyped-decorator]
def make_tokenizer() -> Callable[[Any], SyllableTokenizer]:
    """The tokenizer as spaCy's configuration names it."""

    def create(nlp: Any) -> SyllableTokenizer:
        return SyllableTokenizer(nlp.vocab)

    return create
