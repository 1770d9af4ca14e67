"""No row lies after the as-of date."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import WARNING, Family, Mask, RowOutcome, Rule, Words
from generator.checks.sheet import Sheet, Spot
from generator.checks.slipped_digit import before_the_slip

_HINT = "build with a later --as-of, or a later “as_of:” in services/organisation.yml"


def find(sheet: Sheet) -> Iterator[Mask]:
    """Rows whose time has not come; those far from all others look like a slip of the pen."""
    days = sheet.rows.days
    known, when = sheet.known, sheet.kind.when
    after = days > known.as_of.toordinal()
    far = after & (days > known.latest.toordinal())
    yield sheet.mask(after & ~far, _words, when, RowOutcome.SET_ASIDE, once=True)
    yield sheet.mask(far & ~sheet.bad, _slip, when)


def _words(spot: Spot) -> Words:
    rows, day = spot.rows("lies", "lie"), spot.sheet.known.as_of
    return f"{rows} after {day}, the day up to which data count", _HINT


def _slip(spot: Spot) -> Words:
    known = spot.sheet.known
    written = next(filter(None, map(spot.text, spot.sheet.kind.times)))
    latest = min(known.as_of, known.latest)
    meant = before_the_slip(written, latest, known.reading.year_begins)
    correct = f"write {meant}, if a digit slipped" if meant else "correct the date"
    message = f"{written} lies far after all other data, and after {known.as_of}"
    return message, f"{correct}; if it is right, {_HINT}"


RULE = Rule(
    code="row-after-as-of",
    title="No row lies after the as-of date",
    severity=WARNING,
    family=Family.DATA,
    why="One commit makes one site: what lies later is left out until its day has come.",
    hint=_HINT,
    find=find,
)
