"""What is counted: the series that events may belong to, and the values that part them.

A series is one measure of one service, as the events name both. All of it is known before the first
event is read, so that each engine joins a small table.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from datetime import date

from msgspec import Struct

from generator.model.clock import Clock, clock_of
from generator.model.definitions import Definitions
from generator.model.event_mapping import (
    COLUMNS,
    NO,
    YES,
    DayStatistic,
    EventMapping,
    EventsAs,
    lowered,
)
from generator.model.fields import holding_on
from generator.model.reading import did_you_mean
from generator.model.service import Good, Measure
from generator.sources.finding import Finding, Place, error
from generator.sources.yaml_document import Document

TOLERATED = 4
"""So many times the target people still bear. Source: Apdex Technical Specification 1.1 (2007)."""


class Output(Struct, frozen=True):
    """One measure of ours that a series becomes, and the rule that says how.

    ``goods`` are what the service says is good of the events' own values, each from a day on.
    """

    measure: Measure
    rule: EventsAs
    goods: tuple[Good, ...] = ()

    def bounds(self, day: date) -> tuple[float, float] | None:
        """Return between which values an event is good on a day; none where nobody said it."""
        said = self.rule if self.rule.has_bounds else holding_on(self.goods, day)
        return _between(said) if said else None

    @property
    def cuts(self) -> Iterator[float]:
        """The values that part what counts in one way from what counts in another."""
        if self.rule.statistic is DayStatistic.GOOD:
            for said in (self.rule,) if self.rule.has_bounds else self.goods:
                low, high = _between(said)
                yield from (math.nextafter(low, -math.inf), high)
        elif self.rule.target is not None:
            yield from (self.rule.target, self.rule.target * TOLERATED)


def _between(said: EventsAs | Good) -> tuple[float, float]:
    low, high = said.at_least, said.at_most
    return -math.inf if low is None else low, math.inf if high is None else high


class EventSeries(Struct, frozen=True):
    """What events call a service and a measure, whose they are, and what is made of them.

    ``cuts`` part the values: the class of one is how many of them it is above.
    """

    named: tuple[str, str]
    service: str
    outputs: tuple[Output, ...]
    cuts: tuple[float, ...]


class CountingPlan(Struct, frozen=True):
    """All that an engine has to know.

    ``columns`` are those of the events by our names; ``clock`` is the organisation's. With
    ``exact``, each value is a group of its own.
    """

    mapping: EventMapping
    series: tuple[EventSeries, ...]
    clock: Clock
    exact: bool = False

    @property
    def columns(self) -> dict[str, str | None]:
        """The columns of the events by our names; none for what is fixed, or not said."""
        return {ours: self.mapping.column(ours) for ours in COLUMNS}

    @property
    def most_cuts(self) -> int:
        """How many cuts the series has that has most."""
        return max((len(each.cuts) for each in self.series), default=0)

    @property
    def yes(self) -> frozenset[str]:
        """What says that an event went well, in small letters."""
        ok = self.mapping.columns.ok
        return lowered(ok.yes if ok and ok.yes else YES)

    @property
    def no(self) -> frozenset[str] | None:
        """What says that it did not; none where all else does."""
        ok = self.mapping.columns.ok
        if ok and ok.no:
            return lowered(ok.no)
        return None if ok and ok.yes else lowered(NO)


def counting_plan(mapping: EventMapping, definitions: Definitions, exact: bool) -> CountingPlan:
    """Return the plan for an organisation's services."""
    renamed = {
        **{name: name for name in definitions.services},
        **definitions.aliases,
        **mapping.services,
    }
    series = tuple(
        each
        for text, service in renamed.items()
        if service in definitions.services
        for each in _series(text, service, definitions, mapping)
    )
    zone = definitions.organisation.part.timezone
    return CountingPlan(mapping, series, clock_of(zone), exact)


def _series(
    text: str, service: str, definitions: Definitions, mapping: EventMapping
) -> Iterator[EventSeries]:
    """Yield the series of one service, one for each measure that events may name."""
    measures = {each.id: each for each in definitions.services[service].part.measures}
    rules = mapping.measures or {name: EventsAs() for name in measures}
    by_name: dict[str, list[Output]] = {}
    for ours, rule in rules.items():
        if ours in measures:
            named = rule.of or ours
            goods = measures[named].good if named in measures and named != ours else ()
            by_name.setdefault(named, []).append(Output(measures[ours], rule, goods))
    for named, outputs in by_name.items():
        cuts = {cut for each in outputs for cut in each.cuts if math.isfinite(cut)}
        yield EventSeries((text, named), service, tuple(outputs), tuple(sorted(cuts)))


def plan_findings(
    mapping: EventMapping, definitions: Definitions, document: Document | None
) -> Iterator[Finding]:
    """Yield what a mapping says of services and measures that nothing defines."""
    if document is None:
        return
    services = definitions.services
    for text, service in mapping.services.items():
        if service not in services:
            yield _unknown("service", service, services, document.place("services", text))
    named = {each.id for one in services.values() for each in one.part.measures}
    for ours, rule in mapping.measures.items():
        if ours not in named:
            yield _unknown("measure", ours, named, document.key_place("measures", ours))
        elif rule.statistic is DayStatistic.GOOD and not rule.has_bounds:
            yield from _unjudged(ours, rule, definitions, document)


def _unjudged(
    ours: str, rule: EventsAs, definitions: Definitions, document: Document
) -> Iterator[Finding]:
    """Yield a finding where a service has a share of good events, and nobody said what is good."""
    for name, service in definitions.services.items():
        measures = {each.id: each for each in service.part.measures}
        judged = measures.get(rule.of or "")
        if ours in measures and (judged is None or judged.id == ours or not judged.good):
            message = f"nothing says which events are good for “{ours}” of “{name}”"
            hint = "add “at_most: …” or “at_least: …”, in the unit of the events"
            yield error("missing-key", document.key_place("measures", ours), message, hint)
            return


def _unknown(what: str, name: str, known: Collection[str], place: Place) -> Finding:
    near = did_you_mean(name, known)
    hint = (
        f"write “{near}”" if near else f"define it in the service’s file, or write another {what}"
    )
    return error("unknown-reference", place, f"there is no {what} “{name}”", hint)
