"""Service hours that people write in their own way are proposed as we write them."""

from __future__ import annotations

import re

import pytest

from generator.model.meant_hours import meant_hours
from generator.model.organisation import HOURS_PATTERN


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Mo-Fr 08:00-18:00", "Mon-Fri 08:00-18:00"),
        ("Mo–Fr 8–18 Uhr", "Mon-Fri 08:00-18:00"),
        ("Mo. bis Fr., 8.30 bis 17 Uhr", "Mon-Fri 08:30-17:00"),
        ("Monday to Saturday: 7:00 to 19:30", "Mon-Sat 07:00-19:30"),
        ("mon-sun 0-24", "Mon-Sun 00:00-24:00"),
        ("Sa 9-12", "Sat 09:00-12:00"),
        ("8-18", ""),
        ("9 to 5", ""),
        ("Mo-Fr 24-25", ""),
        ("Mo-Fr 24:00-24:00", ""),
        ("Mo-Fr 8:75-18:00", ""),
        ("Mo-Xy 8-18", ""),
        ("weekdays 8-18", ""),
        ("Mon-Fri 9 am - 5 pm", ""),
    ],
)
def test_hours(text, hours):
    assert meant_hours(text) == hours
    assert not hours or re.fullmatch(HOURS_PATTERN, hours)
