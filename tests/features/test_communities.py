"""Who is heard: liking by community and quarter, from files through all rooms."""

from __future__ import annotations

from datetime import date

import pytest

from generator.features.communities.figures import QUARTERS, CommunitiesHeard, Heard, Hearing
from generator.features.communities.words import compared_words, heard_value, range_words
from generator.features.days.figures import DaysWithCustomers
from generator.figures.figure import State
from generator.language import ENGLISH
from generator.pipeline import compute
from generator.wording.plain import plain
from generator.wording.spans import span_words
from tests.figures.test_states import card

GROUPS = """communities:
- {id: office, name: Office}
- {id: field, name: Field}
"""
SIZE = "{since: 2020-01-01, people: 90}"
SERVICE = "name: Mail\nstage: live\nlaunched: 2020-01-01\ncommunities: [office, field]\n"


def said(day: str, community: str, likes: int, others: int) -> str:
    return f"{day},mail,5,{community}\n" * likes + f"{day},mail,2,{community}\n" * others


def asked(*rows: str) -> str:
    return "\n".join(["period,service,invited,mode,community", *rows, ""])


def heard(repository, answers: str = "", service: str = SERVICE, **files: str) -> CommunitiesHeard:
    every = {"services/communities.yml": GROUPS, "service": service, **files}
    if answers:
        every["data/answers/b.csv"] = "date,service,rating,community\n" + answers
    return card(repository, **every).panels[CommunitiesHeard]


def one(found: CommunitiesHeard, name: str) -> Heard:
    (item,) = [each for each in found.items if each.community == name]
    return item


def test_each_community_has_its_last_closed_quarter(repository):
    found = heard(
        repository, said("2026-09-10", "field", 27, 9) + said("2026-07-01", "office", 3, 9)
    )
    field = one(found, "field").like
    assert field.id == "mail/like?community=field&period=2026-Q3"
    assert (field.state, field.value, field.n) == (State.SHOWN, 0.75, 36)
    assert field.low is not None
    assert one(found, "office").like.state is State.FEW
    assert found.quarter.id == "2026-Q3"


def test_a_quarter_that_is_open_is_not_shown(repository):
    organisation = "name: Small Works\nas_of: 2026-09-29\n"
    files = {"services/organisation.yml": organisation}
    found = heard(repository, said("2026-07-10", "field", 30, 0), **files)
    assert found.quarter.id == "2026-Q2"
    assert one(found, "field").like.state is State.NOT_ASKED


def test_a_blank_community_is_none_and_no_total(repository):
    found = heard(repository, said("2026-09-10", "", 40, 0) + said("2026-09-10", "field", 30, 0))
    assert [item.community for item in found.items] == ["office", "field"]
    assert one(found, "field").like.n == 30


def test_what_is_withheld_stays_so(repository):
    others = said("2026-09-10", "office", 20, 20) + said("2026-09-10", "", 15, 15)
    found = heard(repository, said("2026-09-10", "field", 9, 0) + others)
    field = one(found, "field")
    assert (field.like.state, field.like.n, field.voice) == (State.WITHHELD, None, Hearing.WITHHELD)
    assert field.change is None


def test_where_no_community_is_shown_nothing_is_said_of_any(repository):
    found = heard(repository, said("2026-09-10", "field", 9, 0))
    assert {(each.like.state, each.like.n, each.voice) for each in found.items} == {
        (State.FEW, None, Hearing.WITHHELD)
    }


@pytest.mark.parametrize(
    ("invitations", "voice", "state"),
    [
        (asked(), Hearing.NEVER, State.NOT_ASKED),
        (asked("2026-09,mail,50,list,field"), Hearing.SILENT, State.NO_DATA),
        (asked("2026-09,mail,,list,field"), Hearing.SILENT, State.NO_DATA),
        (asked("2026-09,mail,0,list,field"), Hearing.NEVER, State.NOT_ASKED),
        (asked("2026-09,mail,50,list,office"), Hearing.NEVER, State.NOT_ASKED),
        (asked("2026-09,mail,50,list,"), Hearing.UNKNOWN, State.NOT_ASKED),
        (asked("2026-01,mail,50,list,field"), Hearing.SILENT, State.NOT_ASKED),
        (asked("2025-06,mail,50,list,field"), Hearing.NEVER, State.NOT_ASKED),
    ],
)
def test_silent_is_not_the_same_as_never_asked(repository, invitations, voice, state):
    files = {"data/invitations/c.csv": invitations}
    field = one(heard(repository, **files), "field")
    assert (field.voice, field.like.state) == (voice, state)


