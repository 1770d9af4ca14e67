"""A list is not shorter than the answers to it; whatever can be doubted is decided for it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks.run import check
from generator.sources.history import History
from generator.sources.repository import read_sources
from tests.checks.cases import write

MAIL = "name: Mail\nstage: live\nlaunched: 2020-01-01\n"
INVITED = "period,wave,service,invited,mode,community\n"
ANSWERED = "date,wave,service,rating,ease,step,respondent,comment\n"
TALLIED = "period,service,question,community,rating_1,rating_2,rating_3,rating_4,rating_5\n"


def found(root, invited, answered="", tallied=""):
    files = {
        "services/it/mail.yml": MAIL + "steps:\n  - id: write\n    name: Write\n",
        "services/it/fax.yml": MAIL.replace("Mail", "Fax"),
        "services/communities.yml": "communities:\n  - id: office\n    name: Office\n",
        "data/invitations/i.csv": INVITED + invited,
    }
    if answered:
        files["data/answers/a.csv"] = ANSWERED + answered
    if tallied:
        files["data/tallies/t.csv"] = TALLIED + tallied
    findings = check(read_sources(write(root, files)), History()).findings
    return [f.place.line for f in findings if f.code == "row-fewer-asked"]


LIST = "2026-08,,mail,2,list,\n"
THREE = "2026-08-01,,mail,4,,,,\n2026-08-09,,mail,5,,,,\n2026-08-31,,mail,1,,,,\n"


@pytest.mark.parametrize(
    ("invited", "answered", "lines"),
    [
        (LIST, THREE, [2]),
        ("2026-08,,mail,3,list,\n", THREE, []),
        ("2026-08,,mail,0,list,\n", THREE, [2]),
        ("2026-08,,mail,1,list,\n2026-08,,mail,1,list,office\n", THREE, [2]),
        ("2026-08,,mail,1,list,\n2026-08,,mail,2,list,office\n", THREE, []),
        ("2026-08,,mail,,list,\n", THREE, []),
        ("2026-08,,mail,1,list,\n2026-08,,mail,,list,office\n", THREE, []),
        (LIST + "2026-07,,mail,,list,\n", THREE, [2]),
        (LIST + "2026-08,,mail,,open,\n", THREE, []),
        (LIST + "2026-07,,mail,1,open,\n", THREE, []),
        (LIST + "2026-Q3,,mail,9,list,\n", THREE, []),
        (LIST + ",pulse,mail,9,list,\n", THREE, []),
        ("2026-07,,mail,2,list,\n", THREE, []),
        ("2026-08,,fax,2,list,\n", THREE, []),
        (LIST, THREE.replace(",4,,,,", ",,4,,,"), []),
        (LIST, THREE.replace(",4,,,,", ",4,,write,,"), []),
        (LIST, THREE.replace(",4,,,,", ",9,,,,"), []),
        (LIST, THREE.replace(",4,,,,", ",4,,,p1,").replace(",5,,,,", ",5,,,p1,"), []),
        (LIST, THREE.replace(",4,,,,", ",4,,,p1,").replace(",5,,,,", ",5,,,p2,"), [2]),
        (",pulse,mail,2,list,\n", THREE.replace(",,mail", ",pulse,mail"), [2]),
        (",pulse,mail,2,list,\n", THREE, []),
        ("2026-02-31,,mail,2,list,\n" + LIST, THREE, []),
    ],
)
def test_a_list_next_to_the_answers_to_it(tmp_path, invited, answered, lines):
    assert found(tmp_path / "root", invited, answered) == lines


def test_tallies_are_answers_too_and_what_counts_twice_does_not(tmp_path):
    counted = "2026-08,mail,like,,0,0,1,1,1\n"
    assert found(tmp_path / "a", LIST, tallied=counted) == [2]
    assert found(tmp_path / "b", LIST, tallied=counted.replace("like", "ease")) == []
    half = "2026-08-01,,mail,4,,,,\n"
    assert found(tmp_path / "d", LIST, half, "2026-08-09,mail,like,,0,0,0,1,1\n") == [2]
    two = "2026-08-01,,mail,4,,,,\n2026-08-09,,mail,5,,,,\n"
    assert found(tmp_path / "c", LIST, two, counted) == []


def test_the_hint_applied_literally_fixes_it(tmp_path):
    assert found(tmp_path / "root", LIST.replace(",2,", ",,"), THREE) == []


def test_the_number_of_answers_is_not_said(tmp_path):
    found(tmp_path, LIST, THREE)
    findings = check(read_sources(tmp_path), History()).findings
    (mine,) = [f for f in findings if f.code == "row-fewer-asked"]
    assert "3" not in mine.message + mine.hint
    assert (mine.place.line, mine.place.column) == (2, len("2026-08,,mail,") + 1)


DAY = st.integers(0, 60).map(lambda day: date(2026, 7, 1) + timedelta(day))
MONTHS = ("2026-07", "2026-08", "2026-Q3")
SPANS = {
    "2026-07": (date(2026, 7, 1), date(2026, 7, 31)),
    "2026-08": (date(2026, 8, 1), date(2026, 8, 31)),
    "2026-Q3": (date(2026, 7, 1), date(2026, 9, 30)),
}


@settings(max_examples=60)
@given(
    lists=st.dictionaries(st.sampled_from(MONTHS), st.none() | st.integers(0, 6), min_size=1),
    answers=st.lists(st.tuples(DAY, st.sampled_from(("", "p", "q", "r"))), max_size=9),
)
def test_as_counted_one_by_one(tmp_path_factory, lists, answers):
    wanted = []
    for line, name in enumerate(lists, 2):
        first, last = SPANS[name]
        touching = [
            invited
            for other, invited in lists.items()
            if SPANS[other][0] <= last and SPANS[other][1] >= first
        ]
        inside = [who for day, who in answers if first <= day <= last]
        people = inside.count("") + len({who for who in inside if who})
        if None not in touching and people > sum(touching):
            wanted.append(line)
    rows = "".join(
        f"{name},,mail,{n if n is not None else ''},list,\n" for name, n in lists.items()
    )
    given_rows = "".join(f"{day},,mail,3,,,{who},\n" for day, who in answers)
    assert found(tmp_path_factory.mktemp("r"), rows, given_rows) == wanted
