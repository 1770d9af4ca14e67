"""What an owner withdraws is withheld from the next release on, with the reason, in every sum."""

from __future__ import annotations

import re
from datetime import date

import pytest

from generator.counts.keys import Level, Mode
from generator.model.subject import Subject
from generator.releases.written import from_text, to_text
from tests.disclosure.releases import MAIL, Publisher, likes, numbers, rows, total

REASON = "two people asked us to"


@pytest.fixture
def publisher(repository):
    return Publisher(repository)


def mail(*items: str) -> dict[str, str]:
    lines = "".join(f"  - {{{item}, reason: {REASON}}}\n" for item in items)
    text = f"name: Mail\nstage: live\nlaunched: 2020-01-01\nwithdrawn:\n{lines}"
    return {"services__it__mail": text}


def test_a_withdrawn_month_is_in_no_number_and_says_why(publisher):
    answers = [*rows(7, 20), *rows(8, 30), *rows(9, 40)]
    publisher.publish(answers)
    published = publisher.publish(answers, **mail("period: 2026-08"))
    assert numbers(published) == {7: 20, 8: None, 9: 40}
    window = total(published, 7, 9)
    assert window is not None
    assert (window.n, len(window.without), window.withdrawn) == (60, 1, REASON)
    alone = total(published, 8, 8)
    assert alone is not None
    assert (alone.withheld, alone.withdrawn) == (True, REASON)
    mix = published.mix(
        Subject("provider", "it"), "like", Mode.OPEN, date(2026, 7, 1), date(2026, 9, 30)
    )
    assert mix is not None
    assert (mix.n, mix.withdrawn) == (60, REASON)


def test_a_withdrawn_number_is_in_no_ledger_and_stays_withdrawn_without_the_line(publisher):
    """Who kept it could compare what came back with it; we could not, for it is gone."""
    publisher.publish([*rows(8, 30), *rows(9, 40)])
    publisher.publish([*rows(8, 30), *rows(9, 40)], **mail("period: 2026-09"))
    assert not re.search(r" 40[,\]]", to_text(publisher.ledger))
    back = publisher.publish([*rows(8, 30), *rows(9, 60)])
    assert numbers(back) == {8: 30, 9: None}
    (_, cell) = back.points(MAIL, "like", Mode.OPEN)
    assert cell.withdrawn == REASON
    assert from_text(to_text(publisher.ledger)) == publisher.ledger


def test_what_was_never_published_comes_back_without_the_line(publisher):
    publisher.publish(rows(8, 30))
    assert numbers(publisher.publish([*rows(8, 30), *rows(9, 40)], **mail("period: 2026-09"))) == {
        8: 30,
        9: None,
    }
    assert numbers(publisher.publish([*rows(8, 30), *rows(9, 40)])) == {8: 30, 9: 40}


def test_with_the_ledger_of_before_the_older_number_comes_back_or_one_of_many_more(publisher):
    publisher.publish(rows(9, 40))
    before = publisher.ledger
    publisher.publish(rows(9, 39), **mail("period: 2026-09-10"))
    publisher.ledger = before
    assert likes(publisher.publish(rows(9, 39)), 9) == (0, 0, 0, 40, 0)
    publisher.ledger = before
    assert numbers(publisher.publish(rows(9, 50)))[9] == 50


def test_a_question_is_withdrawn_alone(publisher):
    header = "date,service,rating,ease\n"
    both = "".join("2026-09-10,mail,4,5\n" for _ in range(20))
    publisher._files["data/answers/b.csv"] = header + both
    published = publisher.publish([], **mail("period: 2026-09, question: ease"))
    assert numbers(published)[9] == 20
    (ease,) = published.points(MAIL, "ease", Mode.OPEN)
    assert ease.withheld