def test_who_was_heard_within_the_year_is_heard(repository):
    field = one(heard(repository, said("2025-12-10", "field", 12, 0)), "field")
    assert field.voice is Hearing.HEARD
    assert [figure.id for figure in field.earlier] == ["mail/like?community=field&period=2025-Q4"]
    older = one(heard(repository, said("2025-09-10", "field", 12, 0)), "field")
    assert older.voice is Hearing.NEVER
    assert len(older.earlier) == 1


def test_a_page_looks_back_eight_quarters(repository):
    answers = said("2024-12-10", "field", 30, 0) + said("2024-09-10", "field", 30, 0)
    field = one(heard(repository, answers), "field")
    assert QUARTERS == 8
    assert [span_words(ENGLISH, figure.span) for figure in field.earlier if figure.span] == [
        "4th quarter of 2024"
    ]


def test_a_change_needs_two_full_quarters(repository):
    before, now = said("2025-09-10", "field", 30, 10), said("2026-09-10", "field", 10, 30)
    change = one(heard(repository, before + now), "field").change
    assert change is not None
    assert change.value == pytest.approx(-0.5)
    assert change.high is not None
    assert change.high < 0
    assert change.id == "mail/difference?community=field&period=2026-Q3"
    assert change.excluded_span == (date(2025, 10, 1), date(2026, 6, 30))
    few = said("2025-09-10", "field", 20, 9)
    assert one(heard(repository, few + now), "field").change is None


def test_no_change_is_reported_across_a_new_line(repository):
    event = "events:\n- {date: 2026-02-01, kind: survey-change, title: Asked anew}\n"
    answers = said("2025-09-10", "field", 30, 10) + said("2026-09-10", "field", 10, 30)
    assert one(heard(repository, answers, SERVICE + event), "field").change is None


def test_of_a_broken_quarter_the_new_part_is_reported(repository):
    event = "events:\n- {date: 2026-08-01, kind: survey-change, title: Asked anew}\n"
    answers = said("2026-07-10", "field", 0, 30) + said("2026-09-10", "field", 30, 0)
    like = one(heard(repository, answers, SERVICE + event), "field").like
    assert (like.value, like.n) == (1.0, 30)
    assert like.span is not None
    assert like.span.start == date(2026, 8, 1)
    assert like.id == "mail/like?community=field&part=2026-08-01&period=2026-Q3"


def test_years_cannot_be_separated_by_quarter(repository):
    found = heard(repository, said("2025-09-10", "field", 30, 0), SERVICE + "period: year\n")
    assert not found.whole
    assert [item.voice for item in found.items] == [None, None]
    assert found.figures == ()


def test_an_unexpected_one_is_not_named_where_nothing_is_said_of_any(repository):
    service = SERVICE.replace("[office, field]", "[office]")
    rows = said("2026-09-10", "office", 20, 0) + said("2026-09-10", "field", 3, 0)
    found = heard(repository, rows, service)
    assert [(item.community, item.like.state) for item in found.items] == [("office", State.FEW)]


def test_a_community_that_answered_unexpectedly_is_reported(repository):
    service = SERVICE.replace("[office, field]", "[office]")
    found = heard(repository, said("2026-09-10", "field", 30, 0), service)
    assert [item.community for item in found.items] == ["office", "field"]


