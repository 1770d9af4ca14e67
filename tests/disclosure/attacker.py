"""Somebody who wants to know what was withheld, and has the published files and nothing else.

They know how such a site counts: periods and their parts add up to whatever holds them, communities
to no more than the days that they were counted in, services to their provider's mix. They take each
number that is published for an equation and ask a solver how closely it fixes the others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from itertools import pairwise
from urllib.parse import parse_qs

import numpy as np
from msgspec import Struct
from scipy import sparse
from scipy.optimize import linprog

QUESTIONS = {"like", "ease", "recommend", "home", "shirt", "pride", "lost", "lost-median"}
SUMS = {"until", "beside", "launch"}
"""Choices of figures that add up periods which have figures of their own."""
NONE = {"no data", "not asked", "not applicable", "set aside", "no counts"}

MANY = 1e6
"""More answers than any of the organisations has of anything: a number has no other upper bound."""
TOGETHER = 40
"""So many sums are asked for at once."""


class Said(Struct, frozen=True):
    """A published number of answers, or that it is withheld (None).

    It is ``labelled`` unless the site gives another reason for it than that few answered.
    """

    id: str
    subject: str
    question: str
    first: int
    last: int
    community: str
    mode: str
    answers: float | None
    without: tuple[tuple[str, int, int], ...] = ()
    labelled: bool = True


def read(figures: Mapping[str, Mapping[str, object]]) -> list[Said]:
    """Take from figures what is said about numbers of answers."""
    found = []
    for identity, facts in figures.items():
        about, _, query = identity.partition("?")
        subject, _, name = about.rpartition("/")
        chosen = {key: values[0] for key, values in parse_qs(query).items()}
        if name.removesuffix("-mix") not in QUESTIONS or "from" not in facts:
            continue
        if "step" in chosen:
            subject = f"{subject}/{chosen['step']}"
        days = [date.fromisoformat(str(facts[key])).toordinal() for key in ("from", "to")]
        if facts["state"] == "withheld":
            if chosen.keys() & SUMS:
                continue  # a sum that needs withheld periods; what counts is whether they are known
            answers = None
        elif facts["state"] in NONE:
            if "answer" in chosen or "period" not in chosen or chosen.get("community"):
                continue  # nobody says nothing about other ways of asking
            answers = 0.0
        elif "answers" not in facts:
            continue  # few of something else, and no number
        else:
            answers = float(str(facts["answers"]))
        found.append(
            Said(
                identity,
                subject,
                name,
                *days,
                chosen.get("community", ""),
                str(facts.get("mode", "")),
                answers,
                tuple(_left_out(text, subject) for text in facts.get("without", ())),
                facts.keys().isdisjoint({"withdrawn", "part_of_other_days_before"}),
            )
        )
    return found


def _left_out(text: str, subject: str) -> tuple[str, int, int]:
    """Read “mail 2026-03-01/2026-03-31”, of which a service says only the days."""
    *service, days = text.split(" ")
    first, last = (date.fromisoformat(day).toordinal() for day in days.split("/"))
    return (service or [subject])[0], first, last


def ranges(said: Iterable[Said], homes: Mapping[str, str]) -> dict[str, tuple[float, float]]:
    """Return how closely each withheld number is known, by its id; ``homes`` are providers."""
    said = list(said)
    found: dict[str, tuple[float, float]] = {}
    for question, mode in sorted({(s.question, s.mode) for s in said}):
        mine = [each for each in said if (each.question, each.mode) == (question, mode)]
        mixes = [s for s in said if (s.question, s.mode) == (f"{question}-mix", mode)]
        services = {each.subject for each in mine} & set(homes)
        others = [{each.subject} for each in mine if each.subject not in homes]
        apart = [services, *others] if mixes else [{each.subject} for each in mine]
        for some in {frozenset(each) for each in apart}:
            found |= _solve([s for s in mine if s.subject in some], mixes, homes)
    return found


class _System:
    """Equations about numbers that are not below zero: stretches of days, and communities.

    A mix adds up whole periods of each service, so its days cut none of theirs.
    """

    def __init__(self, said: list[Said], mixes: list[Said], homes: Mapping[str, str]) -> None:
        self.stretches: dict[tuple[str, int, int], int] = {}
        for subject in sorted({each.subject for each in said}):
            mine = [each for each in said if each.subject == subject]
            spans = [(each.first, each.last) for each in mine]
            gaps = (gap for each in (*mine, *mixes) for gap in each.without)
            spans += [(a, b) for name, a, b in gaps if name == subject]
            edges = sorted({edge for first, last in spans for edge in (first, last + 1)})
            for pair in pairwise(edges):
                self.stretches[subject, *pair] = len(self.stretches)
        groups = [each for each in said if each.community]
        self.groups = {e.id: len(self.stretches) + n for n, e in enumerate(groups)}
        self.equal = [(self.row(each), each.answers) for each in said if each.answers is not None]
        for each in mixes:
            services = {s for s, home in homes.items() if f"provider:{home}" == each.subject}
            if each.answers is not None:
                self.equal.append((self._days(services, each), each.answers))
        self.at_most = [self._group(each, groups) for each in groups]

    def row(self, each: Said) -> np.ndarray:
        """Return what a number adds up."""
        if each.community:
            found = np.zeros(len(self.stretches) + len(self.groups))
            found[self.groups[each.id]] = 1.0
            return found
        return self._days({each.subject}, each)

    def _days(self, subjects: set[str], each: Said) -> np.ndarray:
        found = np.zeros(len(self.stretches) + len(self.groups))
        for (subject, start, end), place in self.stretches.items():
            left_out = any(
                subject == name and start >= first and end <= last + 1
                for name, first, last in each.without
            )
            inside = start >= each.first and end <= each.last + 1
            if subject in subjects and inside and not left_out:
                found[place] = 1.0
        return found

    def _group(self, each: Said, groups: list[Said]) -> np.ndarray:
        """Communities of the same days are together no more than all answers of these days."""
        together = [s for s in groups if (s.subject, s.first) == (each.subject, each.first)]
        return np.sum([self.row(s) for s in together], axis=0) - self._days({each.subject}, each)

    def least(self, goals: np.ndarray) -> np.ndarray:
        """Return the least that each of some sums (rows) can be.

        The solver is asked about many sums at once: each has a copy of all equations of its own, so
        that none knows of another. Asking costs more than the answer.
        """
        parts = [goals[at : at + TOGETHER] for at in range(0, len(goals), TOGETHER)]
        return np.concatenate([self._least(part) for part in parts])

    def _least(self, goals: np.ndarray) -> np.ndarray:
        copies = sparse.eye_array(len(goals))
        solved = linprog(
            goals.ravel(),
            A_ub=sparse.kron(copies, np.array(self.at_most), "csr") if self.at_most else None,
            b_ub=np.zeros(len(goals) * len(self.at_most)) if self.at_most else None,
            A_eq=sparse.kron(copies, self._left, "csr") if self.equal else None,
            b_eq=np.tile([answers for _, answers in self.equal], len(goals))
            if self.equal
            else None,
            bounds=(0, MANY),
            method="highs",
        )
        assert solved.status == 0, solved.message
        found: np.ndarray = (goals * solved.x.reshape(goals.shape)).sum(axis=1)
        return found

    @cached_property
    def _left(self) -> sparse.csr_array:
        """Return the left side of the equations."""
        return sparse.csr_array(np.array([row for row, _ in self.equal]))


def _solve(
    said: list[Said], mixes: list[Said], homes: Mapping[str, str]
) -> dict[str, tuple[float, float]]:
    hidden = [each for each in said if each.answers is None]
    if not hidden:
        return {}
    concerned = {f"provider:{homes[s.subject]}" for s in said if s.subject in homes}
    system = _System(said, [mix for mix in mixes if mix.subject in concerned], homes)
    goals = np.array([system.row(each) for each in hidden])
    least = system.least(np.concatenate([goals, -goals])).tolist()
    pairs = zip(least[: len(hidden)], least[len(hidden) :], strict=True)
    return {each.id: (low, -high) for each, (low, high) in zip(hidden, pairs, strict=True)}


def figures_of(texts: Iterable[str]) -> dict[str, Mapping[str, object]]:
    """Read the figures of published files."""
    return {
        name: facts for text in texts for name, facts in json.loads(text).get("figures", {}).items()
    }


def csv_numbers(text: str) -> list[str]:
    """Return the numbers of answers that a downloaded trend holds."""
    rows = [line.split(",") for line in text.splitlines()]
    return [row[rows[0].index("answers")] for row in rows[1:] if re.match(r"\d", row[0])]
