"""The panel “Who is heard”: liking by community and quarter, and whom nobody hears."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Self

from msgspec import Struct

from generator.disclosure.opinions import Opinion
from generator.disclosure.published import AskedCommunity, Cell, Key, Level
from generator.disclosure.withdrawn import reason_for
from generator.features.communities.method import BALANCED
from generator.features.days.figures import VisitDay, days_of
from generator.figures import methods, question_methods
from generator.figures.answers import LIKE, cell_figure
from generator.figures.figure import Figure, Periods, Span, State, YearBefore
from generator.figures.gap import days_between, gap_figure, group
from generator.figures.panel_context import PanelContext
from generator.figures.subject_context import Asked, SubjectContext
from generator.measures.share import stratified_share
from generator.model.fields import holding_on
from generator.model.period import Grain, Period, last_closed, period_of

QUARTERS = 8
"""So many closed quarters a page looks back: its heading says two years."""
_YEAR = 4
_GROUPS = 2
"""With one community there is nothing to balance."""


class Hearing(StrEnum):
    """Whether a community was heard in the last year of closed quarters."""

    HEARD = "heard"
    WITHHELD = "not shown: too few answered"
    SILENT = "asked and silent"
    UNKNOWN = "nobody wrote down whether they were asked"
    NEVER = "never asked"


class Heard(Struct, frozen=True):
    """One community of a service.

    ``like`` is the last closed quarter's figure, ``earlier`` those of the quarters before it that
    have a number, or a coarse share, ``change`` like minus the same quarter a year before where
    both are full. ``day`` is the last one that the provider spent with them. ``voice`` is none
    where answers are counted by year: a year's count is not split by community.
    """

    community: str
    voice: Hearing | None
    like: Figure
    earlier: tuple[Figure, ...]
    change: Figure | None
    day: VisitDay | None


class CommunitiesHeard(Struct, frozen=True):
    """The communities that a service is for, and those that answered besides.

    ``whole`` says whether answers can be told apart by quarter at all: periods of a year cannot.
    ``balanced`` is the share of all of them together in the last closed quarter, each counted by
    its size; None unless each is published, with its size.
    """

    items: tuple[Heard, ...]
    quarter: Period
    whole: bool
    balanced: Figure | None = None

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The panel's figures."""
        found: list[Figure] = []
        for item in self.items if self.whole else ():
            found += [item.like, *item.earlier]
            if item.change is not None:
                found.append(item.change)
        return (*found, *([self.balanced] if self.balanced else ()))

    @classmethod
    def of(cls, context: PanelContext) -> Self:
        """Return the communities of a service, in the order of its definition."""
        subject_context, part = context.subject_context, context.service
        quarter = last_closed(subject_context.answers_until, Grain.QUARTER)
        whole = subject_context.calendar.grain is not Grain.YEAR
        if part is None or not subject_context.applicable or part.sensitive:
            return cls((), quarter, whole)
        cells = subject_context.published.communities(
            subject_context.subject, "like", subject_context.mode("like")
        )
        by_community: dict[str, list[Cell]] = {}
        for cell in cells:
            by_community.setdefault(cell.key.community, []).append(cell)
        quiet = _quiet(cells)
        others = (name for name, some in by_community.items() if not _is_quiet(some, quiet))
        names = dict.fromkeys((*part.communities, *sorted(others)))
        days = days_of(subject_context.published, subject_context.defined.provider)
        asked = _asked(subject_context.published.asked(subject_context.subject))
        quarters = last_quarters(quarter)
        items = tuple(
            _heard(
                subject_context,
                name,
                by_community.get(name, []),
                asked,
                days,
                quarters,
                whole,
                quiet,
            )
            for name in names
            if name in subject_context.definitions.communities
        )
        last = {name: _in_quarter(some, quarter) for name, some in by_community.items()}
        balanced = _balanced(subject_context, part.communities, last, quarter) if whole else None
        return cls(items, quarter, whole, balanced)


