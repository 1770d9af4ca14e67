"""What a supplier's page says in plain words. Every state has its own sentence."""

from __future__ import annotations

from generator.figures.figure import Figure
from generator.language import Locale
from generator.language.marked import filled
from generator.wording.figure_words import figure_value
from generator.wording.spans import span_words
from generator.wording.wording import integer


def delivers(locale: Locale, now: int, earlier: int) -> str:
    """Say in how many services a supplier delivers steps, or did."""
    if now:
        said = locale.plural(
            "It delivers steps of {n} service.", "It delivers steps of {n} services.", now
        )
        return said.format(n=integer(locale, now))
    if earlier:
        said = locale.plural(
            "It delivers nothing now; earlier it delivered steps of {n} service.",
            "It delivers nothing now; earlier it delivered steps of {n} services.",
            earlier,
        )
        return said.format(n=integer(locale, earlier))
    return locale.text("It delivers nothing now.")


def without(locale: Locale, total: Figure, quiet: int, unknown: int) -> str:
    """Say how long people were without the steps that a supplier delivered.

    ``quiet`` is of how many services a log says that they never were, ``unknown`` of how many
    nobody knows.
    """
    _ = locale.text
    if total.span is None:
        return _("It delivered nothing in this time, so nothing of it can have been down.")
    span = span_words(locale, total.span)
    if total.value:
        said = _(
            "In {span} its steps were down for {hours}, counting every person who could not use "
            "them. That does not mean it was to blame: the causes are those both sides agreed."
        )
        return filled(said, span=span, hours=figure_value(locale, total))
    if not quiet:
        said = _("We do not know how long its steps were down in {span}.")
        return said.format(span=span)
    if not unknown:
        said = locale.plural(
            "In {span} its steps in {n} service were never down, as far as logs show.",
            "In {span} its steps in {n} services were never down, as far as logs show.",
            quiet,
        )
        return said.format(span=span, n=integer(locale, quiet))
    said = locale.plural(
        "In {span} its steps in {n} service were never down, as far as logs show; for {more} more "
        "we do not know.",
        "In {span} its steps in {n} services were never down, as far as logs show; for {more} "
        "more we do not know.",
        quiet,
    )
    return said.format(span=span, n=integer(locale, quiet), more=integer(locale, unknown))


def has_replied(locale: Locale, replied: bool) -> str:
    """Say whether a supplier has replied to its figures."""
    return locale.text("has replied") if replied else locale.text("has not replied")
