"""What happens to an organisation's files from one release to the next, drawn by a seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from tests.disclosure.organisations import COMMUNITIES, HEADER, organisation

ANSWERS = "data/answers/a.csv"
STILL = ("survey change", "period")
"""Happenings that leave all answers as they are."""
GROWING = ("late", "late", "many late", "community late", "survey change", "period")
_COMMUNITY, _RATING, _DATE, _SERVICE = 3, 5, 0, 1


class Stage(Struct, frozen=True):
    """The files of a release, the sizes of communities; whether rows were only added until now."""

    files: Mapping[str, str]
    sizes: Mapping[str, int]
    growing: bool = True

    @property
    def all_name_one(self) -> bool:
        """Whether each answer names a community, and each period lies in a quarter."""
        weeks = "period: week" in self.files["services/organisation.yml"]
        return not weeks and all(row[_COMMUNITY] for row in rows_of(self.files))


def rows_of(files: Mapping[str, str]) -> list[list[str]]:
    """Return the rows of answers."""
    return [line.split(",") for line in files[ANSWERS].splitlines()[1:]]


def beginning(seed: int) -> Stage:
    """Return an organisation; in half of them each answer names a community."""
    files = dict(organisation(seed))
    rows = rows_of(files)
    if seed % 2:
        rows = [row for row in rows if row[_COMMUNITY]]
    # Exact copies of a row are an error: each gets the number of its own person.
    files = _with(files, [_own(row, number) for number, row in enumerate(rows)])
    sizes = _sizes(files, np.random.default_rng(seed))
    written = "".join(
        f"  - {{id: {name}, name: {name.title()}, kind: internal, "
        f"size: [{{since: 2020-01-01, people: {sizes[name]}}}]}}\n"
        for name in COMMUNITIES
    )
    files["services/communities.yml"] = f"communities:\n{written}"
    return Stage(files, sizes)


def _sizes(files: Mapping[str, str], rng: np.random.Generator) -> dict[str, int]:
    """Return the sizes of communities: little more than ever answered in a quarter."""
    heard = Counter(
        (row[_SERVICE], row[_COMMUNITY], row[_DATE][:4], (int(row[_DATE][5:7]) - 1) // 3)
        for row in rows_of(files)
    )
    for line in files.get("data/tallies/t.csv", "").splitlines()[1:]:
        period, service, community, _, *counts = line.split(",")
        quarter = (int(period[5:7]) - 1) // 3
        heard[service, community, period[:4], quarter] += sum(map(int, counts))
    return {
        name: max((n for key, n in heard.items() if key[1] == name), default=0)
        + int(rng.integers(5, 40))
        for name in COMMUNITIES
    }


def _own(row: list[str], number: int) -> list[str]:
    named = [*row]
    named[10] = named[10] or f"q{number}"
    return named


def next_stage(stage: Stage, rng: np.random.Generator, number: int, still: bool = False) -> Stage:
    """Return the files after one or two things happened to them; no answer changes if ``still``."""
    for step in range(int(rng.integers(1, 3))):
        kinds = STILL if still else (*GROWING, "corrected", "removed", "community moved")
        kind = str(rng.choice(kinds))
        rows = rows_of(stage.files)
        if not rows:
            return stage
        if kind in GROWING:
            stage = _grown(stage, rows, rng, kind, f"{number}-{step}")
        else:
            stage = replace(_changed(stage, rows, rng, kind), growing=False)
    return stage


def _grown(
    stage: Stage, rows: list[list[str]], rng: np.random.Generator, kind: str, mark: str
) -> Stage:
    if kind == "survey change":
        name = f"services/it/{rows[0][_SERVICE] or 'mail'}.yml"
        text = stage.files.get(name, "")
        if not text or "events:" in text:
            return stage
        day = f"2026-0{rng.integers(3, 9)}-{rng.integers(5, 25):02}"
        event = f"events:\n  - {{date: {day}, kind: survey-change, title: New, rebase: true}}\n"
        return replace(stage, files={**stage.files, name: text + event})
    if kind == "period":
        name = "services/organisation.yml"
        text = stage.files[name].replace("period: month", "period: quarter")
        return replace(stage, files={**stage.files, name: text})
    like = rows[int(rng.integers(len(rows)))]
    size = {"late": rng.integers(1, 4), "many late": rng.integers(10, 14)}.get(
        kind, rng.integers(3, 12)
    )
    added = []
    for each in range(int(size)):
        row = [*like]
        row[_RATING], row[10] = str(rng.integers(1, 6)), f"n{mark}-{each}"
        added.append(row)
    return replace(stage, files=_with(stage.files, [*rows, *added]))


def _changed(stage: Stage, rows: list[list[str]], rng: np.random.Generator, kind: str) -> Stage:
    some = [int(at) for at in rng.choice(len(rows), int(rng.integers(1, 4)))]
    if kind == "removed":
        return replace(
            stage, files=_with(stage.files, [r for at, r in enumerate(rows) if at not in some])
        )
    for at in some:
        if kind == "corrected":
            rows[at][_RATING] = str(rng.integers(1, 6))
        elif rows[at][_COMMUNITY]:
            rows[at][_COMMUNITY] = str(rng.choice(COMMUNITIES))
    return replace(stage, files=_with(stage.files, rows))


def _with(files: Mapping[str, str], rows: list[list[str]]) -> dict[str, str]:
    text = HEADER + "".join(",".join(row) + "\n" for row in rows)
    return {**files, ANSWERS: text}


def changed(one: Stage, other: Stage, figure: str, first: str, last: str) -> set[str]:
    """Return the people whose answers to “like” differ in a figure's days, by two stages."""
    subject, _, chosen = figure.partition("/like?")
    column = 2 if subject.startswith("provider:") else _SERVICE
    name = subject.removeprefix("provider:")
    community = chosen.partition("community=")[2].partition("&")[0]
    both = [
        Counter(
            (row[10], row[_COMMUNITY], row[_RATING])
            for row in rows_of(stage.files)
            if row[column] == name and first <= row[_DATE] <= last and row[_RATING]
            if not community or row[_COMMUNITY] == community
        )
        for stage in (one, other)
    ]
    return {who for who, _, _ in (both[0] - both[1]) + (both[1] - both[0])}
