"""The panel “What was to be expected”: told before anybody was asked, beside what came true."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.definitions import Definitions
from generator.model.service import Stage
from generator.scorecards.card import Scorecard
from generator.scorecards.figure import Figure
from generator.scorecards.panels.expected import Expected, Foresight
from generator.scorecards.panels.expected import Told as Forecast
from generator.scorecards.panels.frozen import Frozen
from generator.views.drawing.expected import ExpectedChart, expected_chart
from generator.views.panels.panel import Panel, Told, add_lines, add_rows
from generator.views.words.sentences import figure_value
from generator.views.words.situation import Wording
from generator.views.words.wording import count, day_words, percent, percent_range, whole

_SAID = {
    Foresight.NOT_ASKED: "Nobody has been asked yet, so no forecast could be checked.",
    Foresight.NOT_MEASURED: "Nothing is measured from which to foretell whether people like it.",
    Foresight.SHORT: "The record is too short to tell whether what is measured foretells liking.",
    Foresight.NO_SKILL: "What is measured does not tell more than the last answers did.",
    Foresight.NOTHING_YET: (
        "What is measured has foretold whether people like it, but nothing is measured yet of late."
    ),
}
_WHEN = {
    Foresight.NOT_ASKED: "nobody was ever asked",
    Foresight.NOT_MEASURED: "nothing is measured, or it never changed",
    Foresight.SHORT: "fewer than 12 forecasts could have been made and checked",
    Foresight.NO_SKILL: "forecasts were no closer than the best simple guess",
    Foresight.NOTHING_YET: "forecasts were closer, but there is nothing to make the next one from",
}
_GUESSES = {
    "last value": "the same as the last time",
    "smoothed": "the same as of late",
    "year before": "the same as a year before",
}
_CHANCE = "Our forecasts were a little closer, but no more than chance alone can do."


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A period in the table: what was expected, from where to where, and what came true."""

    period: str
    expected: str
    range: str
    true: str
    note: str


@dataclass(frozen=True, slots=True)
class RecordView:
    """The record: the drawing with its title and its description, and the same as a table."""

    title: str
    description: str
    chart: ExpectedChart
    misses: bool
    rows: tuple[RecordRow, ...]


@dataclass(frozen=True, slots=True)
class FrozenRow:
    """A forecast that was written down: of which period, on which day, and what came true."""

    period: str
    made_on: str
    expected: str
    range: str
    true: str
    note: str


@dataclass(frozen=True, slots=True)
class FrozenView:
    """The forecasts that were written down before the answers came, and how they fared."""

    said: str
    rows: tuple[FrozenRow, ...]


@dataclass(frozen=True, slots=True)
class ExpectedView:
    """What was expected last, how far off forecasts and guesses were, and the record if shown.

    ``error`` is empty where no record can be checked; ``frozen`` are forecasts that were written
    down, which is another record.
    """

    now: str
    error: str
    guess: str
    guessed: str
    held: str
    forecasts: str
    note: str
    record: RecordView | None
    frozen: FrozenView | None


def tell(card: Scorecard, _: Definitions, __: date) -> Told | None:
    """Tell what was to be expected; nothing of a service that is not there yet, or no longer."""
    if card.service.stage in (Stage.PIPELINE, Stage.RETIRED):
        return None
    found = card.panels[Expected]
    if found.foresight is Foresight.NOT_MEASURED:
        named = card.service.measures
        add = add_rows("telemetry") if named else add_lines(card, "measures")
        return Told(_SAID[found.foresight], add=add, body=_view(found))
    if found.foresight is not Foresight.SHOWN:
        return Told(_SAID[found.foresight], body=_view(found))
    last = found.record[-1]
    assert last.expected is not None  # it is the forecast that is shown
    return Told(_said(last.expected, last.true, last.miss), body=_view(found))


def wordings() -> tuple[Wording, ...]:
    """Return every sentence that the panel can begin with."""
    return (
        *(Wording(_WHEN[foresight], said) for foresight, said in _SAID.items()),
        Wording("a forecast of answers still to come", _said(0.61, None, False)),
        Wording("a forecast that came true", _said(0.61, 0.64, False)),
        Wording("a forecast that did not come true", _said(0.61, 0.35, True)),
    )


