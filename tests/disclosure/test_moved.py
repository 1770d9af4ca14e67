"""Answers that move from one line to another reveal no late one: the sums of both are compared."""

from __future__ import annotations

import pytest

from generator.counts.keys import Level, Mode
from generator.disclosure.published import Published
from generator.model.subject import Subject, step_of
from tests.conftest import SERVICE
from tests.disclosure.releases import Publisher

CHAT, MAIL, IT = Subject("service", "chat"), Subject("service", "mail"), Subject("provider", "it")
STEPPED = (
    SERVICE + "steps: [{id: login, name: Sign in}, {id: enter, name: Enter}, {id: b, name: B}]\n"
)
COLUMNS = "date,service,provider,step,rating,respondent\n"
LINES = {
    "step": ("mail,,login", step_of("mail", "login")),
    "new id": ("mail,,enter", step_of("mail", "enter")),
    "service": ("mail,,", MAIL),
    "another service": ("chat,,", CHAT),
    "provider": (",it,", IT),
}
WAYS = [
    ("step", "new id"),
    ("step", "service"),
    ("service", "step"),
    ("service", "another service"),
    ("service", "provider"),
    ("provider", "another service"),
]


class Editor(Publisher):
    """Publishes answers of lines, as they are edited from one release to the next."""

    def edit(
        self, given: dict[str, int | dict[int, int]], ratings: tuple[int, ...] = (4,)
    ) -> Published:
        """Publish so many answers of each line in September, or in each month."""
        rows = ""
        for name, often in given.items():
            for month, number in (often if isinstance(often, dict) else {9: often}).items():
                for person in range(number):
                    rating = ratings[person % len(ratings)]
                    rows += f"2026-{month:02}-10,{LINES[name][0]},{rating},p{month}{name}{person}\n"
        self._files["data/answers/b.csv"] = COLUMNS + rows
        return self.publish([])


@pytest.fixture
def editor(repository):
    files = {
        "services/it/mail.yml": STEPPED,
        "services/it/chat.yml": SERVICE.replace("Mail", "Chat"),
    }
    return Editor(repository, files)


def shown(published: Published, name: str) -> dict[int, int | None]:
    cells = published.series((Level.POINT, LINES[name][1], "like", Mode.OPEN))
    return {each.key.start.month: None if each.withheld else each.n for each in cells}


@pytest.mark.parametrize(("one", "other"), WAYS)
@pytest.mark.parametrize(("late", "number"), [(0, 40), (1, None), (9, None), (10, 50), (-1, None)])
def test_all_answers_of_a_line_that_moves(editor, one, other, late, number):
    """Who kept the last site takes the difference of the two numbers."""
    editor.edit({one: 40})
    assert shown(editor.edit({other: 40 + late}), other) == {9: number}


@pytest.mark.parametrize(("one", "other"), WAYS)
def test_it_stays_away_until_many_changed_it(editor, one, other):
    editor.edit({one: 40})
    assert shown(editor.edit({other: 41}), other) == {9: None}
    assert shown(editor.edit({other: 42}), other) == {9: None}
    assert shown(editor.edit({other: 51}), other) == {9: 51}
    assert shown(editor.edit({other: 52}), other) == {9: 51}


@pytest.mark.parametrize(("one", "other"), WAYS)
@pytest.mark.parametrize(("late", "number"), [(0, 35), (1, 20), (10, 45)])
def test_a_part_that_moves_to_a_line_that_has_a_number(editor, one, other, late, number):
    editor.edit({one: 40, other: 20})
    found = editor.edit({one: 25, other: 35 + late})
    assert shown(found, one) == {9: 25}
    assert shown(found, other) == {9: number}


def test_two_lines_that_become_one(editor):
    editor.edit({"step": 40, "new id": 30})
    assert shown(editor.edit({"service": 71}), "service") == {9: None}
    assert shown(editor.edit({"service": 70}), "service") == {9: 70}


def test_a_line_that_becomes_two(editor):
    editor.edit({"service": 40})
    found = editor.edit({"another service": 20, "provider": 21})
    assert shown(found, "another service") == shown(found, "provider") == {9: None}


def test_months_that_were_shown_together(editor):
    editor.edit({"step": {7: 5, 8: 5}})
    found = editor.edit({"new id": {7: 5, 8: 5}})
    assert [each.cell.n for each in _blocks(found, "new id")] == [10]
    assert _blocks(editor.edit({"another service": {7: 5, 8: 6}}), "another service") == ()


def _blocks(published: Published, name: str):
    return published.blocks((Level.POINT, LINES[name][1], "like", Mode.OPEN))


