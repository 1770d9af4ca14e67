"""After any edits, figures made with the memory of the state before are those made without one."""

from __future__ import annotations

import random
import shutil
from functools import partial

import pytest

from generator.disk.memory import Memory
from generator.model.kinds import KINDS
from generator.pipeline import compute, read
from tests.edits import EDITS, replaced, thinned
from tests.site.conftest import commit, run


@pytest.fixture(scope="module")
def organisation(tmp_path_factory):
    """Return an organisation with forecasts: its services are asked for long enough."""
    root = tmp_path_factory.mktemp("remembered") / "root"
    run("demo", root, "--services", 5, "--months", 30)
    commit(root)
    return root


def all_of(cards):
    forecasts = {
        name: [each.tolist() for each in (one.expected, one.low, one.high)]
        for name, known in cards.forecasts.items()
        if (one := known.forecast)
    }
    heads = [(card.id, card.shirt, card.trend.chart, card.silences) for card in cards.services]
    return cards.figures(), repr(heads), repr(forecasts), [card.id for card in cards.moved]


def each_once(chance):
    """Return each edit once, one of each kind of data among them."""
    kinds = [kind.folder for kind in KINDS]
    edits = [*EDITS, *(partial(thinned, kind) for kind in kinds)]
    return chance.sample(edits, len(edits))


@pytest.mark.parametrize(
    ("seed", "edits"), [(1, 0), *(pytest.param(s, 100, marks=pytest.mark.long) for s in (2, 3))]
)
def test_figures_made_with_a_memory_are_those_made_without(organisation, tmp_path, seed, edits):
    root, chance = tmp_path / "root", random.Random(seed)  # noqa: S311 # a walk that can be repeated
    shutil.copytree(organisation, root)
    memory, done = Memory(), []
    for edit in chance.choices(EDITS, k=edits) or each_once(chance):
        shutil.copytree(root, tmp_path / "before")
        edit(root, chance)
        done.append(repr(edit))
        next_memory = Memory(memory.after())
        reading = read(root, memory=next_memory)
        if reading.checked.errors:
            shutil.rmtree(root)
            shutil.copytree(tmp_path / "before", root)

        else:
            memory = next_memory
            now, alone = compute(reading), compute(read(root))
            assert (done, all_of(now)) == (done, all_of(alone))
        shutil.rmtree(tmp_path / "before")


@pytest.mark.parametrize(
    ("old", "new", "anew"),
    [("purpose: ", "purpose: Really, ", False), ("name: ", "name: The ", True)],
)
def test_what_is_the_same_is_not_made_anew(organisation, tmp_path, old, new, anew):
    """No number hangs on what a service is for."""
    root = tmp_path / "root"
    shutil.copytree(organisation, root)
    first = Memory()
    before = compute(read(root, memory=first))
    services = sorted((root / "services").glob("*/*.yml"))
    edited, made = next(path for path in services if path.name != "provider.yml"), set()
    assert len(all_of(before)[0]) > 100  # all heads are made
    replaced(edited, f"^{old}", new)
    after = compute(read(root, memory=Memory(first.after())))
    for was, is_ in zip(before.services, after.services, strict=True):
        if is_.trend.chart is not was.trend.chart:
            made.add(is_.id)
        now, then = (card.panels.context.subject_context for card in (is_, was))
        assert now.published._published._cube is then.published._published._cube
        assert is_.signs._subject_context is now
        assert is_.trend.periods._subject_context is now
    assert (edited.stem in made, len(made) < len(after.services)) == (anew, True)
    assert anew or not made