def balanced(repository, sizes: tuple[int, int], *more: str, service: str = SERVICE):
    "Return the share of both: 10 of 40 in office, 27 of 36 in field, and more answers."
    groups = "communities:\n"
    for name, people in zip(("office", "field", "night"), (*sizes, 90), strict=False):
        size = f"[{{since: 2020-01-01, people: {people}}}]" if people else "[]"
        groups += f"- {{id: {name}, name: {name.title()}, size: {size}}}\n"
    answers = said("2026-09-10", "field", 27, 9) + said("2026-09-10", "office", 10, 30)
    files = {"services/communities.yml": groups}
    return heard(repository, answers + "".join(more), service, **files).balanced


def test_each_group_counts_by_its_size(repository):
    found = balanced(repository, (300, 100))
    assert found is not None
    assert found.value == pytest.approx(0.75 * 10 / 40 + 0.25 * 27 / 36)
    assert (found.n, found.state) == (76, State.SHOWN)
    assert found.id == "mail/balanced?period=2026-Q3"
    assert found.low is not None
    assert found.high is not None
    assert 0.25 < found.low < found.value < found.high < 0.5


@pytest.mark.parametrize(
    ("sizes", "more", "there"),
    [
        ((20, 20), (), True),
        ((20, 19), (), False),  # a size below twice the floor of privacy is not used
        ((20, 0), (), False),
        ((20, 20), (said("2026-09-11", "night", 20, 9),), False),  # it is not for these
        ((20, 20), (said("2026-06-11", "night", 20, 9),), True),  # of another quarter
        ((20, 20), (said("2026-09-11", "night", 3, 0),), False),
    ],
)
def test_only_where_all_groups_and_no_other_are_published_with_their_sizes(
    repository, sizes, more, there
):
    assert (balanced(repository, sizes, *more) is not None) == there


def test_one_group_alone_has_nothing_to_balance(repository):
    alone = SERVICE.replace("office, field", "field")
    files = {"services/communities.yml": GROUPS.replace("Field}", f"Field, size: [{SIZE}]}}")}
    found = heard(repository, said("2026-09-10", "field", 27, 9), alone, **files)
    assert found.balanced is None


@pytest.mark.parametrize(
    ("period", "community", "voice"),
    [
        ("2025-09-30", "field", Hearing.NEVER),  # the year of closed quarters begins in October
        ("2025-10-01", "field", Hearing.SILENT),
        ("2026-09-30", "field", Hearing.SILENT),
        ("2025-10-01", "", Hearing.UNKNOWN),
        ("2025-10-01", "office", Hearing.NEVER),
    ],
)
def test_who_was_asked_in_the_last_four_closed_quarters_was_asked(
    repository, period, community, voice
):
    invitations = asked(f"{period},mail,50,list,{community}")
    found = heard(repository, **{"data/invitations/i.csv": invitations})
    assert one(found, "field").voice is voice


@pytest.mark.parametrize(
    ("day", "voice"), [("2025-09-30", Hearing.NEVER), ("2025-10-01", Hearing.HEARD)]
)
def test_who_answered_in_the_last_four_closed_quarters_was_heard(repository, day, voice):
    found = heard(repository, said(day, "field", 30, 0))
    assert one(found, "field").voice is voice


VISITS = """date,provider,community,learned,action
2026-03-01,it,field,It rains.,Umbrellas
2026-05-01,it,field,It pours.,
2025-05-01,it,office,It is dry.,
"""


def test_the_last_day_spent_with_them(repository):
    found = heard(repository, **{"data/visits/v.csv": VISITS})
    field = one(found, "field").day
    assert field is not None
    assert (field.day, field.learned, field.action) == (date(2026, 5, 1), "It pours.", "")


@pytest.mark.parametrize(
    ("visits", "days"),
    [
        (("2026-08-01,it,field", "2026-08-01,it,office"), 1),  # one day with two communities
        (("2026-08-01,it,field", "2026-08-02,it,field"), 2),
        (("2025-09-28,it,field",), 0),
        (("2025-10-01,it,field", "2026-09-30,it,field"), 2),
    ],
)
def test_a_day_counts_once_and_for_a_year(repository, visits, days):
    rows = "".join(f"{visit},It rains.\n" for visit in visits)
    files = {
        "services/communities.yml": GROUPS,
        "services/it/mail.yml": SERVICE,
        "data/visits/v.csv": "date,provider,community,learned\n" + rows,
    }
    (it,) = compute(repository(files)).providers
    assert it.panels[DaysWithCustomers].count.value == days


