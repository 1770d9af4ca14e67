"""Real exports, again and again: the same, grown, corrected, and without their beginning."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from msgspec import Struct

from generator.importing.import_files import Import
from generator.importing.there import Onto, RowChanges
from generator.importing.upptime import import_upptime
from tests.importing.test_real_data import answers, like, ratings
from tests.real_data import run_import, shared_data
from tests.skips import REAL_DATA

Lines = list[str]


class RealExport(Struct, frozen=True):
    """A real export: its mapping, the file that it becomes, and a correction of one value.

    ``checked`` are values of the repository that everybody can compute, as they must be.
    """

    source: str
    mapping: str
    becomes: str
    correct: Callable[[str], str]
    corrected: RowChanges
    checked: Callable[[Path], object]
    wanted: object


def of_sfo(root: Path) -> object:
    found = ratings(answers(root, 2018), "provider", "sfo")
    wi_fi = ratings(answers(root, 2018), "service", "wi-fi")
    return len(found), like(found), len(wi_fi), like(wi_fi)


def of_carers(root: Path) -> object:
    with (root / "data/tallies/carers-allowance.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    counts = [[int(row[f"rating_{k}"]) for k in range(1, 6)] for row in rows]
    total = sum(map(sum, counts))
    return len(rows), total, round(100 * sum(c[3] + c[4] for c in counts) / total, 1)


def of_licensing(root: Path) -> object:
    with (root / "data/summaries/dvla.csv").open(encoding="utf-8", newline="") as file:
        values = [float(row["value"]) for row in csv.DictReader(file)]
    return len(values), round(min(values), 2), round(max(values), 2)


def last_value(line: str) -> str:
    """Return a line of monthly means with the last of them a tenth higher."""
    before, _, value = line.rstrip("\n").rpartition(",")
    return f"{before},{float(value) + 0.1}\n"


def airport_rating(line: str) -> str:
    """Return a line of 2018 with another rating of the airport as a whole."""
    header = first_line("sfo_airport_survey/2018.csv").split(",")
    cells = next(csv.reader([line]))
    at = header.index("Q7ALL")
    cells[at] = "2" if cells[at] != "2" else "3"
    return ",".join(f'"{cell}"' for cell in cells) + "\n"


def one_more(line: str) -> str:
    """Return a line of counted answers with one 5 more, and the total with it."""
    cells = line.rstrip("\n").split(",")
    cells[5], cells[6] = str(float(cells[5]) + 1), str(float(cells[6]) + 1)
    return ",".join(cells) + "\n"


EXPORTS = [
    RealExport(
        "sfo_airport_survey/2018.csv",
        "sfo-airport",
        "data/answers/2018.csv",
        airport_rating,
        RowChanges(1, 0, 0, 1),
        of_sfo,
        (2625, 78.4, 2074, 72.2),
    ),
    RealExport(
        "govuk/carers_allowance_ratings_daily.csv",
        "carers-allowance",
        "data/tallies/carers-allowance.csv",
        one_more,
        RowChanges(0, 0, 1, 0),
        of_carers,
        (86, 8451, 94.4),
    ),
    RealExport(
        "govuk/dvla_vehicle_licensing_satisfaction_monthly.csv",
        "dvla-vehicle-licensing",
        "data/summaries/dvla.csv",
        last_value,
        RowChanges(0, 0, 1, 0),
        of_licensing,
        (224, 1.0, 2.15),
    ),
]


def lines_of(source: str) -> Lines:
    folder = shared_data()
    if folder is None or not (folder / source).is_file():
        pytest.skip(REAL_DATA)
    with (folder / source).open(encoding="utf-8", newline="") as file:
        return file.readlines()


def first_line(source: str) -> str:
    return lines_of(source)[0].strip()


class Again(Struct, frozen=True):
    """Imports parts of a real export into one repository, one after the other."""

    real: RealExport
    lines: Lines
    place: Path

    @property
    def root(self) -> Path:
        return self.place / "site"

    def run(self, rows: Iterable[str], onto: Onto = Onto.ASK) -> Import:
        export = self.place / "export" / Path(self.real.source).name
        export.parent.mkdir(exist_ok=True)
        export.write_text("".join([self.lines[0], *rows]), encoding="utf-8", newline="")
        return run_import([export], self.real.mapping, self.root, onto)

    def data(self) -> bytes:
        return (self.root / self.real.becomes).read_bytes()


@pytest.fixture(params=EXPORTS, ids=lambda real: real.mapping)
def again(request, tmp_path) -> Again:
    return Again(request.param, lines_of(request.param.source), tmp_path)


def test_the_same_twice_changes_no_byte(again):
    again.run(again.lines[1:])
    before = again.data()
    done = again.run(again.lines[1:])
    assert not done.has_errors
    assert again.data() == before
    assert again.real.checked(again.root) == again.real.wanted


def test_an_export_that_has_grown_is_added_without_a_word(again):
    half = len(again.lines) // 2
    again.run(again.lines[1:half])
    part = again.data().splitlines()
    done = again.run(again.lines[1:])
    assert not done.has_errors
    change = next(one.change for one in done.reports)
    assert (change.other, change.gone) == (0, 0)
    assert change.same == len(part) - 1
    grown = again.data()
    assert again.real.checked(again.root) == again.real.wanted
    again.run(again.lines[1:], Onto.REPLACE)
    assert sorted(again.data().splitlines()) == sorted(grown.splitlines())


def test_a_corrected_value_is_asked_about_and_changes_its_row_alone(again):
    again.run(again.lines[1:])
    before = again.data()
    row = next(n for n in range(len(again.lines) - 1, 0, -1) if ",," not in again.lines[n][-60:])
    row = row if again.real.mapping != "sfo-airport" else 1
    rows = [*again.lines]
    rows[row] = again.real.correct(rows[row])
    done = again.run(rows[1:])
    assert [one.code for one in done.findings if one.code == "import-exists"] == ["import-exists"]
    assert again.data() == before
    change = done.reports[0].change
    assert change._replace(same=0) == again.real.corrected
    done = again.run(rows[1:], Onto.REPLACE)
    assert not done.has_errors
    after = again.data()
    assert len({*after.splitlines()} - {*before.splitlines()}) <= 1
    assert len(after.splitlines()) == len(before.splitlines())
    assert after != before
    again.run(again.lines[1:], Onto.REPLACE)
    assert again.data() == before


def test_without_its_beginning_an_export_takes_nothing_away_unless_told(again):
    again.run(again.lines[1:])
    before = again.data()
    rest = again.lines[len(again.lines) // 2 :]
    done = again.run(rest)
    (finding,) = [one for one in done.findings if one.code == "import-exists"]
    gone = done.reports[0].change.gone
    assert gone > 0
    assert f"{gone:,} gone" in finding.message
    assert again.data() == before
    assert not again.run(rest, Onto.ADD).has_errors
    assert sorted(again.data().splitlines()) == sorted(before.splitlines())
    assert again.real.checked(again.root) == again.real.wanted
    again.run(rest, Onto.REPLACE)
    assert len(again.data().splitlines()) == len(before.splitlines()) - gone


HISTORY = "upptime_tahoe_lafs/checks_from_commits.csv"


@pytest.fixture
def monitor(tmp_path, write):
    """Return what imports some rows of the real history of a status page, and what it has then."""
    lines = lines_of(HISTORY)
    write("site/services/organisation.yml", "name: Example\n")
    write("site/services/it/provider.yml", "name: IT\nshirt: IT\n")

    def do(rows: Lines, onto: Onto = Onto.ASK) -> Import:
        return import_upptime(
            [write("checks.csv", "".join([lines[0], *rows]))], tmp_path / "site", onto
        )

    def have(kind: str) -> dict[tuple[str, ...], tuple[str, ...]]:
        path = tmp_path / f"site/data/{kind}/checks.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        key = ("service", "measure", "date") if kind == "telemetry" else ("service", "opened")
        return {tuple(row[name] for name in key): tuple(row.values()) for row in rows}

    return lines[1:], do, have


def test_the_history_of_a_status_page_grows_and_is_the_same_in_the_end(monitor):
    lines, do, have = monitor
    assert not do(lines).has_errors
    whole = have("telemetry"), have("incidents")
    assert not do(lines).has_errors
    assert (have("telemetry"), have("incidents")) == whole
    do(lines[: len(lines) // 2], Onto.REPLACE)
    assert len(have("telemetry")) < len(whole[0])
    assert not do(lines, Onto.ADD).has_errors
    assert (have("telemetry"), have("incidents")) == whole


def test_the_history_of_a_status_page_without_its_beginning_loses_no_day(monitor):
    lines, do, have = monitor
    do(lines)
    whole, broken = have("telemetry"), have("incidents")
    half = len(lines) // 2
    cut = lines[half][:10]
    done = do(lines[half:])
    assert "import-exists" in [one.code for one in done.findings]
    assert have("telemetry") == whole
    assert not do(lines[half:], Onto.ADD).has_errors
    found = have("telemetry")
    assert found.keys() == whole.keys()
    assert {key[2] for key in whole if found[key] != whole[key]} <= {cut}
    assert have("incidents") == broken


def test_a_corrected_check_changes_its_day_alone(monitor):
    lines, do, have = monitor
    do(lines)
    whole = have("telemetry")
    at = next(n for n, line in enumerate(lines) if ",Wiki,own,up,200," in line and n > 500)
    rows = [*lines]
    rows[at] = rows[at].replace(",up,200,", ",down,502,")
    assert "import-exists" in [one.code for one in do(rows).findings]
    assert have("telemetry") == whole
    assert not do(rows, Onto.ADD).has_errors
    found = have("telemetry")
    other = {key for key in whole if found[key] != whole[key]}
    assert {key[0] for key in other} == {"wiki"}
    assert 0 < len({key[2] for key in other}) <= 2
