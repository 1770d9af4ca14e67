"""From the published files alone nothing that was withheld can be worked out closely."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from generator.api.places import FOLDER
from generator.disclosure import community_door, door
from generator.pages.table import pages
from generator.pipeline import compute, material, read
from tests.conftest import PROVIDER
from tests.disclosure import attacker
from tests.disclosure.organisations import organisation

BATCH = 20
BATCHES = (0, *(pytest.param(batch, marks=pytest.mark.long) for batch in range(1, 10)))
"""Of organisations to attack: some in each run, the others in a long one."""
EXAMPLE = Path(__file__).resolve().parents[2]


def written(root, files):
    """Write a repository."""
    for name, text in {"services/it/provider.yml": PROVIDER, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def published(root, as_of=None):
    """Return the figures that a repository's site publishes, its services' homes, the floor."""
    reading = read(root, as_of, cache=False)
    assert reading.checked.errors == ()
    cards = compute(reading)
    given = (page for page in pages(material(reading, cards)) if page.template != "fields.html")
    offered = (each for page in given for each in page.offer())  # schemas are slow, and no numbers
    texts = [each.text for each in offered if each.path.startswith(FOLDER)]
    homes = {card.id: card.defined.provider for card in cards.services}
    floor = cards.definitions.organisation.part.floors.privacy
    return attacker.figures_of(texts), homes, floor


def betrayed(root, files):
    """Return what the attacker learns too closely, and how much was withheld at all."""
    figures, homes, floor = published(written(root, files))
    return _closer(attacker.ranges(attacker.read(figures), homes), floor)


def _closer(found, floor):
    return {name: pair for name, pair in found.items() if pair[1] - pair[0] < floor}, len(found)


@pytest.mark.parametrize("batch", BATCHES)
def test_nothing_withheld_can_be_worked_out(tmp_path, batch):
    withheld = 0
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        closer, number = betrayed(tmp_path / str(seed), organisation(seed))
        assert closer == {}, seed
        withheld += number
    assert withheld > 10 * BATCH  # there was something to attack


def test_the_example_reveals_nothing_that_is_withheld():
    figures, homes, floor = published(EXAMPLE)
    closer, number = _closer(attacker.ranges(attacker.read(figures), homes), floor)
    assert closer == {}
    assert number > 100


def leaks(tmp_path, more_than):
    """Return whether the attacker learns something of more than so many small organisations."""
    attacked = (betrayed(tmp_path / str(seed), organisation(seed)) for seed in range(BATCH))
    leaky = (closer for closer, _ in attacked if closer)
    return len([*islice(leaky, more_than + 1)]) > more_than


def test_where_windows_add_up_what_is_withheld_the_same_attacker_succeeds(tmp_path, monkeypatch):
    monkeypatch.setattr(door, "blocks", lambda periods, _: ((each.row,) for each in periods))
    assert leaks(tmp_path, more_than=BATCH // 2)


def test_without_the_rule_for_communities_the_same_attacker_succeeds(tmp_path, monkeypatch):
    monkeypatch.setattr(community_door, "withhold_more", lambda _, small, floor: small & False)
    assert leaks(tmp_path, more_than=BATCH // 10)
