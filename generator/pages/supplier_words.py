"""What a supplier's page says in plain words. Every state has its own sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.figures.card import Scorecard
from generator.figures.figure import Figure
from generator.figures.verdict import Shirt
from generator.language import Locale
from generator.language.marked import filled
from generator.wording.figure_words import figure_value
from generator.wording.sentences import headline
from generator.wording.spans import span_words
from generator.wording.wording import integer


def supports(locale: Locale, services: Sequence[Scorecard], earlier: int) -> str:
    """Say how many of the services to which a supplier delivers steps now people like.

    Where it delivers none, say to how many it did ``earlier``.
    """
    if not services:
        return delivered(locale, earlier)
    n, of = len(services), Counter(card.shirt for card in services)
    liked, unknown = of[Shirt.LOVED] + of[Shirt.LIKED], of[Shirt.TOO_FEW]
    if n == 1:
        (card,) = services
        return " ".join(
            [
                locale.text("It supports one service."),
                headline(locale, card.signs.like, card.service.name).rstrip(".") + ".",
            ]
        )
    if unknown == n:
        said = locale.text(
            "It supports {n} services. We do not have enough answers to say whether people like "
            "any of them."
        )
        return said.format(n=integer(locale, n))
    if liked:
        said = locale.text("People like {liked} of the {n} services it supports.")
    else:
        said = locale.text("We cannot say that people like any of the {n} services it supports.")
    said = said.format(liked=integer(locale, liked), n=integer(locale, n))
    if unknown:
        few = locale.text("For {n} we do not have enough answers.")
        said = f"{said} {few.format(n=integer(locale, unknown))}"
    return said


def delivered(locale: Locale, earlier: int) -> str:
    """Say to how many services a supplier delivered steps that delivers none now."""
    if earlier:
        said = locale.plural(
            "It delivers nothing now; earlier it delivered steps in {n} service.",
            "It delivers nothing now; earlier it delivered steps in {n} services.",
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
        return _("It delivered nothing in this time, so none of it could be down.")
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
