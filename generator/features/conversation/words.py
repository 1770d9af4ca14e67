"""The panel “You said, we did”: each topic in the words of those who raised and answered it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from generator.features.conversation.figures import Conversation, Standing, Topic
from generator.features.conversation.helped import Effect, Helped
from generator.features.conversation.helped_words import helped_note, helped_tone, helped_words
from generator.features.conversation.method import METHODS
from generator.features.feature import Feature
from generator.features.panel import Panel, PanelContent, add_lines
from generator.figures.card import Scorecard
from generator.figures.figure import State
from generator.language import N_, Locale
from generator.language.marked import filled, joined
from generator.model.conversation import UNANSWERED, UNDATED, Entry, Progress, Voice
from generator.model.definitions import Definitions
from generator.model.service import Service
from generator.wording.anchors import anchor
from generator.wording.doors import door_words
from generator.wording.figure_words import figure_value
from generator.wording.situation import Wording
from generator.wording.wording import by_words, count, day_words, integer, sentence_case

_FIRST = 2
"""Topics that stand open on the page; those after them are folded away."""
STANDINGS = {
    Standing.OVERDUE: (N_("Overdue"), "bad"),
    Standing.WAITING: (N_("Waiting for an answer"), "bad"),
    Standing.DOING: (N_("In progress"), "plain"),
    Standing.ANSWERED: (N_("Answered"), "plain"),
    Standing.DONE: (N_("Done"), "good"),
    Standing.REFUSED: (N_("Declined, with a reason"), "plain"),
}
VOICES = {
    Voice.CUSTOMERS: N_("customers"),
    Voice.PROVIDER: N_("staff who provide it"),
    Voice.REGULATOR: N_("a regulator"),
}

_SENSITIVE = N_(
    "What people say about it is answered, but we do not show it here: using it says a lot about "
    "a person."
)


class TopicView(Struct, frozen=True):
    """One topic. ``id`` is its address on a page, the same on each.

    ``standing`` is how far it has come, ``tone`` good, bad or plain.
    ``helped`` says whether what was done helped, ``helped_note`` what was compared.
    ``answer`` is its address on the page “Change something”, where it waits for an answer.
    """

    id: str
    standing: str
    tone: str
    said: str
    by: str
    reply: str
    course: str
    settled: str
    helped: str
    helped_tone: str
    helped_note: str
    href: str | None
    answer: str


class SaidView(Struct, frozen=True):
    """The conversation: what presses most, and the rest."""

    summary: str
    first: tuple[TopicView, ...]
    rest: tuple[TopicView, ...]
    rest_title: str


def describe(
    locale: Locale, card: Scorecard, definitions: Definitions, as_of: date
) -> PanelContent:
    """Describe the conversation, the most pressing first."""
    found = card.panels[Conversation]
    said, tone = _said(locale, Counter(topic.standing for topic in found.topics))
    if card.service.sensitive:
        return PanelContent(locale.text(_SENSITIVE), add=door_words(locale, card, definitions))
    if not found.topics:
        doors = door_words(locale, card, definitions)
        return PanelContent(said, tone, f"{doors} {add_lines(locale, card, 'conversation')}")
    views = topic_views(locale, card, definitions, as_of)
    rest = views[_FIRST:]
    more = locale.plural("{n} more comment", "{n} more comments", len(rest))
    title = more.format(n=integer(locale, len(rest))) if rest else ""
    return PanelContent(
        said, tone, body=SaidView(_summary(locale, card), views[:_FIRST], rest, title)
    )


def wordings(locale: Locale) -> tuple[Wording, ...]:
    """Return every sentence that the panel can begin with."""
    doing, waiting, overdue = Standing.DOING, Standing.WAITING, Standing.OVERDUE
    cases: tuple[tuple[str, dict[Standing, int]], ...] = (
        ("nothing was raised", {}),
        ("one topic is overdue", {overdue: 1}),
        ("several topics are overdue", {overdue: 3}),
        ("one comment is waiting for an answer", {waiting: 1}),
        ("several comments are waiting for an answer", {waiting: 3}),
        ("one overdue, several waiting", {overdue: 1, waiting: 3}),
        ("several overdue, one waiting", {overdue: 3, waiting: 1}),
        ("one comment is in progress", {doing: 1}),
        ("several comments are in progress", {doing: 3}),
        ("all is answered, done or refused", {Standing.DONE: 1}),
    )
    return (
        Wording("the service is sensitive", locale.text(_SENSITIVE)),
        *(Wording(when, _said(locale, Counter(standings))[0]) for when, standings in cases),
    )


def _said(locale: Locale, standings: Counter[Standing]) -> tuple[str, str]:
    """Say how the conversation stands, and in which tone."""
    if not standings:
        said = locale.text(
            "Nobody has raised anything here yet. If you do, you will get an answer here."
        )
        return said, "plain"
    overdue, waiting = standings[Standing.OVERDUE], standings[Standing.WAITING]
    if overdue and waiting:
        late = locale.plural("{n} topic is overdue", "{n} topics are overdue", overdue)
        quiet = locale.plural(
            "{n} is waiting for an answer", "{n} are waiting for an answer", waiting
        )
        both = [late.format(n=integer(locale, overdue)), quiet.format(n=integer(locale, waiting))]
        return f"{locale.listed(both)}.", "bad"
    if overdue:
        said = locale.plural("{n} topic is overdue.", "{n} topics are overdue.", overdue)
        return said.format(n=integer(locale, overdue)), "bad"
    if waiting:
        said = locale.plural(
            "{n} comment is waiting for an answer.",
            "{n} comments are waiting for an answer.",
            waiting,
        )
        return said.format(n=integer(locale, waiting)), "bad"
    doing = standings[Standing.DOING]
    if doing:
        said = locale.plural(
            "All comments are answered, and {n} is being worked on.",
            "All comments are answered, and {n} are being worked on.",
            doing,
        )
        return said.format(n=integer(locale, doing)), "good"
    return locale.text("The owner has replied to all comments."), "good"


def topic_views(
    locale: Locale, card: Scorecard, definitions: Definitions, as_of: date
) -> tuple[TopicView, ...]:
    """Return what was raised about a service, the most pressing first."""
    topics = card.panels[Conversation].topics
    return tuple(topic_view(locale, card, each, definitions, as_of) for each in topics)


def helped_said(locale: Locale, helped: Counter[Effect]) -> str:
    """Say how many actions helped; empty where nobody can say of any."""
    _, compared, better = locale.text, sum(helped.values()), helped[Effect.BETTER]
    if not compared:
        return ""
    if compared == 1:
        yes, no = (
            _("the one action we can judge helped"),
            _("the one action we can judge did not help"),
        )
        return yes if better else no
    if better == 0:
        none = _("none of the {all} actions we can judge helped")
        return (
            _("neither of the 2 actions we can judge helped")
            if compared == 2
            else none.format(all=integer(locale, compared))
        )
    if better == compared:
        every = _("all {all} actions we can judge helped").format(all=integer(locale, compared))
        return _("both actions we can judge helped") if compared == 2 else every
    said = _("{n} of the {all} actions we can judge helped")
    return said.format(n=integer(locale, better), all=integer(locale, compared))


def first_answer(locale: Locale, days: float) -> str:
    """Say how long a first answer usually takes."""
    whole = round(days)
    if not whole:
        return locale.text("the first answer usually comes the same day")
    said = locale.plural(
        "the first answer usually takes {n} day", "the first answer usually takes {n} days", whole
    )
    return said.format(n=integer(locale, whole))


def _summary(locale: Locale, card: Scorecard) -> str:
    _ = locale.text
    found = card.panels[Conversation]
    some = figure_value(locale, found.answered)
    have = filled(_("{some} comments have been answered"), some=some)
    said = [have]
    if found.answered.of == 1:
        said = [_one_answer(locale, bool(found.answered.value), found.wait)]
    elif found.wait is not None:
        said.append(first_answer(locale, found.wait))
    if found.settled.state is State.SHOWN:
        settled = _("{some} people who were asked say it is resolved")
        said.append(filled(settled, some=figure_value(locale, found.settled)))
    helped = helped_said(locale, card.panels[Helped].effects)
    if helped:
        said.append(helped)
    return joined("", (joined("; ", said), "."))


def _one_answer(locale: Locale, answered: bool, wait: float | None) -> str:
    """Say of the only comment whether it was answered, and how long that took."""
    if not answered:
        return locale.text("The only comment has not been answered")
    if wait is None:
        return locale.text("The only comment has been answered")
    days = round(wait)
    if not days:
        return locale.text("The only comment was answered on the same day")
    said = locale.plural(
        "The only comment was answered after {n} day",
        "The only comment was answered after {n} days",
        days,
    )
    return said.format(n=integer(locale, days))


def topic_view(
    locale: Locale, card: Scorecard, each: Topic, definitions: Definitions, as_of: date
) -> TopicView:
    """Return one topic as any page shows it."""
    service, helped = card.service, card.panels[Helped].by_place.get(each.place)
    entry = each.entry
    standing, tone = STANDINGS[each.standing]
    settled = entry.settled
    call = locale.text("{n} of the {all} people who raised it say it is resolved.")
    few = (
        locale.text("We do not show how many of them say it is resolved, to protect people.")
        if each.settled_withheld
        else ""
    )
    address = topic_address(card, each)
    return TopicView(
        id=address,
        standing=locale.text(standing),
        tone=tone,
        said=entry.said,
        by=_by(locale, entry, service, definitions),
        reply=entry.reply or "",
        course=_course(locale, each, as_of),
        settled=call.format(n=settled.yes, all=settled.asked) if settled else few,
        helped=helped_words(locale, helped),
        helped_tone=helped_tone(helped),
        helped_note=helped_note(locale, helped),
        href=entry.link,
        answer=answer_address(address) if entry.progress is Progress.HEARD else "",
    )


def topic_address(card: Scorecard, each: Topic) -> str:
    """Return the topic's own id."""
    topics = card.panels[Conversation].topics
    earlier = [other.entry for other in topics if other.place < each.place]
    return entry_address(card.id, each.entry, earlier)


