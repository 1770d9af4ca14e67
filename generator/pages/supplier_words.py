"""What a supplier's page says in plain words. Every state has its own sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.features.promises.figures import PromiseRecord
from generator.features.steps.bars import cause_words
from generator.figures.card import Scorecard
from generator.figures.figure import Figure
from generator.figures.verdict import Shirt
from generator.language import N_, Locale
from generator.language.marked import filled
from generator.scorecards.overviews.suppliers import Carried
from generator.wording.figure_words import figure_value
from generator.wording.sentences import headline
from generator.wording.spans import span_words
from generator.wording.wording import count, day_words, integer


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


def promises_said(locale: Locale, promises: Sequence[PromiseRecord]) -> str:
    """Say how many of the promises about a supplier's steps were kept in every period."""
    if not promises:
        return locale.text("Nobody has written down what it promised.")
    judged = [each for each in promises if each.figure.value is not None and each.of]
    if not judged:
        return locale.text("We do not know whether it kept what it promised.")
    n, kept = len(judged), sum(each.kept == each.of for each in judged)
    if kept == n:
        said = locale.plural("Its one promise was kept.", "All its {n} promises were kept.", n)
    else:
        said = locale.plural(
            "Its one promise was not always kept.",
            "It always kept {kept} of its {n} promises.",
            n,
        )
    return said.format(n=integer(locale, n), kept=integer(locale, kept))


def delivers(locale: Locale, carried: Sequence[Carried], before: Sequence[str]) -> str:
    """Say what a supplier delivers now, since when, and who delivered it ``before``.

    Empty where it delivers nothing now. ``before`` is empty where nobody is named.
    """
    turns = [(turn, each.card.service.name) for each in carried for turn in each.now]
    if not turns:
        return ""
    since = day_words(locale, min(turn.since for turn, _ in turns))
    if len(turns) == 1:
        turn, service = turns[0]
        said = locale.text("It delivers “{step}” of {service}, since {day}.")
        said = said.format(step=turn.step.name, service=service, day=since)
    else:
        steps = count(locale, len(turns), "step", "steps")
        services = count(locale, len(carried), "service", "services")
        said = locale.text("It delivers {steps} of {services}, the first since {day}.")
        said = said.format(steps=steps, services=services, day=since)
    if not before:
        return f"{said} {locale.text('No earlier supplier is named.')}"
    earlier = locale.text("Before that: {names}.").format(names=locale.listed(before))
    return f"{said} {earlier}"


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
            "{span}: added up over all users, its steps could not be used for {hours}. Ten people "
            "for one hour count as ten hours. That does not mean it was to blame."
        )
        return filled(said, span=span, hours=figure_value(locale, total))
    if not quiet:
        said = _("We do not know how long its steps were down in {span}.")
        return said.format(span=span)
    if not unknown:
        said = locale.plural(
            "{span}: its steps in {n} service were never down, as far as logs show.",
            "{span}: its steps in {n} services were never down, as far as logs show.",
            quiet,
        )
        return said.format(span=span, n=integer(locale, quiet))
    said = locale.plural(
        "{span}: its steps in {n} service were never down, as far as logs show; for {more} more "
        "we do not know.",
        "{span}: its steps in {n} services were never down, as far as logs show; for {more} "
        "more we do not know.",
        quiet,
    )
    return said.format(span=span, n=integer(locale, quiet), more=integer(locale, unknown))


_CAUSES = {
    "disputed": N_("The cause is disputed."),
    "unknown": N_("The cause is not known."),
    "": N_("Nobody has written down the cause."),
}


def all_of_it(locale: Locale, turns: Sequence[tuple[str, str]], cause: str | None) -> str:
    """Say where all the time without a supplier's steps was lost, and its only ``cause``.

    ``turns`` are steps that it delivered then, each with its service; with more than one service
    nothing is said of them. A cause of none: there are several, or nobody may know.
    """
    said = []
    if len(turns) == 1:
        ((step, service),) = turns
        all_there = locale.text("All of it was in “{step}” of {service}.")
        said.append(all_there.format(step=step, service=service))
    elif len({service for _, service in turns}) == 1:
        all_there = locale.text("All of it was in {service}.")
        said.append(all_there.format(service=turns[0][1]))
    if cause in _CAUSES:
        said.append(locale.text(_CAUSES[cause]))
    elif cause is not None:
        only = locale.text("It had one cause: “{cause}”.")
        said.append(only.format(cause=cause_words(locale, cause)))
    return " ".join(said)


def has_replied(locale: Locale, replied: bool) -> str:
    """Say whether a supplier has replied to its figures."""
    return locale.text("has replied") if replied else locale.text("has not replied")