def _said(expected: float, true: float | None, miss: bool) -> str:
    told = f"{whole(100 * expected)} of 100 people"
    if true is None:
        return f"From what is measured, we expect {told} to like it."
    did = f"{whole(100 * true)} did"
    if miss:
        return (
            f"From what is measured, we expected {told} to like it of late; {did}: we were wrong."
        )
    return f"From what is measured, we expected {told} to like it of late, and {did}."


def _view(found: Expected) -> ExpectedView | None:
    """Return what stands below the sentence; nothing without any record."""
    skill, error, guess, held = found.skill, found.error, found.guess, found.held
    kept = _frozen(found)
    if skill is None or error is None or guess is None or held is None:
        return ExpectedView("", "", "", "", "", "", "", None, kept) if kept else None
    proved = found.foresight is not Foresight.NO_SKILL
    return ExpectedView(
        now=_now(found.now),
        error=_points(error),
        guess=_points(guess),
        guessed=_GUESSES[skill.best],
        held=figure_value(held),
        forecasts=count(skill.origins, "forecast", "forecasts"),
        note="" if proved or skill.error >= skill.best_error else _CHANCE,
        record=_record(found.record, error, guess) if proved else None,
        frozen=kept,
    )


def _frozen(found: Expected) -> FrozenView | None:
    """Return the forecasts that were written down; nothing where none was."""
    if not found.frozen:
        return None
    said = f"{count(len(found.frozen), 'forecast was', 'forecasts were')} written down beforehand"
    error, held = found.frozen_figures
    if error.value is None or not held.of:
        said += "; no answers have come yet to check them by."
    else:
        said += (
            f". Those that can be checked were off by {_points(error)} on average; the range held "
            f"what came true in {figure_value(held)}."
        )
    return FrozenView(said, tuple(_frozen_row(each) for each in found.frozen))


def _frozen_row(each: Frozen) -> FrozenRow:
    return FrozenRow(
        period=each.period.label,
        made_on=day_words(each.made_on),
        expected=percent(each.expected),
        range=percent_range(each.low, each.high),
        true=_share(each.true),
        note="outside of the range" if each.miss else "",
    )


def _now(now: Figure) -> str:
    if now.value is None or now.span is None:
        return ""
    between = ""
    if now.low is not None and now.high is not None:
        between = f", most likely {percent_range(now.low, now.high)}"
    return f"{now.span.label}: {percent(now.value)}{between}."


def _points(figure: Figure) -> str:
    return count_points(figure.value or 0.0)


def count_points(points: float) -> str:
    """Say a distance in points of a hundred: “1 point”, “4.2 points”."""
    return f"{points:g} {'point' if points == 1 else 'points'}"


def _record(record: tuple[Forecast, ...], error: Figure, guess: Figure) -> RecordView:
    missed = sum(1 for each in record if each.miss)
    first, last = record[0].period.label, record[-1].period.label
    wrong = count(missed, "forecast was", "forecasts were") if missed else "no forecast was"
    description = (
        f"Share of people expected to like it, and who did, {first} to {last}. On average the "
        f"forecasts were {_points(error)} off, the best simple guess {_points(guess)}; "
        f"{wrong} wrong."
    )
    return RecordView(
        title="What we expected, and what came true",
        description=description,
        chart=expected_chart(record),
        misses=missed > 0,
        rows=tuple(_row(each) for each in record),
    )


def _row(each: Forecast) -> RecordRow:
    between = "–"
    if each.low is not None and each.high is not None:
        between = percent_range(each.low, each.high)
    return RecordRow(
        period=each.period.label,
        expected=_share(each.expected),
        range=between,
        true=_share(each.true),
        note="outside of the range" if each.miss else "",
    )


def _share(value: float | None) -> str:
    return "–" if value is None else percent(value)


PANEL = Panel(
    "expected",
    "What was to be expected",
    "expected.html",
    ExpectedView,
    tell,
    wordings,
    (Expected,),
)
