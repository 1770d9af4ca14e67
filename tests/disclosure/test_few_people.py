"""Numbers of few people that are no answers: with others in their place, the same site.

Two organisations differ only in what may not be shown. Every page, download and word of the search
is the same, and a comparison of the two finds nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest

from generator.compare.changes import changes
from generator.compare.snapshot import Snapshot, of_scorecards
from generator.disclosure.people import few, withheld_rows
from generator.figures.figure import State
from generator.model.groups import Size
from generator.pages.table import pages
from generator.pipeline import compute, material, read
from tests.disclosure.test_noninterference import outputs

ORGANISATION = "name: Small Works\nas_of: 2026-09-30\ncurrency: CHF\nlost_over: 7 days\n"
COMMUNITIES = """communities:
- {{id: office, name: Office, size: [{{since: 2020-01-01, people: 150}}]}}
- {{id: crew, name: Crew, size: [{{since: 2020-01-01, people: {size}}}]}}
"""
SERVICE = """name: Mail
purpose: I write to anybody.
stage: live
launched: 2020-01-01
log_since: 2024-01-01
communities: [office, crew]
{more}steps:
- {{id: find, name: Find it}}
promises:
- {{id: wait, name: Wait, unit: days, direction: decrease}}
conversation:
- raised: 2026-07-01
  said: {said}
  comments: {comments}
  community: crew
  progress: done
  done: 2026-08-01
  settled: {{yes: {yes}, asked: {asked}}}
