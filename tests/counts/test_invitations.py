"""How many were asked: communities and files are added up, an unknown one makes the sum unknown."""

from __future__ import annotations

from datetime import date

from generator.counts.invitations import read_invitations, wave_spans

HEAD = "period,service,invited,mode,community\n"
GROUPS = "communities:\n- {id: office, name: Office}\n- {id: field, name: Field}\n"


def invited(repository, *rows: str) -> list[tuple[date, date, int | None]]:
    half = len(rows) // 2
    files = {
        "services/communities.yml": GROUPS,
        "data/invitations/a.csv": HEAD + "".join(f"{row}\n" for row in rows[:half]),
        "data/invitations/b.csv": HEAD + "".join(f"{row}\n" for row in rows[half:]),
    }
    found = read_invitations(repository(files).checked.records)
    return [(each.start, each.end, each.invited) for each in found]


def test_communities_of_one_period_are_added_up(repository):
    found = invited(
        repository, "2026-09,mail,120,list,office", "2026-09,mail,30,list,field",
        "2026-08,mail,7,list,office",
    )  # fmt: skip
    september = (date(2026, 9, 1), date(2026, 9, 30), 150)
    assert found == [(date(2026, 8, 1), date(2026, 8, 31), 7), september]


def test_one_of_unknown_size_makes_the_sum_unknown(repository):
    found = invited(repository, "2026-09,mail,120,list,office", "2026-09,mail,,list,field")
    assert found == [(date(2026, 9, 1), date(2026, 9, 30), None)]


def test_lists_of_the_same_days_are_added_up_whatever_names_the_days(repository):
    files = {
        "data/invitations/a.csv": "period,service,invited,mode,wave\n"
        "2026-09,mail,120,list,\n2026-09,mail,30,list,autumn\n",
    }
    (only,) = read_invitations(repository(files).checked.records)
    assert only.invited == 150


def test_a_wave_lasts_from_its_first_day_to_its_last(repository):
    files = {
        "data/answers/a.csv": "date,service,rating,wave\n2026-07-15,mail,4,summer\n"
        "2026-07-10,mail,4,summer\n2026-07-12,mail,4,\n",
        "data/tallies/t.csv": "period,service,question,wave,rating_1,rating_2,rating_3,rating_4,"
        "rating_5\n2026-08,mail,like,summer,0,0,0,9,9\n2026-09,mail,like,autumn,0,0,0,9,9\n",
    }
    assert wave_spans(repository(files).checked.records) == {
        "summer": (date(2026, 7, 10), date(2026, 8, 31)),
        "autumn": (date(2026, 9, 1), date(2026, 9, 30)),
    }