def test_a_provider_counts_the_days_of_a_year(repository):

    reading = repository(
        {
            "services/communities.yml": GROUPS + "- {id: night, name: Night}\n",
            "services/it/mail.yml": SERVICE.replace("field]", "field, night]"),
            "data/visits/v.csv": VISITS,
        }
    )
    (it,) = compute(reading).providers
    found = it.panels[DaysWithCustomers]
    assert found.count.value == 2
    assert found.never == ("night",)
    assert [day.day.year for day in found.days] == [2026, 2026, 2025]
    assert found.days[0].day > found.days[1].day


REASON = "The owner withdrew these answers: two people asked us to."


def withdrawn(item: str) -> str:
    return f"{SERVICE}withdrawn:\n- {{{item}, reason: two people asked us to}}\n"


@pytest.mark.parametrize(
    ("item", "field"),
    [
        *(("period: 2026-Q3", number) for number in (0, 4, 30)),
        *(("period: 2026-09, community: field", number) for number in (4, 30)),
    ],
)
def test_a_withdrawn_group_gives_the_owner_s_reason_however_many_answered(repository, item, field):
    rows = said("2026-09-10", "office", 20, 20) + said("2026-09-10", "field", field, 0)
    found = heard(repository, rows, withdrawn(item))
    group = one(found, "field")
    assert (group.like.value, group.like.n) == (None, None)
    assert heard_value(ENGLISH, group) == "withdrawn by its owner"
    assert range_words(ENGLISH, group.like) == REASON


THREE = (GROUPS + "- {id: shop, name: Shop}\n").replace("}", f", size: [{SIZE}]}}")
FOR_THREE = SERVICE.replace("field]", "field, shop]")
BAD = "2026-09-11,mail,9,{}\n"
"""A row that is refused: no such rating."""


@pytest.mark.parametrize(
    ("community", "shop", "marked"),
    [
        ("field", 30, {"field"}),
        ("", 30, set()),  # of no group
        ("feild", 30, {"office", "field", "shop"}),  # of any group
        ("field", 4, set()),  # else it would say something of the shop, which is withheld
        ("shop", 4, set()),
        ("feild", 4, set()),
    ],
)
def test_a_refused_row_marks_its_own_group_and_the_whole(repository, community, shop, marked):
    rows = "".join(said("2026-09-10", name, 20, 20) for name in ("office", "field"))
    rows += said("2026-09-10", "shop", shop, 0) + said("2026-06-10", "field", 30, 0)
    answers = "date,service,rating,community\n" + rows + BAD.format(community)
    files = {"services/communities.yml": THREE, "service": FOR_THREE, "data/answers/b.csv": answers}
    mail = card(repository, **files)
    found = mail.panels[CommunitiesHeard]
    assert mail.signs.like.partial
    assert {item.community for item in found.items if item.like.partial} == marked
    assert [each.partial for each in one(found, "field").earlier] == [False]
    assert (found.balanced.partial if found.balanced else None) == (
        None if shop < 10 else bool(marked)
    )


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        (40, 40, "no clear change (−21 to +21 points)"),
        (40, 20, "too few answers to compare"),
        (20, 40, "no number to compare with"),
        (0, 40, "no number to compare with"),
        (40, 5, ""),
    ],
)
def test_a_group_with_a_number_is_compared_or_it_is_said_why_not(repository, before, now, words):
    answers = "".join(
        said(f"{year}-09-10", name, number // 2, number - number // 2)
        for year, field in (("2025", before), ("2026", now))
        for name, number in (("field", field), ("office", 40))
    )
    assert plain(compared_words(ENGLISH, one(heard(repository, answers), "field"))) == words
