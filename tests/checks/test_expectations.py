"""Expectation suite and rules refuse the same rows, and only a full check asks the suite."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner
from msgspec.structs import replace

import generator
from generator.checks import second_opinion, whole_column
from generator.checks.catalogue import catalogue
from generator.checks.expectations import expectations_of, suite_of
from generator.checks.rules.rows import row_wrong_order
from generator.checks.run import check
from generator.checks.second_opinion import Unmet, disagreements, judge, table, telling
from generator.cli import main
from generator.cli.schema import schema
from generator.model.kinds import KIND_OF_FOLDER, KINDS
from generator.model.table import Type
from generator.sources.history import History
from generator.sources.repository import read_sources
from tests.checks.cases import write
from tests.mistakes.mistake import BASE, MISTAKES
from tests.records.from_rows import records_of

ROOT = Path(__file__).resolve().parents[2]
SERVICE = """name: Mail
stage: live
launched: 2020-01-01
steps: [{id: one, name: One}]
measures: [{id: one, name: One, unit: s}]
promises: [{id: one, name: One, targets: [{since: 2020-01-01, value: 1}]}]
results: [{id: one, name: One, targets: [{since: 2020-01-01, value: 1}]}]
"""
UNMET = Unmet(expectations_of(KIND_OF_FOLDER["answers"])[0])
COMMUNITIES = "- id: one\n  name: One\n  size: [{since: 2020-01-01, value: 100}]\n"
WHEN = [
    *["2026-02-30", "2026-13-01", "2026-04-31", "2026-7-1", "01.07.2026", "2026", "2026-Q3"],
    *["2026-Q5", "2026-W10", "2026-W60", "2026-07-01T10:00", "2026-07-01T11:00Z"],
    *["2026-07-01T10:61", "2026-07-01T25:00", "0000-01-01", "soon"],
]
NUMBERS = [
    *["abc", "3,5", "3.5", "-1", "-2", "−1", "99", "12", "1e3", "0", "+2", "2.0", "1e20"],
    *["inf", "nan", "1_000", "1.2.3", "٣"],
]
WRITTEN = {
    Type.DAY: WHEN,
    Type.TIME: WHEN,
    Type.PERIOD: WHEN,
    Type.WHOLE: NUMBERS,
    Type.NUMBER: NUMBERS,
    Type.YES_NO: ["yes", "NO", "True", "0", "2", "y", "maybe"],
    Type.CHOICE: ["zzz", "LIKE", "like", "unknown"],
}
ONLY_RULES_KNOW = {Type.DAY: ["2025-02-29"], Type.PERIOD: ["2025-02-29", "2025-W53"]}
"""Which years have a leap day or a week 53."""


def covered(kind):
    return {code for each in expectations_of(kind) for code in each.rules}


def usual(column, number):
    """Return a good value of a column, in the row of a number."""
    day = str(date(2025, 1, 1) + timedelta(days=number))
    if column.type in (Type.DAY, Type.TIME, Type.PERIOD):
        return day
    if column.type in (Type.WHOLE, Type.NUMBER):
        return "1"
    if column.type is Type.REFERENCE:
        return {"service": "mail", "provider": "it"}.get(column.refers_to, "one")
    by_type = {Type.YES_NO: "yes", Type.CHOICE: next(iter(column.choices), "")}
    return by_type.get(column.type, f"{column.name}{number}")


def good_row(kind, number):
    row = {column.name: usual(column, number) for column in kind.columns}
    return row | dict.fromkeys(kind.one_of[1:], "")


def rows_of(kind, texts):
    """Return good rows, and one for each text in each column and for what a row must not be."""
    changes = [{}, {}]
    for column in kind.columns:
        changes += [{column.name: text} for text in ["", *texts.get(column.type, ())]]
    changes += [{name: usual(kind.column(name), 0) for name in kind.one_of}]
    changes += [dict.fromkeys(kind.one_of, ""), dict.fromkeys(kind.any_of, "")]
    rows = [good_row(kind, number) | change for number, change in enumerate(changes)]
    return [*rows, rows[0]]


def text_of(rows):
    text = io.StringIO()
    writer = csv.DictWriter(text, [*rows[0]], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def checked_with(root, texts):
    files = {f"data/{kind.folder}/all.csv": text_of(rows_of(kind, texts)) for kind in KINDS}
    definitions = {"services/it/mail.yml": SERVICE, "services/communities.yml": COMMUNITIES}
    return check(read_sources(write(root, {**definitions, **files})), History())


def by_rules(checked, rows):
    """Return the places of rows that a rule refuses which the suite has, too."""
    codes = covered(rows.kind)
    lines = {(f.place.file, f.place.line) for f in checked.findings if f.code in codes}
    places = zip(rows.files, rows.lines, strict=True)
    return {i for i, (file, line) in enumerate(places) if (rows.tables[file].file, line) in lines}


def by_suite(rows):
    """Return the places of rows that the suite refuses; of those alike all but the first."""
    frame = table(rows, np.ones(len(rows), dtype=bool))
    refused = set()
    for unmet in judge(rows.kind, frame, which=True):
        assert unmet.rows, unmet.expectation
        again = frame.duplicated([*rows.kind.key]) if rows.kind.key else None
        repeated = "row-repeated" in unmet.expectation.rules
        refused |= {row for row in unmet.rows if not repeated or again[row]}
    return refused


@pytest.fixture(scope="module", autouse=True)
def _a_finding_for_each_row():
    """Findings are compared row by row, so none of them speaks for a whole column here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(whole_column, "_MANY", 10**6)
        patch.setattr(row_wrong_order, "_SEVERAL", 10**6)
        yield


