"""How a change of a definition is said: one sentence for each that there can be."""

from __future__ import annotations

from generator.language import N_, Locale
from generator.scorecards.overviews.definition_changes import About, Changed, Way
from generator.wording.wording import amount, percent

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
