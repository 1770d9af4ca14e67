"""Suppliers: what each delivers, and what can be said of it. Never a ranking."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property
from math import fsum

from msgspec import Struct
from msgspec.structs import replace

from generator.features.promises.figures import PromiseRecord, Promises
from generator.features.steps.breakdowns import LAST
from generator.features.steps.figures import rated_steps, supplier_times
from generator.features.steps.method import TIME_LOST
from generator.features.steps.ratings import StepRating
from generator.features.steps.time_without import SupplierTime
from generator.figures.card import Scorecard
from generator.figures.figure import Figure, Span, State
from generator.language.alphabet import alphabetical
from generator.model.definitions import Defined, Definitions
from generator.model.fields import holding_on
from generator.model.groups import Supplier
from generator.model.service import ExperienceTarget, Service, Stage, Step


class Turn(Struct, frozen=True):
    """A step that a supplier delivers: from which day, until which (none: it still does)."""

    step: Step
    since: date
    until: date | None

    @property
    def before(self) -> str | None:
        """The supplier that delivered the step until then, if that is known."""
        earlier = [entry for entry in self.step.delivered_by if entry.since < self.since]
        return max(earlier, key=lambda entry: entry.since).supplier if earlier else None


class Carried(Struct, frozen=True):
    """A service of which a supplier delivers, delivered or will deliver steps.

    ``time`` is that without it on the supplier's steps in the service's window, none where the
    supplier delivered nothing then. ``ratings`` are how many like the service's steps, with any
    supplier. ``others`` deliver steps now, too; ``targets`` are what is wanted of the service now,
    which all of them share.
    """

    card: Scorecard
    now: tuple[Turn, ...]
    earlier: tuple[Turn, ...]
    coming: tuple[Turn, ...]
    time: SupplierTime | None
    ratings: tuple[StepRating, ...]
    promises: tuple[PromiseRecord, ...]
    others: tuple[str, ...]
    targets: tuple[ExperienceTarget, ...]

    @property
    def lost(self) -> Figure | None:
        """The time, added up."""
        return self.time.total if self.time else None


class SupplierCard(Struct, frozen=True, dict=True):
    """What a supplier delivers, service by service in order of name; made when asked for."""

    id: str
    defined: Defined[Supplier]
    services: tuple[Scorecard, ...]
    _as_of: date

    @property
    def supplier(self) -> Supplier:
        """The supplier's definition."""
        return self.defined.part

    @cached_property
    def carried(self) -> tuple[Carried, ...]:
        """The services, in order of name."""
        return tuple(_carried(self.id, card, self._as_of) for card in self.services)

    @property
    def current(self) -> tuple[Carried, ...]:
        """The services of which it delivers a step now."""
        return tuple(each for each in self.carried if each.now)

    @cached_property
    def total(self) -> Figure:
        """Time without all services together, on its steps."""
        parts = [each.lost for each in self.carried if each.lost is not None]
        return _sum(f"supplier:{self.id}/time-lost", parts)

    @cached_property
    def by_cause(self) -> tuple[tuple[str, Figure], ...]:
        """The same by agreed cause; what was not felt is left out."""
        found: dict[str, list[Figure]] = {}
        for each in self.carried:
            for part in each.time.by_cause if each.time else ():
                found.setdefault(part.key, []).append(part.figure)
        identity = f"supplier:{self.id}/time-lost?cause="
        return tuple((cause, _sum(identity + cause, parts)) for cause, parts in found.items())

    @cached_property
    def last(self) -> tuple[tuple[date, Scorecard, str], ...]:
        """The latest breakdowns of its steps, the latest first: day, service and cause."""
        found = [
            (day, each.card, cause)
            for each in self.carried
            for day, cause in (each.time.last if each.time else ())
        ]
        return tuple(sorted(found, key=lambda each: each[0], reverse=True)[:LAST])

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure that the supplier's page adds to those of its services."""
        return (self.total, *(figure for _, figure in self.by_cause))


