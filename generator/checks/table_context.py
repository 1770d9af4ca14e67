"""What the rules about tables know of the definitions: plain values, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator.model.definitions import ORGANISATION, Defined, Definitions
from generator.model.freshness import expects_news
from generator.model.measured_share import MeasureFacts, measured_of
from generator.model.organisation import Organisation
from generator.model.period import Grain
from generator.model.rhythm import STREAMS, Pace, Rhythm, pace_of
from generator.model.service import Service, Stage
from generator.model.table import Kind
from generator.records.reading_context import ReadingContext, reading_context_of

THINGS = ("step", "measure", "promise", "result")
"""What a service has, by an id that rows may name."""
_SLACK = timedelta(days=31)
_UNREAD = "not known"


class ServiceFacts(Struct, frozen=True):
    """A service: its period's grain, its first and last day, and the ids that rows may name.

    ``breaks`` are the days on which its trend begins anew; ``paces`` say, by stream, how often
    news is expected of one that is in use. ``measured`` are its measures, promises and results, by
    “measure”, “promise” or “result” and the id. It is for the ``communities``; without any, for
    everybody.
    """

    grain: Grain
    first: date | None
    last: date | None
    pipeline: bool
    steps: tuple[str, ...]
    measures: tuple[str, ...]
    promises: tuple[str, ...]
    results: tuple[str, ...]
    breaks: tuple[date, ...]
    paces: Mapping[str, Pace]
    measured: Mapping[tuple[str, str], MeasureFacts]
    communities: tuple[str, ...]

    def ids(self, what: str) -> tuple[str, ...]:
        """Return the ids of its steps, measures, promises or results."""
        ids: tuple[str, ...] = getattr(self, f"{what}s")
        return ids

    def seen_by(self, own: tuple[str, ...]) -> ServiceFacts:
        """Return what a kind of data may see whose rows name some of ``THINGS``."""
        hidden: dict[str, Any] = {f"{what}s": () for what in THINGS if what not in own}
        measured = {key: facts for key, facts in self.measured.items() if key[0] in own}
        return replace(self, paces={}, measured=measured, **hidden)

    @property
    def life(self) -> tuple[object, ...]:
        """What every kind of data sees of it."""
        return self.grain, self.first, self.last, self.pipeline, self.breaks, self.communities


class TableContext(Struct, frozen=True):
    """All that the rules about tables know.

    ``latest`` is the last day on which something happened according to the data, and ``planned``
    the last that they speak of at all; days far from all others are neither. ``reading`` has the
    names by which cells were read; ``paces`` say how often news of a provider is expected;
    ``not_the_same`` are pairs of files whose answers are other people's; ``people`` are how many
    belong to each community whose size is known; costs are in the ``currency``; ``asked_over`` is
    over which time people were asked how much working time they lost. Where the organisation's
    file has errors, both are not known.
    """

    as_of: date
    latest: date
    planned: date
    reading: ReadingContext
    grain: Grain
    paces: Mapping[str, Pace]
    services: Mapping[str, ServiceFacts]
    unread: frozenset[str]
    public: bool
    privacy: int
    not_the_same: frozenset[frozenset[str]]
    people: Mapping[str, int]
    currency: str
    asked_over: str = ""

    def seen_by(self, kind: Kind) -> TableContext:
        """Return what the rules about a kind's rows may see: nothing that no column names.

        What they find then hangs on nothing but what is :attr:`said` to all, and :meth:`said_of`
        the things that the kind's rows name.
        """
        own = things_named_by(kind)
        services = {name: facts.seen_by(own) for name, facts in self.services.items()}
        return replace(self, services=services, paces={})

    @property
    def said(self) -> tuple[object, ...]:
        """All that every kind sees, and the clock, in an order that is always the same."""
        # It loads numpy, which a check of definitions alone does without.
        from generator.model.clock import clock_of

        reading = self.reading
        return (
            *(self.as_of, self.latest, self.planned, self.grain, self.public, self.privacy),
            *(self.currency, self.asked_over, sorted(self.unread), sorted(self.people.items())),
            sorted(map(sorted, self.not_the_same)),
            *(reading.timezone, clock_of(reading.timezone), reading.year_begins),
            *(list(reading.services), list(reading.aliases.items()), list(reading.providers)),
            reading.communities,
            [facts.life for facts in self.services.values()],
        )

    def said_of(self, what: str) -> list[object]:
        """Return what only those kinds see whose rows name one of ``THINGS``."""
        return [
            (facts.ids(what), [each for each in facts.measured.items() if each[0][0] == what])
            for facts in self.services.values()
        ]

    @property
    def last_end(self) -> date:
        """The last day on which an end can lie that somebody knows.

        A log may know of an end after the last day that other data speak of.
        """
        return max(self.as_of, self.latest) + _SLACK


def table_context_of(
    definitions: Definitions,
    as_of: date,
    latest: date | None = None,
    planned: date | None = None,
) -> TableContext:
    """Return what tables may be checked against."""
    organisation = definitions.organisation.part
    unread = ORGANISATION in definitions.unread_files  # it may say what is not known here
    return TableContext(
        as_of=as_of,
        latest=latest or as_of,
        planned=planned or latest or as_of,
        reading=reading_context_of(definitions),
        grain=organisation.period,
        paces=_paces(organisation.period, organisation.rhythm),
        services={
            name: _service(service, organisation, as_of)
            for name, service in sorted(definitions.services.items())
        },
        unread=definitions.unread,
        public=organisation.public,
        privacy=organisation.floors.privacy,
        not_the_same=frozenset(frozenset(each.files) for each in organisation.not_the_same),
        people={
            name: max(size.people for size in each.part.size)
            for name, each in definitions.communities.items()
            if each.part.size
        },
        currency="" if unread else organisation.currency,
        asked_over=(organisation.lost_over or "") if not unread else _UNREAD,
    )


def things_named_by(kind: Kind) -> tuple[str, ...]:
    """Return which of the things that services have a kind's rows name."""
    named = {column.refers_to for column in kind.columns}
    return tuple(what for what in THINGS if what in named)


def _service(service: Defined[Service], organisation: Organisation, as_of: date) -> ServiceFacts:
    part = service.part
    grain = part.period or organisation.period
    return ServiceFacts(
        grain=grain,
        first=part.launched,
        last=part.retired,
        pipeline=part.stage is Stage.PIPELINE,
        steps=tuple(step.id for step in part.steps),
        measures=tuple(measure.id for measure in part.measures),
        promises=tuple(promise.id for promise in part.promises),
        results=tuple(result.id for result in part.results),
        breaks=tuple(sorted(event.date for event in part.events if event.breaks_trend)),
        paces=_paces(grain, part.rhythm, organisation.rhythm) if expects_news(part, as_of) else {},
        measured=dict(measured_of(part)),
        communities=part.communities,
    )


@lru_cache(maxsize=1000)
def _paces(grain: Grain, *said: Rhythm | None) -> Mapping[str, Pace]:
    return {stream.name: pace_of(stream, grain, *said) for stream in STREAMS}
