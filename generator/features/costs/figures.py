"""The panel “What it costs”: per person and month, each time, in all; and how many use it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Self
from urllib.parse import urlencode

from msgspec import Struct

from generator.disclosure.audiences import size_withheld
from generator.features.costs.method import (
    COST,
    COST_PER_COMPLETED,
    COST_PER_PERSON,
    TAKE_UP,
    USAGE,
)
from generator.features.costs.spending import (
    Blocks,
    CostPeriod,
    Row,
    cost_rows,
    use_of,
    use_rows,
    use_withheld,
)
from generator.figures.figure import Figure, State
from generator.figures.method import Method
from generator.figures.panel_context import PanelContext
from generator.figures.panels import Panels
from generator.figures.recent import months_of, recent, span_of, usual_span
from generator.figures.subject_context import SubjectContext
from generator.measures.cost import per_completed, per_month, per_person, take_up
from generator.model.fields import holding_on
from generator.model.service import Stage


class Costs(Struct, frozen=True):
    """What a service costs, in the organisation's currency, and who uses it.

    ``by_category`` holds the money of a month, the largest amount first. ``size`` is how many
    people it is for, as far as that is known of all its communities.
    """

    person: Figure
    completed: Figure
    month: Figure
    by_category: tuple[tuple[str, Figure], ...]
    people: Figure
    take_up: Figure
    size: int | None

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The panel's figures."""
        categories = (figure for _, figure in self.by_category)
        return (self.person, self.completed, self.month, *categories, self.people, self.take_up)

    @classmethod
    def of(cls, context: PanelContext) -> Self:
        """Return the costs of a service; a state where nothing is written down."""
        subject_context = context.subject_context
        costs = Blocks(cost_rows(subject_context), subject_context.organisation.year_begins)
        month, by_category = _months(subject_context, costs)
        using, share, size = _use(subject_context)
        return cls(
            person=_each(subject_context, COST_PER_PERSON, costs, "people", _of_people),
            completed=_each(subject_context, COST_PER_COMPLETED, costs, "completed", _of_completed),
            month=month,
            by_category=by_category,
            people=using,
            take_up=share,
            size=size,
        )


class Price(Struct, frozen=True):
    """What a service costs a month and for each person, and how many use it."""

    person: Figure
    month: Figure
    people: Figure


def price(panels: Panels) -> Price:
    """Return the part of the costs that is compared between services."""
    costs = panels[Costs]
    return Price(costs.person, costs.month, costs.people)


def _none(subject_context: SubjectContext, method: Method, withheld: bool = False) -> Figure:
    """Return a figure that has no number: nobody uses it yet or any more, or nothing is known.

    ``withheld`` says whether that is known, of too few people.
    """
    part = subject_context.service
    gone = part is not None and part.stage is Stage.RETIRED
    state = State.WITHHELD if withheld else State.NO_DATA
    if gone or not subject_context.applicable:
        state = State.NOT_APPLICABLE
    return Figure(subject_context.figure_id(method.id), method, state, usual_span(subject_context))


def _months(
    subject_context: SubjectContext, costs: Blocks
) -> tuple[Figure, tuple[tuple[str, Figure], ...]]:
    """Return the money of a month, and of each category."""
    found = _recent(subject_context, costs.fitting())
    if not found:
        return _none(subject_context, COST), ()
    rows = [row for block in found for row in block.costs]
    months = [block.months for block in found]
    amounts: dict[str, list[Row]] = {}
    for row in rows:
        amounts.setdefault(row.category, []).append(row)

    def figure(chosen: str, some: Sequence[Row]) -> Figure:
        value = per_month([sum(row.value for row in some)], [sum(months)])
        return _figure(subject_context, COST, chosen, value, found, some)

    parts = [(name, figure(urlencode({"category": name}), some)) for name, some in amounts.items()]
    parts.sort(key=lambda each: (-(each[1].value or 0.0), each[0]))
    return figure("", rows), tuple(parts)


Divide = Callable[[Sequence[CostPeriod], Sequence[Sequence[Row]]], float]


