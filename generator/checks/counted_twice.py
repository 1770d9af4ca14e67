"""Which tallies are about cells that are counted from answers as well."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt

from generator.model.kinds import ANSWER_COLUMNS
from generator.records.cells import Flags
from generator.records.records import Records

_Times = tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]
"""First and last days."""
_Key = tuple[str, str, str, str]
"""A service or provider, a question, a community, and a survey's name; “” where none is said."""
ANY = "*"
"""Stands for any community in the key of those who may be in one."""


def counted_from_answers(tallies: Records, answers: Records) -> tuple[Flags, Flags]:
    """Return which tallies have an answer of the same service, question and community in them.

    A tally that names no community is of them all. Answers about a step do not count for the
    service, so they are no second source, and neither do those of a survey with another name than
    the tally's. The second flags are those of tallies of a community
    next to answers of which none says of which community it is: they may be the same people.
    """
    found: dict[_Key, list[_Times]] = {}
    for (subject, question, community, wave), times in _answer_times(answers):
        for of in {community, ""}:
            found.setdefault((subject, question, of, wave), []).append(times)
        if community:
            found.setdefault((subject, question, ANY, wave), []).append(times)
    answered = {key: _sorted(found.pop(key)) for key in [*found]}  # nothing is there twice
    sure = _within(tallies, answered, lambda key: key)
    of_some = _within(tallies, answered, lambda key: (*key[:2], ANY, key[3]))
    of_all = _within(tallies, answered, lambda key: (*key[:2], "", key[3]))
    return sure, of_all & ~of_some & ~sure


def _within(
    tallies: Records,
    answered: dict[_Key, _Times],
    asked_by: Callable[[_Key], _Key],
) -> Flags:
    """Return which tallies share a day with an answer, by the key that is asked."""
    counted = np.zeros(len(tallies), dtype=bool)
    first, last = tallies.when
    asked, names = tallies.cells["question"].canonical
    for code, name in enumerate(names):
        rows = np.flatnonzero(asked == code)
        for key, group in _groups(tallies, rows, str(name)):
            subject, question, community, wave = asked_by(key)
            # Answers that name no survey may be of this one.
            for of in {wave, ""}:
                known = answered.get((subject, question, community, of))
                if known is not None:
                    ended = np.searchsorted(known[1], first[group], side="left")
                    begun = np.searchsorted(known[0], last[group], side="right")
                    counted[group] |= begun > ended
    return counted


def _answer_times(answers: Records) -> Iterator[tuple[_Key, _Times]]:
    first, last = answers.when
    counts = answers.accepted & ~answers.cells["step"].filled
    for column, question in ANSWER_COLUMNS.items():
        rows = np.flatnonzero(counts & answers.cells[column].filled)
        for key, group in _groups(answers, rows, question):
            days = first[group]
            yield key, (days, days if last is first else last[group])


def _sorted(times: list[_Times]) -> _Times:
    """Return all first days, sorted, and all last ones."""
    first = np.sort(np.concatenate([each for each, _ in times]))
    if all(first_days is last_days for first_days, last_days in times):
        return first, first
    return first, np.sort(np.concatenate([each for _, each in times]))


def _groups(
    rows: Records, some: npt.NDArray[np.int64], question: str
) -> Iterator[tuple[_Key, npt.NDArray[np.int64]]]:
    """Yield the rows of each service or provider, community and survey."""
    keys = np.zeros(len(some), dtype=np.int64)
    names = ("service", "provider", "community", "wave")
    for name in names:
        codes, values = rows.cells[name].canonical
        keys = keys * (len(values) + 1) + codes[some] + 1
    order = np.argsort(keys, kind="stable")
    starts = np.flatnonzero(np.diff(keys[order], prepend=-1))
    for group in np.split(some[order], starts[1:]):
        if not len(group):
            continue
        service, provider, community, wave = (
            str(rows.cells[name].value(int(group[0])) or "") for name in names
        )
        yield (service or f"provider {provider}", question, community, wave), group
