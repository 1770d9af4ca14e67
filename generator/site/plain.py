"""A stranger's text on its way into Markdown and HTML that escape nothing by themselves."""

from __future__ import annotations

import html
import re

_SIGNS = re.compile(r"[!-/:-@\[-`{-~]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """Return one line of text without control characters and overrides of its direction."""
    return " ".join(_CONTROL.sub("", text).split())


def as_html(text: str) -> str:
    """Return text for HTML, quotes too."""
    return html.escape(plain(text), quote=True)


def as_markdown(text: str) -> str:
    """Return text that Markdown shows as it is: no markup, no HTML, no link.

    Every sign that some flavour of Markdown might read becomes a character reference.
    """
    return _SIGNS.sub(lambda sign: f"&#{ord(sign.group())};", plain(text))