def supplier_cards(
    definitions: Definitions, services: Iterable[Scorecard], as_of: date
) -> tuple[SupplierCard, ...]:
    """Return all suppliers in order of name, each with the services that name it."""
    carries: dict[str, list[Scorecard]] = {}
    for card in services:
        for name in {entry.supplier for step in card.service.steps for entry in step.delivered_by}:
            carries.setdefault(name, []).append(card)
    cards = [
        SupplierCard(name, defined, tuple(carries.get(name, ())), as_of)
        for name, defined in definitions.suppliers.items()
    ]
    return tuple(sorted(cards, key=lambda card: (alphabetical(card.supplier.name), card.id)))


def turns(service: Service, supplier: str) -> tuple[Turn, ...]:
    """Return the steps that a supplier delivers, in their order; neighbouring turns are one."""
    found: list[Turn] = []
    for step in service.steps:
        since = None
        for entry in sorted(step.delivered_by, key=lambda entry: entry.since):
            if entry.supplier == supplier:
                since = since or entry.since
            elif since is not None:
                found.append(Turn(step, since, entry.since - timedelta(days=1)))
                since = None
        if since is not None:
            found.append(Turn(step, since, None))
    return tuple(found)


def _carried(supplier: str, card: Scorecard, as_of: date) -> Carried:
    service = card.service
    all_ = turns(service, supplier)
    now, earlier, coming = _sorted(all_, service, as_of)
    holders = {held.supplier for s in service.steps if (held := holding_on(s.delivered_by, as_of))}
    questions = dict.fromkeys(target.question for target in service.targets)
    aims = (
        holding_on(tuple(t for t in service.targets if t.question == q), as_of) for q in questions
    )
    return Carried(
        card=card,
        now=now,
        earlier=earlier,
        coming=coming,
        time=_time(supplier, card),
        ratings=card.panels.part(rated_steps),
        promises=tuple(p for p in card.panels[Promises].items if p.promise.supplier == supplier),
        others=tuple(sorted(holders - {supplier})),
        targets=tuple(aim for aim in aims if aim is not None),
    )


def _sorted(
    all_: tuple[Turn, ...], service: Service, as_of: date
) -> tuple[tuple[Turn, ...], tuple[Turn, ...], tuple[Turn, ...]]:
    """Return the turns of now, of earlier, and those to come; a service's end ends its turns."""
    if service.stage is Stage.PIPELINE:
        return (), (), all_
    begun = tuple(turn for turn in all_ if turn.since <= as_of)
    coming = tuple(turn for turn in all_ if turn.since > as_of)
    if service.stage is Stage.RETIRED:
        ended = (replace(turn, until=turn.until or service.retired) for turn in begun)
        return (), tuple(ended), ()
    now = tuple(turn for turn in begun if turn.until is None or turn.until >= as_of)
    return now, tuple(turn for turn in begun if turn not in now), coming


def _time(supplier: str, card: Scorecard) -> SupplierTime | None:
    if card.service.stage in (Stage.RETIRED, Stage.PIPELINE):
        return None
    times = card.panels.part(supplier_times)
    return times.of(supplier) if times else None


def _sum(identity: str, parts: list[Figure]) -> Figure:
    """Add up figures. One that is not known makes the sum “at least”; all of them, no number."""
    spans = [part.span for part in parts if part.span is not None]
    if not spans:
        return Figure(identity, TIME_LOST, State.NO_DATA)
    known = [part for part in parts if part.value is not None]
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    name = spans[0].name if len({s.name for s in spans}) == 1 else None
    span = Span(first, last, name)
    value = fsum(part.value or 0.0 for part in known)
    unsure = len(known) < len(parts) or any(part.at_least for part in known)
    if not known or (unsure and value == 0):
        return Figure(identity, TIME_LOST, State.NO_DATA, span)
    sources = tuple(sorted({source for part in known for source in part.sources}))
    return Figure(
        identity,
        TIME_LOST,
        State.SHOWN,
        span,
        value=value,
        at_least=unsure,
        sources=sources,
    )
