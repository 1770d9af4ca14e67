"""Who answered has the same number in each run and each export of a survey, and no name."""

from __future__ import annotations

import csv
import hmac
import io
import stat

import pytest

from generator.checks.run import check
from generator.importing.import_files import HowToImport, import_files
from generator.importing.number_key import numbering, read_key, survey_of
from generator.importing.there import Onto
from generator.sources.history import History
from generator.sources.repository import read_sources
from tests.importing.conftest import REPOSITORY

MAPPING = """\
kind: answers
files: "*.csv"
fixed: {service: email}
columns:
  date: Day
  respondent: {column: ID, number: by-file}
  rating: Rating
"""
TOGETHER = MAPPING.replace("by-file", "together")


def export(numbers):
    rows = (f"2026-09-{1 + n % 28:02},{n},{1 + n % 5}\n" for n in numbers)
    return "Day,ID,Rating\n" + "".join(rows)


@pytest.mark.parametrize("size", [16, 64, 65, 200])
@pytest.mark.parametrize(("survey", "subject"), [("mail", "email"), ("", "email"), ("mail", "")])
def test_a_number_is_the_hmac_of_survey_service_and_value(size, survey, subject):
    key = bytes(range(1, size + 1))
    values = ["7", "7.0", "Jane", "Jane@X.org", "jane@x.org", "é", "", "x" * 200, "7"]
    alike = {"7.0": "7", "Jane@X.org": "jane@x.org"}
    mark = hmac.digest(key, b"", "sha256").hex()[:4]
    begin = (f"{survey}-" if survey else "") + (f"{mark}." if subject else "")
    before = f"{survey}\0" + (f"{subject}\0" if subject else "")
    assert numbering(key, survey, subject)(values) == [
        begin + hmac.digest(key, f"{before}{alike.get(value, value)}".encode(), "sha256").hex()[:16]
        if value
        else ""
        for value in values
    ]


def imported(done):
    """Return who gave which answer on which day, from all files."""
    texts = [each.decode() for name, each in done.files.items() if "answers" in name]
    rows = [row for text in texts for row in csv.DictReader(io.StringIO(text))]
    return [(row["date"], row["respondent"], row["rating"]) for row in rows]


def accepted(root):
    return int(check(read_sources(root), History()).records["answers"].accepted.sum())


@pytest.mark.parametrize(
    "name",
    ["Mail survey(1-150).csv", "Mail survey (1-150).csv", "Mail survey(1-150) (1).csv"],
)
def test_a_later_export_of_a_survey_has_the_answers_of_the_earlier_one(run, tmp_path, name):
    first = run(MAPPING, {"Mail survey(1-120).csv": export(range(1, 121))})
    later = [*range(121, 151), *range(120, 0, -1)]  # the newest first
    second = run(MAPPING, {name: export(later)})
    assert [one.code for one in second.findings] == ["import-there-already"]
    assert second.findings[0].message.startswith("120 rows are in ")
    second = run(MAPPING, {name: export(later)}, onto=Onto.ADD)
    assert len(set(imported(first))) == 120
    assert len(set(imported(second))) == 30
    assert set(imported(first)).isdisjoint(imported(second))
    checked = check(read_sources(tmp_path / "site"), History())
    assert checked.records["answers"].accepted.sum() == 150
    assert checked.errors == ()
    assert [f for f in checked.findings if f.code == "row-repeated"] == []


@pytest.mark.parametrize("mapping", [MAPPING, TOGETHER])
def test_disjoint_exports_do_not_collide(run, tmp_path, mapping):
    run(mapping, {"Mail survey(1-32).csv": export(range(1, 33))})
    run(mapping, {"Mail survey(33-64).csv": export(range(33, 65))})
    assert accepted(tmp_path / "site") == 64
    assert not [
        finding
        for finding in check(read_sources(tmp_path / "site"), History()).findings
        if finding.code == "row-repeated"
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("7", "7.0", True),
        ("7", " 7 ", True),
        ("jane@example.org", "Jane@Example.ORG", True),
        ("R_1aB", "R_1Ab", False),
        ("7", "07", False),
        ("7.5", "7", False),
    ],
)
def test_a_person_is_one_person_however_a_program_writes_it(run, one, other, same):
    first = imported(
        run(MAPPING, {"a.csv": f"Day,ID,Rating\n2026-09-01,{one},4\n"}, onto=Onto.REPLACE)
    )
    again = imported(
        run(MAPPING, {"a.csv": f"Day,ID,Rating\n2026-09-01,{other},4\n"}, onto=Onto.REPLACE)
    )
    assert (first == again) == same


def test_a_person_is_one_person_in_all_runs_only_where_all_are_numbered_together(run):
    for mapping, same in ((MAPPING, False), (TOGETHER, True)):
        one = imported(run(mapping, {"spring.csv": export([7])}, onto=Onto.REPLACE))
        later = export([7]).replace("2026-09", "2026-10")
        other = imported(run(mapping, {"autumn.csv": later}, onto=Onto.REPLACE))
        assert ({who for _, who, _ in one} == {who for _, who, _ in other}) == same


def test_without_the_key_nobody_can_try_out_who_it_was(tmp_path, run):
    one = imported(run(TOGETHER, {"a.csv": export([7])}))
    paths = [tmp_path / "exports/a.csv"]
    other_key = tmp_path / "other.key"
    how = HowToImport(Onto.ADD, other_key, new_key=True)
    done = import_files(paths, tmp_path / "mapping.yml", tmp_path / "site", how)
    assert imported(done) != one
    assert stat.S_IMODE(other_key.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("stem", "survey"),
    [
        ("Mail survey(1-120)", "Mail survey"),
        ("Mail survey (2)", "Mail survey"),
        ("2017", "2017"),
        ("survey 2026 (autumn)", "survey 2026 (autumn)"),
        ("(1)", "(1)"),
        ("Mail survey(1-150) (1)", "Mail survey"),
        ("Mail survey(1–150)", "Mail survey"),
        ("Mail survey(1-150) - Copy", "Mail survey"),
    ],
)
def test_a_survey_is_called_as_its_exports_are(stem, survey):
    assert survey_of(stem) == survey


@pytest.mark.parametrize("text", [None, "", "short\n"])
def test_a_key_that_is_none_is_a_finding(tmp_path, text):
    path = tmp_path / "numbers.key"
    if text is None:
        path.mkdir()
    else:
        path.write_text(text)
    key, findings = read_key(path)
    assert key is None
    assert [finding.code for finding in findings] == ["import-key"]


def test_nothing_is_written_without_a_key(write, tmp_path):
    for name, text in REPOSITORY.items():
        write(f"site/{name}", text)
    paths = [write("exports/a.csv", export([1]))]
    bad = write("numbers.key", "short")
    done = import_files(
        paths, write("mapping.yml", MAPPING), tmp_path / "site", HowToImport(key=bad)
    )
    assert [finding.code for finding in done.findings] == ["import-key"]
    assert not (tmp_path / "site/data").exists()
