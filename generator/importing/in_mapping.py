"""Findings whose hint changes the mapping: who has none yet must make one first."""

from __future__ import annotations

from generator.sources.finding import Finding


class InMapping(Finding, frozen=True):
    """A finding of which the hint, or one of its ways, is to be written into the mapping."""


def in_mapping(found: Finding) -> Finding:
    """Return a finding as one whose hint changes the mapping."""
    return InMapping(found.code, found.severity, found.place, found.message, found.hint)
