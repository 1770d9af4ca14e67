"""What is said where data no longer arrive."""

from __future__ import annotations

from collections.abc import Iterable

from generator.figures.silence import Silence
from generator.language import N_, Locale

ANSWERS = "answers"
_SAID = {
    ANSWERS: N_("No answers have been counted since {period}."),
    "telemetry": N_("No data since {period} on what is measured."),
    "promises": N_("No data since {period} on what was promised."),
    "usage": N_("No data since {period} on how many people use it."),
    "requests": N_("No data since {period} on what people asked for."),
    "results": N_("No data since {period} on what people get done with it."),
    "costs": N_("No data since {period} on what it costs."),
    "pride": N_("No data since {period} on what staff think of it."),
}


def silences_said(locale: Locale, silences: Iterable[Silence]) -> tuple[str, ...]:
    """Return a sentence for each stream of news that has dried up."""
    return tuple(_say(locale, each) for each in silences)


def silence_of_people(locale: Locale, silences: Iterable[Silence]) -> str:
    """Say since when nobody has answered; nothing where people are heard."""
    return " ".join(_say(locale, each) for each in silences if each.stream == ANSWERS)


def silence_of_others(locale: Locale, silences: Iterable[Silence]) -> tuple[str, ...]:
    """Return a sentence for every other stream of news that has dried up."""
    return tuple(_say(locale, each) for each in silences if each.stream != ANSWERS)


def _say(locale: Locale, silence: Silence) -> str:
    return locale.text(_SAID[silence.stream]).format(period=locale.period(silence.since))
