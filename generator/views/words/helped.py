"""“Did it help?” in words: every effect of a deed has its own."""

from __future__ import annotations

from generator.model.period import say_day
from generator.scorecards.figure import Figure
from generator.scorecards.panels.helped import Effect, Help
from generator.views.words.wording import points_range, whole

_PEOPLE = {
    "like": "like it",
    "ease": "find it easy",
    "shirt": "would wear the shirt",
    "home": "find it no worse than what they use at home",
}
_SAID = {
    Effect.TOO_FEW: "Too few answers to tell whether it helped.",
    Effect.WITHHELD: ("Whether it helped is not shown: it could give somebody away."),
    Effect.BROKEN: (
        "Whether it helped cannot be told: people were asked differently, or about something new, "
        "in between."
    ),
    Effect.UNNAMED: "Nobody named beforehand how to tell whether it helped.",
    Effect.NAMED_LATE: "The figure was named after it was done, so it proves nothing.",
    Effect.NOT_KNOWN: (
        "Whether it helped cannot be told: the history does not say when the figure was named."
    ),
}
_UNUSUAL = (
    "What made us act was itself out of the ordinary, so some return to normal was to be expected."
)
_TONES = {Effect.BETTER: "good", Effect.WORSE: "bad"}


def helped_words(found: Help | None) -> str:
    """Say whether a deed helped, or why nobody can say; empty where nothing is done yet."""
    if found is None:
        return ""
    if found.effect is Effect.TOO_EARLY:
        when = f": that can be said after {say_day(found.until)}" if found.until else ""
        return f"Too early to tell whether it helped{when}."
    if found.figure is None or found.figure.value is None:
        return _SAID[found.effect]
    low, high = found.figure.low or 0.0, found.figure.high or 0.0
    moved = _moved(found.figure.value, found.entry.figure or "")
    if found.effect is Effect.BETTER:
        return f"It helped: {moved} ({_edge(low)} to {_edge(high)})."
    if found.effect is Effect.WORSE:
        return f"It got worse: {moved} ({_edge(-high)} to {_edge(-low)})."
    return f"No difference that is more than chance: {moved} ({points_range(low, high)})."


def helped_tone(found: Help | None) -> str:
    """Return how it sounds: good, bad or plain."""
    return _TONES.get(found.effect, "plain") if found else "plain"


def helped_note(found: Help | None) -> str:
    """Say what was compared, and whether some of it was to be expected anyway."""
    figure = found.figure if found else None
    if found is None or figure is None or figure.value is None or figure.span is None:
        return ""
    said = [f"{_compared(figure)}."]
    return " ".join([*said, _UNUSUAL] if found.unusual else said)


def _compared(figure: Figure) -> str:
    label = figure.span.label if figure.span else ""
    return f"{label}: {figure.n or 0:,} answers"


def _moved(value: float, question: str) -> str:
    """Say how much more or less it is than before: “7 points more like it”."""
    number = whole(abs(value) * 100)
    if question == "recommend":
        way = "up" if value > 0 else "down"
        return f"recommendations are {_points(number)} {way}" if value else "nothing moved"
    people = _PEOPLE[question]
    if value == 0:
        return f"as many {people} as before"
    return f"{_points(number)} {'more' if value > 0 else 'fewer'} {people}"


def _points(number: int) -> str:
    if number == 0:
        return "less than 1 point"
    return f"{number} {'point' if number == 1 else 'points'}"


def _edge(bound: float) -> str:
    """An end of a range that leaves out 0 must not be rounded to it."""
    return f"{whole(bound * 100)}" if whole(bound * 100) else "just above 0"
