"""The mark of a number on a page: which figure it is of, and on how many answers that rests.

``<data value="figure:mail/like 40">54 %</data>``: the figure's id, as the API has it, and
its number of answers where it has one. A page in the folder ``mail`` has ``/like 40`` for short:
most of its marks are of its own figures. The audit of a site reads marks in both forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape

from generator.disclosure.opinions import Opinion
from generator.figures.figure import Figure
from generator.language.marked import Composed

_MARK = re.compile(r'<data value="figure:([^"]*)">')


class Marked(str):
    """Words about a figure: plain text, which templates write with its mark."""

    __slots__ = ("figure",)
    figure: Figure

    def __html__(self) -> str:
        """Return the words with their mark, as HTML."""
        return f'<data value="figure:{escape(about(self.figure))}">{escape(self)}</data>'


def about(figure: Figure) -> str:
    """Return what a mark says of a figure: its id, and its number of answers if it has one."""
    return figure.id if figure.n is None else f"{figure.id} {figure.n}"


def shortened(html: str, path: str) -> str:
    """Return the HTML of a page at a path of the site, with marks of its own figures in short."""
    subject = subject_of(path)
    return html.replace(f'<data value="figure:{subject}/', '<data value="/') if subject else html


def subject_of(path: str) -> str:
    """Return what a page at a path of the site is about: its folder; nothing where it has none."""
    return path.rpartition("/")[0].rpartition("/")[2]


def marked(figure: Figure, words: str) -> str:
    """Return words that say a figure's number, interval or answers, or that head a row of these.

    Where it has none of them the words stay as they are.
    """
    if figure.n is None and figure.value is None and figure.opinion is Opinion.EXACT:
        return words
    said = Marked(words)
    said.figure = figure
    return said


def figures_in(words: str) -> Iterator[str]:
    """Yield what the marks in words say: a figure's id, and after a space how many answered."""
    if isinstance(words, (Marked, Composed)):
        yield from map(unescape, _MARK.findall(words.__html__()))