def _quiet(cells: Iterable[Cell]) -> frozenset[date]:
    """Return the first days of the quarters of which no community is shown.

    Nothing is said of any community then, not even whether it answered: each would be known to be a
    small part of all.
    """
    shown: dict[date, bool] = {}
    for cell in cells:
        quarter = period_of(cell.key.start, Grain.QUARTER).start
        shown[quarter] = shown.get(quarter, False) or not cell.withheld
    return frozenset(quarter for quarter, some in shown.items() if not some)


def _is_quiet(cells: Iterable[Cell], quiet: frozenset[date]) -> bool:
    """Return whether nothing may be said of a community in any of the quarters of its cells.

    One that the service is not for would be known to have answered by its name alone.
    """
    return all(period_of(cell.key.start, Grain.QUARTER).start in quiet for cell in cells)


def _in_quarter(cells: list[Cell], quarter: Period) -> Cell | None:
    """Return the cell of a whole quarter; None where it has none, or the trend began anew in it."""
    inside = [cell for cell in cells if quarter.start <= cell.key.start <= quarter.end]
    return inside[0] if len(inside) == 1 and inside[0].key.start == quarter.start else None


def _balanced(
    subject_context: SubjectContext,
    communities: tuple[str, ...],
    cells: Mapping[str, Cell | None],
    quarter: Period,
) -> Figure | None:
    """Return the share in which each community counts by its size.

    Only where every community that the service is for, and no other, is published, with a size
    that may be: few people would be known by theirs.
    """
    known = {name: cell for name, cell in cells.items() if cell and (cell.withheld or cell.n)}
    sizes = [_size(subject_context, name, quarter) for name in communities]
    if len(communities) < _GROUPS or known.keys() != set(communities) or None in sizes:
        return None
    some = [known[name] for name in communities]
    groups = [group((cell,)) for cell in some]
    answered = [each for each in groups if each is not None]
    if len(answered) < len(groups):
        return None
    found = stratified_share(
        [each.content for each in answered],
        [each.n for each in answered],
        [size for size in sizes if size is not None],
    )
    number = round(found.n)
    few = number < subject_context.floors.reliability
    return Figure(
        subject_context.figure_id(BALANCED.id, f"period={quarter.id}"),
        BALANCED,
        State.FEW if few else State.SHOWN,
        Span(quarter.start, quarter.end, Periods(quarter, quarter)),
        value=found.value,
        low=found.interval.low,
        high=found.interval.high,
        n=number,
        mode=subject_context.mode("like"),
        sources=subject_context.files(quarter.start, quarter.end),
        partial=any(subject_context.published.left_out_of(cell) for cell in some),
    )


def _size(subject_context: SubjectContext, name: str, quarter: Period) -> int | None:
    """Return how many people a community had in a quarter; None where that is not published."""
    defined = subject_context.definitions.communities.get(name)
    held = holding_on(defined.part.size, quarter.end) if defined else None
    return held.people if held and held.people else None


@lru_cache(maxsize=64)
def last_quarters(last: Period) -> tuple[Period, ...]:
    """Return the quarters that a page looks back on, the earliest first."""
    return tuple(last.shift(-back) for back in range(QUARTERS - 1, -1, -1))


def _asked(invitations: tuple[AskedCommunity, ...]) -> dict[str, Asked]:
    """Return when each community was asked."""
    spans: dict[str, list[tuple[date, date]]] = {}
    for each in invitations:
        spans.setdefault(each.community, []).append((each.start, each.end))
    return {name: Asked(tuple(sorted(some))) for name, some in spans.items()}


def _heard(
    subject_context: SubjectContext,
    name: str,
    cells: list[Cell],
    asked: dict[str, Asked],
    days: tuple[VisitDay, ...],
    quarters: tuple[Period, ...],
    whole: bool,
    quiet: frozenset[date],
) -> Heard:
    # Of a quarter in which the trend began anew, its last part.
    at = {period_of(cell.key.start, Grain.QUARTER).start: cell for cell in cells}
    figures = [
        _figure(subject_context, name, quarter, at.get(quarter.start), asked)
        if quarter.start not in quiet
        else _too_few(subject_context, name, quarter)
        for quarter in quarters
    ]
    with_them = [day for day in days if day.community == name]
    return Heard(
        community=name,
        voice=_voice(name, figures[-_YEAR:], asked, quarters[-_YEAR].start) if whole else None,
        like=figures[-1],
        earlier=tuple(figure for figure in figures[:-1] if figure.n is not None),
        change=_change(subject_context, name, figures, at, quarters),
        day=with_them[-1] if with_them else None,
    )


