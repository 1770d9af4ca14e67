"""The panel “Do people get through”: of 100 who start, step by step; and how long people wait."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from generator.features.feature import Feature
from generator.features.getting_through.figures import Requests, Through
from generator.features.getting_through.method import METHODS
from generator.features.panel import Panel, PanelContent, add_rows
from generator.figures.card import Scorecard
from generator.figures.figure import Figure, State
from generator.language import N_, Locale
from generator.language.marked import filled
from generator.model.definitions import Definitions
from generator.model.service import Stage
from generator.wording.figure_words import figure_value, state_words, value_and_range
from generator.wording.marks import marked
from generator.wording.parts import BarView
from generator.wording.situation import Wording
from generator.wording.spans import span_words
from generator.wording.wording import amount, integer, whole

_UNCOUNTED = N_("Nobody counts how many people finish what they start.")
_PEOPLE = N_("We count how many people use it, but not how many finish what they start.")
_FEW = N_("We do not show how many people finish what they start, to protect people.")
_UNASKED = N_("Nobody counts how long people wait after they ask for it.")
_NOBODY = N_("According to the count, nobody started in this time.")


class ThroughView(Struct, frozen=True):
    """The way in bars: of 100 who start; what was done online; what was asked for and got."""

    period: str
    bars: tuple[BarView, ...]
    notes: tuple[str, ...]


def describe(
    locale: Locale, card: Scorecard, _definitions: Definitions, _as_of: date
) -> PanelContent | None:
    """Say how many get through; nothing of a service that is not there yet, or no longer."""
    _ = locale.text
    if card.service.stage in (Stage.PIPELINE, Stage.RETIRED):
        return None
    found = card.panels[Through]
    hardest = found.hardest
    notes = tuple(
        note for note in (_digital(locale, found.digital), *_asked(locale, found.requests)) if note
    )
    if found.end is not None:
        said, tone = _said(locale, found.end, hardest.step.name if hardest else "")
        asked = found.requests.made
        unasked = card.service.request is not None and asked.state is State.NO_DATA
        add = f"{_(_UNASKED)} {add_rows(locale, 'requests')}" if unasked else ""
        return PanelContent(
            said, tone, add, ThroughView(_period(locale, found), _bars(locale, found), notes)
        )
    requests = found.requests
    if requests.made.value is not None:
        said = _got(locale, requests.made)
        return PanelContent(said, body=ThroughView("", (), notes[1:]))
    if found.whole.span and found.whole.sources:
        return PanelContent(_(_NOBODY))
    if State.WITHHELD in (found.whole.state, requests.made.state) or found.withheld:
        return PanelContent(_(_FEW), body=ThroughView("", (), notes) if notes else None)
    said = _(_PEOPLE) if found.counted else _(_UNCOUNTED)
    return PanelContent(
        said, add=add_rows(locale, "usage"), body=ThroughView("", (), notes) if notes else None
    )


def wordings(locale: Locale) -> tuple[Wording, ...]:
    """Return every sentence that the panel can begin with."""
    _ = locale.text
    shares = {
        "all attempts succeed": 1.0,
        "more than 99 of 100 succeed": 0.998,
        "some succeed": 0.93,
        "one of 100 succeeds": 0.01,
        "fewer than one of 100 succeeds": 0.002,
        "none succeeds": 0.0,
    }
    steps = {"": "", ", and most of the others end at a step": "Sign in"}
    requests = {"": (620.0, 640), ", all of them": (640.0, 640), ", one alone": (1.0, 1)}
    return (
        Wording("nothing is counted", _(_UNCOUNTED)),
        Wording("only people are counted", _(_PEOPLE)),
        Wording("nobody started", _(_NOBODY)),
        Wording("too few people started", _(_FEW)),
        *(
            Wording(f"{when}{more}", _said(locale, share, step)[0])
            for when, share in shares.items()
            for more, step in steps.items()
            if share < 1 or not step
        ),
        *(
            Wording(f"only requests are counted{more}", _got_words(locale, some, of))
            for more, (some, of) in requests.items()
        ),
    )


def _said(locale: Locale, share: float, step: str) -> tuple[str, str]:
    """Say how many of 100 attempts succeed, where most of the others end, and in which tone."""
    _ = locale.text
    if share >= 1:
        return _("Everybody who starts gets done what they came for."), "good"
    hundredths, tone = whole(share * 100), "bad" if share < 0.5 else "plain"
    if share > 0.99:
        alone = _("More than 99 in 100 attempts succeed.")
        hard = _("More than 99 in 100 attempts succeed; most of the others end at “{step}”.")
        tone = "good"
    elif hundredths < 1 and share:
        alone = _("Fewer than 1 in 100 attempts succeed.")
        hard = _("Fewer than 1 in 100 attempts succeed; most of the others end at “{step}”.")
    elif hundredths < 1:
        alone = _("Nobody who starts gets done what they came for.")
        hard = _("Nobody who starts gets done what they came for; most give up at “{step}”.")
    else:
        alone = locale.plural(
            "{n} in 100 attempts succeeds.",
            "{n} in 100 attempts succeed.",
            hundredths,
        )
        hard = locale.plural(
            "{n} in 100 attempts succeeds; most of the others end at “{step}”.",
            "{n} in 100 attempts succeed; most of the others end at “{step}”.",
            hundredths,
        )
    return (hard if step else alone).format(n=hundredths, step=step), tone


def _got(locale: Locale, made: Figure) -> str:
    return _got_words(locale, made.value or 0.0, made.of or 0)


def _got_words(locale: Locale, some: float, of: int) -> str:
    _ = locale.text
    if of == 1:
        return (
            _("One person asked for it, and got it.")
            if some
            else _("One person asked for it, and has not got it yet.")
        )
    if some >= of:
        return _("People asked for it {n} times, and everybody got it.").format(
            n=integer(locale, of)
        )
    return _("People asked for it {n} times, and {some} got it.").format(
        n=integer(locale, of), some=locale.number(f"{some:,.0f}")
    )


def _period(locale: Locale, found: Through) -> str:
    figure = found.legs[-1].figure if found.legs else found.whole
    return span_words(locale, figure.span)


def _bars(locale: Locale, found: Through) -> tuple[BarView, ...]:
    """Return a bar for the start and one for each step; none where only the whole is known."""
    _ = locale.text
    bars = [BarView(_("Start"), "100", 100.0)] if found.legs else []
    hardest = found.hardest
    for leg in found.legs:
        if leg.left is None:
            few = leg.figure.state is State.WITHHELD
            said = state_words(locale, leg.figure) if few else _("not counted")
            bars.append(BarView(leg.step.name, said, 0.0))
            continue
        note = _("{share} of {n} attempts went on").format(
            share=_exact(locale, leg.figure), n=integer(locale, leg.figure.n or 0)
        )
        tone = "bad" if leg is hardest and leg.left < 0.99 else "plain"
        value = (
            f"{whole(leg.left * 100)}" if leg.left in (0.0, 1.0) else _of_hundred(locale, leg.left)
        )
        bars.append(BarView(leg.step.name, value, round(leg.left * 100, 1), tone, note))
    return tuple(bars)


def _of_hundred(locale: Locale, share: float) -> str:
    hundredths = whole(share * 100)
    if hundredths > 99:
        return locale.text("over 99")
    return locale.text("under 1") if hundredths < 1 else f"{hundredths}"


def _exact(locale: Locale, figure: Figure) -> str:
    """A share with its range; with very many tries the range is as narrow as the number."""
    value, low, high = figure.value or 0.0, figure.low or 0.0, figure.high or 0.0
    narrow = whole(low * 100) == whole(value * 100) == whole(high * 100)
    return figure_value(locale, figure) if narrow else value_and_range(locale, figure)


def _digital(locale: Locale, figure: Figure) -> str:
    if figure.value is None:
        return ""
    n = marked(figure, integer(locale, figure.n or 0))
    return filled(
        locale.text("Done online: {share} of {n} times."), share=_exact(locale, figure), n=n
    )


def _asked(locale: Locale, requests: Requests) -> tuple[str, ...]:
    """What was asked for and got, and how long that took compared with what was promised."""
    if requests.made.value is None:
        return ()
    notes = [_got(locale, requests.made)]
    wait = requests.wait
    if wait.state is State.SHOWN and wait.value is not None and wait.span:
        said = locale.text("Half of them waited no longer than {days} ({span}).")
        if requests.promised:
            said = locale.text(
                "Half of them waited no longer than {days} ({span}); the promise was at "
                "most {promised}."
            )
        promised = _days(locale, requests.promised or 0.0)
        days, span = _days(locale, wait.value), span_words(locale, wait.span)
        notes.append(said.format(days=days, span=span, promised=promised))
    return tuple(notes)


def _days(locale: Locale, value: float) -> str:
    days = locale.plural("{n} day", "{n} days", 1 if value == 1 else 2)
    return days.format(n=amount(locale, value, ""))


PANEL = Panel("through", N_("Do people get what they came for?"), ThroughView, describe, wordings)
FEATURE = Feature("getting_through", PANEL, (Through,), METHODS)
