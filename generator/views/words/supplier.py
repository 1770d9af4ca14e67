"""What a supplier's page says in plain words. Every state has its own sentence."""

from __future__ import annotations

from generator.scorecards.figure import Figure
from generator.views.words.sentences import figure_value
from generator.views.words.wording import count


def delivers(now: int, earlier: int) -> str:
    """Say in how many services a supplier delivers steps, or did."""
    if now:
        return f"It delivers steps of {count(now, 'service', 'services')}."
    if earlier:
        before = count(earlier, "service", "services")
        return f"It delivers nothing now; earlier it delivered steps of {before}."
    return "It delivers nothing now."


def without(total: Figure, quiet: int, unknown: int) -> str:
    """Say how long people were without the steps that a supplier delivered.

    ``quiet`` is of how many services a log says that they never were, ``unknown`` of how many
    nobody knows.
    """
    if total.span is None:
        return "It delivered nothing in this time, so nobody can have been without it."
    when = f"In {total.span.label}"
    if total.value:
        return (
            f"{when} people were without its steps for {figure_value(total)}, all of them "
            "together. That it delivered a step does not mean that it was to blame: the causes say "
            "what both sides agreed."
        )
    if not quiet:
        return f"How long people were without its steps in {total.span.label} is not known."
    never = f"{when} nobody was without its steps in {count(quiet, 'service', 'services')}"
    if not unknown:
        return f"{never}, as far as logs tell."
    return f"{never}, as far as logs tell; of {unknown:,} more it is not known."


def has_replied(replied: bool) -> str:
    """Say whether a supplier has replied to its figures."""
    return "has replied" if replied else "has not replied"
