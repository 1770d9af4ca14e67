"""Tables of monitors: in each row a moment, and whether something was up, or how long it was.

They hold what a machine saw, and no answers, though “0” and “1” look like some.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from generator.importing.day_columns import words_of
from generator.importing.shown_export import ShownExport
from generator.importing.tools import Tool, measured_in

_UP = frozenset(("up", "ok", "yes", "true", "success", "successful", "reachable", "online"))
_DOWN = frozenset(
    ("down", "fail", "failed", "failure", "error", "no", "false", "unreachable", "offline")
)
_SAYS_STATE = frozenset(
    (
        "up",
        "status",
        "state",
        "success",
        "alive",
        "reachable",
        "online",
        "zustand",
        "état",
        "statut",
    )
)
_SAYS_HOW_LONG = frozenset(
    (
        *("up", "uptime", "availability", "available", "reachability"),
        *("verfügbarkeit", "verfügbar", "erreichbarkeit", "disponibilité"),
    )
)
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:[.,]\d{1,18})? ?%?")
_MONITORED = ("monitor", "check", "service", "site", "host", "target", "name", "dienst")
"""Columns that say what was watched."""


def monitored(export: ShownExport, moments: Sequence[str]) -> Tool | None:
    """Return what can be said of what a monitor wrote; none of a table of anything else.

    ``moments`` are the columns that hold days or times, of which there is one at least.
    """
    for name, some in export.texts.items():
        words = words_of(name)
        if name in moments or not some:
            continue
        states = _states(some)
        if states and words & _SAYS_STATE:
            return measured_in(moments[0], name, _MONITORED, states)
        if words & _SAYS_HOW_LONG and all(map(_NUMBER.fullmatch, some)):
            return measured_in(moments[0], name, _MONITORED)
    return None


def _states(texts: Collection[str]) -> dict[str, str]:
    """Return per cent for “up” and “down” as a column writes them; none of other columns.

    A bare 1 or 0 is one as well: a header that speaks of a state makes it no answer.
    """
    found = {}
    for text in texts:
        plain = text.casefold().removesuffix(".0")
        if plain in _UP or plain == "1":
            found[text] = "100"
        elif plain in _DOWN or plain == "0":
            found[text] = "0"
        else:
            return {}
    return found
