"""What is withdrawn is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.checks.arrival_context import ArrivalContext
from generator.checks.rule import WARNING, Family, Problem, Rule, Words
from generator.model.definitions import Defined
from generator.model.period import Grain, Period, parse_period, period_of
from generator.model.provider import Provider
from generator.model.service import Service
from generator.model.withdrawn import Withdrawn

if TYPE_CHECKING:
    from generator.records.cells import Flags
    from generator.records.records import Records

_OF_ANSWERS = ("answers", "tallies")
_OF_PRIDE = "pride"
_WITH_COMMUNITIES = "like"
_Withdrawing = Defined[Service] | Defined[Provider]


def find(context: ArrivalContext) -> Iterator[Problem]:
    """Items of which no number would be shown anyway: periods to come, and those without answers.

    Nothing is said where a file of answers has an error: the rows may be there.
    """
    providers, services = context.definitions.providers, context.definitions.services
    every: tuple[_Withdrawing, ...] = (*providers.values(), *services.values())
    for defined in every:
        if not defined.part.withdrawn:
            continue
        of_provider = {each.id for each in services.values() if each.provider == defined.id}
        for i, each in enumerate(defined.part.withdrawn):
            if said := _words(context, defined, each, {defined.id, *of_provider}):
                yield Problem(defined.place("withdrawn", i, "period"), *said)


def _words(
    context: ArrivalContext,
    defined: _Withdrawing,
    each: Withdrawn,
    names: set[str],
) -> Words | None:
    try:
        period = parse_period(each.period, context.known.reading.year_begins)
    except ValueError:
        return None  # another rule says so, as of a community that does not exist
    if each.community and each.community not in context.definitions.communities:
        return None
    as_of = context.known.as_of
    if period.start > as_of:
        message = f"{each.period} is in the future: the as-of date is {as_of}"
        return message, "correct the period, or withdraw it when there is something to withdraw"
    if each.community and each.question not in (None, _WITH_COMMUNITIES):
        message = f"the question “{each.question}” is never shown by community"
        return message, "remove “community:”, or this item"
    folders = {None: (*_OF_ANSWERS, _OF_PRIDE), _OF_PRIDE: (_OF_PRIDE,)}.get(
        each.question, _OF_ANSWERS
    )
    if not context.broken.isdisjoint(folders):
        return None
    days = _whole_periods(context, defined, period, bool(each.community))
    if any(
        _answers(context.records[folder], names, days, each).any()
        for folder in folders
        if folder in context.records
    ):
        return None
    what = " and ".join(filter(None, (each.question, each.community)))
    of = f" of {what}" if what else ""
    message = f"there are no answers about “{defined.id}” in {each.period}{of} to withdraw"
    return message, "correct the item, or remove it"


def _whole_periods(
    context: ArrivalContext,
    defined: _Withdrawing,
    period: Period,
    of_community: bool,
) -> tuple[int, int]:
    """Return the first and the last day of the numbers that overlap a period, as ordinals."""
    service = context.known.services.get(defined.id)
    grain = Grain.QUARTER if of_community else service.grain if service else context.known.grain
    begins = context.known.reading.year_begins
    first, last = (period_of(day, grain, begins) for day in (period.start, period.end))
    return first.start.toordinal(), last.end.toordinal()


def _answers(records: Records, names: set[str], days: tuple[int, int], each: Withdrawn) -> Flags:
    """Return which accepted rows an item is about."""
    found = records.accepted & (records.days <= days[1]) & (records.last_days >= days[0])
    found &= _named(records, "service", names) | _named(records, "provider", names)
    if each.community:
        found &= _named(records, "community", {each.community})
    if each.question and each.question != _OF_PRIDE:
        found &= _asked(records, each.question)
    return found


def _asked(records: Records, question: str) -> Flags:
    """Return which rows answer a question: those of tallies name it, others have its column."""
    if "question" in records.cells:
        return _named(records, "question", {question})
    column = {"like": "rating", "lost": "lost_minutes"}.get(question, question)
    if column not in records.cells:
        return _none(records)
    return records.cells[column].filled


def _named(records: Records, column: str, names: set[str]) -> Flags:
    """Return which rows name one of some things in a column."""
    # A check of definitions alone does without it.
    import numpy as np

    if column not in records.cells:
        return _none(records)
    codes, values = records.cells[column].canonical
    known = np.array([*(str(value) in names for value in values), False], dtype=bool)
    return known[codes]


def _none(records: Records) -> Flags:
    import numpy as np

    return np.zeros(len(records), dtype=bool)


RULE = Rule(
    code="withdraws-nothing",
    title="What is withdrawn exists",
    severity=WARNING,
    family=Family.SENSE,
    why=(
        "The person who asked for it would believe that the number is withheld, but the item "
        "names something else."
    ),
    hint="correct the item, or remove it",
    find=find,
)