def test_a_block_of_which_one_month_is_withdrawn_is_gone_and_forms_no_other(publisher):
    answers = [*rows(7, 6), *rows(8, 15), *rows(9, 6)]
    publisher.publish(answers)  # July and September are shown together: 12
    published = publisher.publish(answers, **mail("period: 2026-07"))
    window = total(published, 7, 9)
    assert window is not None
    assert (window.n, len(window.without)) == (15, 2)
    later = publisher.publish([*answers, *rows(6, 8)], **mail("period: 2026-07"))
    assert numbers(later) == {6: None, 7: None, 8: 15, 9: None}
    again = total(publisher.publish(answers), 7, 9)
    assert again is not None
    assert again.n == 15


def _communities(field: int, office: int, remote: int = 0) -> list[str]:
    of = {"field": field, "office": office, "remote": remote}
    return [row for name, number in of.items() for row in rows(9, number, community=name)]


def test_a_withdrawn_community_takes_others_of_its_quarter_with_it(publisher):
    answers = _communities(30, 20)
    first = publisher.publish(answers)
    assert numbers(first, Level.COMMUNITY) == {"field": 30, "office": 20}
    item = mail("period: 2026-08, community: office")
    second = publisher.publish(answers, **item)
    assert numbers(second) == {9: 50}
    assert numbers(second, Level.COMMUNITY) == {"field": None, "office": None}
    cells = second.communities(MAIL, "like", Mode.OPEN)
    assert {cell.key.community: cell.withdrawn for cell in cells} == {"field": "", "office": REASON}
    late = publisher.publish([*answers, *rows(9, 3, first=90)], **item)
    assert numbers(late, Level.COMMUNITY) == {"field": None, "office": None}
    back = publisher.publish(_communities(30, 21))
    assert numbers(back, Level.COMMUNITY) == {"field": None, "office": None}
    assert not re.search(r" 20[,\]]", to_text(publisher.ledger))


def test_of_a_withdrawn_month_the_communities_of_its_quarter_say_nothing(publisher):
    answers = [*rows(8, 20), *_communities(30, 20)]
    publisher.publish(answers)
    second = publisher.publish(answers, **mail("period: 2026-09"))
    assert numbers(second) == {8: 20, 9: None}
    assert set(numbers(second, Level.COMMUNITY).values()) == {None}


def test_a_provider_withdraws_of_all_that_it_provides_and_a_service_of_its_steps(publisher):
    publisher._files["data/answers/b.csv"] = "date,service,rating,step\n" + "".join(
        f"2026-09-{day},mail,5,send\n" for day in range(11, 31)
    )
    steps = "name: Mail\nstage: live\nlaunched: 2020-01-01\nsteps:\n  - {id: send, name: Send}\n"
    step = Subject("step", "mail/send")
    shown = publisher.publish(rows(9, 20), services__it__mail=steps)
    assert [cell.n for cell in shown.points(step, "like", Mode.OPEN)] == [20]
    item = f"withdrawn:\n  - {{period: 2026, reason: {REASON}}}\n"
    for files in (
        {"services__it__mail": steps + item},
        {
            "services__it__mail": steps,
            "services__it__provider": f"name: IT\nshirt: IT\n{item}",
        },
    ):
        published = publisher.publish(rows(9, 20), **files)
        assert numbers(published)[9] is None
        assert [c.withdrawn for c in published.points(step, "like", Mode.OPEN)] == [REASON]


def test_a_withdrawn_number_leaves_the_ledger_though_its_answers_are_deleted(publisher):
    publisher.publish([*rows(8, 30), *rows(9, 40)])
    publisher.publish(rows(8, 30), **mail("period: 2026-09"))
    ((cells,),) = [publisher.ledger.lines.values()]
    assert [days[0][0].month for days in cells] == [8]
    plain = {"services__it__mail": "name: Mail\nstage: live\nlaunched: 2020-01-01\n"}
    again = publisher.publish([*rows(8, 30), *rows(9, 41)], **plain)
    assert numbers(again) == {8: 30, 9: None}
