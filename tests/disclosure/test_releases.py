"""A reader who kept every site learns nothing of what is withheld, nor whose answers changed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from generator.api.figures import figures_json
from generator.counts.cells import count
from generator.counts.counting_context import counting_context
from generator.disclosure import blocks, community_door, door, released
from generator.disclosure.cuts import Cuts
from generator.disclosure.many_sums import ManySums
from generator.disclosure.released import line_of
from generator.pipeline import compute, read
from generator.releases.ledger import Ledger
from generator.releases.written import from_text, to_text
from tests.conftest import PROVIDER
from tests.disclosure import readers
from tests.disclosure.evolution import Stage, beginning, changed, next_stage

RELEASES = 4
DAYS = [date(2026, 9, 30) + timedelta(days=3 * number) for number in range(RELEASES)]
EACH_RUN = range(20)


def stages(seed: int) -> Iterator[Stage]:
    """Yield the files of each release."""
    rng = np.random.default_rng(1000 + seed)
    stage = beginning(seed)
    for number in range(RELEASES):
        yield stage
        stage = next_stage(stage, rng, number, still=_still(seed))


def _still(seed: int) -> bool:
    """Return whether no answer ever changes, and readers know: in every fourth organisation."""
    return seed % 4 == 3


def publish(
    root: Path, stage: Stage, day: date, ledger: Ledger
) -> tuple[dict[str, dict[str, object]], Ledger, int, set[tuple[str, str, str]]]:
    """Return what the site of some files says, and the ledger after it.

    Also the floor, and the lines of which somebody answered twice in a period of few people.
    """
    for name, text in {"services/it/provider.yml": PROVIDER, **stage.files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    reading = read(root, day, cache=False)
    assert reading.checked.errors == ()
    cards = compute(reading, before=ledger)
    figures = json.loads(figures_json(cards.figures().values()))
    floor = cards.definitions.organisation.part.floors.privacy
    cube = count(reading.checked.records, counting_context(reading.checked.definitions, day))
    few = (cube.people < floor) & (cube.counts.sum(axis=1) > cube.people)
    lines = {line_of(cube.keys[row]) for row in np.flatnonzero(few).tolist()}
    twice = {(line.subject.removeprefix("step:"), line.question, line.mode) for line in lines}
    return figures, from_text(to_text(cards.ledger)), floor, twice


def attacked(root: Path, seed: int) -> tuple[Mapping[str, readers.Known], int]:
    """Return what the reader knows too closely of an organisation, and how much was withheld."""
    ledger, floor = Ledger(), 10
    sites: list[dict[str, dict[str, object]]] = []
    releases: list[readers.Kept] = []
    every, twice = list(stages(seed)), set[tuple[str, str, str]]()
    for number, stage in enumerate(every):
        figures, ledger, floor, lines = publish(root, stage, DAYS[number], ledger)
        twice |= lines
        sites.append(figures)
        releases.append(readers.kept(number, figures, [day.isoformat() for day in DAYS]))
    found = readers.known(
        releases,
        floor,
        {name: size for name, size in every[0].sizes.items() if size >= 2 * floor},
        all_name_one=all(stage.all_name_one for stage in every),
        nothing_taken_away=all(stage.growing for stage in every),
        nothing_changed=_still(seed),
        twice=twice,
    )
    closer = dict(readers.closer(found, floor))
    closer |= dict(_differences(every, sites, floor))
    return closer, len(found)


def _differences(
    every: list[Stage], sites: list[dict[str, dict[str, object]]], floor: int
) -> Iterator[tuple[str, readers.Known]]:
    """Yield the numbers of two releases that differ by the answers of fewer people than the floor.

    Both are known to readers; whose answers it is by, nobody but us.
    """
    for (a, then), (b, now) in combinations(enumerate(sites), 2):
        for name in then.keys() & now.keys():
            was, is_ = then[name], now[name]
            if "/like?" not in name or "period=" not in name or "answers" not in was:
                continue
            if "answers" not in is_ or _seen(was) == _seen(is_):
                continue
            if (was["from"], was["to"]) == (is_["from"], is_["to"]):
                days = str(was["from"]), str(was["to"])
                stages = (every[_made(facts, at)] for facts, at in ((was, a), (is_, b)))
                people = changed(*stages, name, *days)
                if len(people) < floor:
                    yield f"{a} {b} {name}", readers.Known(0, len(people))


def _made(facts: dict[str, object], release: int) -> int:
    """Return in which release a number was made that a later one may show."""
    days = [day.isoformat() for day in DAYS]
    return days.index(str(facts["as_published_on"])) if "as_published_on" in facts else release


def _seen(facts: dict[str, object]) -> tuple[object, ...]:
    return facts["answers"], facts.get("value"), facts.get("opinion")


@pytest.mark.parametrize("seeds", [EACH_RUN, pytest.param(range(20, 500), marks=pytest.mark.long)])
def test_who_kept_every_site_learns_nothing(tmp_path, seeds):
    withheld = 0
    for seed in seeds:
        closer, number = attacked(tmp_path / str(seed), seed)
        assert closer == {}, seed
        withheld += number
    assert withheld > 20 * len(seeds)


PROTECTIONS = {
    "blocks are of people enough": (
        door,
        "blocks",
        lambda some, _: ((one.row,) for one in some),
        0,
    ),
    "blocks leave each period open": (blocks, "safe_together", lambda *_: True, 1),
    "communities are withheld with others": (
        community_door,
        "withhold_more",
        lambda _, small, floor: small & False,
        1,
    ),
    "communities leave each other open": (
        ManySums,
        "safe",
        lambda sums, _: np.ones_like(sums.unnamed),
        1,
    ),
    "numbers change by many people": (released, "may_follow", lambda *_: True, 1),
    "other days than before": (Cuts, "add", lambda *_: True, 3),
    "communities change together": (released, "communities", lambda *_: None, 1),
}
"""What may not be switched off, and an organisation that shows why."""


@pytest.mark.parametrize("protection", PROTECTIONS)
def test_without_any_one_protection_the_same_reader_succeeds(tmp_path, monkeypatch, protection):
    place, name, off, seed = PROTECTIONS[protection]
    monkeypatch.setattr(place, name, off)
    assert attacked(tmp_path, seed)[0]


@pytest.mark.long
@pytest.mark.parametrize("protection", PROTECTIONS)
def test_without_it_many_organisations_leak(tmp_path, monkeypatch, protection, record_property):
    place, name, off, _ = PROTECTIONS[protection]
    monkeypatch.setattr(place, name, off)
    leaks = [seed for seed in range(60) if attacked(tmp_path / str(seed), seed)[0]]
    record_property("organisations that leak", len(leaks))
    assert leaks
