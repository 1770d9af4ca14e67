"""Answers that are counted at the door: what is written is what pandas counts, and names nobody."""

from __future__ import annotations

import io
import random

import pandas as pd

from generator.importing.there import Onto

MAPPING = """\
kind: answers
files: "*.csv"
columns:
  date: Day
  respondent: {column: Who, number: together}
  community: {column: Where}
codes:
  community: {translate: {F: field}}
rows:
  - fixed: {service: email}
    columns: {rating: Like, ease: Easy}
"""


def export(rows):
    return "Day,Who,Where,Like,Easy\n" + "".join(",".join(map(str, row)) + "\n" for row in rows)


def written(done):
    (text,) = (raw for name, raw in done.files.items() if name.startswith("data/"))
    return pd.read_csv(io.BytesIO(text), keep_default_na=False)


def test_what_is_counted_is_what_pandas_counts(run):
    chance = random.Random(3)  # noqa: S311
    rows = [
        (f"2026-0{chance.randint(1, 3)}-1{chance.randint(0, 9)}", f"p{n}", chance.choice(["F", ""]),
         chance.randint(1, 5), chance.choice([*range(1, 6), ""]))
        for n in range(300)
    ]  # fmt: skip
    done = run(MAPPING, {"a.csv": export(rows)}, counted=True)
    assert [name for name in done.files if "answers" in name] == []
    frame = pd.DataFrame(rows, columns=["day", "who", "where", "like", "ease"])
    frame["period"] = frame["day"].str[:7]
    frame["community"] = frame["where"].map({"F": "field", "": ""})
    got = written(done)
    for question in ("like", "ease"):
        some = frame[frame[question] != ""]
        wanted = some.groupby(["period", "community", question]).size()
        for row in got[got["question"] == question].to_dict("records"):
            for n in range(1, 6):
                there = wanted.get((row["period"], row["community"], n), 0)
                assert row[f"rating_{n}"] == there
        counted = got[got["question"] == question].filter(like="rating_").to_numpy().sum()
        assert counted == len(some)
    assert b"p1" not in done.files["data/tallies/a.csv"]


def test_who_answers_again_in_a_period_counts_once_with_the_last_answer(run):
    rows = [
        ("2026-01-10", "p", "", 1, ""),
        ("2026-01-20", "p", "", 5, ""),
        ("2026-02-01", "p", "", 4, ""),
    ]
    done = run(MAPPING, {"a.csv": export(rows)}, counted=True)
    got = written(done)
    assert got[["period", "rating_1", "rating_4", "rating_5"]].to_numpy().tolist() == [
        ["2026-01", 0, 0, 1],
        ["2026-02", 0, 1, 0],
    ]
    assert done.reports[0].left_out["of people who answered again in the period"] == 1


def test_what_cannot_be_counted_is_said_and_a_later_export_is_added(run):
    mapping = MAPPING.replace("ease: Easy", "recommend: Easy")
    done = run(mapping, {"a.csv": export([("2026-01-10", "p", "", 1, 9)])}, counted=True)
    assert [one.code for one in done.findings] == ["import-tally"]
    assert done.findings[0].message.startswith("“recommend” is not counted")
    rows = [("2026-01-10", "p", "", 1, ""), ("2026-02-10", "q", "", 2, "")]
    assert not run(MAPPING, {"a.csv": export(rows)}, counted=True).has_errors
    rows.append(("2026-02-11", "r", "", 2, ""))
    done = run(MAPPING, {"a.csv": export(rows)}, counted=True)
    assert [one.code for one in done.findings] == ["import-exists"]
    done = run(MAPPING, {"a.csv": export(rows)}, counted=True, onto=Onto.ADD)
    assert written(done)["rating_2"].tolist() == [0, 2]


def test_only_answers_are_counted(run):
    mapping = """\
kind: requests
files: a.csv
fixed: {service: email}
columns: {period: P, made: M, fulfilled: F}
"""
    done = run(mapping, {"a.csv": "P,M,F\n2026-01,4,3\n"}, counted=True)
    assert [(one.code, one.hint) for one in done.findings] == [("import-tally", "remove --tally")]


def test_an_answer_about_a_step_alone_is_not_counted_for_the_service(run):
    mapping = MAPPING.replace("ease: Easy", "step: Easy")
    rows = [("2026-01-10", "p", "", 5, "sign-in"), ("2026-01-11", "q", "", 2, "")]
    done = run(mapping, {"a.csv": export(rows)}, counted=True)
    assert [one.code for one in done.findings] == ["import-tally"]
    assert written(done)[["rating_2", "rating_5"]].to_numpy().tolist() == [[1, 0]]


def test_who_names_two_communities_in_a_period_is_one_person(run):
    rows = [("2026-01-10", "p", "F", 1, ""), ("2026-01-20", "p", "", 5, "")]
    done = run(MAPPING, {"a.csv": export(rows)}, counted=True)
    assert written(done)[["rating_1", "rating_5"]].to_numpy().tolist() == [[0, 1]]
    assert "community" not in written(done)
    assert done.findings == ()


def test_it_is_said_how_many_people_answered_in_several_periods(run):
    rows = [("2026-01-10", "p", "", 1, 2), ("2026-02-20", "p", "", 5, 2)]
    alone = [
        ("2026-01-10", "q", "", 1, ""),
        ("2026-03-11", "", "", 1, ""),
        ("2026-03-11", "", "", 1, ""),
    ]
    done = run(MAPPING, {"a.csv": export(rows + alone)}, counted=True)
    (finding,) = done.findings
    assert finding.code == "import-tally"
    assert finding.message.startswith("1 person has answered in more than one period")
    assert not done.has_errors