def _figure(
    subject_context: SubjectContext,
    name: str,
    quarter: Period,
    cell: Cell | None,
    asked: dict[str, Asked],
) -> Figure:
    start = cell.key.start if cell else quarter.start
    part = "" if start == quarter.start else f"&part={start}"
    identity = subject_context.figure_id("like", f"community={name}{part}&period={quarter.id}")
    span = Span(start, quarter.end, Periods(quarter, quarter))
    known = name in asked and asked[name].between(span.start, span.end)
    files = subject_context.files(span.start, span.end)
    mode = subject_context.mode("like")
    return cell_figure(
        subject_context, identity, question_methods.LIKE, LIKE, cell, span, known, mode, files
    )


def _too_few(subject_context: SubjectContext, name: str, quarter: Period) -> Figure:
    """Return what is said of each community where too few answered to show any of them.

    Why the owner withdrew it is said whether or not it answered: that, nobody may learn here.
    """
    part, provider = subject_context.defined.part, subject_context.defined.provider
    of_provider = subject_context.definitions.providers[provider].part.withdrawn
    begins = subject_context.organisation.year_begins
    days = quarter.start, quarter.end
    mode = subject_context.mode("like")
    key = Key(Level.COMMUNITY, subject_context.subject, "like", mode, *days, community=name)
    return Figure(
        subject_context.figure_id("like", f"community={name}&period={quarter.id}"),
        question_methods.LIKE,
        State.FEW,
        Span(*days, Periods(quarter, quarter)),
        mode=mode,
        sources=subject_context.files(*days),
        withdrawn=reason_for((*part.withdrawn, *of_provider), begins, key),
    )


def _voice(name: str, year: list[Figure], asked: dict[str, Asked], since: date) -> Hearing:
    """Return whether a community was heard in a year; the shown outweighs the withheld."""
    if any(figure.has_value or figure.opinion is not Opinion.EXACT for figure in year):
        return Hearing.HEARD
    if {State.WITHHELD, State.FEW} & {figure.state for figure in year}:
        return Hearing.WITHHELD
    end = max(figure.span.end for figure in year if figure.span)
    recent = {each for each, days in asked.items() if days.between(since, end)}
    if name in recent:
        return Hearing.SILENT
    return Hearing.UNKNOWN if "" in recent else Hearing.NEVER


def _change(
    subject_context: SubjectContext,
    name: str,
    figures: list[Figure],
    at: dict[date, Cell],
    quarters: tuple[Period, ...],
) -> Figure | None:
    """Return the last quarter minus the one a year before; none unless both are full and alike.

    Where the trend began anew in between, the two are answers to different things.
    """
    now, then = figures[-1], figures[-1 - _YEAR]
    if not (now.full and then.full) or now.span is None or then.span is None:
        return None
    cells = at[quarters[-1 - _YEAR].start], at[quarters[-1].start]
    if cells[0].key.segment != cells[1].key.segment:
        return None
    span = Span(then.span.start, now.span.end, YearBefore(now.span))
    return gap_figure(
        subject_context.figure_id("difference", f"community={name}&period={quarters[-1].id}"),
        methods.DIFFERENCE,
        span,
        group((cells[0],)),
        group((cells[1],)),
        tuple(sorted({*then.sources, *now.sources})),
        days_between(then.span, now.span),
        subject_context.mode("like"),
    )


def quarter_of(figure: Figure) -> Period:
    """Return the quarter that a community's figure is about."""
    assert figure.span is not None, "a community's figure has a quarter"
    return period_of(figure.span.end, Grain.QUARTER)
