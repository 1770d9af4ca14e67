"""What happened or is to happen, in words: one entry, which feeds, calendars and digests show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from uuid import NAMESPACE_URL, UUID, uuid5

from msgspec import Struct

from generator.disclosure.published import Mode
from generator.drawing.cards import service_href
from generator.drawing.shirts import shirt_word
from generator.features.conversation.figures import Standing, Topic
from generator.features.conversation.words import late_words, overdue_words, topic_address
from generator.features.owners_word.figures import EarlyWarning
from generator.features.owners_word.words import warning_address, warning_words
from generator.features.verdict_history.figures import Move
from generator.figures.card import Scorecard
from generator.figures.figure import Figure
from generator.language import N_, Locale
from generator.language.marked import filled
from generator.model.service import Event
from generator.news.digests import Digest, DigestPart
from generator.news.happenings import Happening, NewsKind
from generator.news.places import digest_of
from generator.wording.figure_words import value_and_range
from generator.wording.marks import marked
from generator.wording.sentences import what_came_of_it
from generator.wording.silence import silences_said
from generator.wording.spans import span_words
from generator.wording.wording import cut_short, day_words, integer, quoted, sentence_case

_TITLE = 120
"""How many characters of an action a title repeats."""
_LIFE = {
    NewsKind.OPENED: (N_("{service} opened"), N_("{service} opens")),
    NewsKind.ENDED: (N_("{service} ended"), N_("{service} ends")),
}
"""Once it has happened, and before."""
_MISSED = {
    NewsKind.OPENED: N_("It was due to open on {day}, and has not"),
    NewsKind.ENDED: N_("It was due to end on {day}, and is still there"),
}
"""By the key of what is overdue."""
_ON = {
    NewsKind.OPENED: (N_("In use since {day}."), N_("In use from {day}.")),
    NewsKind.ENDED: (N_("It ended on {day}."), N_("It ends on {day}.")),
}
_SAID_BY_TITLE = frozenset({NewsKind.OPENED, NewsKind.LAUNCH, NewsKind.ENDED})
"""Of these the text adds nothing but the day."""
_NOTHING = {
    DigestPart.MOVED: N_("no verdict changed"),
    DigestPart.WARNED: N_("no early warning appeared"),
    DigestPart.DONE: N_("no action was done"),
    DigestPart.LIFE: N_("nothing started or ended"),
}
"""What is said where a month brought something else."""
_NAMES = {
    NewsKind.VERDICT: N_("Verdict changed"),
    NewsKind.WARNING: N_("Early warning"),
    NewsKind.LATE: N_("Data are late"),
    NewsKind.DONE: N_("Done"),
    NewsKind.OPENED: N_("New service"),
    NewsKind.LAUNCH: N_("Launch"),
    NewsKind.ENDED: N_("End"),
    NewsKind.PROMISED: N_("Due"),
    NewsKind.OVERDUE: N_("Overdue"),
    NewsKind.DIGEST: N_("The month in short"),
}


class NewsEntry(Struct, frozen=True):
    """Something that happened, or is to happen on a day.

    ``id`` stays as long as the organisation's name does. ``service`` and ``provider`` are ids.
    ``title`` and ``text`` are plain text, the text perhaps with marks of figures. ``rest`` is what
    is left of the text where title and day stand already, perhaps nothing. ``at`` is the address
    within the site where a reader finds it.
    """

    id: UUID
    kind: NewsKind
    service: str
    provider: str
    day: date
    title: str
    text: str
    rest: str
    at: str


def entries(locale: Locale, found: Iterable[Happening], as_of: date) -> Iterator[NewsEntry]:
    """Yield what happened in words; ``as_of`` is the day up to which data count."""
    for each in found:
        title, text, place = _said(locale, each, as_of)
        rest = _rest(locale, each, text)
        card = each.card
        at = service_href(card.id) + place
        identity = lasting_id(card, each.kind, each.key)
        yield NewsEntry(
            identity, each.kind, card.id, card.defined.provider, each.day, title, text, rest, at
        )


def digest_entry(locale: Locale, organisation: str, provider: str, digest: Digest) -> NewsEntry:
    """Return the entry of a month of a provider, by its id, or of all services."""
    whose = ("provider", provider) if provider else ("all",)
    return NewsEntry(
        id=id_of(organisation, "digest", *whose, digest.month.id),
        kind=NewsKind.DIGEST,
        service="",
        provider=provider,
        day=digest.out,
        title=locale.text("{month} in short").format(month=locale.period(digest.month)),
        text=digest_said(locale, digest),
        rest="",
        at=f"{digest_of(provider)}#{digest.month.id}",
    )


def digest_said(locale: Locale, digest: Digest) -> str:
    """Say how much a month brought."""
    said = {
        part: _counted(locale, part, found)
        for part, found in digest.parts.items()
        if found and part is not DigestPart.NEXT
    }
    late = " ".join(said.pop(DigestPart.OVERDUE, ()))
    if not said:
        return " ".join((locale.text("Nothing changed that we know of."), late)).rstrip()
    nothing = [locale.text(none) for part, none in _NOTHING.items() if part not in said]
    both = [locale.listed(some) for some in ([*chain(*said.values())], nothing) if some]
    return " ".join((*(f"{sentence_case(each)}." for each in both), late)).rstrip()


def _counted(locale: Locale, part: DigestPart, found: Sequence[Happening]) -> list[str]:
    if part is DigestPart.MOVED:
        return [*_moves_counted(locale, found)]
    if part is DigestPart.OVERDUE:
        return [*_overdue_counted(locale, found)]
    n = len(found)
    counted: dict[DigestPart, Callable[[], str]] = {
        DigestPart.WARNED: lambda: locale.plural(
            "{n} early warning appeared", "{n} early warnings appeared", n
        ),
        DigestPart.DONE: lambda: locale.plural("{n} action was done", "{n} actions were done", n),
        DigestPart.LIFE: lambda: locale.plural(
            "{n} thing started or ended", "{n} things started or ended", n
        ),
    }
    return [counted[part]().format(n=integer(locale, n))]


def _moves_counted(locale: Locale, found: Sequence[Happening]) -> Iterator[str]:
    """Yield how many verdicts got better, and how many got worse."""
    up = sum(isinstance(each.found, Move) and each.found.better for each in found)
    down = len(found) - up
    if up:
        said = locale.plural("{n} verdict got better", "{n} verdicts got better", up)
        yield said.format(n=integer(locale, up))
    if down:
        said = locale.plural("{n} verdict got worse", "{n} verdicts got worse", down)
        yield said.format(n=integer(locale, down))


def _overdue_counted(locale: Locale, found: Sequence[Happening]) -> Iterator[str]:
    """Yield how many things were overdue, and of how many services the data were late."""
    late = sum(each.kind is NewsKind.LATE for each in found)
    things = len(found) - late
    if things:
        said = locale.plural(
            "At the end of the month {n} thing was overdue.",
            "At the end of the month {n} things were overdue.",
            things,
        )
        yield said.format(n=integer(locale, things))
    if late:
        said = locale.plural(
            "The data of {n} service were late.", "The data of {n} services were late.", late
        )
        yield said.format(n=integer(locale, late))


def kind_name(locale: Locale, kind: NewsKind) -> str:
    """Return what a kind of entry is called."""
    return locale.text(_NAMES[kind])


def lasting_id(card: Scorecard, *names: str) -> UUID:
    """Return an id of something about a service, by the first name that the service ever had."""
    first = card.service.formerly[0] if card.service.formerly else card.id
    organisation = card.panels.context.subject_context.organisation.name
    return id_of(organisation, "service", first, *names)


def id_of(organisation: str, *names: str) -> UUID:
    """Return an id: the same for the same names, on each machine and in each build."""
    return uuid5(NAMESPACE_URL, "\n".join(("iheartit", organisation, *names)))


def like_then(locale: Locale, like: Figure) -> str:
    """Say how many liked it in the days of a figure, and how they were asked."""
    said = f"{value_and_range(locale, like)}, {span_words(locale, like.span)}"
    if like.mode is Mode.OPEN:
        said = locale.text("{answers}, from an open link").format(answers=said)
    return marked(like, said)


def _said(locale: Locale, each: Happening, as_of: date) -> tuple[str, str, str]:
    """Return title, text and the place on the service's page."""
    found, name = each.found, each.card.service.name
    if isinstance(found, Move):
        return *_moved(locale, name, found), "#trend"
    if isinstance(found, EarlyWarning):
        title = locale.text("{service}: early warning").format(service=name)
        return title, warning_words(locale, found, dated=True), f"#{warning_address(found)}"
    if isinstance(found, tuple):
        title = locale.text("{service}: data are late").format(service=name)
        return title, " ".join(silences_said(locale, found)), ""
    if isinstance(found, Topic):
        place = f"#{topic_address(each.card, found)}"
        return *_acted(locale, name, found, each.kind, as_of), place
    if isinstance(found, Event):
        return f"{name}: {found.title}", day_words(locale, found.date), ""
    if each.kind is NewsKind.OVERDUE:
        said = locale.text(_MISSED[NewsKind(each.key)]).format(day=day_words(locale, each.day))
        return name, f"{said}: {overdue_words(locale, (as_of - each.day).days)}.", ""
    to_come = each.day > as_of
    title, text = (locale.text(each_of[each.kind][to_come]) for each_of in (_LIFE, _ON))
    return title.format(service=name), text.format(day=day_words(locale, each.day)), ""


