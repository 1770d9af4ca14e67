"""Text on its way out of the site's pages: a line that any program can read."""

from __future__ import annotations

import re

_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""What HTML or XML forbid, and what turns the direction of the words after it."""


def plain(text: str) -> str:
    """Return one line of text without control characters and overrides of its direction."""
    return " ".join(_CONTROL.sub("", text).split())
