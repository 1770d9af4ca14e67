"""What somebody said in an issue becomes an entry of a service's conversation, to be answered."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from msgspec import Struct

LONGEST = 400
"""Characters of what was said: its point, not the whole of it."""
_HEADING = re.compile(r"^### (.+?)\s*$", re.MULTILINE)
_EMPTY = "_No response_"
_SERVICE, _SAID, _GROUP, _WISH = range(4)
"""The questions of the form “Tell us what it is like”, in their order."""


class Issue(Struct, frozen=True):
    """What an issue says; texts are empty where it says nothing.

    ``wished`` is what would be better, as its question and its answer. ``raised`` and ``link`` are
    known where the issue came with them.
    """

    service: str = ""
    said: str = ""
    group: str = ""
    wished: str = ""
    raised: date | None = None
    link: str = ""


def from_issue(text: str) -> Issue:
    """Return what an issue says that was made by the form: its text, or it as JSON of ``gh``."""
    given: Any = None
    if text.lstrip().startswith("{"):
        try:
            given = json.loads(text)
        except ValueError:
            given = None
    about = given if isinstance(given, dict) else {"body": text}
    answers = from_form(str(about.get("body", "")))

    def answer(number: int) -> str:
        return answers[number][1] if number < len(answers) else ""

    wished = answer(_WISH)
    return Issue(
        answer(_SERVICE),
        answer(_SAID),
        answer(_GROUP),
        f"{answers[_WISH][0]} {wished}" if wished else "",
        _day(str(about.get("createdAt", ""))),
        str(about.get("url", "")),
    )


def from_form(text: str) -> list[tuple[str, str]]:
    """Return the questions of an issue form with their answers, in order.

    A form's issue holds each question as a heading, and below it the answer; what was left open
    stands as “_No response_” and is empty.
    """
    parts = _HEADING.split(text.replace("\r\n", "\n"))
    pairs = zip(parts[1::2], parts[2::2], strict=True)
    return [(asked, "" if said.strip() == _EMPTY else said.strip()) for asked, said in pairs]


def whole(issue: Issue) -> str:
    """Return what was said and what would be better; both keep a part where they are long."""
    if not issue.wished:
        return issue.said
    between = " – "
    room = LONGEST - len(between)
    wished = shortened(issue.wished, max(room // 2, room - len(issue.said)))
    return f"{shortened(issue.said, room - len(wished))}{between}{wished}"


def shortened(said: str, longest: int = LONGEST) -> str:
    """Return what was said on one line, cut at a word where it is long."""
    line = " ".join(said.split())
    return line if len(line) <= longest else line[: longest - 2].rpartition(" ")[0] + " …"


def _day(moment: str) -> date | None:
    try:
        return date.fromisoformat(moment[:10])
    except ValueError:
        return None