"""
MONTHS = ("2026-07", "2026-08", "2026-09")
SMALL = {
    "size": 12,
    "comments": 3,
    "yes": 2,
    "asked": 3,
    "people": 3,
    "started": 7,
    "completed": 5,
    "digital": 2,
    "total": 9,
    "made": 4,
    "fulfilled": 3,
    "wait": 2,
    "hit": 4,
    "n": 6,
    "mean": 2.5,
    "invited": 8,
    "said": "It is slow.",
}
OTHER = {
    "size": 17,
    "comments": 8,
    "yes": 1,
    "asked": 9,
    "people": 9,
    "started": 8,
    "completed": 1,
    "digital": 4,
    "total": 5,
    "made": 9,
    "fulfilled": 2,
    "wait": 30,
    "hit": 9,
    "n": 2,
    "mean": 4.5,
    "invited": 5,
    "said": "It is slow.",
}
LARGE = {name: value * 10 if isinstance(value, int) else value for name, value in SMALL.items()}
LARGE_TOO = {name: v * 10 if isinstance(v, int) else v for name, v in OTHER.items()} | {
    "said": "It is fast."
}


def files(facts: Mapping[str, object], more: str = "") -> dict[str, str]:
    """Return an organisation whose numbers of people are these."""
    f = facts
    use = "period,service,step,people,started,completed,digital,total\n"
    for month in MONTHS:
        use += f"{month},mail,,{f['people']},{f['started']},{f['completed']},"
        use += f"{f['digital']},{f['total']}\n"
        use += f"{month},mail,find,,{f['started']},{f['completed']},,\n"
    log = "id,service,opened,resolved,planned,step,people,cause,noticed_by,summary\n"
    log += f"1,mail,2026-09-01T08:00,2026-09-01T10:00,no,find,{f['hit']},software,us,It broke\n"
    log += f"2,mail,2026-09-02T08:00,2026-09-02T10:00,yes,,{f['hit']},change,us,We built\n"
    asked = "period,service,made,fulfilled,median_wait_days\n"
    asked += "".join(f"{m},mail,{f['made']},{f['fulfilled']},{f['wait']}\n" for m in MONTHS)
    costs = "period,service,category,amount\n" + "".join(f"{m},mail,all,900\n" for m in MONTHS)
    summaries = "period,service,question,statistic,value,n,scale\n"
    summaries += f"2026-09,mail,ease,mean,{f['mean']},{f['n']},1-5\n"
    invited = f"period,service,invited,mode,community\n2026-09,mail,{f['invited']},list,\n"
    return {
        "services/organisation.yml": ORGANISATION,
        "services/communities.yml": COMMUNITIES.format(**f),
        "services/it/mail.yml": SERVICE.format(more=more, **f),
        "data/usage/u.csv": use,
        "data/incidents/i.csv": log,
        "data/requests/r.csv": asked,
        "data/costs/c.csv": costs,
        "data/summaries/s.csv": summaries,
        "data/invitations/v.csv": invited,
    }


Site = tuple[dict[str, str], Snapshot]


@pytest.fixture
def site(write: Callable[[Mapping[str, str]], Path]) -> Callable[[Mapping[str, str]], Site]:
    """Return a function that computes all outputs of an organisation, and its snapshot."""

    def do(every: Mapping[str, str]) -> Site:
        reading = read(write(every), cache=False)
        assert reading.checked.errors == ()
        cards = compute(reading)
        made = outputs(pages(material(reading, cards)))
        return made, of_scorecards(cards, reading.checked.findings, frozenset())

    return do


def differing(one: Site, other: Site) -> list[str]:
    assert one[0].keys() == other[0].keys()
    return [path for path, text in one[0].items() if text != other[0][path]]


def test_other_numbers_of_few_people_change_no_output_and_no_comparison(site):
    before, after = site(files(SMALL)), site(files(OTHER))
    assert differing(before, after) == []
    assert changes(before[1], after[1]) == ()


def test_other_numbers_of_many_people_change_each_of_them(site):
    before, after = site(files(LARGE)), site(files(LARGE_TOO))
    assert {"services/mail/index.md", "communities/crew/index.md"} <= set(differing(before, after))
    found = {each.what.partition(",")[0] for each in changes(before[1], after[1])}
    assert found >= {
        "What it costs per person and month",
        "People who use it",
        "size",
        "conversation",
    }


def test_of_a_sensitive_service_no_number_of_people_and_no_comment_is_shown(site):
    more = "sensitive: yes\n"
    same = {name: SMALL[name] for name in ("size", "mean", "n")}
    before, after = site(files(LARGE | same, more)), site(files(LARGE_TOO | same, more))
    assert differing(before, after) == []
    assert changes(before[1], after[1]) == ()
    figures = before[1].figures
    shown = {name for name, each in figures.items() if each.has_value}
    assert "mail/cost" in shown
    assert not {"mail/cost-per-person", "mail/usage", "mail/requests", "mail/settled"} & shown


def test_what_is_withheld_is_called_so(site):
    figures = site(files(SMALL))[1].figures
    for name in (
        "cost-per-person",
        "cost-per-completed",
        "usage",
        "take-up",
        "get-through",
        "digital",
        "requests",
        "wait",
        "settled",
        "time-lost",
        "time-lost?planned=yes",
        "response-rate",
    ):
        assert figures[f"mail/{name}"].state is State.WITHHELD, name


@pytest.mark.parametrize("few", [3, 9])
def test_how_few_were_asked_in_a_month_is_not_in_the_sum_of_several(site, few):
    """Readers know the sum of the months before; what this month adds would be a few."""
    every = files(LARGE)
    asked = "".join(f"{m},mail,{n},list,\n" for m, n in zip(MONTHS, (40, few, 40), strict=True))
    every["data/invitations/v.csv"] = f"period,service,invited,mode,community\n{asked}"
    figure = site(every)[1].figures["mail/response-rate"]
    assert (figure.state, figure.of) == (State.WITHHELD, None)


def test_nobody_is_shown_as_nobody():
    assert not few(0, 10)
    assert few(9, 10)
    assert not few(10, 10)
    nobody, everybody = np.zeros(4, dtype=bool), np.ones(4, dtype=bool)
    found = withheld_rows("usage", _use([0, 3, 10, np.nan]), 10, nobody)
    assert found["people"].tolist() == [False, True, False, False]
    every = withheld_rows("usage", _use([0, 3, 10, np.nan]), 10, everybody)
    assert every["people"].tolist() == [True, True, True, False]


def _use(people: list[float]) -> dict[str, np.ndarray]:
    names = ("people", "started", "completed", "digital", "total")
    return dict.fromkeys(names, np.array(people, dtype=np.float64))


def test_a_small_size_is_not_stood_in_for_by_an_older_one():
    from datetime import date

    from generator.disclosure.audiences import published_sizes

    def sizes(*people: int) -> tuple[Size, ...]:
        return tuple(Size(since=date(2020 + n, 1, 1), people=p) for n, p in enumerate(people))

    assert published_sizes(sizes(30, 8), 10) == ()
    assert published_sizes(sizes(30, 8, 40), 10) == sizes(30, 8, 40)[2:]
    assert published_sizes(sizes(20, 40), 10) == sizes(20, 40)
    assert published_sizes(sizes(19), 10) == ()
    assert published_sizes(sizes(0), 10) == sizes(0)


def asked(*rows: tuple[str, int]) -> dict[str, str]:
    """Return the organisation with so many asked in September, by group."""
    every = files(LARGE | {"size": 12})
    every["data/invitations/v.csv"] = "period,service,invited,mode,community\n" + "".join(
        f"2026-09,mail,{number},list,{name}\n" for name, number in rows
    )
    return every


@pytest.mark.parametrize(
    ("rows", "number"),
    [
        ([("", 162)], None),  # 150 of them are the other group
        ([("office", 150), ("crew", 12)], None),
        ([("office", 150), ("", 12)], None),
        ([("office", 150), ("crew", 11)], None),
        ([("", 169)], None),
        ([("", 150)], 150),
        ([("", 170)], 170),
        ([("office", 90), ("crew", 12)], 102),  # a sample, of which nobody knows how many are whose
        ([("office", 150)], 150),
    ],
)
def test_how_many_were_asked_less_the_size_of_a_group_is_not_that_of_a_small_one(
    site, rows, number
):
    assert site(asked(*rows))[1].figures["mail/response-rate"].of == number


@pytest.mark.parametrize(("people", "shown"), [(162, False), (150, True), (170, True), (90, True)])
def test_how_many_use_it_less_the_size_of_a_group_is_not_that_of_a_small_one(site, people, shown):
    every = files(LARGE | {"size": 12, "people": people, "asked": people})
    figures = site(every)[1].figures
    for name in ("usage", "settled"):
        assert (figures[f"mail/{name}"].state is State.SHOWN) == shown, name


@pytest.mark.parametrize(
    ("more", "whole", "shown"),
    [
        ({}, 162, False),  # office and crew
        ({"home": 300}, 462, False),  # all groups
        ({"home": 300}, 312, False),  # home and crew
        ({}, 163, True),
        ({"home": 300}, 450, True),
    ],
)
def test_the_size_of_a_group_less_that_of_others_is_not_that_of_a_small_one(
    site, more, whole, shown
):
    every = files(LARGE | {"size": 12})
    every["services/communities.yml"] += "".join(
        f"- {{id: {name}, name: {name}, size: [{{since: 2020-01-01, people: {size}}}]}}\n"
        for name, size in {**more, "all": whole}.items()
    )
    made = site(every)[0]
    assert (f"{whole} people" in made["communities/all/index.md"]) == shown
    assert "150 people" in made["communities/office/index.md"]


@pytest.mark.parametrize("name", ["", "all"])
@pytest.mark.parametrize(("number", "shown"), [(162, False), (450, False), (200, True)])
def test_of_a_service_for_a_group_of_groups_no_number_is_that_of_a_small_one(
    site, number, shown, name
):
    """The size of all is not shown; how many of all were asked, or use it, says the same."""
    every = asked((name, number)) | {
        "services/it/mail.yml": SERVICE.format(more="", **LARGE).replace("[office, crew]", "[all]")
    }
    more = {"all": 162} if number == 162 else {"home": 288, "all": 450}
    every["services/communities.yml"] += "".join(
        f"- {{id: {name}, name: {name}, size: [{{since: 2020-01-01, people: {size}}}]}}\n"
        for name, size in more.items()
    )
    every["data/usage/u.csv"] = f"period,service,people\n2026-09,mail,{number}\n"
    figures = site(every)[1].figures
    for name in ("response-rate", "usage"):
        assert (figures[f"mail/{name}"].state is State.SHOWN) == shown, name
