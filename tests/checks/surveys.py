"""Made-up surveys that nobody numbered: honest ones, and copies of some of their rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from generator.records.records import Records
from tests.records.from_rows import records_of

Row = dict[str, object]
MOODS = ((0.05, 0.1, 0.2, 0.35, 0.3), (0.3, 0.25, 0.2, 0.15, 0.1), (0.02, 0.03, 0.1, 0.25, 0.6))
PLACES = ("field", "office", "")


def survey(rng: np.random.Generator, days: Sequence[int], size: int, columns: str) -> list[Row]:
    """Return answers of some days of 2026, in the order in which they came in.

    Mood hangs on the service, and on one bad day in ten; ``columns`` are rating, ease, home,
    community or shirt.
    """
    rows: list[Row] = []
    for day in sorted(rng.choice(np.asarray(days), size).tolist()):
        service = "mail" if rng.random() < 0.7 else "travel"
        mood = MOODS[1 if day % 10 == 3 else int(service == "travel") * 2]
        row: Row = {"date": np.datetime64("2026-01-01") + day, "service": service}
        if "rating" in columns:
            row["rating"] = 1 + int(rng.choice(5, p=mood))
        if "ease" in columns:
            row["ease"] = 1 + int(rng.choice(5, p=mood))
        if "home" in columns:
            row["home"] = int(rng.choice(3)) - 1
        if "community" in columns:
            row["community"] = PLACES[int(rng.choice(3, p=(0.5, 0.3, 0.2)))]
        if "shirt" in columns:
            row["shirt"] = "yes" if rng.random() < 0.7 else "no"
        rows.append(row)
    return rows


def sorted_by(rows: list[Row], *names: str) -> list[Row]:
    """Return rows as somebody sorted them."""
    return sorted(rows, key=lambda row: tuple(str(row.get(name, "")) for name in names))


def files(**by_name: list[Row]) -> Records:
    """Return the records of some files."""
    rows = [{**row, "file": f"{name}.csv"} for name, own in by_name.items() for row in own]
    return records_of("answers", rows)["answers"]


def honest_pair(rng: np.random.Generator, number: int) -> Records:
    """Return two honest files: by different channels on the same days, or of two months."""
    one, other = _honest_rows(rng, number)
    return files(one=one, other=other)


def honest_file(rng: np.random.Generator, number: int) -> Records:
    """Return a file that holds the rows of both, one after the other."""
    one, other = _honest_rows(rng, number)
    return files(one=[*one, *other])


def pasted_file(rng: np.random.Generator, number: int) -> Records:
    """Return a file in which 20 rows were pasted a second time, somewhere below."""
    said = ("rating", "rating ease", "rating community")[number % 3]
    size = int(rng.integers(40, 300))
    rows = survey(rng, range(size // 3 + 1), size, said)
    begin = int(rng.integers(0, size - 20))
    below = int(rng.integers(begin + 20, size + 1))
    return files(one=[*rows[:below], *rows[begin : begin + 20], *rows[below:]])


def _honest_rows(rng: np.random.Generator, number: int) -> list[list[Row]]:
    columns = ("rating", "rating ease", "shirt", "home", "rating community", "rating ease home")
    said = columns[number % len(columns)]
    kind = number // len(columns) % 5
    if kind == 0:  # a day of each channel
        days, sizes = [3 + number % 7], rng.integers(5, 120, 2)
    elif kind == 1:  # a month of each channel
        days, sizes = range(30), rng.integers(10, 300, 2)
    elif kind == 2:  # a bad week
        days, sizes = [3, 13, 23, 33], rng.integers(10, 80, 2)
    elif kind == 3:  # two months that have one day in common
        one, other = survey(rng, range(31), 150, said), survey(rng, range(30, 60), 150, said)
        return [one, other]
    else:  # a small survey next to a very large one
        days, sizes = range(10), np.array([rng.integers(5, 30), 900])
    pair = [survey(rng, days, int(size), said) for size in sizes]
    if number % 3 == 0:
        pair = [sorted_by(rows, "date", "service", "community", "rating", "ease") for rows in pair]
    if number % 3 == 1:
        pair = [sorted_by(rows, "service", "rating") for rows in pair]
    return pair


def one_rolled_up(records: Records, number: int) -> Records:
    """Return two files of which one says only the month, or the week, of each answer."""
    unit = ("month", "week")[number // 2 % 2]
    rows = []
    for at in range(len(records)):
        cells = {name: each.text(at) for name, each in records.cells.items()}
        if records.files[at] == number % 2:
            cells["date"] = rolled_up(cells["date"], unit)
        rows.append({**cells, "file": records.tables[records.files[at]].file.split("/")[-1]})
    return records_of("answers", rows)["answers"]


def rolled_up(day: str, unit: str) -> str:
    """Return the month or the week of a day, as it is written."""
    year, week, _ = date.fromisoformat(day).isocalendar()
    return day[:7] if unit == "month" else f"{year}-W{week:02}"


def copied_pair(rng: np.random.Generator, number: int) -> Records:
    """Return two exports of a survey of 20 rows in common: one ends there, the other begins."""
    said = ("rating", "rating ease", "rating community")[number % 3]
    size = int(rng.integers(25, 400))
    rows = survey(rng, range(size // 3 + 1), size, said)
    middle = size // 2
    one, other = rows[: middle + 10], rows[middle - 10 :]
    return files(one=one, other=other)


def mixed_pair(rng: np.random.Generator, number: int) -> Records:
    """Return a file, and 20 of its rows in another order, with another column, in another file."""
    said = ("rating", "rating ease", "rating community")[number % 3]
    size = int(rng.integers(40, 300))
    rows = survey(rng, range(size), size, said)
    begin = int(rng.integers(0, size - 20))
    some = [rows[at] for at in rng.permutation(np.arange(begin, begin + 20))]
    return files(one=rows, other=[{**row, "comment": "x"} for row in some])
