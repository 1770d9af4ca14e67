"""What service hours are meant by days and times as people write them: Mo–Fr 8–18 Uhr."""

from __future__ import annotations

import re

_DAYS = {
    name: day
    for day, names in (
        ("Mon", "mo mon monday montag"),
        ("Tue", "di die tu tue tues tuesday dienstag"),
        ("Wed", "mi mit we wed wednesday mittwoch"),
        ("Thu", "do don th thu thur thurs thursday donnerstag"),
        ("Fri", "fr fre fri friday freitag"),
        ("Sat", "sa sam sat saturday samstag sonnabend"),
        ("Sun", "so son su sun sunday sonntag"),
    )
    for name in names.split()
}
_TO = r"\s*(?:-|–|to|bis)\s*"
_TIME = r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:Uhr|h)?"
_HOURS = re.compile(
    rf"([^\W\d]+)\.?(?:{_TO}([^\W\d]+)\.?)?[,:]?\s+{_TIME}{_TO}{_TIME}", re.IGNORECASE
)


def meant_hours(text: str) -> str:
    """Return hours as we write them, such as Mon-Fri 08:00-18:00; “” where they are not clear.

    A half of the day, as in 9 am, is not read.
    """
    found = _HOURS.fullmatch(text.strip())
    if found is None:
        return ""
    days = [_DAYS.get(name.lower(), "") for name in found.group(1, 2) if name]
    times = [(int(found[hour]), int(found[hour + 1] or 0)) for hour in (3, 5)]
    late = times[0] >= (24, 0) or times[1] > (24, 0)
    if not all(days) or late or any(minute > 59 for _, minute in times):
        return ""
    from_to = "-".join(f"{hour:02}:{minute:02}" for hour, minute in times)
    return f"{'-'.join(days)} {from_to}"