def test_a_month_that_is_new_is_shown_as_ever(editor):
    """Nothing is gone, or what is gone is of other days."""
    editor.edit({"service": {8: 40}, "another service": {8: 30}})
    found = editor.edit({"another service": {8: 30, 9: 41}})
    assert shown(found, "another service") == {8: 30, 9: 41}


def test_another_line_of_many_others_is_shown(editor):
    editor.edit({"service": 40})
    assert shown(editor.edit({"another service": 90}), "another service") == {9: 90}


def test_another_grain_moves_nothing(editor):
    """All months become quarters: each line has as many answers as before."""
    editor.edit({"service": {7: 12, 8: 13, 9: 14}, "another service": {7: 13, 8: 13, 9: 14}})
    more = "name: Small Works\nas_of: 2026-09-30\nperiod: quarter\ncloses_after: 0\n"
    editor._files["services/organisation.yml"] = more
    found = editor.edit(
        {"service": {7: 12, 8: 13, 9: 14}, "another service": {7: 13, 8: 13, 9: 14}}
    )
    assert shown(found, "service") == {7: 39}
    assert shown(found, "another service") == {7: 40}


@pytest.mark.parametrize(("late", "number"), [(0, 40), (1, None), (-3, None), (10, 50)])
def test_answers_whose_days_were_wrong(editor, late, number):
    editor.edit({"service": {7: 40}})
    assert shown(editor.edit({"service": {8: 40 + late}}), "service") == {8: number}


@pytest.mark.parametrize(("late", "number"), [(0, 40), (1, 20), (10, 50)])
def test_answers_that_move_to_a_month_that_has_a_number(editor, late, number):
    editor.edit({"service": {7: 40, 8: 20}})
    found = editor.edit({"service": {7: 20, 8: 40 + late}})
    assert shown(found, "service") == {7: 20, 8: number}


def test_two_steps_with_new_ids_at_once_are_shown(editor):
    """What one line has lost is all that another has gained: nothing came late."""
    editor.edit({"step": 40, "another service": 42})
    found = editor.edit({"new id": 40, "provider": 42})
    assert (shown(found, "new id"), shown(found, "provider")) == ({9: 40}, {9: 42})
    found = editor.edit({"step": 40, "service": 43})
    assert (shown(found, "step"), shown(found, "service")) == ({9: 40}, {9: None})


@pytest.mark.parametrize(("late", "numbers"), [(0, (20, 20)), (1, (None, None)), (10, (20, 30))])
def test_answers_that_move_to_two_months(editor, late, numbers):
    editor.edit({"service": {7: 40}})
    found = shown(editor.edit({"service": {6: 20, 8: 20 + late}}), "service")
    assert (found[6], found[8]) == numbers
    again = shown(editor.edit({"service": {6: 20, 8: 20 + late}}), "service")
    assert again == found


def by_question(editor, given: dict[str, int]) -> dict[str, int | None]:
    """Publish so many answers to each question about mail in September; return what is shown."""
    rows = ""
    for name, number in given.items():
        cells = {"rating": "", "ease": "", "recommend": "", "home": "", name: RATING[name]}
        values = ",".join(cells[each] for each in ("rating", "ease", "recommend", "home"))
        rows += "".join(f"2026-09-10,mail,{values},p{name}{n}\n" for n in range(number))
    header = "date,service,rating,ease,recommend,home,respondent\n"
    editor._files["data/answers/b.csv"] = header + rows
    published = editor.publish([])
    found = {}
    for name in RATING:
        question = "like" if name == "rating" else name
        for each in published.series((Level.POINT, MAIL, question, Mode.OPEN)):
            found[name] = None if each.withheld else each.n
    return found


RATING = {"rating": "4", "ease": "4", "recommend": "9", "home": "1"}
QUESTIONS = [
    ("rating", "home"),
    ("rating", "ease"),
    ("rating", "recommend"),
    ("home", "rating"),
    ("recommend", "home"),
]


@pytest.mark.parametrize(("one", "other"), QUESTIONS)
@pytest.mark.parametrize(("late", "number"), [(0, 40), (1, None), (-1, None), (9, None), (10, 50)])
def test_answers_that_move_to_another_question(editor, one, other, late, number):
    """A column was mixed up, and is put right later: a late answer is not the difference."""
    by_question(editor, {one: 40})
    assert by_question(editor, {other: 40 + late}) == {other: number}


@pytest.mark.parametrize(("late", "number"), [(0, 60), (1, 20), (10, 70)])
def test_answers_that_move_to_another_question_that_has_a_number(editor, late, number):
    by_question(editor, {"rating": 60, "home": 20})
    assert by_question(editor, {"rating": 20, "home": 60 + late}) == {"rating": 20, "home": number}
