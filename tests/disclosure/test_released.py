"""Between releases a published number changes by many people's answers, or not at all."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest
from msgspec.structs import replace

from generator.counts.keys import Level, Mode
from generator.disclosure.published import Published
from generator.releases.ledger import LedgerLine
from generator.releases.written import from_text
from tests.disclosure.releases import COMMUNITIES, MAIL, Publisher, likes, numbers, rows, total


@pytest.fixture
def publisher(repository):
    return Publisher(repository)


def test_one_late_answer_waits_until_ten_have_come(publisher):
    first = publisher.publish(rows(9, 40))
    one = publisher.publish(rows(9, 41))
    nine = publisher.publish(rows(9, 49))
    ten = publisher.publish(rows(9, 50))
    assert [numbers(each)[9] for each in (first, one, nine, ten)] == [40, 40, 40, 50]
    assert _release(one) == date(2026, 9, 30)
    assert _release(ten) is None


def _release(published: Published) -> date | None:
    found = total(published, 9, 9)
    assert found is not None
    return found.release


def test_a_corrected_answer_stays_as_it_was_though_the_number_of_answers_is_the_same(publisher):
    publisher.publish(rows(9, 40, rating=1))
    one = publisher.publish([*rows(9, 39, rating=1), *rows(9, 1, rating=5, first=39)])
    assert likes(one, 9) == (40, 0, 0, 0, 0)
    many = publisher.publish([*rows(9, 29, rating=1), *rows(9, 11, rating=5, first=29)])
    assert likes(many, 9) == (29, 0, 0, 0, 11)


def test_a_removed_answer_stays_and_too_few_that_are_left_are_withheld(publisher):
    publisher.publish(rows(9, 12))
    assert numbers(publisher.publish(rows(9, 11)))[9] == 12
    assert numbers(publisher.publish(rows(9, 9)))[9] is None
    assert numbers(publisher.publish(rows(9, 12)))[9] == 12


def test_a_rollback_and_one_more_answer_reveal_no_one(publisher):
    publisher.publish(rows(9, 40))
    assert numbers(publisher.publish(rows(9, 55)))[9] == 55
    assert numbers(publisher.publish(rows(9, 41)))[9] == 55  # 14 fewer, yet one more than at first
    assert numbers(publisher.publish(rows(9, 40)))[9] == 40


def test_one_person_who_answered_ten_times_is_no_ten_people(publisher):
    publisher.publish(rows(9, 40))
    again = [f"2026-09-{day},mail,{day % 5 + 1},p9--99," for day in range(11, 21)]
    assert numbers(publisher.publish([*rows(9, 40), *again]))[9] == 40


def test_withheld_months_that_were_published_together_stay_together(publisher):
    publisher.publish([*rows(7, 6), *rows(8, 7), *rows(9, 30)])
    late = publisher.publish([*rows(7, 6), *rows(8, 12), *rows(9, 30)])
    assert numbers(late) == {7: None, 8: None, 9: 30}
    both = total(late, 7, 9)
    assert both is not None
    assert (both.n, both.release) == (43, date(2026, 9, 30))
    many = total(publisher.publish([*rows(7, 6), *rows(8, 20), *rows(9, 30)]), 7, 9)
    assert many is not None
    assert (many.n, many.release) == (56, None)


def test_a_month_that_was_shown_never_joins_others_that_are_withheld(publisher):
    publisher.publish([*rows(7, 12), *rows(8, 7)])
    found = publisher.publish([*rows(7, 5), *rows(8, 7)])
    assert numbers(found) == {7: None, 8: None}
    both = total(found, 7, 8)
    assert both is not None
    assert both.withheld


def test_a_survey_change_found_out_later_divides_no_month_into_a_few(publisher):
    def of(day: int) -> str:
        return (
            "name: Mail\nstage: live\nlaunched: 2020-01-01\nevents:\n"
            f"  - {{date: 2026-09-{day:02}, kind: survey-change, title: New words, rebase: true}}\n"
        )

    early = [row.replace("-10,", "-05,") for row in rows(9, 3, first=50)]
    publisher.publish([*early, *rows(9, 40)])
    parted = publisher.publish([*early, *rows(9, 40)], services__it__mail=of(8))
    assert set(numbers(parted).values()) == {None}
    halves = [*rows(9, 20), *(row.replace("-10,", "-05,") for row in rows(9, 20, first=50))]
    other = Publisher(publisher._repository)
    other.publish(halves)
    cells = other.publish(halves, services__it__mail=of(8)).points(MAIL, "like", Mode.OPEN)
    assert [cell.n for cell in cells] == [20, 20]


def test_a_quarter_after_its_months_reveals_no_withheld_month(publisher):
    def counted(grain: str) -> dict[str, str]:
        return {"services__organisation": f"name: Works\nperiod: {grain}\n"}

    three = [*rows(7, 20), *rows(8, 15)]
    publisher.publish([*three, *rows(9, 4)], **counted("month"))
    assert numbers(publisher.publish([*three, *rows(9, 4)], **counted("quarter"))) == {7: None}
    other = Publisher(publisher._repository)
    other.publish([*three, *rows(9, 14)], **counted("month"))
    assert numbers(other.publish([*three, *rows(9, 14)], **counted("quarter"))) == {7: 49}


def test_a_quarter_after_its_months_does_not_pin_what_was_called_withheld(publisher):
    def counted(grain: str) -> dict[str, str]:
        return {"services__organisation": f"name: Works\nperiod: {grain}\n"}

    nines = [*rows(7, 9), *rows(8, 9)]
    publisher.publish(nines, **counted("month"))
    (cell,) = publisher.publish(nines, **counted("quarter")).points(MAIL, "like", Mode.OPEN)
    assert (cell.withheld, cell.other_days) == (True, True)
    five = [*rows(7, 5), *rows(8, 5)]
    other = Publisher(publisher._repository)
    other.publish(five, **counted("month"))
    assert numbers(other.publish(five, **counted("quarter"))) == {7: 10}


def test_parts_of_a_published_month_are_called_the_same_whether_few_or_many(publisher):
    change = (
        "name: Mail\nstage: live\nlaunched: 2020-01-01\nevents:\n"
        "  - {date: 2026-09-08, kind: survey-change, title: New words, rebase: true}\n"
    )
    month = [*(row.replace("-10,", "-05,") for row in rows(9, 3, first=50)), *rows(9, 40)]
    publisher.publish(month)
    parts = publisher.publish(month, services__it__mail=change)
    assert [cell.other_days for cell in parts.points(MAIL, "like", Mode.OPEN)] == [True, True]
    assert parts.withheld_periods() == {}


def test_communities_of_a_quarter_change_together_or_not_at_all(publisher):
    def of(field: int, office: int) -> list[str]:
        return [*rows(9, field, community="field"), *rows(9, office, community="office")]

    communities = Level.COMMUNITY
    first = publisher.publish(of(20, 30))
    assert numbers(first, communities) == {"field": 20, "office": 30}
    late = publisher.publish(of(33, 33))  # thirteen of the field reveal three of the office
    assert numbers(late) == {9: 66}
    assert numbers(late, communities) == {"field": 20, "office": 30}
    assert numbers(publisher.publish(of(33, 30)), communities) == {"field": 20, "office": 30}
    many = publisher.publish(of(35, 45))
    assert numbers(many) == {9: 80}
    assert numbers(many, communities) == {"field": 35, "office": 45}


@pytest.mark.parametrize("renamed", [40, 20])
def test_a_new_name_of_a_community_does_not_reveal_who_answered_late(publisher, renamed):
    """Of the field all, or half, are called crew from now on, and one more of them answered."""
    crew = "  - {id: crew, name: Crew, kind: internal}\n"

    def of(field: int, crew: int, office: int) -> list[str]:
        groups = [*rows(9, field, community="field"), *rows(9, crew, community="crew", first=100)]
        rest = [*rows(9, 20, first=300), *rows(8, 5, first=700)]
        return [*groups, *rows(9, office, community="office", first=500), *rest]

    communities, also = Level.COMMUNITY, {"services__communities": COMMUNITIES + crew}
    first = publisher.publish(of(40, 0, 40), **also)
    assert numbers(first, communities) == {"field": 40, "office": 40}
    late = publisher.publish(of(40 - renamed, renamed + 1, 60), **also)
    assert numbers(late) == {8: None, 9: 121}
    shown = numbers(late, communities)
    assert (shown["crew"], shown["office"]) == (None, 40)


def test_a_community_that_answers_for_the_first_time_is_shown(publisher):
    crew = "  - {id: crew, name: Crew, kind: internal}\n"
    communities, also = Level.COMMUNITY, {"services__communities": COMMUNITIES + crew}
    some = [*rows(9, 40, community="field"), *rows(9, 30, first=300)]
    publisher.publish(some, **also)
    published = publisher.publish([*some, *rows(9, 20, community="crew")], **also)
    assert numbers(published, communities) == {"field": 40, "crew": 20}


def test_a_change_of_a_few_is_seen_too_where_months_became_quarters(publisher):
    """Three more answers name no group: what the groups leave of the quarter would reveal them."""

    def of(each: int, none: int) -> list[str]:
        groups = [*rows(9, each, community="field"), *rows(9, each, community="office", first=500)]
        return [*groups, *rows(9, none, first=900)]

    publisher.publish(of(40, 20), services__organisation="name: Works\nperiod: month\n")
    quarters = {"services__organisation": "name: Works\nperiod: quarter\n"}
    publisher.publish(of(40, 20), **quarters)
    many = publisher.publish(of(60, 20), **quarters)
    assert numbers(many, Level.COMMUNITY) == {"field": 60, "office": 60}
    few = publisher.publish(of(80, 23), **quarters)
    assert numbers(few) == {7: 183}
    assert numbers(few, Level.COMMUNITY) == {"field": 60, "office": 60}


def test_a_renamed_service_is_held_to_what_its_old_name_published(publisher):
    publisher.publish(rows(9, 40))
    publisher.ledger = publisher.ledger.renamed({"mail": "post"}).renamed({"post": "mail"})
    assert numbers(publisher.publish(rows(9, 41)))[9] == 40


@pytest.mark.parametrize(("now", "number"), [(79, 80), (80, 80), (81, 80), (90, 90)])
def test_services_that_become_one_are_held_to_their_sum(publisher, now, number):
    publisher.publish(rows(9, 40))
    lines = publisher.ledger.lines
    fax = {line._replace(subject="fax"): cells for line, cells in lines.items()}
    both = replace(publisher.ledger, lines={**lines, **fax})
    publisher.ledger = both.renamed({"fax": "mail"})
    assert numbers(publisher.publish(rows(9, now)))[9] == number


def test_a_ledger_of_an_earlier_version_is_gone_by(publisher):
    """Format 1 did not know what was withheld or withdrawn."""
    cell = '["mail", "like", "open", "", "2026-09-01/2026-09-30", [0, [0, 0, 0, 40, 0]]]'
    body = f'"releases": ["2026-09-30"],\n"cells": [\n{cell}\n]}}\n'
    digest = hashlib.sha256(body.encode()).hexdigest()
    publisher.ledger = from_text(f'{{"format": 1,\n"digest": "{digest}",\n{body}')
    assert numbers(publisher.publish(rows(9, 41)))[9] == 40
    assert numbers(publisher.publish(rows(9, 50)))[9] == 50


def test_the_same_answers_are_no_new_release(publisher):
    publisher.publish(rows(9, 40))
    ledger = publisher.ledger
    publisher.publish(rows(9, 41))
    assert publisher.ledger is ledger


def test_the_ledger_says_which_numbers_are_gone(publisher):
    september = ((date(2026, 9, 1), date(2026, 9, 30)),)
    line = LedgerLine("mail", "like", "open")
    publisher.publish([*rows(9, 40), *rows(8, 40)])
    assert publisher.ledger.gone == {}
    publisher.publish(rows(8, 40))
    assert publisher.ledger.gone == {line: {september}}
    publisher.publish([*rows(9, 60), *rows(8, 40)])
    assert publisher.ledger.gone == {}


def test_who_was_withheld_under_a_higher_floor_may_be_of_many(publisher):
    """The nine of July were few for a floor of ten, and are not for one of seven."""
    few = [*rows(7, 9), *rows(8, 3)]
    publisher.publish(few)
    organisation = "name: Works\nas_of: 2026-09-30\nfloors: {privacy: 7}\n"
    found = publisher.publish(few, services__organisation=organisation)
    series = (Level.POINT, MAIL, "like", Mode.OPEN)
    assert [each.withheld and each.other_days for each in found.series(series)[:2]] == [True, True]
    assert publisher.ledger.floor == 10
