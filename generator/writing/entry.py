"""What somebody said becomes an entry of a service's conversation, for its owner to answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from generator.sources.yaml_text import with_item

LONGEST = 400
"""Characters of what was said: its point, not the whole of it."""
_HEADING = re.compile(r"^### (.+?)\s*$", re.MULTILINE)
_EMPTY = "_No response_"


def from_form(text: str) -> dict[str, str]:
    """Return the answers of an issue form by their questions.

    A form's issue holds each question as a heading, and below it the answer; what was left open
    stands as “_No response_” and is not returned.
    """
    parts = _HEADING.split(text.replace("\r\n", "\n"))
    pairs = zip(parts[1::2], parts[2::2], strict=True)
    return {
        question: answer.strip() for question, answer in pairs if answer.strip() not in ("", _EMPTY)
    }


def shortened(said: str) -> str:
    """Return what was said on one line, cut at a word where it is long."""
    line = " ".join(said.split())
    return line if len(line) <= LONGEST else line[:LONGEST].rpartition(" ")[0] + " …"


def with_entry(text: str, raised: date, said: str, more: Mapping[str, str]) -> str:
    """Return a service's file with one more entry at the end of its conversation.

    Comments and order of all else stay. ``more`` are other keys of the entry, such as “link”.
    """
    entry = {"raised": raised.isoformat(), "said": said, **more, "progress": "heard"}
    return with_item(text, "conversation", entry)
