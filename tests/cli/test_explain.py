"""``explain`` names the rows that give the figure: counted again by a few lines of pandas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from generator.cli.explain import Origins
from generator.figures.figure import Figure
from generator.pipeline import Reading, compute, read
from generator.scorecards.scorecard import Scorecards
from tests.disclosure.organisations import organisation
from tests.real_data import import_carers_allowance, import_sfo, shared_data
from tests.skips import REAL_DATA

COLUMNS = {"like": "rating", "ease": "ease", "recommend": "recommend", "home": "home"}
COLUMNS |= {"shirt": "shirt", "lost": "lost_minutes", "lost_minutes": "lost_minutes"}
HOME = {"worse": -1, "same": 0, "better": 1}

VALUES: dict[str, Callable[[pd.Series, Mapping[str, str]], float]] = {
    "like": lambda given, _: float((given >= 4).mean()),
    "ease": lambda given, _: float((given >= 4).mean()),
    "step-like": lambda given, _: float((given >= 4).mean()),
    "pride": lambda given, _: float((given >= 4).mean()),
    "recommend": lambda given, _: float((given >= 9).mean() - (given <= 6).mean()),
    "home": lambda given, chosen: float((given == HOME[chosen["answer"]]).mean()),
    "shirt": lambda given, _: float(given.isin(["yes", 1]).mean()),
    "lost": lambda given, _: float((given > 0).mean()),
    "lost-median": lambda given, _: float(given.median()),
    "lost-mean": lambda given, _: round(float(given.clip(upper=480).mean()), 1),
}
"""How the value follows from the answers, for each method whose figure is nothing but a share."""


def behind(
    reading: Reading, figure: Figure, origins: Origins | None = None
) -> dict[str, list[int]]:
    """Return the lines that are named, by file."""
    return {
        file: np.concatenate([np.arange(run.start, run.stop) for run in runs]).tolist()
        for kind, rows in (origins or Origins(reading.checked)).rows(figure).items()
        for file, runs in reading.checked.records[kind].places(rows).items()
    }


class Files:
    """The files as pandas reads them, a row for each line (no field of ours holds a newline)."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._read: dict[str, pd.DataFrame] = {}

    def column(self, file: str, name: str, lines: list[int]) -> pd.Series:
        """Return a column in some lines; the head of the file is line 1."""
        if file not in self._read:
            self._read[file] = pd.read_csv(self._root / file, skip_blank_lines=False)
        return self._read[file][name].iloc[np.array(lines) - 2]

    def given(self, lines: Mapping[str, list[int]], questions: tuple[str, ...]) -> pd.Series:
        """Return the answers in the lines, one for each, whichever column they stand in."""
        found = [pd.Series(dtype=object)]
        for file, some in lines.items():
            if file.startswith("data/tallies/"):
                counts = [(k, self.column(file, f"rating_{k}", some).sum()) for k in range(1, 6)]
                found += [pd.Series([k]).repeat(count) for k, count in counts]
            elif file.startswith("data/pride/"):
                found.append(self.column(file, "rating", some))
            else:
                columns = [COLUMNS[each] for each in questions if each in COLUMNS]
                found += [self.column(file, name, some).dropna() for name in columns]
        return pd.concat(found)


def choices(figure: Figure) -> dict[str, str]:
    """Return what the address of a figure says after its question mark."""
    return dict(part.split("=") for part in figure.id.partition("?")[2].split("&") if part)


def counted(cards: Scorecards) -> list[tuple[Figure, tuple[str, ...]]]:
    """Return the figures that count answers, and to which questions."""
    found = []
    for figure in cards.figures().values():
        chosen, method = choices(figure), figure.method
        asked = (chosen[method.answers_to_chosen],) if method.answers_to_chosen else ()
        if figure.n is not None and (asked or method.answers_to):
            found.append((figure, asked or method.answers_to))
    return found


def recount(reading: Reading, cards: Scorecards) -> Counter[str]:
    """Compare each figure with its rows; return how many there were, and how many had a value."""
    files, origins, seen = Files(reading.root), Origins(reading.checked), Counter[str]()
    for figure, questions in counted(cards):
        lines = behind(reading, figure, origins)
        asked = {file: lines.pop(file) for file in [*lines] if file.startswith("data/invitations/")}
        given = files.given(lines, questions)
        assert len(given) == figure.n, figure.id
        if figure.of is not None:
            invited = [files.column(file, "invited", some).sum() for file, some in asked.items()]
            assert sum(invited) == figure.of, figure.id
            seen["of"] += 1
        seen["figures"] += 1
        if figure.method.id in VALUES and figure.value is not None:
            value = VALUES[figure.method.id](given, choices(figure))
            assert value == pytest.approx(figure.value, abs=1e-12), figure.id
            seen["values"] += 1
    return seen


def test_every_counted_figure_of_the_example(example_reading, example_cards):
    seen = recount(example_reading, example_cards)
    assert seen["figures"] > 2000
    assert seen["values"] > 1900
    assert seen["of"] > 20


@pytest.mark.parametrize("seed", range(6))
def test_every_counted_figure_of_a_random_organisation(repository, seed):
    reading = repository(organisation(seed))
    assert recount(reading, compute(reading))["values"] > 0


@pytest.mark.skipif(shared_data() is None, reason=REAL_DATA)
@pytest.mark.parametrize(
    ("source", "least"),
    [(import_carers_allowance, 20), (import_sfo, 150)],
    ids=["carers-allowance", "airport"],
)
def test_every_counted_figure_of_a_real_source(tmp_path, source, least):
    reading = read(source(tmp_path / "repository"), cache=False)
    assert recount(reading, compute(reading))["values"] > least


NOTHING_COUNTED = {28}
"""Random organisations of which no figure counts an answer."""


@pytest.mark.long
@pytest.mark.parametrize("seed", range(6, 50))
def test_every_counted_figure_of_more_random_organisations(repository, seed):
    reading = repository(organisation(seed))
    seen = recount(reading, compute(reading))
    assert (seen["figures"] > 0) == (seed not in NOTHING_COUNTED)


def test_answers_of_another_mode_are_not_named(repository):
    answers = "date,service,rating\n" + "2026-08-03,mail,1\n" * 12 + "2026-09-03,mail,5\n" * 40
    reading = repository(
        {
            "data/answers/a.csv": answers,
            "data/invitations/i.csv": "period,service,invited,mode\n2026-09,mail,90,list\n",
        }
    )
    figure = compute(reading).figures()["mail/like"]
    assert (figure.n, figure.value) == (40, 1.0)
    assert behind(reading, figure) == {"data/answers/a.csv": list(range(14, 54))}


def test_a_mix_leaves_out_the_days_of_the_service_that_is_withheld(repository):
    fax = "name: Fax\nstage: live\nlaunched: 2020-01-01\n"
    rows = "2026-09-03,mail,5\n" * 40 + "2026-09-03,fax,1\n" * 4
    reading = repository(
        {
            "services/it/fax.yml": fax,
            "data/answers/a.csv": "date,service,rating\n" + rows,
        }
    )
    figure = compute(reading).figures()["provider:it/like-mix"]
    assert behind(reading, figure) == {"data/answers/a.csv": list(range(2, 42))}
