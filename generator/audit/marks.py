"""The marks of numbers on a site's pages: of which figures they are, and on how many answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple

_MARK = re.compile(rb'<data value="figure:([^" ]*)(?: (\d+))?">')


class Mark(NamedTuple):
    """A figure's id and its number of answers, if one is said, on a page."""

    file: str
    figure: str
    answers: int | None


def read_marks(site: Path) -> Iterator[Mark]:
    """Yield the marks of each page, each once. Raises OSError for an unreadable page."""
    for path in sorted(site.rglob("*.html")):
        file = path.relative_to(site).as_posix()
        for figure, answers in sorted(set(_MARK.findall(path.read_bytes()))):
            yield Mark(file, unescape(figure.decode()), int(answers) if answers else None)