@pytest.fixture(scope="module")
def every_mutation(tmp_path_factory):
    return checked_with(tmp_path_factory.mktemp("mutations") / "root", WRITTEN)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)
def test_suite_and_rules_refuse_the_same_rows(kind, every_mutation):
    rows = every_mutation.records[kind.folder]
    refused = by_rules(every_mutation, rows)
    shown = rows_of(kind, WRITTEN)
    assert by_suite(rows) == refused, [shown[i] for i in by_suite(rows) ^ refused]
    assert len(refused) > 5
    assert not refused & {0, 1}


def test_of_rows_that_say_the_same_to_the_suite_one_is_enough(every_mutation):
    for kind in KINDS:
        mutated = every_mutation.records[kind.folder]
        many = replace(mutated, accepted=np.ones(len(mutated), dtype=bool))
        some = telling(many)
        unmet = [
            [each.expectation for each in judge(kind, table(many, keep))]
            for keep in (many.accepted, some)
        ]
        assert unmet[0] == unmet[1] != [], kind.folder
    rows = [{"date": "2026-09-01", "service": "mail", "respondent": who} for who in "abcd"]
    rows[2] |= {"respondent": "", "id": "x"}
    rows += [rows[2], rows[1] | {"ease": 7.0}]
    some = telling(records_of("answers", rows)["answers"])
    assert some[[2, 4, 5]].all()
    assert some[[0, 1, 3]].sum() == 1


def test_only_the_rules_know_the_calendar(tmp_path):
    checked = checked_with(tmp_path / "root", ONLY_RULES_KNOW)
    rows = checked.records["tallies"]
    more = by_rules(checked, rows) - by_suite(rows)
    assert {rows.cells["period"].text(row) for row in more} == {"2025-02-29", "2025-W53"}


WITH_DATA = [
    each
    for each in MISTAKES
    if any(path.parent.name in KIND_OF_FOLDER for path in (each.folder / "data").rglob("*.csv"))
]
NOT_A_YEAR_THERE = ("year-that-begins-in-april", "year-without-its-second")
"""Years as other organisations write them: only the rules know in which month a year begins."""

ANOTHER_STAYS = ("ticket-closed-in-a-later-export",)
"""Two rows of one key: rules keep the one that knows its end, a suite the first."""


def of_each_rule_one_now():
    """Return mistakes with data; a second one that the same rules find waits for the long run."""
    seen = set()
    for mistake in WITH_DATA:
        new = mistake.codes - seen or mistake.name in NOT_A_YEAR_THERE
        seen |= mistake.codes
        yield mistake if new else pytest.param(mistake, marks=pytest.mark.long)


@pytest.mark.parametrize("mistake", [*of_each_rule_one_now()], ids=lambda mistake: mistake.name)
def test_suite_and_rules_refuse_the_same_mistakes(mistake, tmp_path):
    checked = check(read_sources(mistake.write(tmp_path / "case")), History())
    own = {path.name for path in (mistake.folder / "data").iterdir()} & checked.records.keys()
    assert own or not checked.records
    for rows in (checked.records[kind] for kind in own):
        refused = by_rules(checked, rows)
        if mistake.name in NOT_A_YEAR_THERE and rows.kind.folder == "costs":
            assert (len(refused), by_suite(rows)) == (1, set())
        elif mistake.name in ANOTHER_STAYS:
            assert len(by_suite(rows)) == len(refused) == 1
        else:
            assert by_suite(rows) == refused


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)
def test_a_suite_is_as_great_expectations_writes_it(kind):
    import great_expectations as gx

    assert gx.ExpectationSuite(**suite_of(kind)).to_json_dict() == suite_of(kind)
    assert covered(kind) <= catalogue().keys()


