"""How a change of a definition is said: one sentence for each that there can be."""

from __future__ import annotations

from generator.scorecards.overviews.definition_changes import About, Changed, Way
from generator.views.words.wording import amount, percent

_ASKED = {
    "like": "how many should like it",
    "ease": "how many should find it easy",
    "shirt": "how many should wear the shirt",
}
_VERBS = {Way.LOOSENED: "loosened", Way.TIGHTENED: "tightened"}


def change_words(each: Changed) -> str:
    """Say what changed, in one sentence."""
    if each.about is About.SERVICE:
        return "It opened." if each.way is Way.OPENED else "It ended."
    if each.about is About.OWNER:
        return f"“{each.name}” answers for it now."
    if each.about is About.DELIVERY:
        return f"“{each.name}” is delivered by another supplier now."
    if each.way is Way.NEW:
        return f"{_new(each)}: {_value(each, each.after)}."
    verb = _VERBS.get(each.way, "changed")
    moved = f"{verb} from {_value(each, each.before)} to {_value(each, each.after)}"
    return f"{_aim(each)} was {moved}."


def _aim(each: Changed) -> str:
    if each.about is About.EXPERIENCE:
        return f"The aim “{_ASKED[each.name]}”"
    what = {
        About.PROMISE: "The promise",
        About.RESULT: "What is wanted of",
        About.MEASURE: "What is good in",
    }[each.about]
    return f"{what} “{each.name}”"


def _new(each: Changed) -> str:
    if each.about is About.EXPERIENCE:
        return f"A new aim, “{_ASKED[each.name]}”"
    what = {
        About.PROMISE: "A new promise",
        About.RESULT: "A new aim",
        About.MEASURE: "A new line for what is good",
    }[each.about]
    return f"{what}, “{each.name}”"


def _value(each: Changed, value: float | None) -> str:
    if value is None:
        return ""
    return percent(value) if each.about is About.EXPERIENCE else amount(value, each.unit)
