"""From the published files alone nothing that was withheld can be told closely."""

from __future__ import annotations

import pytest

from generator.disclosure import door
from generator.pipeline import compute, material, read
from generator.views.pages.table import pages
from tests.conftest import PROVIDER
from tests.disclosure import attacker
from tests.disclosure.organisations import organisation

BATCH = 20


def published(root, files):
    """Return the figures that a repository's site publishes, its services' homes, the floor."""
    for name, text in {"services/it/provider.yml": PROVIDER, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    reading = read(root, cache=False)
    assert reading.checked.errors == ()
    cards = compute(reading)
    offered = (each for page in pages(material(reading, cards)) for each in page.offer())
    texts = [each.text for each in offered if each.path.endswith("figures.json")]
    homes = {card.id: card.defined.provider for card in cards.services}
    floor = cards.definitions.organisation.part.floors.privacy
    return attacker.figures_of(texts), homes, floor


def betrayed(root, files):
    """Return what the attacker learns too closely, and how much was withheld at all."""
    figures, homes, floor = published(root, files)
    found = attacker.ranges(attacker.read(figures), homes)
    return {name: pair for name, pair in found.items() if pair[1] - pair[0] < floor}, len(found)


@pytest.mark.parametrize("batch", range(200 // BATCH))
def test_nothing_withheld_can_be_told(tmp_path, batch):
    withheld = 0
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        told, number = betrayed(tmp_path / str(seed), organisation(seed))
        assert told == {}, seed
        withheld += number
    assert withheld > 10 * BATCH  # there was something to attack


def test_without_the_secondary_rule_the_same_attacker_succeeds(tmp_path, monkeypatch):
    monkeypatch.setattr(door, "secondary", lambda *_: [])
    attacked = (betrayed(tmp_path / str(seed), organisation(seed)) for seed in range(BATCH))
    assert sum(bool(told) for told, _ in attacked) > BATCH / 3