def _rest(locale: Locale, each: Happening, text: str) -> str:
    """Return what neither the title nor the day of something says."""
    if each.kind in _SAID_BY_TITLE:
        return ""
    if each.kind in (NewsKind.DONE, NewsKind.PROMISED) and isinstance(each.found, Topic):
        entry = each.found.entry
        return quoted(locale, entry.said) if entry.reply else ""
    return text


def _moved(locale: Locale, name: str, move: Move) -> tuple[str, str]:
    before, after = (shirt_word(locale, each.shirt) for each in (move.before, move.after))
    better = locale.text("{service}: better, from {before} to {after}")
    title = better if move.better else locale.text("{service}: worse, from {before} to {after}")
    text = filled(
        locale.text("How many like it: {now}. Before that: {then}."),
        now=like_then(locale, move.after.like),
        then=like_then(locale, move.before.like),
    )
    return title.format(service=name, before=before, after=after), text


def _acted(locale: Locale, name: str, topic: Topic, kind: NewsKind, as_of: date) -> tuple[str, str]:
    entry = topic.entry
    if kind is NewsKind.OVERDUE and topic.since:
        said = quoted(locale, cut_short(entry.said.rstrip("."), _TITLE))
        limit, late = late_words(locale, topic, (as_of - topic.since).days)
        return f"{name}: {said}", f"{sentence_case(limit)}: {late}."
    action = cut_short((entry.reply or entry.said).rstrip("."), _TITLE)
    said = (
        locale.text("{service}, due: {action}")
        if kind is NewsKind.PROMISED and topic.standing is not Standing.DONE
        else locale.text("{service}, done: {action}")
    )
    lead, rest = what_came_of_it(locale, entry, as_of)
    text = f"{quoted(locale, entry.said)} {lead} {rest}"
    return said.format(service=name, action=action), text
