"""The trend as a table: what many rows have in common is said once."""

from __future__ import annotations

from generator.drawing.trends import ranges_once
from generator.wording.parts import RowView


def said(*usual: str) -> list[str]:
    """Return what rows say of usual ranges; a row of “?” has no number."""
    rows = [RowView("May", "–" if each == "?" else "50 %", "", "", "", each) for each in usual]
    return [row.usual for row in ranges_once(rows)]


def test_a_usual_range_is_said_once_where_it_begins() -> None:
    assert said("", "40–60 %", "40–60 %", "30–50 %", "30–50 %") == [
        "",
        "40–60 %",
        "",
        "30–50 %",
        "",
    ]


def test_a_gap_ends_no_range_and_a_new_line_without_one_does() -> None:
    assert said("40–60 %", "?", "40–60 %", "", "") == ["40–60 %", "", "", "–", ""]