def entry_address(service: str, entry: Entry, earlier: Sequence[Entry]) -> str:
    """Return an entry's own id; with a number, if ``earlier`` ones said the same that day."""
    same = sum(each.raised == entry.raised and each.said == entry.said for each in earlier)
    found = anchor("said", service, entry.raised.isoformat(), said=entry.said)
    return f"{found}-{same + 1}" if same else found


def answer_address(entry: str) -> str:
    """Return where on the page “Change something” an entry with an id is answered."""
    return f"answer-{entry}"


def _by(locale: Locale, entry: Entry, service: Service, definitions: Definitions) -> str:
    """Who raised it, in how many comments, about what, when."""
    who = locale.text(VOICES[entry.by])
    if entry.community in definitions.communities:
        who = f"{who}, {definitions.communities[entry.community].part.name}"
    said = [sentence_case(who)]
    if entry.comments:
        said.append(count(locale, entry.comments, "comment", "comments"))
    about = locale.text("about “{step}”")
    said += [about.format(step=step.name) for step in service.steps if step.id == entry.step]
    return ", ".join([*said, day_words(locale, entry.raised)])


def _course(locale: Locale, each: Topic, as_of: date) -> str:
    """How long it waits or when it was answered, and by when it is, was or should be done."""
    _ = locale.text
    entry, said = each.entry, []
    if each.standing is Standing.WAITING and (days := (as_of - entry.raised).days):
        waiting = locale.plural("waiting for {n} day", "waiting for {n} days", days)
        said.append(waiting.format(n=integer(locale, days)))
    if each.waited == 0:
        said.append(_("answered the same day"))
    elif each.waited is not None:
        after = locale.plural("answered after {n} day", "answered after {n} days", each.waited)
        said.append(after.format(n=integer(locale, each.waited)))
    if each.standing is Standing.DONE and each.since:
        said.append(_("done on {day}").format(day=day_words(locale, each.since)))
    elif each.standing is Standing.OVERDUE and each.since:
        said += late_words(locale, each, (as_of - each.since).days)
    elif each.standing is Standing.DOING and entry.due:
        said.append(_("due by {when}").format(when=by_words(locale, entry.due, date.min)))
    elif each.standing is Standing.DOING:
        said.append(_("no date set yet"))
    return sentence_case("; ".join(said)) + "." if said else ""


def overdue_words(locale: Locale, days: int) -> str:
    """Say for how many days something has been overdue."""
    said = locale.plural("overdue for {n} day", "overdue for {n} days", days)
    return said.format(n=integer(locale, days))


def late_words(locale: Locale, each: Topic, days: int) -> tuple[str, str]:
    """Say what of a topic is overdue, and for how many days it has been."""
    due = each.entry.due
    by = locale.text("due on {day}").format(day=day_words(locale, due)) if due else ""
    return by or limit_words(locale, each), overdue_words(locale, days)


def limit_words(locale: Locale, each: Topic) -> str:
    """Say which limit is ours for a topic without a day; empty where a day was promised."""
    if each.entry.due:
        return ""
    if each.unanswered:
        limit = locale.text("not answered; our limit is {days} days")
        return limit.format(days=UNANSWERED.days)
    limit = locale.text("no date was set, so our limit is {days} days")
    return limit.format(days=UNDATED.days)


PANEL = Panel("said", N_("You said, we did"), SaidView, describe, wordings)
FEATURE = Feature("conversation", PANEL, (Conversation, Helped), METHODS)
