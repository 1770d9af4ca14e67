"""“Did it help?” in words: every effect of an action has its own."""

from __future__ import annotations

from generator.features.conversation.helped import Effect, Help
from generator.language import N_, Locale
from generator.wording.figure_words import withdrawn_words
from generator.wording.marks import marked
from generator.wording.spans import span_words
from generator.wording.wording import count, integer, points_range, range_between, whole

_SAID = {
    Effect.TOO_FEW: N_("Too few answers to say whether it helped."),
    Effect.WITHHELD: N_("We do not show whether it helped: it could identify somebody."),
    Effect.BROKEN: N_(
        "We cannot say whether it helped: people were asked differently, or about something new, "
        "in between."
    ),
    Effect.UNNAMED: N_("No measure was chosen beforehand, so we cannot judge."),
    Effect.NAMED_LATE: N_("The figure was named only after the action, so it proves nothing."),
    Effect.NOT_KNOWN: N_(
        "We cannot say whether it helped: the history does not show when the figure was named."
    ),
}
_UNUSUAL = N_(
    "The period that prompted this was unusual; some recovery would have happened anyway."
)
_MORE = {
    "like": N_("{points} more like it"),
    "ease": N_("{points} more find it easy"),
    "shirt": N_("{points} more would wear the shirt"),
    "home": N_("{points} more find it no worse than what they use at home"),
    "recommend": N_("recommendations are {points} up"),
}
_FEWER = {
    "like": N_("{points} fewer like it"),
    "ease": N_("{points} fewer find it easy"),
    "shirt": N_("{points} fewer would wear the shirt"),
    "home": N_("{points} fewer find it no worse than what they use at home"),
    "recommend": N_("recommendations are {points} down"),
}
_AS_MANY = {
    "like": N_("about as many like it as before"),
    "ease": N_("about as many find it easy as before"),
    "shirt": N_("about as many would wear the shirt as before"),
    "home": N_("about as many find it no worse than what they use at home as before"),
    "recommend": N_("nothing changed"),
}
_TONES = {Effect.BETTER: "good", Effect.WORSE: "bad"}


def helped_words(locale: Locale, found: Help | None) -> str:
    """Say whether an action helped, or why nobody can say; empty where nothing is done yet."""
    _ = locale.text
    if found is None:
        return ""
    if found.effect is Effect.TOO_EARLY:
        if not found.until:
            return _("Too early to say whether it helped.")
        said = _("Too early to say whether it helped: we can say after {day}.")
        return said.format(day=locale.day(found.until))
    if found.figure is not None and found.figure.withdrawn:
        return withdrawn_words(locale, found.figure)
    if found.figure is None or found.figure.value is None:
        return _(_SAID[found.effect])
    low, high = found.figure.low or 0.0, found.figure.high or 0.0
    moved = _moved(locale, found.figure.value, found.entry.figure or "")
    if found.effect is Effect.BETTER:
        said = _("It helped: {moved} ({range}).")
        words = said.format(moved=moved, range=_range(locale, low, high))
        return marked(found.figure, words)
    if found.effect is Effect.WORSE:
        said = _("It got worse: {moved} ({range}).")
        words = said.format(moved=moved, range=_range(locale, -high, -low))
        return marked(found.figure, words)
    said = _("No difference beyond chance: {moved} ({range}).")
    words = said.format(moved=moved, range=points_range(locale, low, high))
    return marked(found.figure, words)


def helped_tone(found: Help | None) -> str:
    """Return how it sounds: good, bad or plain."""
    return _TONES.get(found.effect, "plain") if found else "plain"


def helped_note(locale: Locale, found: Help | None) -> str:
    """Say what was compared, and whether some of it was to be expected anyway."""
    figure = found.figure if found else None
    if found is None or figure is None or figure.value is None or figure.span is None:
        return ""
    compared = locale.text("{span}: {n} answers.")
    said = compared.format(span=span_words(locale, figure.span), n=integer(locale, figure.n or 0))
    return marked(figure, f"{said} {locale.text(_UNUSUAL)}" if found.unusual else said)


def _moved(locale: Locale, value: float, question: str) -> str:
    """Say how much more or less it is than before: “7 points more like it”."""
    if value == 0:
        return locale.text(_AS_MANY[question])
    said = _MORE[question] if value > 0 else _FEWER[question]
    return locale.text(said).format(points=_points(locale, whole(abs(value) * 100)))


def _points(locale: Locale, number: int) -> str:
    if number == 0:
        return locale.text("less than 1 point")
    return count(locale, number, "point", "points")


def _range(locale: Locale, low: float, high: float) -> str:
    return range_between(locale, _edge(locale, low), _edge(locale, high))


def _edge(locale: Locale, bound: float) -> str:
    """An end of a range that leaves out 0 must not be rounded to it."""
    return f"{whole(bound * 100)}" if whole(bound * 100) else locale.text("just above 0")
