"""No text of a drawing lies on another, whatever is drawn and wherever it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise
from types import SimpleNamespace
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.drawing.ends import ends
from generator.drawing.flags import Noted, flags, of_period
from generator.drawing.stretches import stretches
from generator.drawing.ticks import time_ticks
from generator.drawing.trend import SIZE, around, y_ticks
from generator.drawing.trends import NONE, without_number_once
from generator.figures.figure import Periods, Span
from generator.figures.time_axis import Slot
from generator.language import ENGLISH
from generator.language.load import locale_of
from generator.model.period import Grain, period_of
from generator.wording.parts import EndView, FlagView, RowView
from generator.wording.wording import percent

LANGUAGES = {"English": ENGLISH, "German": locale_of("de")}
ROOMS = {"desk": (500, 220, 12), "phone": (213, 220, 12), "small phone": (143, 220, 12)}
ROOMS["paper"] = (560, 84.8, 6.36)
"""Width, height and size of letters in pixels: ``.ih-plot`` in ``site.css`` at its smallest."""
GUTTER, LETTER, BOLD = 8.6, 0.556, 0.6
"""In sizes of letters: what is right of the plot; how wide letters are, as Arial's digits."""


class Box(NamedTuple):
    """A text and where it is, in pixels of the plot."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


def touch(one: Box, other: Box) -> bool:
    apart = one.right <= other.left or other.right <= one.left
    return not (apart or one.bottom <= other.top or other.bottom <= one.top)


def box(text: str, x: float, y: float, em: float, part: float, letter: float = LETTER) -> Box:
    """A text on a line; ``part`` of it is left of ``x``: 0, a half or 1."""
    wide = len(text) * letter * em
    return Box(text, x - part * wide, x + (1 - part) * wide, y - 0.45 * em, y + 0.45 * em)


def marker_box(flag: FlagView, width: float, em: float) -> Box:
    half = 1.2 if len(flag.number) > 1 else 0.75
    x, y = flag.x / 100 * width, (-3.15 if flag.row else -1.45) * em
    return Box(flag.number, x - half * em, x + half * em, y - 0.75 * em, y + 0.75 * em)


def slots_of(first: date, grain: Grain, count: int) -> list[Slot]:
    period = period_of(first, grain, 1)
    found = []
    for _ in range(count):
        span = Span(period.start, period.end, Periods(period, period))
        found.append(Slot(span.start, span.end, period, 0, span, ""))
        period = period.shift(1)
    return found


def texts(slots, shares, days, locale, room) -> Iterator[Box]:
    width, height, em = ROOMS[room]
    scale = around(len(slots), shares)
    for tick in y_ticks(scale):
        yield box(tick.text, -0.6 * em, tick.at / 100 * height, em, 1)
    for tick in time_ticks(locale, [slot.period for slot in slots]):
        if not (tick.fine and "phone" in room):
            yield box(tick.text, tick.at / 100 * width, height + 1.25 * em, em, 0.5)
    flagged = tuple(Noted(day, "Moved") for day in sorted(days))
    for flag in flags(flagged, SimpleNamespace(slots=slots), scale):
        if flag.number:
            yield marker_box(flag, width, em)
    labels = [
        EndView(scale.y(share), locale.text(said).format(share=percent(share)), kind)
        for share, said, kind in zip(
            shares,
            ("usual range", "average {share}", "target {share}"),
            ("band", "average", "target"),
            strict=False,
        )
    ]
    for each in ends(labels):
        yield box(each.text, width + 0.6 * em, each.at / 100 * height, em, 0, BOLD)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("room", ROOMS)
@given(
    first=st.dates(date(2019, 1, 1), date(2026, 12, 31)),
    grain=st.sampled_from(Grain),
    count=st.integers(1, 130),
    shares=st.lists(st.floats(0, 1), min_size=1, max_size=3),
    places=st.lists(st.floats(0, 0.9999), max_size=9),
)
def test_no_text_lies_on_another(language, room, first, grain, count, shares, places):
    slots = slots_of(first, grain, count)
    length = (slots[-1].end - slots[0].start).days + 1
    days = [slots[0].start + timedelta(days=int(place * length)) for place in places]
    found = list(texts(slots, shares, days, LANGUAGES[language], room))
    assert [(a, b) for a, b in combinations(found, 2) if touch(a, b)] == []
    width, _, em = ROOMS[room]
    assert [each for each in found if each.right > width + GUTTER * em] == []
    assert [each for each in found if each.left < -3.5 * em] == []


@pytest.mark.parametrize(
    ("begins", "grain", "count", "said", "small"),
    [
        ("2023-11-01", Grain.MONTH, 36, "2024 Jul 2025 Jul 2026 Jul", "2024 2025 2026"),
        ("2025-11-01", Grain.MONTH, 12, "2026 Apr Jul Oct", "2026 Jul"),
        ("2026-03-01", Grain.MONTH, 5, "Mar Apr 2026 May Jun Jul", "Apr 2026 Jul"),
        (
            "2020-01-01",
            Grain.QUARTER,
            12,
            "2020 Q3 2020 2021 Q3 2021 2022 Q3 2022",
            "2020 2021 2022",
        ),
        ("2019-01-01", Grain.YEAR, 5, "2019 2020 2021 2022 2023", "2019 2022"),
        ("2026-04-27", Grain.WEEK, 12, "May 2026 Jun Jul", "May 2026 Jun Jul"),
        ("2026-04-27", Grain.DAY, 3, "27 Apr 28 Apr 29 Apr", "28 Apr"),
        ("2026-04-27", Grain.MONTH, 1, "Apr 2026", "Apr 2026"),
    ],
)
def test_ticks_are_at_even_steps_of_the_calendar(begins, grain, count, said, small):
    slots = slots_of(date.fromisoformat(begins), grain, count)
    ticks = time_ticks(ENGLISH, [slot.period for slot in slots])
    assert " ".join(tick.text for tick in ticks) == said
    assert " ".join(tick.text for tick in ticks if not tick.fine) == small
    steps = [b.at - a.at for a, b in pairwise(ticks)] or [0.0]
    weeks_of_a_month = 100 / count if grain is Grain.WEEK else 0.0
    assert max(steps) - min(steps) <= weeks_of_a_month + 0.11


def test_events_of_one_day_share_a_marker_and_lose_none():
    slots = slots_of(date(2024, 1, 1), Grain.MONTH, 24)
    days = [
        date(2024, 1, 2),
        date(2024, 6, 3),
        date(2024, 6, 3),
        date(2024, 6, 3),
        date(2025, 6, 3),
    ]
    flagged = tuple(Noted(day, f"It {number}") for number, day in enumerate(days))
    found = flags(flagged, SimpleNamespace(slots=slots), around(24, [0.5]))
    assert [each.number for each in found] == ["1", "2–4", "", "", "5"]
    assert len({each.x for each in found}) == 3
    said = of_period(ENGLISH, flagged, date(2024, 6, 1), date(2024, 6, 30))
    assert said == ("event 2: It 1", "event 3: It 2", "event 4: It 3")


@given(st.lists(st.integers(0, 729), min_size=1, max_size=9))
def test_each_number_is_on_exactly_one_marker(places):
    slots = slots_of(date(2024, 1, 1), Grain.MONTH, 24)
    flagged = tuple(Noted(date(2024, 1, 1) + timedelta(days=d), "It") for d in sorted(places))
    found = flags(flagged, SimpleNamespace(slots=slots), around(24, [0.5]))
    numbers: list[int] = []
    for each in found:
        if each.number:
            ends_of = [int(part) for part in each.number.split("–")]
            numbers += range(ends_of[0], ends_of[-1] + 1)
    assert numbers == list(range(1, len(places) + 1))
    assert all(0 <= each.x <= SIZE for each in found)


def test_a_label_stays_at_its_line_where_there_is_room():
    far = [EndView(10.0, "usual range", "band"), EndView(50.0, "average", "average")]
    assert ends(far) == tuple(far)
    near = ends([EndView(98.0, "target", "target"), EndView(97.0, "average", "average")])
    assert [(each.text, each.at) for each in near] == [("average", 91.0), ("target", 100.0)]


@pytest.mark.parametrize(
    ("count", "months"), [(1, [0]), (12, [0]), (13, [12, 0]), (36, [12, 0]), (37, [12, 36, 0])]
)
def test_a_stretch_is_offered_where_it_leaves_something_out(count, months):
    slots = slots_of(date(2023, 11, 1), Grain.MONTH, count)
    found = stretches(ENGLISH, slots)
    assert [each.months for each in found] == months
    assert all(count - each.first == each.months for each in found if each.months)
    assert found[-1].first == 0


def test_many_periods_without_a_number_are_one_row():
    def row(period: str, value: str = NONE, note: str = "withheld", answers: str = "") -> RowView:
        return RowView(period, value, "", answers, note)

    few = [row("May"), row("June"), row("July", "50 %", "", "9 answers")]
    many = [row("August"), row("September"), row("October"), row("November", note="no answers")]
    said = [*without_number_once(ENGLISH, few + many)]
    assert [each.period for each in said] == [
        *("May", "June", "July", "August to October", "November")
    ]
    assert (said[3].note, said[3].periods) == ("3 periods: withheld", 3)
