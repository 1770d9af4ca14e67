"""The rules of a public repository that are not those of row checks, for the catalogue."""

from __future__ import annotations

from generator.checks.public import columns
from generator.checks.public.detectors import DETECTORS
from generator.checks.rule import ERROR, Family, Rule

UNREAD = Rule(
    "history-unread",
    "The history can be looked through as far as was asked",
    ERROR,
    Family.PUBLIC,
    "What was not looked at may hold anything. A clone may have a part of the history only, a "
    "revision may be misspelt, a version of a file too large.",
    "fetch the rest: git fetch --unshallow",
)
PUBLIC_RULES: tuple[Rule, ...] = (
    columns.RULE,
    *(detector.rule for detector in DETECTORS),
    UNREAD,
)
