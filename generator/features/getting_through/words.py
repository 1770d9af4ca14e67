"""The panel “Do people get through”: of 100 who start, step by step; and how long people wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.features.feature import Feature
from generator.features.getting_through.figures import Requests, Through
from generator.features.getting_through.method import METHODS
from generator.features.panel import Panel, Told, add_rows
from generator.figures.card import Scorecard
from generator.figures.figure import Figure, State
from generator.language import N_, _, ngettext, number
from generator.model.definitions import Definitions
from generator.model.service import Stage
from generator.wording.parts import BarView
from generator.wording.sentences import figure_range, figure_value
from generator.wording.situation import Wording
from generator.wording.spans import span_words
from generator.wording.wording import amount, integer, whole

_UNCOUNTED = N_("How many get done what they began is not counted.")
_PEOPLE = N_("How many use it is counted, but not how many get done what they began.")
_UNASKED = N_("How long people wait after they have asked for it is not counted.")
_NOBODY = N_("Nobody started in this time, says the count.")


@dataclass(frozen=True, slots=True)
class ThroughView:
    """The way in bars: of 100 who start; what was done online; what was asked for and got."""

    period: str
    bars: tuple[BarView, ...]
    notes: tuple[str, ...]


def tell(card: Scorecard, _definitions: Definitions, _as_of: date) -> Told | None:
    """Tell how many get through; nothing of a service that is not there yet, or no longer."""
    if card.service.stage in (Stage.PIPELINE, Stage.RETIRED):
        return None
    found = card.panels[Through]
    hardest = found.hardest
    notes = tuple(note for note in (_digital(found.digital), *_asked(found.requests)) if note)
    if found.end is not None:
        said, tone = _said(found.end, hardest.step.name if hardest else "")
        unasked = card.service.request is not None and found.requests.made.value is None
        add = f"{_(_UNASKED)} {add_rows('requests')}" if unasked else ""
        return Told(said, tone, add, ThroughView(_period(found), _bars(found), notes))
    requests = found.requests
    if requests.made.value is not None:
        said = _got(requests.made)
        return Told(said, body=ThroughView("", (), notes[1:]))
    if found.whole.span and found.whole.sources:
        return Told(_(_NOBODY))
    said = _(_PEOPLE) if found.counted else _(_UNCOUNTED)
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
        Wording("nothing is counted", _(_UNCOUNTED)),
        Wording("only people are counted", _(_PEOPLE)),
        Wording("nobody started", _(_NOBODY)),
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
        return _("All who start get done what they came for."), "good"
    hundredths, tone = whole(share * 100), "bad" if share < 0.5 else "plain"
    if share > 0.99:
        alone = _("Of 100 who start, more than 99 get done what they came for.")
        hard = _(
            "Of 100 who start, more than 99 get done what they came for; most of the others give "
            "up at “{step}”."
        )
        tone = "good"
    elif hundredths < 1 and share:
        alone = _("Of 100 who start, fewer than one gets done what they came for.")
        hard = _(
            "Of 100 who start, fewer than one gets done what they came for; most of the others "
            "give up at “{step}”."
        )
    elif hundredths < 1:
        alone = _("Of 100 who start, nobody gets done what they came for.")
        hard = _(
            "Of 100 who start, nobody gets done what they came for; most of the others give up at "
            "“{step}”."
        )
    else:
        alone = ngettext(
            "Of 100 who start, {n} gets done what they came for.",
            "Of 100 who start, {n} get done what they came for.",
            hundredths,
        )
        hard = ngettext(
            "Of 100 who start, {n} gets done what they came for; most of the others give up at "
            "“{step}”.",
            "Of 100 who start, {n} get done what they came for; most of the others give up at "
            "“{step}”.",
            hundredths,
        )
    return (hard if step else alone).format(n=hundredths, step=step), tone


def _got(made: Figure) -> str:
    return _got_words(made.value or 0.0, made.of or 0)


def _got_words(some: float, of: int) -> str:
    if of == 1:
        return (
            _("It was asked for once, and given.")
            if some
            else _("It was asked for once, and not yet given.")
        )
    if some >= of:
        return _("It was asked for {n} times, and all who asked have got it.").format(n=integer(of))
    return _("It was asked for {n} times, and {some} have got it.").format(
        n=integer(of), some=number(f"{some:,.0f}")
    )


def _period(found: Through) -> str:
    figure = found.legs[-1].figure if found.legs else found.whole
    return span_words(figure.span)


def _bars(found: Through) -> tuple[BarView, ...]:
    """Return a bar for the start and one for each step; none where only the whole is known."""
    bars = [BarView(_("Start"), "100", 100.0)] if found.legs else []
    hardest = found.hardest
    for leg in found.legs:
        if leg.left is None:
            bars.append(BarView(leg.step.name, _("not counted"), 0.0))
            continue
        note = _("{share} of {n} who came here went on").format(
            share=_exact(leg.figure), n=integer(leg.figure.n or 0)
        )
        tone = "bad" if leg is hardest and leg.left < 0.99 else "plain"
        value = f"{whole(leg.left * 100)}" if leg.left in (0.0, 1.0) else _of_hundred(leg.left)
        bars.append(BarView(leg.step.name, value, round(leg.left * 100, 1), tone, note))
    return tuple(bars)


def _of_hundred(share: float) -> str:
    hundredths = whole(share * 100)
    if hundredths > 99:
        return _("over 99")
    return _("under 1") if hundredths < 1 else f"{hundredths}"


def _exact(figure: Figure) -> str:
    """A share with its range; with very many tries the range is as narrow as the number."""
    value, low, high = figure.value or 0.0, figure.low or 0.0, figure.high or 0.0
    narrow = whole(low * 100) == whole(value * 100) == whole(high * 100)
    return figure_value(figure) if narrow else f"{figure_value(figure)} ({figure_range(figure)})"


def _digital(figure: Figure) -> str:
    if figure.value is None:
        return ""
    return _("Done online: {share} of {n} times.").format(
        share=_exact(figure), n=integer(figure.n or 0)
    )


def _asked(requests: Requests) -> tuple[str, ...]:
    """What was asked for and got, and how long that took beside what was promised."""
    if requests.made.value is None:
        return ()
    notes = [_got(requests.made)]
    wait = requests.wait
    if wait.state is State.SHOWN and wait.value is not None and wait.span:
        said = _("Half of them waited no longer than {days} ({span}).")
        if requests.promised:
            said = _(
                "Half of them waited no longer than {days} ({span}); promised were at most "
                "{promised}."
            )
        promised = _days(requests.promised or 0.0)
        days, span = _days(wait.value), span_words(wait.span)
        notes.append(said.format(days=days, span=span, promised=promised))
    return tuple(notes)


def _days(value: float) -> str:
    days = ngettext("{n} day", "{n} days", 1 if value == 1 else 2)
    return days.format(n=amount(value, ""))


PANEL = Panel("through", N_("Do people get through?"), ThroughView, tell, wordings)
FEATURE = Feature("getting_through", PANEL, (Through,), METHODS)
