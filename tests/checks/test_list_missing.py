"""A list that nobody wrote down is asked about; those who ask by link, or at times, are not."""

from __future__ import annotations

import pytest

from generator.checks.run import check
from generator.sources.history import History
from generator.sources.repository import read_sources
from tests.checks.cases import write
from tests.checks.test_fewer_asked import INVITED, MAIL, TALLIED


def found(root, invited, tallied):
    files = {
        "services/it/mail.yml": MAIL,
        "services/communities.yml": "communities:\n  - id: office\n    name: Office\n",
        "data/invitations/i.csv": INVITED + invited,
        "data/tallies/t.csv": TALLIED + tallied,
    }
    findings = check(read_sources(write(root, files)), History()).findings
    return [(f.place.line, f.hint.split()[4]) for f in findings if f.code == "row-list-missing"]


def lists(*months, mode="list", wave="", invited="40"):
    return "".join(f"2026-{month:02},{wave},mail,{invited},{mode},\n" for month in months)


def tallies(**of_months):
    return "".join(
        f"2026-{int(month[1:]):02},mail,like,,0,0,0,0,{n}\n" for month, n in of_months.items()
    )


MONTHS = tallies(m3=20, m4=20, m5=20, m6=20, m7=20)


@pytest.mark.parametrize(
    ("invited", "tallied", "asked"),
    [
        (lists(3, 4, 5, 7), MONTHS, [(4, "2026-06")]),
        (lists(3, 4, 5), MONTHS, [(4, "2026-06")]),
        (lists(3, 4, 5, invited=""), MONTHS, [(4, "2026-06")]),
        (lists(3, 4, 5, 6, 7), MONTHS, []),
        (lists(4, 5, 7), MONTHS, []),
        (lists(3, 5, 7), MONTHS, []),
        (lists(3, 4, 5, 7) + lists(6, mode="open"), MONTHS, []),
        (lists(3, 4, 5, 7, mode="open"), MONTHS, []),
        (lists(3, 4, 5, 7, wave="pulse"), MONTHS, []),
        (lists(3, 4, 5, 7), tallies(m3=20, m4=20, m5=20, m6=9, m7=20), []),
        (lists(3, 4, 5, 7), tallies(m3=20, m4=20, m5=20, m6=10, m7=20), [(4, "2026-06")]),
        (lists(3, 4, 5, 7), tallies(m3=20, m4=20, m5=20, m7=20), []),
        (lists(1, 2, 3, 5, 6, 7), tallies(m1=9, m2=9, m3=9, m5=9, m8=9), [(7, "2026-08")]),
    ],
)
def test_a_gap_between_lists_in_which_people_answered(tmp_path, invited, tallied, asked):
    assert found(tmp_path / "root", invited, tallied) == asked


def test_a_service_that_nobody_answered_about_is_left_alone(tmp_path):
    assert found(tmp_path / "root", lists(3, 4, 5, 7), "") == []
