"""What looks at pages while they are made, so that nobody needs to read them once more."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.pages.page import Download

Look = Callable[[Download, Sequence[Download]], bytes]
"""Looks at a page and its downloads, and at nothing else.

What it saw is kept next to the page, and another process may send it. What lies around all pages
of a kind, it is shown once.
"""


def nothing(*_: object) -> bytes:
    """Look at nothing."""
    return b""


def name_of(look: Look) -> str:
    """Return what a look is called: another one sees something else in the same page."""
    return f"{look.__module__}.{look.__qualname__}"
