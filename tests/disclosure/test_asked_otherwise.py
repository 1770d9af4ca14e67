"""An invitation that is written down later reveals nothing by another name of the same answers."""

from __future__ import annotations

import pytest

from generator.counts.keys import Level, Mode
from generator.disclosure.published import Published
from tests.disclosure.releases import MAIL, Publisher, rows

LIST, OPEN = Mode.LIST, Mode.OPEN


@pytest.fixture
def publisher(repository):
    return Publisher(repository)


def invite(publisher: Publisher, *periods: str) -> None:
    text = "".join(f"{period},mail,900,list\n" for period in periods)
    publisher._files["data/invitations/i.csv"] = f"period,service,invited,mode\n{text}"


def shown(published: Published, mode: Mode, level: Level = Level.POINT) -> dict[object, int | None]:
    return {
        cell.key.community or cell.key.start.month: None if cell.withheld else cell.n
        for cell in published.series((level, MAIL, "like", mode))
    }


def test_a_late_answer_is_not_revealed_by_a_late_invitation(publisher):
    publisher.publish([*rows(8, 40), *rows(9, 40)])
    invite(publisher, "2026-08", "2026-09")
    published = publisher.publish([*rows(8, 41), *rows(9, 40)])
    assert shown(published, LIST) == {8: None, 9: 40}
    assert [cell.other_days for cell in published.points(MAIL, "like", LIST)] == [True, False]
    assert published.withheld_periods() == {}
    again = publisher.publish([*rows(8, 41), *rows(9, 41)])
    assert shown(again, LIST) == {8: None, 9: 40}
    assert shown(publisher.publish([*rows(8, 50), *rows(9, 50)]), LIST) == {8: 50, 9: 50}


def test_a_few_that_an_invitation_does_not_reach_are_not_revealed(publisher):
    """A wave of some days takes 37 of 40: what is left is three."""
    early = [row.replace("-10,", "-02,") for row in rows(9, 3, first=50)]
    publisher.publish([*early, *rows(9, 37)])
    invite(publisher, *(f"2026-09-{day:02}" for day in range(10, 12)))
    published = publisher.publish([*early, *rows(9, 37)])
    assert (shown(published, LIST), shown(published, OPEN)) == ({9: None}, {9: None})


@pytest.mark.parametrize(("now", "number"), [(20, 20), (21, None), (30, 30)])
def test_one_more_answer_among_many_that_moved_is_not_revealed(publisher, now, number):
    early = [row.replace("-10,", "-02,") for row in rows(9, 20, first=50)]
    publisher.publish([*early, *rows(9, 20)])
    invite(publisher, "2026-09-10")
    moved = publisher.publish([*early, *rows(9, now)])
    assert (shown(moved, LIST), shown(moved, OPEN)) == ({9: number}, {9: 20})


def test_withheld_months_published_together_are_in_no_other_number(publisher):
    publisher.publish([*rows(7, 5), *rows(8, 6)])
    invite(publisher, "2026-07", "2026-08")
    published = publisher.publish([*rows(7, 5), *rows(8, 12)])
    assert shown(published, LIST) == {7: None, 8: None}
    assert published.blocks((Level.POINT, MAIL, "like", LIST)) == ()


def test_two_ways_of_asking_from_the_beginning_are_two_numbers(publisher):
    early = [row.replace("-10,", "-02,") for row in rows(9, 12, first=50)]
    invite(publisher, "2026-09-10")
    first = publisher.publish([*early, *rows(9, 14)])
    assert (shown(first, LIST), shown(first, OPEN)) == ({9: 14}, {9: 12})
    later = publisher.publish([*early, *rows(9, 25)])
    assert (shown(later, LIST), shown(later, OPEN)) == ({9: 25}, {9: 12})


@pytest.mark.parametrize(("office", "number"), [(40, 40), (41, None)])
def test_communities_are_held_to_what_was_published_of_them_before(publisher, office, number):
    def of(office: int) -> list[str]:
        return [*rows(9, 40, community="field"), *rows(9, office, community="office", first=500)]

    publisher.publish(of(40))
    invite(publisher, "2026-07", "2026-08", "2026-09")
    unnamed = rows(9, 12, first=900) if number is None else []
    published = publisher.publish([*of(office), *unnamed])
    assert shown(published, LIST) == {9: 80 if number else 93}
    shown_of = shown(published, LIST, Level.COMMUNITY)
    assert shown_of == {"field": number, "office": number}


def test_what_is_withdrawn_is_in_the_ledger_under_neither_name(publisher):
    mail = "name: Mail\nstage: live\nlaunched: 2020-01-01\n"
    item = "withdrawn:\n  - {period: 2026-09, reason: two people asked us to}\n"
    publisher.publish(rows(9, 40))
    invite(publisher, "2026-09")
    publisher.publish(rows(9, 40), services__it__mail=mail + item)
    assert not any(publisher.ledger.lines.values())
    assert shown(publisher.publish(rows(9, 60), services__it__mail=mail), LIST) == {9: None}
