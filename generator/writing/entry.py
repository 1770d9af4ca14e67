"""What somebody said becomes an entry of a service's conversation, for its owner to answer."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from datetime import date

from generator.writing.tidy import round_trip

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
    from ruamel.yaml.comments import CommentedMap
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    yaml = round_trip()
    document = yaml.load(text)
    entry = CommentedMap(raised=raised.isoformat())
    entry["said"] = DoubleQuotedScalarString(said)
    for key, value in more.items():
        entry[key] = DoubleQuotedScalarString(value)
    entry["progress"] = "heard"
    if not document.get("conversation"):
        document["conversation"] = []
    document["conversation"].append(entry)
    out = io.StringIO()
    yaml.dump(document, out)
    return out.getvalue()
