"""``explain`` names the rows that give the figure: counted again by a few lines of pandas."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pytest

from generator.cli.explain import rows_behind
from generator.figures.figure import Figure
from generator.pipeline import Reading, compute
from tests.disclosure.organisations import organisation

COLUMNS = {"like": "rating", "ease": "ease", "recommend": "recommend", "home": "home"}
COLUMNS |= {"shirt": "shirt"}
TALLIED = [f"rating_{k}" for k in range(1, 6)]


def behind(reading: Reading, figure: Figure) -> dict[str, list[int]]:
    """Return the lines that are named, by file."""
    return {
        file: [line for run in runs for line in run]
        for kind, rows in rows_behind(figure, reading.checked).items()
        for file, runs in reading.checked.records[kind].places(rows).items()
    }


class Files:
    """The files as pandas reads them, a row for each line (no field of ours holds a newline)."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._read: dict[str, pd.DataFrame] = {}

    def rows(self, file: str, lines: list[int]) -> pd.DataFrame:
        if file not in self._read:
            table = pd.read_csv(self._root / file, skip_blank_lines=False)
            self._read[file] = table.set_index(pd.RangeIndex(2, len(table) + 2))
        return self._read[file].loc[lines]

    def answers(self, lines: Mapping[str, list[int]], questions: tuple[str, ...]) -> int:
        found = 0
        for file, some in lines.items():
            rows = self.rows(file, some)
            if file.startswith("data/tallies/"):
                found += int(rows[TALLIED].to_numpy().sum())
            elif file.startswith("data/pride/"):
                found += len(rows)
            else:
                columns = [COLUMNS[each] for each in questions if each in COLUMNS]
                found += int(rows[columns].notna().to_numpy().sum())
        return found


def counted(reading: Reading) -> list[tuple[Figure, tuple[str, ...]]]:
    """Return the figures that count answers, and to which questions."""
    found = []
    for figure in compute(reading).figures().values():
        chosen = dict(part.split("=") for part in figure.id.partition("?")[2].split("&") if part)
        method = figure.method
        asked = (chosen[method.answers_to_chosen],) if method.answers_to_chosen else ()
        if figure.n is not None and (asked or method.answers_to):
            found.append((figure, asked or method.answers_to))
    return found


def recount(reading: Reading) -> int:
    files = Files(reading.root)
    figures = counted(reading)
    for figure, questions in figures:
        assert files.answers(behind(reading, figure), questions) == figure.n, figure.id
    return len(figures)


def test_every_counted_figure_of_the_example(example_reading):
    assert recount(example_reading) > 2000


@pytest.mark.parametrize("seed", range(6))
def test_every_counted_figure_of_a_random_organisation(repository, seed):
    assert recount(repository(organisation(seed))) > 0


@pytest.mark.long
@pytest.mark.parametrize("seed", range(6, 50))
def test_every_counted_figure_of_more_random_organisations(repository, seed):
    recount(repository(organisation(seed)))


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
