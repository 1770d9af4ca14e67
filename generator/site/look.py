"""What looks at pages while they are made, so that nobody needs to read them once more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from generator.pages.page import Download


class Sight(NamedTuple):
    """What was seen in a page, and a digest of it: the same where it is the same."""

    digest: str
    said: bytes


class LookedAt(NamedTuple):
    """What was seen in files of the site, by its digest; ``said`` returns it, or reads it again."""

    digest: str
    files: Sequence[str]
    said: Callable[[], bytes]


Look = Callable[[Download, Sequence[Download]], Sight]
"""Looks at a page and its downloads, and at nothing else.

What it saw is kept next to the page, and another process may send it. What lies around all pages
of a kind, it is shown once.
"""


def nothing(*_: object) -> Sight:
    """Look at nothing."""
    return Sight("", b"")


def name_of(look: Look) -> str:
    """Return what a look is called: another one sees something else in the same page."""
    return f"{look.__module__}.{look.__qualname__}"
