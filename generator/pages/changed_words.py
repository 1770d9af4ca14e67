"""What the page “What changed” says: how many verdicts changed, and how a definition did."""

from __future__ import annotations

from collections import Counter

from generator.language import N_, Locale
from generator.scorecards.overviews.definition_changes import About, Changed, Way
from generator.wording.wording import amount, integer, percent

_ASKED = {
    "like": N_("how many should like it"),
    "ease": N_("how many should find it easy"),
    "shirt": N_("how many should wear the shirt"),
}
_MOVED = {
    About.EXPERIENCE: {
        Way.LOOSENED: N_("The target “{name}” was lowered from {before} to {after}."),
        Way.TIGHTENED: N_("The target “{name}” was raised from {before} to {after}."),
        None: N_("The target “{name}” was changed from {before} to {after}."),
    },
    About.PROMISE: {
        Way.LOOSENED: N_("The promise “{name}” was relaxed from {before} to {after}."),
        Way.TIGHTENED: N_("The promise “{name}” was tightened from {before} to {after}."),
        None: N_("The promise “{name}” was changed from {before} to {after}."),
    },
    About.RESULT: {
        Way.LOOSENED: N_("The target for “{name}” was relaxed from {before} to {after}."),
        Way.TIGHTENED: N_("The target for “{name}” was tightened from {before} to {after}."),
        None: N_("The target for “{name}” was changed from {before} to {after}."),
    },
    About.MEASURE: {
        Way.LOOSENED: N_("What counts as good in “{name}” was relaxed from {before} to {after}."),
        Way.TIGHTENED: N_(
            "What counts as good in “{name}” was tightened from {before} to {after}."
        ),
        None: N_("What counts as good in “{name}” was changed from {before} to {after}."),
    },
}
_NEW = {
    About.EXPERIENCE: N_("A new target, “{name}”: {value}."),
    About.PROMISE: N_("A new promise, “{name}”: {value}."),
    About.RESULT: N_("A new target, “{name}”: {value}."),
    About.MEASURE: N_("A new limit for what is good, “{name}”: {value}."),
}


def moves_said(locale: Locale, ways: Counter[str], close: int, known: bool) -> str:
    """Say how many verdicts changed for the better and for the worse, and how many are close."""
    _ = locale.text
    if not known:
        return _("There is not enough history yet to say which verdicts changed.")
    total = sum(ways.values())
    near = locale.plural(
        "{n} service is close to the line between two verdicts.",
        "{n} services are close to the line between two verdicts.",
        close,
    ).format(n=integer(locale, close))
    if not total:
        return near if close else _("No verdict changed in the last 13 periods.")
    up, down = ways["good"], ways["bad"]
    if not down:
        said = locale.plural(
            "{n} verdict got better in the last 13 periods, none got worse.",
            "{n} verdicts got better in the last 13 periods, none got worse.",
            up,
        )
    elif not up:
        said = locale.plural(
            "{n} verdict got worse in the last 13 periods, none got better.",
            "{n} verdicts got worse in the last 13 periods, none got better.",
            down,
        )
    else:
        said = locale.plural(
            "In the last 13 periods {up} verdict got better and {n} got worse.",
            "In the last 13 periods {up} verdicts got better and {n} got worse.",
            up,
        )
    moved = said.format(n=integer(locale, down or up), up=integer(locale, up))
    return f"{moved} {near}" if close else moved


def eased_said(locale: Locale, eased: int, since: str) -> str:
    """Say how many aims were loosened, as a second sentence; empty for none."""
    if not eased:
        return ""
    said = locale.plural(
        "{n} target has been relaxed {since}.", "{n} targets have been relaxed {since}.", eased
    )
    return " " + said.format(n=integer(locale, eased), since=since)


def nothing_moved(locale: Locale, moved: bool, close: bool, known: bool) -> str:
    """Say why no verdict is listed; empty where some are."""
    if moved:
        return ""
    if close:
        return locale.text("No other service changed its shirt.")
    if known:
        return locale.text("Every service wears the same shirt as before.")
    return locale.text("No service has two verdicts on one line yet.")


def change_words(locale: Locale, each: Changed) -> str:
    """Say what changed, in one sentence."""
    _ = locale.text
    if each.about is About.SERVICE:
        return _("It opened.") if each.way is Way.OPENED else _("It ended.")
    if each.about is About.OWNER:
        return _("“{name}” is now the owner.").format(name=each.name)
    if each.about is About.DELIVERY:
        return _("“{name}” is now delivered by another supplier.").format(name=each.name)
    name = _(_ASKED[each.name]) if each.about is About.EXPERIENCE else each.name
    after = _value(locale, each, each.after)
    if each.way is Way.NEW:
        return _(_NEW[each.about]).format(name=name, value=after)
    moved = _MOVED[each.about]
    said = moved.get(each.way) or moved[None]
    return _(said).format(name=name, before=_value(locale, each, each.before), after=after)


def _value(locale: Locale, each: Changed, value: float | None) -> str:
    if value is None:
        return ""
    return percent(value) if each.about is About.EXPERIENCE else amount(locale, value, each.unit)
