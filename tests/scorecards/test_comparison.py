"""Services compared with each other: who differs by more than chance, and who is not compared."""

from __future__ import annotations

import math
from collections import Counter

import pytest

from generator.language import ENGLISH
from generator.pages.compare import compare_view, said
from generator.pipeline import compute
from generator.scorecards.overviews.comparison import Comparison, Position, compare
from tests.wording.jargon import jargon_in

HEAD = "name: {name}\nstage: live\nlaunched: 2020-01-01\n"


@pytest.fixture
def cards(repository):
    def do(answers: dict[str, tuple[int, int]], opened: tuple[str, ...] = ()):
        files = {}
        rows, invited = ["date,service,rating\n"], ["period,service,invited,mode\n"]
        for name, (likes, others) in answers.items():
            files[f"services/it/{name}.yml"] = HEAD.format(name=name.title())
            rows += [f"2026-09-10,{name},5\n"] * likes + [f"2026-09-10,{name},2\n"] * others
            mode = "open" if name in opened else "list"
            number = "" if name in opened else "5000"
            invited.append(f"2026-09,{name},{number},{mode}\n")
        files["data/answers/a.csv"] = "".join(rows)
        files["data/invitations/i.csv"] = "".join(invited)
        reading = repository(files)
        assert reading.checked.errors == ()
        return compute(reading)

    return do


def position(found: Comparison) -> dict[str, Position]:
    return {each.card.id: each.position for each in found.placed}


def test_the_band_is_that_of_all_together_at_the_services_own_number_of_answers(cards):
    made = cards({"a": (60, 40), "b": (130, 70), "c": (40, 60), "d": (20, 20)})
    found = compare(made.services)
    assert found.centre == pytest.approx(250 / 440)
    (a,) = [each for each in found.placed if each.card.id == "a"]
    half = 3.0902 * math.sqrt(250 / 440 * (190 / 440) / 100)
    assert a.band is not None
    assert a.band.high - found.centre == pytest.approx(half, abs=1e-4)


def test_who_lies_outside_differs_and_who_lies_inside_does_not(cards):
    found = compare(cards({"a": (60, 40), "b": (180, 20), "c": (20, 80), "d": (66, 34)}).services)
    assert position(found) == {
        "a": Position.AS_OTHERS,
        "b": Position.MORE,
        "c": Position.LESS,
        "d": Position.AS_OTHERS,
    }


def test_an_open_link_is_neither_compared_nor_part_of_the_centre(cards):
    answers = {"a": (60, 40), "b": (60, 40), "c": (60, 40), "d": (0, 300)}
    found = compare(cards(answers, opened=("d",)).services)
    assert found.centre == pytest.approx(0.6)
    assert position(found)["d"] is Position.NOT_COMPARED


def test_few_answers_do_not_stand_here(cards):
    answers = {"a": (60, 40), "b": (60, 40), "c": (60, 40), "d": (10, 15)}
    found = compare(cards(answers).services)
    assert "d" not in position(found)
    assert found.silent >= 1


@pytest.mark.parametrize("number", [0, 1, 2])
def test_without_others_there_is_no_comparison_and_the_page_is_there(cards, number):
    made = cards(dict.fromkeys("abc"[:number], (60, 40)))
    view = compare_view(ENGLISH, compare(made.services))
    assert view.drawing is None
    assert view.said.startswith("Too few services")
    assert [row.position for row in view.rows] == [""] * number


def test_names_touch_neither_each_other_nor_a_mark(cards):
    answers = {f"a-service-with-a-long-name-{n}": (90 - n % 3, 10 + n % 3) for n in range(12)}
    made = cards(answers | {"z": (100, 900)})
    drawing = compare_view(ENGLISH, compare(made.services)).drawing
    assert drawing is not None
    named = [dot for dot in drawing.dots if dot.name]
    assert 0 < len(named) < 12


def test_what_the_chart_cannot_name_is_named_below_it_from_the_top_down(cards):
    answers = {f"a-service-with-a-long-name-{n}": (90 - n % 3, 10 + n % 3) for n in range(30)}
    view = compare_view(ENGLISH, compare(cards(answers | {"z": (100, 900)}).services))
    assert view.drawing is not None
    more, less = view.outside
    assert (more.title, len(more.services), more.more) == (
        "Liked more than the others:",
        24,
        "and 6 more",
    )
    shares = [int(each.value[:2]) for each in more.services]
    assert shares == sorted(shares, reverse=True)
    assert [each.service.href for each in less.services] == ["services/z/"]
    assert less.more == ""
    sides = {dot.side for dot in view.drawing.dots if dot.name}
    assert sides <= {"right", "left", "above", "below"}


def test_a_name_with_no_room_beside_its_mark_stands_above_or_below_it(cards):
    answers = {"in-the-middle": (90, 10), "much-asked": (3600, 6400)}
    answers |= {f"near-{n}": (900 - n, 100 + n) for n in range(3)} | {"low": (100, 900)}
    drawing = compare_view(ENGLISH, compare(cards(answers).services)).drawing
    assert drawing is not None
    assert {"above", "below"} & {dot.side for dot in drawing.dots if dot.name}


def test_each_number_has_its_words():
    some = {Position.MORE: (0, 1, 3), Position.LESS: (0, 1, 3), Position.AS_OTHERS: (0, 1, 5)}
    found = {
        said(
            ENGLISH,
            Counter({Position.MORE: m, Position.LESS: s, Position.AS_OTHERS: o}),
            known=True,
        )
        for m in some[Position.MORE]
        for s in some[Position.LESS]
        for o in some[Position.AS_OTHERS]
        if m + s + o
    }
    assert len(found) == 26
    for text in found:
        assert text.endswith(".")
        assert not jargon_in(text)
    one = "We compared 2 services; 1 is liked more than the others by more than chance"
    assert f"{one}; 1 is where chance could put it." in found