def _each(
    subject_context: SubjectContext,
    method: Method,
    costs: Blocks,
    column: str,
    divide: Divide,
) -> Figure:
    """Return costs divided by a column of use, over the last periods of which both are known."""
    use, none = use_rows(subject_context, column), _none(subject_context, method)
    if costs.fitting() and use_withheld(subject_context, column):
        none = _none(subject_context, method, withheld=True)
    if not (use and subject_context.applicable):
        return none
    both, by_period = costs.fitting(use), {row.period: row for row in use}
    using = {block.period: use_of(block, by_period) for block in both}
    found = _recent(subject_context, [block for block in both if using[block.period]])
    try:
        value = divide(found, [using[block.period] for block in found])
    except ValueError:  # nobody used it, or never to the end
        return none
    rows = [row for block in found for row in (*block.costs, *using[block.period])]
    return _figure(subject_context, method, "", value, found, rows)


def _of_people(found: Sequence[CostPeriod], use: Sequence[Sequence[Row]]) -> float:
    """Divide by the people of each block: their average over its months."""
    people = [
        sum(row.value * months_of(row.period) for row in rows)
        / sum(months_of(row.period) for row in rows)
        for rows in use
    ]
    return per_person([block.total for block in found], people, [block.months for block in found])


def _of_completed(found: Sequence[CostPeriod], use: Sequence[Sequence[Row]]) -> float:
    times = [sum(row.value for row in rows) for rows in use]
    return per_completed([block.total for block in found], times)


def _recent(subject_context: SubjectContext, found: Sequence[CostPeriod]) -> tuple[CostPeriod, ...]:
    chosen = set(recent(subject_context, (block.period for block in found)))
    return tuple(sorted((b for b in found if b.period in chosen), key=lambda b: b.period.start))


def _use(subject_context: SubjectContext) -> tuple[Figure, Figure, int | None]:
    """Return the people of the last period, their share of those it is for, and how many it is."""
    rows = use_rows(subject_context, "people")
    periods = recent(subject_context, (row.period for row in rows))
    if not (periods and subject_context.applicable):
        few = use_withheld(subject_context, "people")
        methods = USAGE, TAKE_UP
        using, shared = (_none(subject_context, method, few) for method in methods)
        return using, shared, None
    last = periods[-1]
    row = next(each for each in rows if each.period == last)
    span = span_of(subject_context, (last,))

    def figure(method: Method, state: State, value: float | None) -> Figure:
        identity = subject_context.figure_id(method.id)
        return Figure(identity, method, state, span, value=value, sources=(row.file,))

    people = figure(USAGE, State.SHOWN, row.value)
    size = _size(subject_context, row)
    if size is None and _size_withheld(subject_context):
        return people, figure(TAKE_UP, State.WITHHELD, None), None
    try:
        share = take_up(row.value, size or 0)
    except ValueError:  # not known of whom, or they are others than it is for
        return people, figure(TAKE_UP, State.NO_DATA, None), size
    return people, figure(TAKE_UP, State.SHOWN, share), size


def _size(subject_context: SubjectContext, row: Row) -> int | None:
    """Return how many people the service is for at that time, none where one size is unknown."""
    part, known = subject_context.service, subject_context.definitions.communities
    if part is None or not part.communities:
        return None
    held = [
        holding_on(known[name].part.size, row.period.end) if name in known else None
        for name in dict.fromkeys(part.communities)
    ]
    sizes = [each.people for each in held if each is not None]
    return sum(sizes) if len(sizes) == len(held) else None


def _size_withheld(subject_context: SubjectContext) -> bool:
    """Return whether the sum is not published because one of its parts is too small."""
    part, definitions = subject_context.service, subject_context.definitions
    return part is not None and any(size_withheld(definitions, name) for name in part.communities)


def _figure(
    subject_context: SubjectContext,
    method: Method,
    chosen: str,
    value: float,
    found: Sequence[CostPeriod],
    rows: Iterable[Row],
) -> Figure:
    return Figure(
        subject_context.figure_id(method.id, chosen),
        method,
        State.SHOWN,
        span_of(subject_context, [block.period for block in found]),
        value=value,
        sources=tuple(sorted({row.file for row in rows})),
        unit=subject_context.organisation.currency,
    )