def test_exported_suites_hold_for_the_example_as_pandas_reads_it(tmp_path):
    done = CliRunner().invoke(schema, ["--expectations", str(tmp_path)], catch_exceptions=False)
    assert len(done.stdout.splitlines()) == len(KINDS)
    for path in sorted(tmp_path.iterdir()):
        kind = KIND_OF_FOLDER[path.stem]
        assert json.loads(path.read_text(encoding="utf-8")) == suite_of(kind)
        for file in sorted((ROOT / "data" / kind.folder).glob("*.csv"))[:1]:
            frame = pd.read_csv(file).reindex(columns=[column.name for column in kind.columns])
            assert judge(kind, frame) == [], file


def test_what_only_the_suite_refuses_is_a_fault_of_the_program(monkeypatch):
    checked = check(read_sources(BASE), History())
    assert list(disagreements(checked)) == []
    answers = KIND_OF_FOLDER["answers"]
    low = [replace(c, maximum=3) if c.name == "rating" else c for c in answers.columns]
    strict = replace(answers, columns=tuple(low))
    monkeypatch.setattr(second_opinion, "suite_of", lambda _: suite_of(strict))
    (finding,) = disagreements(checked)
    assert finding.code == "expectation-not-met"
    assert finding.place.file.startswith("data/answers/")
    assert finding.message.startswith("expect column values to be between: rating; but no rule")


def loads_it(*commands):
    """Run commands in one process of their own; return after which it has loaded the library."""
    code = (
        "import sys\nfrom generator.cli import main\n"
        f"for words in {commands!r}:\n"
        "    try: main(words)\n    except SystemExit as end: print('ended', end.code)\n"
        "    print('loaded:', 'great_expectations' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.count("ended 0") == len(commands), done.stdout + done.stderr
    found = re.findall("^loaded: (True|False)$", done.stdout, re.MULTILINE)
    return [each == "True" for each in found]


def test_only_who_asks_for_a_second_opinion_imports_great_expectations(tmp_path):
    answers = "date,service,rating\n2026-09-01,fax,5\n"
    file = "data/answers/a.csv"
    root = write(tmp_path / "root", {file: answers.replace("2026", "2020")})
    at = ["--root", str(root), "--no-cache"]
    build = ["build", *at, "--site", str(tmp_path / "site")]
    asked = ["check", *at, "--second-opinion"]
    assert loads_it(["check", *at], build, asked) == [False, False, True]
    room = Path(generator.__file__).parent
    words = "from generator.checks.second_opinion import"
    asking = [path for path in room.rglob("*.py") if words in path.read_text("utf-8")]
    assert [path.relative_to(room).as_posix() for path in asking] == ["cli/check.py"]


def test_rows_on_which_both_agreed_are_not_put_to_it_again(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    put = []
    monkeypatch.setattr(second_opinion, "judge", lambda kind, _: put.append(kind.folder) or [])
    rows = "date,service,rating\n2020-09-01,fax,5\n2020-09-02,fax,4\n"
    costs = "period,service,category,amount\n2020,fax,people,{}\n"
    files = {"data/answers/a.csv": rows, "data/costs/a.csv": costs.format(10)}
    root = write(tmp_path / "root", files)

    def checked():
        put.clear()
        done = CliRunner().invoke(
            main, ["check", "--second-opinion", "--root", str(root)], catch_exceptions=False
        )
        assert done.exit_code == 0, done.output
        return list(put)

    assert checked() == ["answers", "costs"]
    assert checked() == []
    (root / "data/costs/a.csv").write_text(costs.format(20))
    assert checked() == ["costs"]
    (root / "data/answers/a.csv").write_text(rows + "2020-09-02,fax,5\n")
    assert checked() == [], "another answer, but nothing in it that the suite has not seen"
    (root / "data/answers/a.csv").write_text(rows + "2020-09-03,fax,5\n")
    assert checked() == ["answers"]
    monkeypatch.setattr(second_opinion, "judge", lambda kind, _: [UNMET])
    (root / "data/answers/a.csv").write_text(rows + "2020-09-04,fax,5\n")
    for _ in range(2):
        done = CliRunner().invoke(
            main, ["check", "--second-opinion", "--root", str(root)], catch_exceptions=False
        )
        assert "expectation-not-met" in done.output, "on what they do not agree is asked again"
