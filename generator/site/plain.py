"""Text on its way into HTML that escapes nothing by itself, and ranges that stay on one line."""

from __future__ import annotations

import re

from markupsafe import escape

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
# What they look for stands first: then it is looked for alone, and not tried at each character.
_RANGE = re.compile(r"–(?<=\d–)(?=\d+\u202f%)")
_SHARE = re.compile(r" %(?<=\d %)")


def plain(text: str) -> str:
    """Return one line of text without control characters and overrides of its direction."""
    return " ".join(_CONTROL.sub("", text).split())


def as_html(text: str) -> str:
    """Return text for HTML, quotes too, in the same way as templates do."""
    return str(escape(plain(text)))


def as_bytes(text: str) -> bytes:
    """Return a text as a file of the site has it."""
    return text.encode("utf-8", "xmlcharrefreplace")


def unbroken(html: str) -> str:
    """Return HTML in which no share (“54 %”) or range of them (“48–57 %”) is cut by a line's end.

    A browser may break a line after the dash; an invisible word joiner forbids it.
    """
    return _RANGE.sub("–\u2060", _SHARE.sub("\u202f%", html))
