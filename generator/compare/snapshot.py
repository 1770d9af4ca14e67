"""What is compared: figures, how services stand, and findings; of scorecards or of a built site."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from generator.api.places import FOLDER, SERVICES
from generator.api.texts import services_text
from generator.compare.rows_gone import GoneRows
from generator.compare.written import Written, written_in
from generator.disclosure.opinions import Opinion
from generator.disclosure.published import Mode
from generator.figures.figure import Figure, Span, State
from generator.pages.method import METHODS
from generator.scorecards.scorecard import Scorecards
from generator.sources.finding import Finding

NEEDED = frozenset(
    {"provider", "verdict", "usual", "stage", "promises", "wanted", "overdue", "warnings"}
)
"""What must be known of a service."""


class NoSnapshotError(Exception):
    """A folder does not hold a site of ours, or one of another version."""


class Snapshot(Struct, frozen=True):
    """One state. ``figures`` are by id.

    ``findings`` and what is ``written`` in definitions are none where a built site is all there is.
    ``files`` are those that the figures come from; ``gone`` counts rows that files of the state
    before had and these have no more.
    """

    services: Mapping[str, Mapping[str, Any]]
    figures: Mapping[str, Figure]
    findings: Sequence[Finding] | None = None
    files: frozenset[str] = field(default=frozenset())
    written: Written | None = None
    gone: Mapping[str, GoneRows] = field(default_factory=dict)


def of_scorecards(
    cards: Scorecards, findings: Sequence[Finding], files: frozenset[str]
) -> Snapshot:
    """Return the state that scorecards show."""
    # A round trip through JSON, so that both kinds of snapshots hold the same plain values.
    services: dict[str, Any] = json.loads(services_text(cards))["services"]
    written = written_in(cards.definitions)
    return Snapshot(services, cards.figures(), findings, files, written)


def of_site(site: Path) -> Snapshot:
    """Return the state that a built site shows. Raises NotASiteError where it is none."""
    try:
        content = json.loads((site / SERVICES).read_text(encoding="utf-8"))
        figures: dict[str, Figure] = {}
        for path in sorted((site / FOLDER).rglob("*.json")):
            facts = json.loads(path.read_text(encoding="utf-8")).get("figures", {})
            figures |= {name: _figure(name, each) for name, each in facts.items()}
        services = dict(content["services"])
        if any(NEEDED - standing.keys() for standing in services.values()):
            raise ValueError("it was built by another version of this program")
        files = frozenset(file for figure in figures.values() for file in figure.sources)
        return Snapshot(services, figures, None, files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        raise NoSnapshotError(f"{site} holds no site of this program’s: {problem}") from None


def _figure(name: str, facts: Mapping[str, Any]) -> Figure:
    method = METHODS[str(facts["method"]).partition("/")[0]]
    span = None
    if "from" in facts:
        start, end = date.fromisoformat(facts["from"]), date.fromisoformat(facts["to"])
        span = Span(start, end)
    return Figure(
        name,
        method,
        State(facts["state"]),
        span,
        value=facts.get("value"),
        low=facts.get("low"),
        high=facts.get("high"),
        n=facts.get("answers"),
        of=facts.get("asked"),
        mode=Mode(facts["mode"]) if "mode" in facts else None,
        sources=tuple(facts.get("files", ())),
        unit=str(facts.get("unit", "")),
        at_least=bool(facts.get("at_least", False)),
        opinion=Opinion(facts.get("opinion", Opinion.EXACT)),
        excluded_days=tuple(facts.get("without", ())),
    )
