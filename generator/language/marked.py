"""Texts put together of words that have an HTML of their own, and keep it.

Such words are plain text that knows how it is written in HTML (``__html__``), as templates ask for
it; everywhere else they are plain text. Other ways of putting texts together leave plain text.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape


class Composed(str):
    """A text with words in it that have an HTML of their own."""

    __slots__ = ("html",)
    html: str

    def __html__(self) -> str:
        """Return the text as HTML."""
        return self.html


def as_said(words: str) -> str | list[str]:
    """Return words as what JSON can say: plain text, or that and its HTML."""
    return [str.__str__(words), words.__html__()] if hasattr(words, "__html__") else words


def of_said(said: str | Sequence[str]) -> str:
    """Return the words that were said."""
    return said if isinstance(said, str) else _composed(*said)


def filled(text: str, **gaps: object) -> str:
    """Return a text with its gaps filled."""
    words = text.format(**gaps)
    if not any(hasattr(each, "__html__") for each in gaps.values()):
        return words
    return _composed(words, escape(text).format(**{n: _html(each) for n, each in gaps.items()}))


def joined(between: str, words: Sequence[str]) -> str:
    """Return words as one text, with something between them."""
    if not any(hasattr(each, "__html__") for each in words):
        return between.join(words)
    return _composed(between.join(words), escape(between).join(map(_html, words)))


def _composed(words: str, html: str) -> Composed:
    made = Composed(words)
    made.html = html
    return made


def _html(words: object) -> str:
    return words.__html__() if hasattr(words, "__html__") else escape(str(words))
