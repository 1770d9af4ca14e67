"""`forecast`: made before the answers come, frozen once, scored apart."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.features.expected.figures import Expected
from generator.features.expected.words import describe
from generator.figures.figure import State
from generator.language import ENGLISH
from generator.pipeline import compute, read
from tests.features.test_expected import (
    HEAD,
    NO_LOG,
    SPEED,
    TALLIES,
    TELEMETRY,
    seconds,
    tallies,
    telemetry,
)

FILE = "data/forecasts/forecasts.csv"


@pytest.fixture
def root(write) -> Path:
    return write(
        {
            "services/organisation.yml": "name: Small Works\nas_of: 2026-10-20\n",
            "services/it/mail.yml": HEAD + SPEED,
            "data/tallies/t.csv": TALLIES + tallies(seconds(), 0.6),
            "data/telemetry/t.csv": TELEMETRY + telemetry(seconds()),
            "data/incidents/i.csv": NO_LOG + "1,mail,2020-02-03T10:00,2020-02-03T11:00,no\n",
        }
    )


def call(root: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(main, ["forecast", "--root", str(root), "--no-cache", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


def answered(root: Path, likes: int) -> None:
    with (root / "data/tallies/t.csv").open("a") as file:
        file.write(f"2026-10,mail,like,{200 - likes},0,0,{likes},0\n")


def panel(root: Path, as_of: str = "2026-10-31") -> Expected:
    text = f"name: Small Works\nas_of: {as_of}\n"
    (root / "services/organisation.yml").write_text(text)
    return compute(read(root, cache=False)).services[0].panels[Expected]


def test_it_prints_and_writes_nothing_without_being_asked_to(root):
    said = call(root)
    assert said.exit_code == 0
    assert said.stdout.startswith("mail, October 2026: ")
    assert not (root / FILE).exists()


def test_what_is_frozen_stays_and_is_never_made_again(root):
    assert "1 frozen in data/forecasts/forecasts.csv." in call(root, "--record").stderr
    before = (root / FILE).read_bytes()
    assert before.decode().splitlines()[1].startswith("2026-10-20,none,mail,2026-10,0.")
    (root / "data/telemetry/t.csv").write_text(TELEMETRY + telemetry(seconds() + 0.5))
    again = call(root, "--record", "--as-of", "2026-10-25")
    assert "0 frozen" in again.stderr
    assert "1 had been frozen before and stay" in again.stderr
    assert (root / FILE).read_bytes() == before


def test_the_next_period_is_chained_to_it_and_the_check_agrees(root):
    call(root, "--record")
    answered(root, 120)
    values = np.append(seconds(), 5.5)
    later = telemetry(values[:37]) + "2026-11-01,mail,open,5.5\n"
    (root / "data/telemetry/t.csv").write_text(TELEMETRY + later)
    assert "1 frozen" in call(root, "--record", "--as-of", "2026-11-20").stderr
    assert len((root / FILE).read_text().splitlines()) == 3
    assert read(root, cache=False).checked.errors == ()


def test_one_edited_by_hand_is_found_with_its_line_and_column_and_stops_everything(root):
    call(root, "--record")
    file = root / FILE
    head, row = file.read_text().splitlines()
    cells = row.split(",")
    cells[4] = cells[5]
    file.write_text("\n".join([head, ",".join(cells), ""]))
    found = [f for f in read(root, cache=False).checked.errors if f.code == "forecast-chain"]
    (broken,) = found
    assert (broken.place.file, broken.place.line) == (FILE, 2)
    assert broken.place.column == len(",".join(cells[:8])) + 2
    refused = call(root, "--record")
    assert refused.exit_code == 1
    assert "the files have errors" in refused.output


def test_it_is_scored_apart_from_what_could_have_been_forecast(root):
    call(root, "--record")
    frozen = panel(root)
    assert [each.true for each in frozen.frozen] == [None]
    assert {figure.state for figure in frozen.frozen_figures} == {State.NO_DATA}
    answered(root, 100)
    found = panel(root)
    (each,) = found.frozen
    assert each.true == pytest.approx(0.5)
    error, held = found.frozen_figures
    assert error.value == pytest.approx(100 * abs(each.expected - 0.5), abs=0.06)
    assert (held.value, held.of) == (float(not each.miss), 1)
    assert error.sources == (FILE,)
    assert error.id == "mail/frozen-error"
    assert found.held.of == 16  # of 25: nine misses are needed to give a range


def test_it_is_shown_apart_and_as_it_was_written(root):
    call(root, "--record")
    expected = float((root / FILE).read_text().splitlines()[1].split(",")[4])
    answered(root, 100)
    (root / "data/telemetry/t.csv").write_text(TELEMETRY + telemetry(seconds() + 3.0))
    (root / "services/organisation.yml").write_text("name: Small Works\nas_of: 2026-10-31\n")
    cards = compute(read(root, cache=False))
    view = describe(ENGLISH, cards.services[0], cards.definitions, cards.as_of).body.frozen
    assert view.said.startswith("1 prediction was written down beforehand. It was off by ")
    (row,) = view.rows
    assert (row.period, row.made_on) == ("October 2026", "20 October 2026")
    assert row.expected.startswith(f"{round(100 * expected)}")


def test_a_forecast_of_a_period_that_has_ended_is_none(root):
    answered(root, 120)
    said = call(root, "--record", "--as-of", "2026-10-31")
    assert "its answers may be known" in said.stderr
    assert "0 frozen" in said.stderr
    assert not (root / FILE).exists()


def test_one_that_was_written_after_the_period_ended_does_not_count(root):
    from generator.model.frozen import COLUMNS, sealed

    late = ("2026-10-19", "none", "mail", "2026-09", "0.6", "0.5", "0.7", "expected 1")
    good = ("2026-10-20", "none", "mail", "2026-10", "0.6", "0.5", "0.7", "expected 1")
    lines = [",".join(each) for each in (COLUMNS, *sealed("", [late, good]))]
    (root / "data/forecasts").mkdir()
    (root / FILE).write_text("\n".join(lines) + "\n")
    assert [each.period.id for each in panel(root, "2026-10-20").frozen] == ["2026-10"]


def test_where_nothing_is_predicted_it_says_why(root):
    (root / "data/tallies/t.csv").write_text(TALLIES + tallies(seconds(), 0.0))
    said = call(root)
    assert (said.exit_code, said.stdout) == (0, "")
    assert "for no service" in said.stderr


def test_of_a_made_up_service_nothing_is_frozen(root):
    assert call(root).output.startswith("mail, ")
    definition = root / "services/it/mail.yml"
    definition.write_text(definition.read_text() + "fictional: yes\n")
    assert "nothing to predict" in call(root, "--record").output
    assert not (root / FILE).exists()
