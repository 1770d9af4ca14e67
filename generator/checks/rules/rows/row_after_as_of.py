"""No row lies after the as-of date."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import WARNING, Family, Mask, RowOutcome, Rule, Words
from generator.checks.sheet import Sheet, Spot
from generator.model.slipped_digit import before_the_exchange, what_to_write

_HINT = "build with a later --as-of, or a later “as_of:” in services/organisation.yml"
_IF_PLANNED = "leave it here if it is planned: it will count from that day"


def find(sheet: Sheet) -> Iterator[Mask]:
    """Rows whose time has not come; those far from all others look like a slip of the pen.

    Rows that may be planned are only set aside, however late they are.
    """
    days = sheet.rows.days
    known, when, plans = sheet.known, sheet.kind.when, sheet.kind.plans
    after = days > known.as_of.toordinal()
    far = after & (days > (known.planned if plans else known.latest).toordinal())
    near = _planned if plans else _words
    yield sheet.mask(after & ~far, near, when, RowOutcome.SET_ASIDE, once=True)
    effect = RowOutcome.SET_ASIDE if plans else RowOutcome.REFUSED
    yield sheet.mask(far & ~sheet.bad, _slip, when, effect)


def _message(spot: Spot) -> str:
    rows, day = spot.rows("is", "are"), spot.sheet.known.as_of
    return f"{rows} after {day}, the day up to which data count"


def _words(spot: Spot) -> Words:
    turned = before_the_exchange(_written(spot), spot.sheet.known.as_of) if spot.count == 1 else ""
    correct = f"write {turned}, if day and month are exchanged" if turned else "correct the date"
    return _message(spot), f"{_HINT}, if that day has come; otherwise {correct}"


def _planned(spot: Spot) -> Words:
    return _message(spot), f"{_IF_PLANNED}; otherwise correct the date"


def _slip(spot: Spot) -> Words:
    known, written = spot.sheet.known, _written(spot)
    latest = min(known.as_of, known.latest)
    correct = what_to_write(written, latest, known.reading.year_begins) or "correct the date"
    message = f"{written} is long after all other data, and after {known.as_of}"
    right = f"or {_IF_PLANNED}" if spot.sheet.kind.plans else f"if it is right, {_HINT}"
    return message, f"{correct}; {right}"


def _written(spot: Spot) -> str:
    return next(filter(None, map(spot.text, spot.sheet.kind.times)))


RULE = Rule(
    code="row-after-as-of",
    title="No row is after the as-of date",
    severity=WARNING,
    family=Family.DATA,
    why="One commit makes one site: later rows are left out until their day has come.",
    hint=f"{_HINT}, if that day has come; otherwise correct the date",
    find=find,
)
