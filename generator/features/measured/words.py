"""The panel “Does it work when we need it”: what is measured, and what is good for people."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from generator.features.feature import Feature
from generator.features.measured.figures import Measured
from generator.features.measured.gauge_words import GaugeView, gauge_view
from generator.features.measured.method import METHODS
from generator.features.measured.turned_away import TurnedAway
from generator.features.panel import Panel, PanelContent, add_lines, add_rows
from generator.figures.card import Scorecard
from generator.language import N_, Locale
from generator.model.definitions import Definitions
from generator.model.service import Stage
from generator.wording.situation import Wording
from generator.wording.spans import span_words
from generator.wording.wording import integer

_UNNAMED = N_("Nobody measures how it works.")
_NEVER = N_("What should be measured is written down, but nobody has measured it yet.")
_NOT_LATELY = N_("It has been measured before, but not recently.")
_SHUT_OUT = N_("We do not know whether it works: it locked out the program that measures it.")
_NO_GOOD = N_("It is measured, but nobody has said what is good for people.")


class MeasuredView(Struct, frozen=True):
    """All measures over ``period``; ``notes`` say which days and months its numbers look at.

    ``with_days`` and ``with_past`` say whether any measure has days to count, or a past.
    """

    period: str
    notes: tuple[str, ...]
    gauges: tuple[GaugeView, ...]
    with_days: bool
    with_past: bool


def describe(
    locale: Locale, card: Scorecard, _definitions: Definitions, as_of: date
) -> PanelContent | None:
    """Say what is measured; nothing of a service that is not there yet, or no longer."""
    _ = locale.text
    if card.service.stage in (Stage.PIPELINE, Stage.RETIRED):
        return None
    found = card.panels[Measured]
    if not found.gauges:
        return PanelContent(_(_UNNAMED), add=add_lines(locale, card, "measures"))
    if all(gauge.figure.value is None for gauge in found.gauges):
        if found.turned_away.days:
            return PanelContent(_(_SHUT_OUT))
        return PanelContent(
            _(_NOT_LATELY) if found.recorded else _(_NEVER), add=add_rows(locale, "telemetry")
        )
    good = any(gauge.measure.good for gauge in found.gauges)
    days = found.days
    said, tone = (
        _said(locale, days.good, days.measured)
        if good and days.measured
        else (_(_NO_GOOD), "plain")
    )
    period = span_words(locale, found.works.span)
    views = tuple(gauge_view(locale, each, card.service, as_of) for each in found.gauges)
    notes = (
        *(_rows(locale, views) if good else ()),
        *(_notes(locale, found) if good else ()),
        *turned_away_words(locale, found.turned_away),
        *_past(locale, views),
    )
    body = MeasuredView(
        period=period,
        notes=notes,
        gauges=views,
        with_days=any(each.days for each in views),
        with_past=any(each.spark or each.move for each in views),
    )
    return PanelContent(said, tone, "", body)


def wordings(locale: Locale) -> tuple[Wording, ...]:
    """Return every sentence that the panel can begin with."""
    _ = locale.text
    days = {
        "the one day measured was good": (1, 1),
        "the one day measured was not good": (0, 1),
        "both days measured were good": (2, 2),
        "both days measured were not good": (0, 2),
        "all days measured were good": (64, 64),
        "some days measured were good": (57, 64),
        "fewer than half of the days measured were good": (21, 64),
        "one of the days measured was good": (1, 64),
        "no day measured was good": (0, 64),
    }
    return (
        Wording("nothing is to be measured", _(_UNNAMED)),
        Wording("nothing was ever measured", _(_NEVER)),
        Wording("nothing was measured in this time", _(_NOT_LATELY)),
        Wording("all checks in this time were turned away", _(_SHUT_OUT)),
        Wording("nobody has said what is good", _(_NO_GOOD)),
        *(Wording(when, _said(locale, *numbers)[0]) for when, numbers in days.items()),
    )


def _said(locale: Locale, good: int, measured: int) -> tuple[str, str]:
    """Say on how many of the days measured it worked, and in which tone."""
    _ = locale.text
    if measured == 1 and good:
        return _("It worked well when people needed it, on the one day measured."), "good"
    if measured == 1:
        return _("It did not work well on the one day measured."), "bad"
    if good == measured == 2:
        return _("It worked well when people needed it, on both days measured."), "good"
    if good == measured:
        said = _("It worked well when people needed it, on all {all} days measured.")
        return said.format(all=measured), "good"
    if not good and measured == 2:
        return _("It did not work well on either of the two days measured."), "bad"
    if not good:
        said = _("Something did not work well on each of the {all} days measured.")
        return said.format(all=measured), "bad"
    tone = "plain" if 2 * good >= measured else "bad"
    said = _("It worked well on {good} of the {all} days measured.")
    return said.format(good=good, all=measured), tone


def _rows(locale: Locale, views: tuple[GaugeView, ...]) -> tuple[str, ...]:
    """Say why rows count other days than the sentence at the top, where several count any."""
    if sum(1 for each in views if each.days) < 2:
        return ()
    said = locale.text("Each row counts its own days; a whole day is good if all of it was.")
    return (said,)


def _past(locale: Locale, views: tuple[GaugeView, ...]) -> tuple[str, ...]:
    """Say what the numbers below a line are: they may differ from the value and from the trend."""
    if not any(each.spark for each in views):
        return ()
    said = locale.text(
        "Below a line: its first and last month alone. Usual is what all months show."
    )
    return (said,)


def _notes(locale: Locale, found: Measured) -> tuple[str, ...]:
    days, notes = found.days, []
    if days.unmeasured:
        said = locale.plural(
            "On {n} other day of service nothing was measured.",
            "On {n} other days of service nothing was measured.",
            days.unmeasured,
        )
        notes.append(said.format(n=integer(locale, days.unmeasured)))
    if found.outside:
        said = locale.plural(
            "The table also has {n} day on which nobody was meant to need it; the sentence at the "
            "top leaves it out.",
            "The table also has {n} days on which nobody was meant to need it; the sentence at the "
            "top leaves them out.",
            found.outside,
        )
        notes.append(said.format(n=integer(locale, found.outside)))
    if days.partly:
        said = locale.plural(
            "On {n} of the good days not everything was measured; we judge it by the rest.",
            "On {n} of the good days not everything was measured; we judge them by the rest.",
            days.partly,
        )
        notes.append(said.format(n=integer(locale, days.partly)))
    if days.silent:
        said = locale.plural(
            "On {n} day nothing was measured while it was broken: that day counts as not good.",
            "On {n} days nothing was measured while it was broken: those days count as not good.",
            days.silent,
        )
        notes.append(said.format(n=integer(locale, days.silent)))
    return tuple(notes)


def turned_away_words(locale: Locale, away: TurnedAway) -> tuple[str, ...]:
    """Say why checks are missing that were turned away; nothing where none were."""
    if not away.days:
        return ()
    said = locale.plural(
        "On {n} day it locked out the program that measures it, at least for a while. Nobody is "
        "known to have been affected: it is not a breakdown, and such checks do not count.",
        "On {n} days it locked out the program that measures it, at least for a while. Nobody is "
        "known to have been affected: it is not a breakdown, and such checks do not count.",
        away.days,
    ).format(n=integer(locale, away.days))
    if not away.all_day:
        return (said,)
    if away.all_day == away.days:
        missing = locale.plural(
            "Nothing else was measured, so that day is missing here.",
            "Nothing else was measured, so those days are missing here.",
            away.days,
        )
    else:
        missing = locale.plural(
            "On {n} of these days nothing else was measured, so that day is missing here.",
            "On {n} of these days nothing else was measured, so those days are missing here.",
            away.all_day,
        )
    return (f"{said} {missing.format(n=integer(locale, away.all_day))}",)


PANEL = Panel("measured", N_("Does it work when we need it?"), MeasuredView, describe, wordings)
FEATURE = Feature("measured", PANEL, (Measured,), METHODS)
