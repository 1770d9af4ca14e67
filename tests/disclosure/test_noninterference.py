"""Nothing that is published depends on what is withheld: other answers in it, the same site.

In the example's counts the ratings of everything withheld are made up anew; in a block of withheld
periods they are dealt anew among them, so that it keeps its sum. Then every output must stay. (How
many answers a cell has stays, too: it decides what else is withheld, and only that.)
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from msgspec.structs import replace

from generator.counts import cells
from generator.counts.cube import Cube
from generator.counts.keys import Level
from generator.counts.questions import DAY, SCALES
from generator.disclosure.door import suppress
from generator.disclosure.published import Published
from generator.pages.page import Page
from generator.pages.table import pages
from generator.pipeline import Reading, compute, material
from tests.plain import as_plain

ROOT = Path(__file__).resolve().parents[2]


def outputs(made: Iterable[Page]) -> dict[str, str]:
    """Return every page's view, and every download, by path."""
    found = {}
    for page in made:
        found[page.path] = json.dumps(as_plain(page.view), ensure_ascii=False)
        found[f"{page.path} in words"] = f"{page.title}\n{page.description}\n{[*page.entries()]}"
        found |= {each.path: each.text for each in page.offer()}
    return found


def made_up(cube: Cube, floors, *, also_shown: bool = False) -> Cube:
    """Return the cube with other answers where they are withheld, or in a few shown ones."""
    published = suppress(cube, floors)
    rng = np.random.default_rng(7)
    counts, row = cube.counts.copy(), {key: n for n, key in enumerate(cube.keys)}
    together: set[object] = set()
    for block in (block for mine in published._blocks.values() for block in mine):
        rows = list(block.rows)
        together |= {cube.keys[each] for each in rows}
        size = counts[rows].sum(axis=1).astype(int)
        ratings = np.repeat(np.arange(counts.shape[1]), counts[rows].sum(axis=0).astype(int))
        dealt = np.split(rng.permutation(ratings), np.cumsum(size)[:-1])
        counts[rows] = [np.bincount(each, minlength=counts.shape[1]) for each in dealt]
    hidden = [cell.key for cell in published.cells() if cell.withheld and cell.key not in together]
    shown = [c.key for c in published.cells() if not c.withheld and c.key.level is Level.POINT]
    for key in [*hidden, *(shown[-9:] if also_shown else [])]:
        low, high = SCALES[key.question]
        at, scale = row[key], high - low + 1
        counts[at, :scale] = rng.multinomial(int(counts[at].sum()), np.full(scale, 1 / scale))
    return replace(cube, counts=counts, minutes=_made_up_minutes(cube, published))


def _made_up_minutes(
    cube: Cube, published: Published
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return the lost minutes with others where they are withheld; those of a block dealt anew."""
    rng, (of, minutes) = np.random.default_rng(8), cube.minutes
    minutes = np.where(published._withheld[of], rng.integers(1, DAY + 2, len(of)), minutes)
    for block in (block for mine in published._blocks.values() for block in mine):
        mine = np.isin(of, block.rows)
        minutes[mine] = rng.permutation(cube.minutes[1][mine])
    order = np.lexsort((minutes, of))
    return of, minutes[order]


@pytest.fixture(scope="module")
def reading(example_reading: Reading) -> Reading:
    return example_reading


@pytest.fixture(scope="module")
def before(example_pages: tuple[Page, ...]) -> dict[str, str]:
    return outputs(example_pages)


def _with(monkeypatch, reading: Reading, **more: bool) -> None:
    floors, count = reading.checked.definitions.organisation.part.floors, cells.count
    monkeypatch.setattr(cells, "count", lambda *given: made_up(count(*given), floors, **more))


def test_other_answers_where_they_are_withheld_change_no_output(monkeypatch, reading, before):
    _with(monkeypatch, reading)
    after = outputs(pages(material(reading, compute(reading))))
    assert after.keys() == before.keys()
    assert [path for path, text in after.items() if text != before[path]] == []


def test_other_answers_where_they_are_shown_do(monkeypatch, reading, before):
    _with(monkeypatch, reading, also_shown=True)
    after = outputs(pages(material(reading, compute(reading))))
    assert [path for path, text in after.items() if text != before[path]] != []
