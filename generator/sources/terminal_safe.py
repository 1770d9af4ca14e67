"""Strangers' text made safe to show.

What stands in files and their names was written by strangers: characters that steer a terminal or
turn the direction of writing are replaced before anything is printed, and what a page would take
for markup is not left as such.
"""

from __future__ import annotations

import re
import unicodedata

JOINERS = "\u200c\u200d"
"""They have no width, and belong to words of many languages."""
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|~:=^$])")
_WORD_JOINER = "\u2060"


def clean(text: str) -> str:
    """Return text that is safe to print: one line, and no character that steers the terminal."""
    return "".join(" " if c == "\t" else "�" if _steers(c) else c for c in text)


def in_markdown(text: str) -> str:
    """Return text that Markdown shows as it is, in a table too: no markup, no link, no mention."""
    escaped = _MARKUP.sub(r"\\\1", clean(text).replace("&", "&amp;").replace("<", "&lt;"))
    # A mention calls somebody, and a bare address becomes a link: neither survives the joiner.
    broken = escaped.replace("@", f"@{_WORD_JOINER}").replace("//", f"/{_WORD_JOINER}/")
    return re.sub(r"(?i)\bwww\b", f"ww{_WORD_JOINER}w", broken).replace(">", "&gt;")


def _steers(character: str) -> bool:
    category = unicodedata.category(character)
    return category in ("Cc", "Cf", "Cs", "Zl", "Zp") and character not in JOINERS
