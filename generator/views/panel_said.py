"""The panel “You said, we did”: each matter in the words of those who raised and answered it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.conversation import Entry, Voice
from generator.model.definitions import Definitions
from generator.model.service import Service
from generator.scorecards.conversation import Matter, Standing
from generator.scorecards.figure import State
from generator.scorecards.scorecard import Scorecard
from generator.views.sentences import figure_value
from generator.views.wording import by_words, count, day_words, sentence_case

_FIRST = 3
"""Matters that stand open on the page; those after them are folded away."""
_STANDING = {
    Standing.OVERDUE: ("Overdue", "bad"),
    Standing.WAITING: ("Waiting for an answer", "bad"),
    Standing.DOING: ("Being done", "plain"),
    Standing.ANSWERED: ("Answered", "plain"),
    Standing.DONE: ("Done", "good"),
    Standing.REFUSED: ("Refused, with a reason", "plain"),
}
_VOICE = {
    Voice.CUSTOMERS: "customers",
    Voice.PROVIDER: "those who provide it",
    Voice.REGULATOR: "a regulator",
}


@dataclass(frozen=True, slots=True)
class MatterView:
    """One matter. ``standing`` is how far it has come, ``tone`` good, bad or plain."""

    standing: str
    tone: str
    said: str
    by: str
    reply: str
    course: str
    settled: str
    href: str | None


@dataclass(frozen=True, slots=True)
class SaidView:
    """The conversation. ``nothing`` stands in its place where nobody has said anything."""

    summary: str
    first: tuple[MatterView, ...]
    rest: tuple[MatterView, ...]
    rest_title: str
    nothing: str


def said_view(card: Scorecard, definitions: Definitions, as_of: date) -> SaidView:
    """Return the conversation, the most pressing first."""
    found = card.conversation
    views = tuple(_matter(each, card.service, definitions, as_of) for each in found.matters)
    rest = views[_FIRST:]
    return SaidView(
        summary=_summary(card),
        first=views[:_FIRST],
        rest=rest,
        rest_title=count(len(rest), "more matter", "more matters") if rest else "",
        nothing="" if views else "Nothing has been raised here yet. What you say is answered here.",
    )


def _summary(card: Scorecard) -> str:
    found = card.conversation
    if found.answered.state is not State.SHOWN:
        return ""
    said = [f"{figure_value(found.answered)} comments have an answer"]
    if found.wait is not None:
        days = count(round(found.wait), "day", "days")
        said.append(f"a first answer usually takes {days}")
    if found.settled.state is State.SHOWN:
        said.append(f"{figure_value(found.settled)} who were asked call it settled")
    return "; ".join(said) + "."


def _matter(each: Matter, service: Service, definitions: Definitions, as_of: date) -> MatterView:
    entry = each.entry
    standing, tone = _STANDING[each.standing]
    settled = entry.settled
    return MatterView(
        standing=standing,
        tone=tone,
        said=entry.said,
        by=_by(entry, service, definitions),
        reply=entry.reply or "",
        course=_course(each, as_of),
        settled=f"{settled.yes} of {settled.asked} who had raised it call it settled."
        if settled
        else "",
        href=entry.link,
    )


def _by(entry: Entry, service: Service, definitions: Definitions) -> str:
    """Who raised it, in how many comments, about what, when."""
    who = _VOICE[entry.by]
    if entry.community in definitions.communities:
        who = f"{who}, {definitions.communities[entry.community].part.name}"
    said = [sentence_case(who)]
    if entry.comments:
        said.append(count(entry.comments, "comment", "comments"))
    said += [f"about “{step.name}”" for step in service.steps if step.id == entry.step]
    return ", ".join([*said, day_words(entry.raised)])


def _course(each: Matter, as_of: date) -> str:
    """When it was answered, and by when it is, was or should have been done."""
    entry, said = each.entry, []
    if each.waited is not None:
        after = "the same day" if each.waited == 0 else f"after {count(each.waited, 'day', 'days')}"
        said.append(f"answered {after}")
    if each.standing is Standing.DONE and each.since:
        said.append(f"done on {day_words(each.since)}")
    elif each.standing is Standing.OVERDUE and each.since:
        late = count((as_of - each.since).days, "day", "days")
        promised = f"promised for {day_words(entry.due)}" if entry.due else "no day was promised"
        said.append(f"{promised}, overdue for {late}")
    elif each.standing is Standing.DOING:
        said.append(f"by {by_words(entry.due, as_of)}" if entry.due else "no day promised yet")
    return sentence_case(", ".join(said)) + "." if said else ""
