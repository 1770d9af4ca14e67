"""The panel “Do people get through”: of 100 who start, step by step; and how long people wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.definitions import Definitions
from generator.model.service import Stage
from generator.scorecards.card import Scorecard
from generator.scorecards.figure import Figure, State
from generator.scorecards.panels.getting_through import Requests, Through
from generator.views.panels.panel import Panel, Told, add_rows
from generator.views.parts import BarView
from generator.views.words.sentences import figure_range, figure_value
from generator.views.words.situation import Wording
from generator.views.words.wording import amount, whole

_UNCOUNTED = "How many get done what they began is not counted."
_PEOPLE = "How many use it is counted, but not how many get done what they began."
_UNASKED = "How long people wait after they have asked for it is not counted."
_NOBODY = "Nobody started in this time, says the count."


@dataclass(frozen=True, slots=True)
class ThroughView:
    """The way in bars: of 100 who start; what was done online; what was asked for and got."""

    period: str
    bars: tuple[BarView, ...]
    notes: tuple[str, ...]


def tell(card: Scorecard, _: Definitions, __: date) -> Told | None:
    """Tell how many get through; nothing of a service that is not there yet, or no longer."""
    if card.service.stage in (Stage.PIPELINE, Stage.RETIRED):
        return None
    found = card.panels[Through]
    hardest = found.hardest
    notes = tuple(note for note in (_digital(found.digital), *_asked(found.requests)) if note)
    if found.end is not None:
        said, tone = _said(found.end, hardest.step.name if hardest else "")
        unasked = card.service.request is not None and found.requests.made.value is None
        add = f"{_UNASKED} {add_rows('requests')}" if unasked else ""
        return Told(said, tone, add, ThroughView(_period(found), _bars(found), notes))
    requests = found.requests
    if requests.made.value is not None:
        said = _got(requests.made)
        return Told(said, body=ThroughView("", (), notes[1:]))
    if found.whole.span and found.whole.sources:
        return Told(_NOBODY)
    said = _PEOPLE if found.counted else _UNCOUNTED
    return Told(said, add=add_rows("usage"), body=ThroughView("", (), notes) if notes else None)


def wordings() -> tuple[Wording, ...]:
    """Return every sentence that the panel can begin with."""
    shares = {
        "all who start get through": 1.0,
        "more than 99 of 100 get through": 0.998,
        "some get through": 0.93,
        "one of 100 gets through": 0.01,
        "fewer than one of 100 gets through": 0.002,
        "nobody gets through": 0.0,
    }
    steps = {"": "", ", and most give up at a step": "Sign in"}
    requests = {"": (620.0, 640), ", all of them": (640.0, 640), ", one alone": (1.0, 1)}
    return (
        Wording("nothing is counted", _UNCOUNTED),
        Wording("only people are counted", _PEOPLE),
        Wording("nobody started", _NOBODY),
        *(
            Wording(f"{when}{more}", _said(share, step)[0])
            for when, share in shares.items()
            for more, step in steps.items()
            if share < 1 or not step
        ),
        *(
            Wording(f"only requests are counted{more}", _got_words(some, of))
            for more, (some, of) in requests.items()
        ),
    )


def _said(share: float, step: str) -> tuple[str, str]:
    """Say how many of 100 who start get through, where most give up, and in which tone."""
    if share >= 1:
        return "All who start get done what they came for.", "good"
    where = f"; most of the others give up at “{step}”" if step else ""
    number, tone = whole(share * 100), "bad" if share < 0.5 else "plain"
    if share > 0.99:
        return f"Of 100 who start, more than 99 get done what they came for{where}.", "good"
    if number < 1:
        few = "fewer than one gets" if share else "nobody gets"
        return f"Of 100 who start, {few} done what they came for{where}.", tone
    gets = "gets" if number == 1 else "get"
    return f"Of 100 who start, {number} {gets} done what they came for{where}.", tone


def _got(made: Figure) -> str:
    return _got_words(made.value or 0.0, made.of or 0)


def _got_words(some: float, of: int) -> str:
    if of == 1:
        return f"It was asked for once, and {'given' if some else 'not yet given'}."
    if some >= of:
        return f"It was asked for {of:,} times, and all who asked have got it."
    return f"It was asked for {of:,} times, and {some:,.0f} have got it."


def _period(found: Through) -> str:
    figure = found.legs[-1].figure if found.legs else found.whole
    return figure.span.label if figure.span else ""


def _bars(found: Through) -> tuple[BarView, ...]:
    """Return a bar for the start and one for each step; none where only the whole is known."""
    bars = [BarView("Start", "100", 100.0)] if found.legs else []
    hardest = found.hardest
    for leg in found.legs:
        if leg.left is None:
            bars.append(BarView(leg.step.name, "not counted", 0.0))
            continue
        note = f"{_exact(leg.figure)} of {leg.figure.n or 0:,} who came here went on"
        tone = "bad" if leg is hardest and leg.left < 0.99 else "plain"
        value = f"{whole(leg.left * 100)}" if leg.left in (0.0, 1.0) else _of_hundred(leg.left)
        bars.append(BarView(leg.step.name, value, round(leg.left * 100, 1), tone, note))
    return tuple(bars)


def _of_hundred(share: float) -> str:
    number = whole(share * 100)
    return "over 99" if number > 99 else "under 1" if number < 1 else f"{number}"


def _exact(figure: Figure) -> str:
    """A share with its range; with very many tries the range is as narrow as the number."""
    value, low, high = figure.value or 0.0, figure.low or 0.0, figure.high or 0.0
    narrow = whole(low * 100) == whole(value * 100) == whole(high * 100)
    return figure_value(figure) if narrow else f"{figure_value(figure)} ({figure_range(figure)})"


def _digital(figure: Figure) -> str:
    if figure.value is None:
        return ""
    return f"Done online: {_exact(figure)} of {figure.n or 0:,} times."


def _asked(requests: Requests) -> tuple[str, ...]:
    """What was asked for and got, and how long that took beside what was promised."""
    if requests.made.value is None:
        return ()
    notes = [_got(requests.made)]
    wait = requests.wait
    if wait.state is State.SHOWN and wait.value is not None and wait.span:
        days = _days(wait.value)
        promised = (
            f"; promised were at most {_days(requests.promised)}" if requests.promised else ""
        )
        notes.append(f"Half of them waited no longer than {days} ({wait.span.label}){promised}.")
    return tuple(notes)


def _days(value: float) -> str:
    return f"{amount(value, '')} {'day' if value == 1 else 'days'}"


PANEL = Panel(
    "through", "Do people get through?", "through.html", ThroughView, tell, wordings, (Through,)
)
