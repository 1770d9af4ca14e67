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
_WORD_JOINER = "\u2060"
"""It has no width, and keeps together or apart what is left and right of it."""
_CALLS = re.compile(
    r"""@ | [\#!%&~$](?=[\w"]) | \bgh-(?=\d) | [\[{](?=[+-]) | :(?=[\w+-]+:) | w(?=ww\.) |
    :(?=//) | \b[\da-f]{6}(?=[\da-f]{1,34}\b)""",
    re.VERBOSE | re.IGNORECASE,
)
"""What a code host makes a mention, a reference, a sign or a link of, whatever is escaped in it."""
_MARKUP = re.compile(r"[\\`*\[<|~$]|(?<![^\W_])_|_(?![^\W_])")


def clean(text: str) -> str:
    """Return text that is safe to print: one line, and no character that steers the terminal."""
    seen = text.replace(_WORD_JOINER, "")  # ours: it keeps a range on one line of a page
    return "".join(" " if c == "\t" else "�" if _steers(c) else c for c in seen)


def in_markdown(text: str) -> str:
    """Return text that a cell of a Markdown table shows as it is: no markup, no link, no mention.

    It can still be read where nobody makes Markdown of it, as in a log: no more is escaped than
    has to be, and what a code host would make more of is broken by a sign without width.
    """
    broken = _CALLS.sub(rf"\g<0>{_WORD_JOINER}", clean(text))
    return _MARKUP.sub(r"\\\g<0>", broken)


def _steers(character: str) -> bool:
    category = unicodedata.category(character)
    return category in ("Cc", "Cf", "Cs", "Zl", "Zp") and character not in JOINERS
