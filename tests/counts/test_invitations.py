"""How many were asked of each community: files are added up, and unknown stays unknown."""

from __future__ import annotations

from datetime import date

from generator.counts.invitations import read_invitations, wave_spans

HEAD = "period,service,invited,mode,community\n"
GROUPS = "communities:\n- {id: office, name: Office}\n- {id: field, name: Field}\n"


def invited(repository, *rows: str) -> list[tuple[int, str, int | None]]:
    """Return what two files have of each month and community."""
    half = len(rows) // 2
    files = {
        "services/communities.yml": GROUPS,
        "data/invitations/a.csv": HEAD + "".join(f"{row}\n" for row in rows[:half]),
        "data/invitations/b.csv": HEAD + "".join(f"{row}\n" for row in rows[half:]),
    }
    found = read_invitations(repository(files).checked.records)
    return [(each.start.month, each.community, each.invited) for each in found]


def test_communities_of_one_period_stay_apart(repository):
    """Who knows the size of one takes it away from the number of all."""
    found = invited(
        repository, "2026-09,mail,120,list,office", "2026-09,mail,30,list,field",
        "2026-08,mail,7,list,office",
    )  # fmt: skip
    assert found == [(8, "office", 7), (9, "field", 30), (9, "office", 120)]


def test_one_of_an_unknown_number_stays_unknown(repository):
    found = invited(repository, "2026-09,mail,120,list,office", "2026-09,mail,,list,field")
    assert found == [(9, "field", None), (9, "office", 120)]


def test_lists_of_the_same_days_are_added_up_whatever_names_the_days(repository):
    files = {
        "data/invitations/a.csv": "period,service,invited,mode,wave\n"
        "2026-09,mail,120,list,\n2026-09,mail,30,list,autumn\n2026-09,mail,,list,spring\n",
    }
    (only,) = read_invitations(repository(files).checked.records)
    assert only.invited is None
    files["data/invitations/a.csv"] = files["data/invitations/a.csv"].replace("mail,,", "mail,9,")
    (only,) = read_invitations(repository(files).checked.records)
    assert only.invited == 159


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
